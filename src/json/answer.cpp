#include <followup/json/answer.hpp>

#include "json/answer_codecs.hpp"
#include "json/document.hpp"
#include "json/time_codecs.hpp"

#include <charconv>

namespace followup::json {
namespace detail {

// A bounded list.
template <class T, std::size_t Most>
struct codec<boost::container::static_vector<T, Most>> {
  using list = boost::container::static_vector<T, Most>;
  [[nodiscard]] std::optional<list> read(const place& at) const {
    const auto all = list_of<T>{{}, Most}.read(at);
    return all ? std::optional(list(all->begin(), all->end())) : std::nullopt;
  }
  [[nodiscard]] node write(const list& value, const writing& how) const {
    return list_of<T>{}.write({value.begin(), value.end()}, how);
  }
  [[nodiscard]] node schema(schema_book& book) const { return list_of<T>{{}, Most}.schema(book); }
  [[nodiscard]] std::string expects() const { return list_of<T>{}.expects(); }
};

// The bits of an identity that has no type of its own.
struct identity_bits {
  [[nodiscard]] std::optional<std::uint64_t> read(const place& at) const { return identity_text::read(at); }
  [[nodiscard]] node write(std::uint64_t value, const writing&) const { return identity_text::write(value, {}); }
  [[nodiscard]] node schema(schema_book& book) const { return identity_text::schema(book); }
  [[nodiscard]] std::string expects() const { return "an identity"; }
};

void describe(fields& f, time_window& window) {
  f.object("window", "A stretch of time: from its begin to before its end.");
  f.required("begin", "", window.begin);
  std::optional<ptime> end;
  if (window.end != last_instant()) end = window.end;
  f.maybe("end", "Left out: it does not end.", end);
  window.end = end.value_or(last_instant());
}

void describe(fields& f, action& one) {
  f.object("action", "One thing to do.");
  f.required("id", "Stable: schedule by it, and give it back in the touchpoint.", one.id);
  f.required("via", "The channel.", one.via);
  f.optional("rule", "What asked for it.", one.rule, {});
  f.optional("brief", "What it is about.", one.brief, {});
  f.optional("endpoint", "Which number or address.", one.endpoint, {});
  f.optional("label", "Of a task.", one.label, {});
  f.required("due", "The first instant at which it is allowed, whatever the time is now.", one.due);
  f.required("window", "The first stretch in which it is allowed from now on.", one.window);
}

void describe(fields& f, continuation& next) {
  f.object("continuation", "That the matter is to be taken up again.");
  f.required("rule", "The re-entry.", next.rule);
  f.required("under", "The policy.", next.under);
  f.required("from", "When the new pursuit starts.", next.from);
}

void describe(fields& f, conclusion& ended) {
  f.object("conclusion", "How and by what a pursuit ended.");
  f.required("how", "", ended.how);
  f.optional("rule", "Which rule ended it.", ended.rule, {});
  f.optional("touch", "Which touchpoint, where it was one.", ended.touch, {});
  f.maybe("at", "", ended.at);
  f.maybe("next", "What comes after it; left out: it is over for good.", ended.next);
}

void describe(fields& f, reason& why) {
  f.object("reason", "Why; which members there are depends on the kind.");
  std::optional<std::uint8_t> about;
  if (why.action != reason::whole_answer) about = why.action;
  f.required("kind", "", why.kind);
  f.maybe("action", "The index of the action it is about; left out: the answer as a whole.", about,
          whole<std::uint8_t>{0, reason::whole_answer - 1});
  why.action = about.value_or(reason::whole_answer);
  f.shown("via", "The channel.", why.via, channel::call);
  f.maybe("what", "The outcome.", why.what);
  f.optional("n", "A count.", why.n, {}, whole<std::uint16_t>{});
  f.optional("m", "Another count.", why.m, {}, whole<std::uint16_t>{});
  f.optional("rule", "The rule that speaks.", why.rule, {});
  f.optional("by", "The rule it gave way to.", why.by, {});
  f.maybe("from", "", why.from);
  f.maybe("to", "", why.to);
}

void describe(fields& f, answer& what) {
  f.object("answer", "What to do, when, and why.");
  f.required("status", "", what.status);
  f.required("actions", "In order of due time.", what.actions);
  f.maybe("wake_at", "When to ask again; none once it is closed.", what.wake_at);
  f.maybe("concluded", "How it ended, once it is closed.", what.concluded);
  f.optional("reasons", "", what.reasons, {});
  f.required("policy", "Stands for the policy's name, version and content.", what.policy_identity, identity_bits{});
  f.required("calendar", "Stands for the calendar's name, version and content.", what.calendar_identity,
             identity_bits{});
  f.optional("truncated_actions", "So many did not fit.", what.truncated_actions, {}, whole<std::uint16_t>{});
  f.optional("truncated_reasons", "So many did not fit.", what.truncated_reasons, {}, whole<std::uint16_t>{});
}

namespace {

constexpr std::size_t digits_in_word = 16;
constexpr std::size_t words = 16;

}  // namespace

std::optional<progress> codec<progress>::read(const place& at) const {
  const std::string& text = at.value().text;
  if (at.is(node::kind::text) && text.size() == words * digits_in_word) {
    std::array<std::uint64_t, words> all{};
    bool good = true;
    for (std::size_t i = 0; i < words; ++i) {
      const char* const begin = text.data() + i * digits_in_word;
      const auto [end, wrong] = std::from_chars(begin, begin + digits_in_word, all[i], 16);
      good &= wrong == std::errc{} && end == begin + digits_in_word;
    }
    if (good) return progress::from_words(all);
  }
  at.refuse(at.shown(), expects());
  return std::nullopt;
}

node codec<progress>::write(const progress& value, const writing&) const {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  for (const std::uint64_t word : value.words()) {
    for (int shift = 60; shift >= 0; shift -= 4) text += digits[(word >> shift) & 0xFU];
  }
  return {std::move(text)};
}

node codec<progress>::schema(schema_book&) const {
  return schema_of_text("^[0-9a-fA-F]{256}$", "What happened, folded; only the library that wrote it can use it.");
}

}  // namespace detail

result<answer> read_answer(std::string_view text) { return detail::read_document<answer>(text); }
std::string write(const answer& what, layout how) { return detail::written(what, how); }
std::string write(const answer& what, const policy& rules, layout how) {
  return detail::written(what, how, {.rules = &rules});
}

std::string write(const answer& what, const policy& rules, const identities& names, layout how) {
  return detail::written(what, how, {.rules = &rules, .names = &names});
}

result<progress> read_progress(std::string_view text) { return detail::read_document<progress>(text); }
std::string write(const progress& so_far) { return detail::written(so_far, layout::one_line); }

}  // namespace followup::json
