#include <followup/json/session.hpp>

#include "engine/history.hpp"
#include "json/answer_codecs.hpp"
#include "json/brought.hpp"
#include "json/document.hpp"
#include "json/model_codecs.hpp"
#include "json/refusals.hpp"
#include "json/reply_codecs.hpp"

#include <followup/engine/decide.hpp>
#include <followup/engine/explain.hpp>

#include <utility>

namespace followup::json {
namespace detail {
namespace {

// Exactly as the question has it, so that a host finds its own again.
std::optional<node> identity_in(const node& document) {
  const node* const pursuit = document.find("pursuit");
  const node* const id = pursuit == nullptr ? nullptr : pursuit->find("id");
  if (id == nullptr || !(id->is(node::kind::text) || id->is(node::kind::integer))) return std::nullopt;
  return *id;
}

std::string json_of(const std::optional<node>& value) {
  return value ? print(*value, layout::one_line) : std::string{};
}

template <class T>
std::vector<std::string_view> names_of(const std::map<std::string, T, std::less<>>& all) {
  std::vector<std::string_view> names;
  names.reserve(all.size());
  for (const auto& [name, value] : all) names.push_back(name);
  return names;
}

mistake unknown(std::string_view member, const std::string& name, const std::vector<std::string_view>& known,
                std::string_view otherwise) {
  const std::string names = known.empty() ? "" : listed(known) + "; ";
  return {"/" + std::string(member), in_quotes(name), names + std::string(otherwise)};
}

std::optional<policy> preset_named(const std::string& name, reading& all) {
  node document = node::object();
  document.add("preset", name);
  const auto read = by_name_or_whole<policy>{}.read(place{document, all});
  return read ? std::optional(std::get<policy>(*read)) : std::nullopt;
}

// What is newer than the progress, in order, each thing once.
progress advanced(const question& asked, progress so_far) {
  const ::followup::detail::ordered_history newer(asked.history);
  for (const touchpoint& touch : newer.touches()) so_far = advance(*asked.rules, asked.subject, so_far, touch);
  return so_far;
}

// From progress, which is then kept; none where that is not enough.
std::optional<progress> decided_from_fold(answer& out, const question& asked, reasons why) {
  if (asked.rules->needs_history()) return std::nullopt;
  const progress folded = fold(*asked.rules, asked.subject, asked.history);
  try {
    followup::decide(out, *asked.rules, asked.subject, folded, *asked.hours, *asked.now, why);
  } catch (const history_required&) { return std::nullopt; }
  return folded;
}

// Nobody said which number or address was meant, and this one was taken (ruling 30).
void add_assumed_endpoints(std::vector<mistake>& assumed, const answer& said) {
  for (const reason& why : said.reasons) {
    if (why.kind != reason_kind::endpoint_assumed) continue;
    assumed.push_back({"/pursuit/who/reachable_by/" + std::to_string(why.n - 1), "a touch that names no endpoint",
                       "its endpoint or its action; this contact point was taken to be meant"});
  }
}

told_texts told(const question& asked, const answer& said) {
  told_texts texts;
  for (const language in : asked.told) {
    texts.by_language[static_cast<std::size_t>(in)] = explain(said, *asked.rules, asked.subject.who.zone(), in);
  }
  return texts;
}

std::optional<node> request_of(const question& asked) {
  if (asked.request.empty()) return std::nullopt;
  findings found;
  return parse(asked.request, found);
}

std::optional<node> pursuit_of(const posed& one) {
  if (one.pursuit.empty()) return std::nullopt;
  findings found;
  return parse(one.pursuit, found);
}

reply refused(const posed& one, error_kind kind, std::vector<mistake> mistakes, std::size_t line) {
  refusal_document document{
      .pursuit = pursuit_of(one), .request = request_of(one.asked), .mistakes = std::move(mistakes)};
  if (line != 0) document.line = line;
  document.error = kind;
  return {written(document, layout::one_line), kind};
}

}  // namespace
}  // namespace detail

struct session::state {
  registry own;
  detail::brought_documents brought = {};
  answer said = {};

  // The zones that were named so far: to load one takes longer than to decide. Offsets are not loaded, and there could
  // be ever so many.
  void remember(const std::vector<time_zone>& zones) {
    constexpr std::size_t most = 1'000;  // there are fewer
    for (const time_zone& one : zones) {
      if (one.name().starts_with("UTC") || own.zones().size() >= most || own.zones().contains(one.name())) continue;
      own.zone(one);
    }
  }

  void fill_in_policy(posed& one, const setting& otherwise) {
    question& asked = one.asked;
    if (asked.rules) return;
    if (asked.policy_name.empty()) {
      if (otherwise.rules != nullptr) {
        asked.rules = *otherwise.rules;
      } else {
        one.mistakes.push_back({"/policy", "(none)", "a policy, by its name or whole; or one for all questions"});
      }
      return;
    }
    const auto* const named = otherwise.named;
    if (named != nullptr) {
      const auto found = named->policies.find(asked.policy_name);
      if (found != named->policies.end()) asked.rules = found->second;
    }
    detail::reading all{.own = &own, .brought = &brought};
    if (!asked.rules) asked.rules = detail::preset_named(asked.policy_name, all);
    if (asked.rules) return;
    one.mistakes.push_back(
        detail::unknown("policy", asked.policy_name,
                        named == nullptr ? std::vector<std::string_view>{} : detail::names_of(named->policies),
                        "the name of a preset; or the policy itself"));
  }

  static void fill_in_calendar(posed& one, const setting& otherwise) {
    question& asked = one.asked;
    if (asked.hours) return;
    if (asked.calendar_name.empty()) {
      if (otherwise.hours != nullptr) {
        asked.hours = *otherwise.hours;
      } else {
        one.mistakes.push_back({"/calendar", "(none)", "a calendar, by its name or whole; or one for all questions"});
      }
      return;
    }
    const auto* const named = otherwise.named;
    if (named != nullptr) {
      const auto found = named->calendars.find(asked.calendar_name);
      if (found != named->calendars.end()) asked.hours = found->second;
    }
    if (asked.hours) return;
    one.mistakes.push_back(
        detail::unknown("calendar", asked.calendar_name,
                        named == nullptr ? std::vector<std::string_view>{} : detail::names_of(named->calendars),
                        "the calendar itself"));
  }

  static void fill_in_now(posed& one, const setting& otherwise) {
    if (one.asked.now) return;
    one.asked.now = otherwise.now;
    if (!otherwise.by_clock) return;
    one.assumed.push_back(
        {"/now", "(none)", "an instant; the clock's was taken, " + followup::to_string(otherwise.now)});
  }

  // Its document, and its time.
  posed read(std::string_view text, const setting& otherwise) {
    posed one;
    identities names;
    detail::reading all{.own = &own, .names = &names, .brought = &brought};
    detail::node until_then;
    const auto root = detail::parse(text, all.found, &until_then);
    one.pursuit = detail::json_of(detail::identity_in(root ? *root : until_then));
    if (!root) {
      one.mistakes = all.found.take();
      return one;
    }
    auto asked = detail::codec<question>{}.read(detail::place{*root, all});
    if (!asked || !all.found.empty()) {
      const detail::node* const request = root->find("request");
      if (request != nullptr) one.asked.request = detail::print(*request, layout::one_line);
      one.mistakes = all.found.take();
      return one;
    }
    one.asked = std::move(*asked);
    one.asked.names = std::move(names);
    remember(one.asked.subject.who.zones);
    fill_in_now(one, otherwise);
    return one;
  }

  static void leave_out(posed& one) {
    try {
      leave_out_unusable(one.asked, *one.asked.now);
    } catch (const error& wrong) {
      one.mistakes.push_back(mistake_in(one.asked, wrong));
      one.error = wrong.kind();
    }
  }
};

session::session(registry own) : state_(new state{std::move(own)}) {}
session::~session() = default;
session::session(session&&) noexcept = default;
session& session::operator=(session&&) noexcept = default;

posed session::pose(std::string_view question, const setting& otherwise) {
  posed one = state_->read(question, otherwise);
  if (!one.good()) return one;
  state_->fill_in_policy(one, otherwise);
  session::state::fill_in_calendar(one, otherwise);
  if (one.good()) session::state::leave_out(one);
  return one;
}

std::optional<progress> decide(answer& out, const posed& one, reasons why) {
  const question& asked = one.asked;
  if (asked.so_far && *asked.so_far) {
    const progress newest = detail::advanced(asked, **asked.so_far);
    followup::decide(out, *asked.rules, asked.subject, newest, *asked.hours, *asked.now, why);
    return newest;
  }
  if (asked.so_far) {
    if (const auto folded = detail::decided_from_fold(out, asked, why)) return folded;
  }
  followup::decide(out, *asked.rules, asked.subject, asked.history, *asked.hours, *asked.now, why);
  return std::nullopt;
}

reply session::next(std::string_view question, const setting& otherwise) {
  posed one = pose(question, otherwise);
  if (!one.good()) return detail::refused(one, one.error, std::move(one.mistakes), otherwise.line);
  answer& said = state_->said;
  try {
    const bool explained = otherwise.why == reasons::wanted || !one.asked.told.empty();
    const auto kept = decide(said, one, explained ? reasons::wanted : reasons::none);
    detail::reply_document document{.pursuit = detail::pursuit_of(one), .request = detail::request_of(one.asked)};
    detail::add_assumed_endpoints(one.assumed, said);
    if (!one.asked.told.empty()) document.told = detail::told(one.asked, said);
    if (otherwise.why == reasons::none) {
      said.reasons.clear();
      said.truncated_reasons = 0;
    }
    document.said = &said;
    if (one.asked.so_far) document.so_far = kept;
    document.assumed = std::move(one.assumed);
    document.left_out = std::move(one.asked.left_out);
    return {detail::written(document, layout::one_line, {.rules = &*one.asked.rules, .names = &one.asked.names})};
  } catch (const error& wrong) {
    return detail::refused(one, wrong.kind(), {mistake_in(one.asked, wrong)}, otherwise.line);
  }
}

reply session::fold(std::string_view question, const setting& otherwise) {
  // What lies ahead is folded too: the time of asking comes with the decision.
  setting at_any_time = otherwise;
  at_any_time.now = last_instant() - boost::posix_time::seconds(1);
  at_any_time.by_clock = false;
  posed one = state_->read(question, at_any_time);
  if (one.good()) state_->fill_in_policy(one, otherwise);
  if (one.good()) session::state::leave_out(one);
  if (!one.good()) return detail::refused(one, one.error, std::move(one.mistakes), otherwise.line);
  const auto& asked = one.asked;
  try {
    detail::folded_document document{.pursuit = detail::pursuit_of(one), .request = detail::request_of(asked)};
    if (!asked.rules->needs_history()) {
      document.so_far = asked.so_far && *asked.so_far ? detail::advanced(asked, **asked.so_far)
                                                      : followup::fold(*asked.rules, asked.subject, asked.history);
    }
    document.left_out = std::move(one.asked.left_out);
    return {detail::written(document, layout::one_line)};
  } catch (const error& wrong) {
    return detail::refused(one, wrong.kind(), {mistake_in(asked, wrong)}, otherwise.line);
  }
}

reply refusal(std::vector<mistake> mistakes, std::size_t line) {
  return detail::refused({}, error_kind::invalid_document, std::move(mistakes), line);
}

reply next(std::string_view question, const setting& otherwise, const registry& own) {
  return session(own).next(question, otherwise);
}

}  // namespace followup::json
