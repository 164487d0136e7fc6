#include "log_words.hpp"

#include "input.hpp"
#include "names.hpp"
#include "words.hpp"

#include <algorithm>
#include <sstream>
#include <vector>

namespace desk {
namespace {

using enum fu::outcome_kind;

constexpr const char* known_words =
    "message, inbound, promise <when>, announce <when>, via <channel>, by <who>, only <channel>, at <instant>, "
    "id <name>, or the date or time that the outcome has";

// One word to an element; only the name after `id` keeps its blanks.
std::vector<std::string> split(std::span<const std::string> arguments) {
  std::vector<std::string> words;
  for (const std::string& argument : arguments) {
    if (!words.empty() && words.back() == "id") {
      words.push_back(argument);
      continue;
    }
    std::istringstream parts{argument};
    for (std::string word; parts >> word;) words.push_back(word);
  }
  return words;
}

// What goes without saying.
void set_usual(fu::touchpoint& touch) {
  using who = fu::contact_role;
  const auto as = [&touch](fu::channel via, fu::direction way, who role) {
    touch.via = via;
    touch.way = way;
    touch.spoke_to = role;
  };
  constexpr auto out = fu::direction::outbound;
  constexpr auto in = fu::direction::inbound;
  switch (fu::kind_of(touch.what)) {
    case no_answer:
    case busy:
    case wrong_number: return as(fu::channel::call, out, who::nobody);
    case machine: return as(fu::channel::call, out, who::machine);
    case just_left:
    case in_meeting:
    case at_lunch:
    case day_off:
    case away:
    case message_taken:
    case call_back:
    case will_call_back:
    case gatekeeper_no: return as(fu::channel::call, out, who::gatekeeper);
    case not_now:
    case on_hold:
    case send_information:
    case spoke:
    case meeting_agreed:
    case yes:
    case no_with_reasons:
    case no_without_reasons:
    case objection: return as(fu::channel::call, out, who::decision_maker);
    case meeting_cancelled: return as(fu::channel::call, in, who::decision_maker);
    case meeting_missed:
    case withdrawn: return as(fu::channel::task, out, who::nobody);
    case attempted: return as(fu::channel::call, out, who::nobody);
    case left_organisation:
    case closed_down: return as(fu::channel::call, out, who::gatekeeper);
    case delayed: return as(fu::channel::call, out, who::nobody);
    case unsubscribed:
    case replied: return as(fu::channel::email, in, who::decision_maker);
    case sent:
    case returned: return as(fu::channel::letter, out, who::nobody);
    case bounced: return as(fu::channel::email, out, who::nobody);
    case opened:
    case clicked: return as(fu::channel::email, in, who::nobody);
    case fu::outcome_kind::unrecorded: break;
  }
}

fu::outcome_kind outcome_kind_from(const std::string& word) {
  if (const auto kind = fu::outcome_named(word)) return *kind;
  std::vector<std::string_view> names;
  for (int i = 0; i < fu::outcome_count; ++i) names.push_back(fu::name_of(static_cast<fu::outcome_kind>(i)));
  throw bad_input("outcome", in_quotes(word), listed(names));
}

class parser {
 public:
  parser(std::vector<std::string> words, const fu::time_zone& zone) : words_(std::move(words)), zone_(zone) {}

  log_words read() {
    kind_ = outcome_kind_from(next("outcome", "what happened"));
    // First all that is said, as the outcome is made from its kind and its detail together.
    while (!done()) read_one();
    said_.touch.what = outcome_from(std::string(fu::name_of(kind_)), kind_, detail_);
    set_usual(said_.touch);
    if (inbound_) said_.touch.way = fu::direction::inbound;
    if (via_) said_.touch.via = *via_;
    if (by_) said_.touch.spoke_to = *by_;
    return std::move(said_);
  }

 private:
  [[nodiscard]] bool done() const { return place_ == words_.size(); }

  // The next word, which must be there.
  std::string next(const std::string& field, const std::string& allowed) {
    if (done() || words_[place_].empty()) throw bad_input(field, "(none)", allowed);
    return words_[place_++];
  }

  template <class Values>
  typename Values::value_type next_of(const std::string& field, const Values& all) {
    return named(field, done() ? "" : words_[place_++], all);
  }

  [[nodiscard]] bool skip(std::string_view word) {
    const bool there = !done() && words_[place_] == word;
    if (there) ++place_;
    return there;
  }

  [[nodiscard]] bool number_ahead() const { return !done() && words_[place_][0] >= '0' && words_[place_][0] <= '9'; }

  // A date, and the time or the last date after it if one comes.
  std::string next_time(const std::string& field) {
    std::string text = next(field, "a date like 2026-11-27, perhaps with a time or window like 14:00-16:00");
    if (number_ahead() && words_[place_].find(':') == 2) text += ' ' + words_[place_++];
    if (skip("to")) text += " to " + next(field, "a last date like 2026-12-04");
    return text;
  }

  void read_promise(const std::string& field, fu::promised_by who) {
    said_.touch.promised = fu::promise{agreed_from(field, next_time(field)), who};
  }

  void read_one() {
    if (number_ahead()) return read_date_of_outcome();
    const std::string word = next("word", known_words);
    if (word == "message") {
      said_.touch.message_left = true;
    } else if (word == "inbound") {
      inbound_ = true;
    } else if (word == "promise" || (word == "call" && skip("back"))) {
      read_promise("promise", fu::promised_by::them);
    } else if (word == "announce") {
      read_promise(word, fu::promised_by::us);
    } else if (word == "via") {
      via_ = next_of(word, channels);
    } else if (word == "by") {
      by_ = next_of(word, roles);
    } else if (word == "only") {
      detail_ = word_for(next_of(word, channels));
    } else if (word == "at") {
      said_.at = instant_from(word, next_time(word), zone_);
    } else if (word == "id") {
      said_.id = next(word, "what you call the touchpoint");
    } else if (word != "until" || !number_ahead()) {  // "away until 2026-12-01" reads on at the date
      throw bad_input("word", in_quotes(word), known_words);
    }
  }

  // "call_back 2026-11-27" is a promise; the others say what the date means.
  void read_date_of_outcome() {
    const std::string name{fu::name_of(kind_)};
    if (kind_ == call_back) return read_promise(name, fu::promised_by::them);
    detail_ = next_time(name);
  }

  std::vector<std::string> words_;
  std::size_t place_ = 0;
  const fu::time_zone& zone_;
  fu::outcome_kind kind_ = no_answer;
  std::optional<std::string> detail_;
  std::optional<fu::channel> via_;
  std::optional<fu::contact_role> by_;
  bool inbound_ = false;
  log_words said_;
};

}  // namespace

log_words log_words_from(std::span<const std::string> arguments, const fu::time_zone& zone) {
  return parser{split(arguments), zone}.read();
}

std::string log_help() {
  std::string outcomes;
  for (int i = 0; i < fu::outcome_count; ++i) {
    const std::string name{fu::name_of(static_cast<fu::outcome_kind>(i))};
    const auto line_begin = outcomes.rfind('\n') + 1;  // of the first line too: npos + 1 is 0
    if (outcomes.size() - line_begin + name.size() > 86) outcomes += "\n   ";
    outcomes += outcomes.empty() ? "    " : " ";
    outcomes += name;
  }
  return "  Outcomes:\n" + outcomes + R"(
  then, in any order:
    <when>              the day back of away, not_now and on_hold; the time of meeting_agreed and call_back
    message             a message was left
    promise <when>      they asked to be called then (also: call back <when>)
    announce <when>     we said that we would call then
    by <who>            nobody, machine, gatekeeper, decision_maker
    via <channel>       call, voicemail, letter, email, task
    inbound             they called or wrote
    only <channel>      what an objection is about; without it: everything
    at <instant>        when it happened, if not just now
    id <name>           the same name twice is the same touchpoint, recorded once
  <when> is 2026-11-27, 2026-11-27 14:00, 2026-11-27 14:00-16:00 or 2026-11-30 to 2026-12-04.
)";
}

}  // namespace desk
