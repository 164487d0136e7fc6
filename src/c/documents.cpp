#include "c/guarded.hpp"
#include "c/handles.hpp"
#include "json/codec.hpp"

#include <followup/json/calendar.hpp>
#include <followup/json/policy.hpp>
#include <followup/json/pursuit.hpp>

#include <cstdlib>
#include <new>
#include <string>
#include <utility>
#include <vector>

using c_interface::bad_argument;
using c_interface::guarded;
using c_interface::needed;
using c_interface::needed_text;

namespace {

namespace fu = followup;

fu::json::registry with_zones(const fu_zone* const* zones, std::size_t count) {
  fu::json::registry own;
  if (count != 0) (void)needed(zones, "zones");
  for (std::size_t i = 0; i < count; ++i) own.zone(needed(zones[i], "zones[" + std::to_string(i) + "]").value);
  return own;
}

std::string name_from(const char* name, std::size_t size) {
  const std::string_view text = needed_text(name, size, "name");
  if (text.empty()) throw bad_argument("name", "\"\"", "a name");
  return std::string(text);
}

// Sets *out, to NULL before anything can go wrong.
template <class Handle, class Make>
fu_status made(Handle** out, fu_text* error, Make&& make) noexcept {
  if (out != nullptr) *out = nullptr;
  return guarded(error, [&] {
    (void)needed(out, "out");
    auto value = make();
    *out = new (std::nothrow) Handle{std::move(value)};
    if (*out == nullptr) throw std::bad_alloc();
  });
}

}  // namespace

const char* fu_status_name(fu_status status) noexcept { return c_interface::name_of(status); }

const char* fu_version() noexcept { return FOLLOWUP_VERSION; }

void fu_text_free(fu_text* text) noexcept {
  if (text == nullptr) return;
  std::free(text->data);  // NOLINT(cppcoreguidelines-no-malloc)
  *text = FU_TEXT_INIT;
}

fu_status fu_policy_read(const char* json, size_t size, fu_policy** out, fu_text* error) noexcept {
  return made(out, error, [&] { return fu::json::read_policy(needed_text(json, size, "json")).value(); });
}
void fu_policy_free(fu_policy* policy) noexcept { delete policy; }
uint64_t fu_policy_identity(const fu_policy* policy) noexcept { return policy ? policy->value.identity() : 0; }
int32_t fu_policy_needs_history(const fu_policy* policy) noexcept {
  return policy != nullptr && policy->value.needs_history() ? 1 : 0;
}

fu_status fu_policy_name(const fu_policy* policy, int32_t kind, uint64_t identity, fu_text* name,
                         fu_text* error) noexcept {
  return guarded(error, [&] {
    const fu::policy& rules = needed(policy, "policy").value;
    (void)needed(name, "name");
    std::string_view called;
    if (kind == FU_RULE) {
      called = rules.name_of(fu::rule_id{identity});
    } else if (kind == FU_BRIEF) {
      called = rules.name_of(fu::brief_id{identity});
    } else if (kind == FU_LABEL) {
      called = rules.name_of(fu::label_id{identity});
    } else {
      throw bad_argument("kind", std::to_string(kind), "FU_RULE, FU_BRIEF, FU_LABEL");
    }
    if (!c_interface::put(name, called)) throw std::bad_alloc();
  });
}
uint64_t fu_identity(const char* text, size_t size) noexcept {
  return text == nullptr || size == 0 ? 0 : fu::json::detail::identity_text::meant_by({text, size});
}

fu_status fu_calendar_read(const char* json, size_t size, fu_calendar** out, fu_text* error) noexcept {
  return made(out, error, [&] { return fu::json::read_calendar(needed_text(json, size, "json")).value(); });
}
void fu_calendar_free(fu_calendar* calendar) noexcept { delete calendar; }
uint64_t fu_calendar_identity(const fu_calendar* calendar) noexcept {
  return calendar ? calendar->value.identity() : 0;
}

fu_status fu_zone_make(const char* name, size_t size, int32_t before, const int64_t* at, const int32_t* offset,
                       size_t count, fu_zone** out, fu_text* error) noexcept {
  return made(out, error, [&] {
    std::string called = name_from(name, size);
    if (count != 0) {
      (void)needed(at, "at");
      (void)needed(offset, "offset");
    }
    std::vector<fu::zone_transition> changes;
    changes.reserve(count);
    // Lists of transitions begin and end long before and after what the library's range is.
    const std::int64_t first = fu::unix_seconds(fu::first_instant());
    const std::int64_t last = fu::unix_seconds(fu::last_instant() - boost::posix_time::seconds(1));
    fu::time_duration at_first = boost::posix_time::seconds(before);
    for (std::size_t i = 0; i < count; ++i) {
      if (i > 0 && at[i] <= at[i - 1]) {
        throw bad_argument("at[" + std::to_string(i) + "]", std::to_string(at[i]), "later than the one before");
      }
      const fu::time_duration to = boost::posix_time::seconds(offset[i]);
      if (at[i] < first) at_first = to;
      if (at[i] >= first && at[i] <= last) changes.push_back({fu::from_unix_seconds(at[i]), to});
    }
    return fu::time_zone::from(std::move(called), at_first, changes);
  });
}
fu_status fu_zone_load(const char* name, size_t size, fu_zone** out, fu_text* error) noexcept {
  return made(out, error, [&] { return fu::time_zone::named(name_from(name, size)); });
}
void fu_zone_free(fu_zone* zone) noexcept { delete zone; }

fu_status fu_prospect_read(const char* json, size_t size, const fu_zone* const* zones, size_t zone_count,
                           fu_prospect** out, fu_text* error) noexcept {
  return made(out, error, [&] {
    return fu::json::read_prospect(needed_text(json, size, "json"), with_zones(zones, zone_count)).value();
  });
}
void fu_prospect_free(fu_prospect* prospect) noexcept { delete prospect; }

fu_status fu_session_make(const fu_zone* const* zones, size_t zone_count, fu_session** out, fu_text* error) noexcept {
  return made(out, error, [&] { return serve::verb_session(with_zones(zones, zone_count)); });
}
void fu_session_free(fu_session* session) noexcept { delete session; }

fu_status fu_session_name_policy(fu_session* session, const char* name, size_t size, const fu_policy* policy,
                                 fu_text* error) noexcept {
  return guarded(error, [&] {
    needed(session, "session").named.policies.insert_or_assign(name_from(name, size), needed(policy, "policy").value);
  });
}
fu_status fu_session_name_calendar(fu_session* session, const char* name, size_t size, const fu_calendar* calendar,
                                   fu_text* error) noexcept {
  return guarded(error, [&] {
    needed(session, "session")
        .named.calendars.insert_or_assign(name_from(name, size), needed(calendar, "calendar").value);
  });
}

fu_status fu_ask(fu_session* session, const fu_policy* policy, const fu_calendar* calendar, int64_t now, uint32_t flags,
                 const char* question, size_t size, fu_text* answer, fu_text* error) noexcept {
  if (answer != nullptr) (void)c_interface::put(answer, {});
  return guarded(error, [&] {
    constexpr std::uint32_t known = FU_NO_REASONS | FU_FOLD | FU_BY_CLOCK;
    fu_session& asked = needed(session, "session");
    (void)needed(answer, "answer");
    const std::string_view text = needed_text(question, size, "question");
    if ((flags & ~known) != 0)
      throw bad_argument("flags", std::to_string(flags), "FU_NO_REASONS, FU_FOLD, FU_BY_CLOCK");
    const fu::json::setting otherwise{.rules = policy ? &policy->value : nullptr,
                                      .hours = calendar ? &calendar->value : nullptr,
                                      .named = &asked.named,
                                      .now = (flags & FU_FOLD) != 0 ? fu::first_instant() : fu::from_unix_seconds(now),
                                      .by_clock = (flags & FU_BY_CLOCK) != 0,
                                      .why = (flags & FU_NO_REASONS) != 0 ? fu::reasons::none : fu::reasons::wanted};
    fu::json::reply said =
        (flags & FU_FOLD) != 0 ? asked.asking.questions().fold(text, otherwise) : asked.asking.answer(text, otherwise);
    if (!c_interface::put(answer, said.text)) throw std::bad_alloc();
    if (said.error) throw c_interface::failure{c_interface::status_of(*said.error), {}, std::move(said.text)};
  });
}
