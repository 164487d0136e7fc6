// Anybody's text as a document of every kind: a reader gives a value, which is written and read again as it was, or
// says what is wrong and where. A policy that is read can be asked and described, and a question can be answered; a
// session answers whatever it is.
#include "fuzz/demand.hpp"
#include "json/samples.hpp"

#include <followup/assure/describe.hpp>
#include <followup/assure/diff.hpp>
#include <followup/engine/next_actions.hpp>
#include <followup/error.hpp>
#include <followup/json/json.hpp>
#include <followup/policy/presets.hpp>
#include <followup/testing/fakes.hpp>

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace fu = followup;
namespace ft = followup::testing;
namespace json = followup::json;
using fuzz::demand;

namespace {

// With zones that need not be loaded for each document.
const json::registry& own_rules() {
  static const json::registry own = samples::own_rules().zone(ft::amsterdam()).zone(ft::new_york());
  return own;
}

bool continues_character(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

// Whole characters of UTF-8, none of them a control character.
bool readable(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto lead = static_cast<unsigned char>(text[at]);
    const auto ones = static_cast<std::size_t>(std::countl_one(lead));
    if (lead < ' ' || ones == 1 || ones > 4) return false;
    const std::string_view rest = text.substr(at + 1, std::max<std::size_t>(ones, 1) - 1);
    if (rest.size() + 1 < ones || !std::all_of(rest.begin(), rest.end(), continues_character)) return false;
    at += 1 + rest.size();
  }
  return true;
}

void refusal_is_told(const std::vector<json::mistake>& mistakes) {
  demand(!mistakes.empty(), "a refusal has a reason");
  demand(mistakes.size() <= 100, "the mistakes are not without end");
  for (const json::mistake& one : mistakes) {
    demand(one.path.empty() || one.path.front() == '/', "a place is the document or a JSON Pointer");
    demand(!one.found.empty() && !one.allowed.empty(), "a mistake says what is there and what may be");
    const std::string sentence = to_string(one);
    demand(sentence.size() < 20'000, "a mistake is told in short");
    demand(readable(sentence), "a mistake is text on one line");
  }
}

template <class Value, class Read, class Write>
void comes_back(const Value& value, Read read, Write write) {
  const std::string text = write(value);
  const auto again = read(text);
  demand(again.has_value(), "what is written can be read");
  demand(*again == value, "what is written is read as it was");
  demand(write(*again) == text, "what is read again is written as it was");
}

// Reads a document; what it says, if it is one, is given to `use`.
template <class Read, class Use>
void document(std::string_view text, Read read, Use use) {
  const auto value = read(text);
  if (!value) return refusal_is_told(value.error());
  for (const auto how : {json::layout::pretty, json::layout::one_line}) {
    comes_back(*value, read, [how](const auto& what) { return json::write(what, how); });
  }
  use(*value);
}

void nothing_more(const auto&) {}

void can_be_asked(const fu::policy& rules) {
  static const json::question asked = [] {
    json::question everything = samples::whole_question();
    everything.subject.earlier_attempts = 0;  // which go with no policy that needs the history
    return everything;
  }();
  for (const std::size_t touches : {std::size_t{0}, std::size_t{12}, asked.history.size()}) {
    const auto so_far = std::span(asked.history).first(touches);
    const fu::answer next = fu::next_actions(rules, asked.subject, so_far, *asked.hours, *asked.now);
    demand((next.status == fu::status::closed) == !next.wake_at, "not closed means that there is a wake_at");
    comes_back(next, json::read_answer, [&](const fu::answer& what) { return json::write(what, rules); });
  }
}

void can_be_described(const fu::policy& rules) {
  for (const auto in : {fu::language::english, fu::language::dutch}) {
    demand(!fu::describe(rules, in).empty(), "a policy can be described");
    demand(!fu::diagram(rules, in).empty(), "a policy can be drawn");
  }
  demand(fu::diff(rules, rules).empty(), "a policy does not differ from itself");
}

void policies(std::string_view text) {
  const auto read = [](std::string_view from) { return json::read_policy(from, own_rules()); };
  document(text, read, [&](const fu::policy& rules) {
    const auto in_full = [](const fu::policy& what) {
      return json::write(what, json::layout::one_line, json::rows::all);
    };
    comes_back(rules, read, in_full);
    can_be_asked(rules);
    can_be_described(rules);
  });
}

void questions(std::string_view text) {
  const auto read = [](std::string_view from) { return json::read_question(from, own_rules()); };
  document(text, read, [](const json::question& asked) {
    static const fu::policy rules = fu::until_no();
    const fu::calendar hours = asked.hours.value_or(samples::office());
    const fu::ptime now = asked.now.value_or(fu::utc("2026-12-01T08:00:00Z"));
    try {
      const fu::answer next = fu::next_actions(rules, asked.subject, asked.history, hours, now);
      comes_back(next, json::read_answer, [&](const fu::answer& what) { return json::write(what, rules); });
    } catch (const fu::error& refused) {
      demand(!refused.field().empty(), "a refusal names its field");  // touchpoints after now, a second start
    }
  });
}

void what_people_do(std::string_view text) {
  document(
      text, [](std::string_view from) { return json::read_prospect(from, own_rules()); }, nothing_more<fu::prospect>);
  document(
      text, [](std::string_view from) { return json::read_pursuit(from, own_rules()); }, nothing_more<fu::pursuit>);
  document(
      text, [](std::string_view from) { return json::read_touchpoint(from, fu::pursuit_id{1}); },
      [](const fu::touchpoint& touch) { fu::check(touch); });
  document(
      text, [](std::string_view from) { return json::read_history(from, fu::pursuit_id{1}); },
      [](const std::vector<fu::touchpoint>& history) {
        for (const fu::touchpoint& touch : history) fu::check(touch);
      });
}

// The parameters of a host's own rule are JSON text too.
void parameters(std::string_view text) {
  try {
    const fu::host_track made = own_rules().make_track("birthday card", text);
    demand(static_cast<bool>(made.propose), "a registered rule can be used");
    const fu::host_track again = own_rules().make_track("birthday card", made.registered.parameters);
    demand(again.registered == made.registered, "parameters have one text");
  } catch (const json::invalid_document& refused) {
    refusal_is_told({refused.mistakes().begin(), refused.mistakes().end()});
  }
}

// A session says something to everything, and nothing that it is asked changes what it says next.
void replies(std::string_view text) {
  static const fu::policy rules = fu::until_no();
  static const fu::calendar hours = samples::office();
  static json::session asking(own_rules());
  static const std::string usual = json::write(samples::whole_question());
  const json::setting here{.rules = &rules, .hours = &hours, .now = fu::utc("2026-12-01T08:00:00Z")};
  static const std::string expected = asking.next(usual, here).text;
  for (const json::reply& said : {asking.next(text, here), asking.fold(text, here)}) {
    demand(readable(said.text) && said.text.starts_with('{') && said.text.ends_with('}'), "a reply is one line");
    demand(said.good() || said.text.find("\"mistakes\":[{") != std::string::npos, "a refusal has mistakes");
  }
  demand(asking.next(usual, here).text == expected, "a session is used on");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text{reinterpret_cast<const char*>(data), size};
  policies(text);
  questions(text);
  what_people_do(text);
  document(text, json::read_calendar, nothing_more<fu::calendar>);
  document(text, json::read_answer, nothing_more<fu::answer>);
  if (const auto so_far = json::read_progress(text)) {
    comes_back(*so_far, json::read_progress, [](const fu::progress& what) { return json::write(what); });
  } else {
    refusal_is_told(so_far.error());
  }
  parameters(text);
  replies(text);
  return 0;
}
