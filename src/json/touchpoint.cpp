#include <followup/json/touchpoint.hpp>

#include "json/alternatives.hpp"
#include "json/document.hpp"
#include "json/model_codecs.hpp"
#include "json/refusals.hpp"
#include "json/time_codecs.hpp"

#include <map>
#include <utility>

namespace followup::json {
namespace detail {
namespace {

constexpr const char* says_until = "The date named, if one was.";

}  // namespace

void describe(fields& f, away& what) { f.maybe("until", "The first day back, if it was named.", what.until); }
void describe(fields& f, not_now& what) { f.maybe("until", says_until, what.until); }
void describe(fields& f, on_hold& what) { f.maybe("until", says_until, what.until); }
void describe(fields& f, meeting_cancelled& what) {
  f.maybe("when", "Which one, by the time it was agreed for; else the first ahead.", what.when);
}
void describe(fields& f, meeting_missed& what) {
  f.maybe("when", "Which one, by the time it was agreed for; else the first of all.", what.when);
}
void describe(fields& f, objection& what) { f.maybe("only", "What they object to, if they said so.", what.only); }

// {"when": "2026-11-27 14:00"}
struct meeting_document {
  std::optional<agreed_time> when;

  [[nodiscard]] static meeting_document of(const meeting_agreed& what) { return {what.when}; }
  [[nodiscard]] std::optional<meeting_agreed> made(const place&) && { return meeting_agreed{*when}; }
};
void describe(fields& f, meeting_document& what) { f.required("when", "The time agreed.", what.when); }
template <>
struct codec<meeting_agreed> : codec_by<meeting_agreed, meeting_document> {};

template <>
struct names_in<outcome> {
  [[nodiscard]] static std::string_view at(std::size_t index) { return name_of(static_cast<outcome_kind>(index)); }
};
template <>
struct codec<outcome> : alternatives<outcome> {
  [[nodiscard]] node schema(schema_book& book) const {
    return book.define("outcome", alternatives<outcome>::schema(book));
  }
};

struct promise_document {
  std::optional<agreed_time> when;
  promised_by by = promised_by::them;
  firmness how = firmness::hard;
  endpoint_id endpoint = {};

  [[nodiscard]] static promise_document of(const promise& one) { return {one.when, one.by, one.how, one.endpoint}; }
  [[nodiscard]] std::optional<promise> made(const place&) && { return promise{*when, by, how, endpoint}; }
};
void describe(fields& f, promise_document& one) {
  f.object("promise", "A promise to call.");
  f.required("when", "The time agreed, local to the prospect.", one.when);
  f.optional("by", "Who said so.", one.by, promised_by::them);
  f.optional("how", "Soft: nothing earlier, but the house rules hold.", one.how, firmness::hard);
  f.optional("endpoint", "The number to call, where they said so.", one.endpoint, {});
}
template <>
struct codec<promise> : codec_by<promise, promise_document> {};

struct touchpoint_document {
  touchpoint touch;

  [[nodiscard]] static touchpoint_document of(const touchpoint& one) { return {one}; }
  [[nodiscard]] std::optional<touchpoint> made(const place& at) &&;
};

void describe(fields& f, touchpoint_document& one) {
  f.object("touchpoint", "One thing that happened.");
  touchpoint& touch = one.touch;
  f.required("id", "The host's; not 0.", touch.id);
  f.optional("pursuit", "The pursuit it belongs to.", touch.pursuit, {});
  f.required("at", "", touch.at);
  f.required("via", "The channel.", touch.via);
  f.optional("way", "Who did it: we (outbound) or they (inbound).", touch.way, direction::outbound);
  f.optional("spoke_to", "", touch.spoke_to, contact_role::nobody);
  f.required("outcome", "What it led to.", touch.what);
  f.optional("message_left", "With this call, on a machine or with a person.", touch.message_left, false);
  f.maybe("promised", "", touch.promised);
  f.optional("endpoint", "Which number or address.", touch.endpoint, {});
  f.optional("brief", "What it was about.", touch.brief, {});
  f.optional("action", "The action it carries out.", touch.action, {});
  f.optional("label", "Of a task.", touch.label, {});
  f.optional("sequence", "The host's own order of touchpoints of one instant; 0: none.", touch.sequence,
             std::uint64_t{0}, whole<std::uint64_t>{0, touchpoint::most_sequence});
}

std::string member_of_touchpoint(std::string_view field) {
  const auto colon = field.rfind(": ");
  const std::string_view name = colon == std::string_view::npos ? std::string_view{} : field.substr(colon + 2);
  return std::string(name == "what" || name == "until" ? "outcome" : name);
}

std::optional<touchpoint> touchpoint_document::made(const place& at) && {
  if (!touch.pursuit) touch.pursuit = at.all().of;
  if (!touch.pursuit) {
    at.refuse("pursuit", "(none)", "the pursuit it belongs to");
    return std::nullopt;
  }
  try {
    check(touch);
    return std::move(touch);
  } catch (const invalid_history& wrong) {
    const std::string member = member_of_touchpoint(wrong.field());
    if (member.empty()) {
      at.refuse(wrong.value(), wrong.allowed());
    } else {
      at.refuse(member, wrong.value(), wrong.allowed());
    }
  } catch (const error& wrong) { at.refuse(wrong.value(), wrong.allowed()); }
  return std::nullopt;
}

using touchpoint_by_document = codec_by<touchpoint, touchpoint_document>;

std::optional<touchpoint> codec<touchpoint>::read(const place& at) const { return touchpoint_by_document{}.read(at); }
node codec<touchpoint>::write(const touchpoint& value, const writing& how) const {
  return touchpoint_by_document{}.write(value, how);
}
node codec<touchpoint>::schema(schema_book& book) const { return touchpoint_by_document{}.schema(book); }

namespace {

// Those that can be read; what is wrong with the others is told apart from the document's mistakes.
std::vector<touchpoint> readable_of(const place& at, left_out_rows& rest) {
  std::vector<touchpoint> touches;
  findings others = std::exchange(at.all().found, {});
  for (std::size_t i = 0; i < at.size(); ++i) {
    if (auto one = codec<touchpoint>{}.read(at.item(i))) {
      touches.push_back(std::move(*one));
      rest.kept.push_back(i);
    } else {
      for (mistake& wrong : std::exchange(at.all().found, {}).take()) rest.why.push_back(std::move(wrong));
    }
  }
  at.all().found = std::move(others);
  return touches;
}

}  // namespace

std::optional<std::vector<touchpoint>> history_list::read(const place& at) const {
  if (at.all().left_out != nullptr && at.is(node::kind::list)) return readable_of(at, *at.all().left_out);
  auto all = list_of<touchpoint>{}.read(at);
  if (!all) return std::nullopt;
  std::map<touchpoint_id, std::size_t> first;
  bool good = true;
  for (std::size_t i = 0; i < all->size(); ++i) {
    const auto [before, is_new] = first.try_emplace((*all)[i].id, i);
    if (is_new || (*all)[before->second] == (*all)[i]) continue;
    at.item(i).refuse(
        "id",
        at.item(i).member("id")->shown() + ", as number " + std::to_string(before->second) + " has, of another content",
        "each identity once");
    good = false;
  }
  return good ? std::move(all) : std::nullopt;
}

node history_list::write(const std::vector<touchpoint>& value, const writing& how) const {
  return list_of<touchpoint>{}.write(value, how);
}

node history_list::schema(schema_book& book) const { return list_of<touchpoint>{}.schema(book); }

}  // namespace detail

result<touchpoint> read_touchpoint(std::string_view text, pursuit_id of) {
  return detail::read_document<touchpoint>(text, {.of = of});
}

result<std::vector<touchpoint>> read_history(std::string_view text, pursuit_id of) {
  return detail::read_document<std::vector<touchpoint>>(text, {.of = of}, detail::history_list{});
}

std::string write(const touchpoint& touch, layout how) { return detail::written(touch, how); }

std::string write(std::span<const touchpoint> history, layout how) {
  return detail::written(std::vector(history.begin(), history.end()), how, {}, detail::history_list{});
}

}  // namespace followup::json
