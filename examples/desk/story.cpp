#include "story.hpp"

#include "rehearsal.hpp"
#include "words.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace desk {
namespace {

constexpr std::size_t beside_instant = 23;
constexpr std::size_t beside_variant = 20;

// --- What there is to know before the first call.

// Something of value each time, never the same thing twice.
fu::policy until_a_definite_no() {
  return fu::until_no({.letters = {"an article on his problem", "how a colleague in his trade solved it"},
                       .emails = {"the figures behind the article", "a checklist to go with it"}});
}

fu::calendar dutch_office() {
  return {"office", "1", fu::monday_to_friday("08:00-18:00"), {fu::day("2026-12-25"), fu::day("2027-01-01")}};
}

fu::pursuit since_the_networking_event(const fu::time_zone& zone) {
  const fu::ptime met = zone.resolve(fu::day("2026-12-10"), {18, 30, 0}).first;
  fu::prospect him{.id = fu::prospect_id{1},
                   .zones = {zone},
                   .reachable_by = {{fu::channel::call}, {fu::channel::letter}, {fu::channel::email}}};
  return {fu::pursuit_id{1}, std::move(him), met};
}

// --- What came of the calls.

fu::touchpoint he_says(fu::outcome what) {
  return {.spoke_to = fu::contact_role::decision_maker, .what = std::move(what)};
}

fu::touchpoint she_says(fu::outcome what) {
  return {.spoke_to = fu::contact_role::gatekeeper, .what = std::move(what), .message_left = true};
}

fu::touchpoint call_back_on(const char* date, fu::touchpoint call) {
  call.promised = fu::promise{fu::agreed_time::on(fu::day(date))};
  return call;
}

// A call: the words, and what they are to the library.
struct call {
  const char* words;
  fu::touchpoint what;
};

const std::vector<call>& eleven_calls() {
  static const std::vector<call> calls{
      {"He left a minute ago. Call back on Friday.", call_back_on("2026-12-18", she_says(fu::just_left{}))},
      {"He has a day off.", she_says(fu::day_off{})},
      {"He is away until 4 January.", she_says(fu::away{fu::day("2027-01-04")})},
      {"He is in a meeting.", she_says(fu::in_meeting{})},
      {"He is at lunch.", she_says(fu::at_lunch{})},
      {"He was back, and has left again.", she_says(fu::just_left{})},
      {"He has a day off.", she_says(fu::day_off{})},
      {"He is on a course at another site, until the 18th.", she_says(fu::away{fu::day("2027-01-18")})},
      {"The answering machine.", {.spoke_to = fu::contact_role::machine, .what = fu::machine{}, .message_left = true}},
      {"He is in a meeting.", she_says(fu::in_meeting{})},
      {"He is abroad, back on 10 February.", she_says(fu::away{fu::day("2027-02-10")})},
  };
  return calls;
}

fu::meeting_agreed next_week() { return {fu::agreed_time::within(fu::day("2027-02-15"), fu::day("2027-02-19"))}; }

// --- The story.

class story {
 public:
  explicit story(terminal& out) : out_(out) {}

  void tell() {
    rehearsal play = beginning();
    tell_at(play, "A networking event. He is interested and asks to be called.");
    show_next(out_, play.ask(), rules_, zone_, beside_instant);
    for (const call& one : eleven_calls()) tell_call(play, one);
    const rehearsal after_eleven = play;
    tell_call(play, {"Come by next week.", she_says(next_week())});
    out_.line();
    out_.line("Had the twelfth call come to something else:", ink::bold);
    tell_refusals(after_eleven);
    tell_hold(after_eleven);
    tell_silence(beginning());
  }

 private:
  [[nodiscard]] rehearsal beginning() const { return {rules_, him_, office_, {}, him_.started}; }

  void tell_at(const rehearsal& play, const std::string& text, ink colour = ink::plain) {
    out_.entry(in_column(play.now(), zone_), beside_instant, text, colour);
  }

  // Letters and e-mails that are due before the next call are sent; then the call is made, at the instant named.
  void tell_call(rehearsal& play, const call& one) {
    auto due = play.next();
    for (; due && due->via != fu::channel::call; due = play.next()) {
      play.record(*due, unanswered(due->via));
      tell_at(play, std::string(fu::name_of(due->via)) + " sent: " + std::string(rules_.name_of(due->brief)));
    }
    if (!due) return;
    play.record(*due, one.what);
    const char* const message = one.what.message_left ? " Message left." : "";
    tell_at(play, "call " + std::to_string(++calls_) + ": " + one.words + message, ink::bold);
    show_next(out_, play.ask(), rules_, zone_, beside_instant);
  }

  // --- The other ways in which it could go on, each in a line.

  void tell_variant(const char* name, const std::string& text) { out_.entry(name, beside_variant, text); }

  // What comes of the next call, whatever is sent before it.
  [[nodiscard]] static rehearsal heard(rehearsal play, const fu::touchpoint& what) {
    while (const auto due = play.next()) {
      const bool is_call = due->via == fu::channel::call;
      play.record(*due, is_call ? what : unanswered(due->via));
      if (is_call) break;
    }
    return play;
  }

  // How it ended, or what is next.
  [[nodiscard]] std::string outlook(const rehearsal& play) const {
    const fu::answer what = play.ask();
    if (what.concluded) return "closed as " + spaced(fu::name_of(what.concluded->how));
    std::string text = "not closed";
    for (const fu::action& one : what.actions)
      text += (&one == what.actions.data() ? ": " : ", ") + told(one, rules_, zone_);
    return text;
  }

  void tell_refusals(const rehearsal& eleven) {
    tell_variant("no, and why", outlook(heard(eleven, he_says(fu::no_with_reasons{}))));
    tell_variant("the secretary's no", outlook(heard(eleven, she_says(fu::gatekeeper_no{}))));
    const rehearsal asked = heard(eleven, he_says(fu::no_without_reasons{}));
    tell_variant("no, but not why", outlook(asked) + ", to ask for the reasons, once");
    tell_variant("  still no reasons", outlook(heard(asked, he_says(fu::no_without_reasons{}))));
    tell_variant("stop calling me", outlook(heard(eleven, he_says(fu::objection{}))) + ", at once, for every channel");
  }

  void tell_hold(const rehearsal& eleven) {
    const rehearsal held = heard(eleven, he_says(fu::on_hold{fu::day("2027-03-01")}));
    tell_variant("on hold to 1 March", outlook(held) + ", and nothing before");
    tell_variant("  resumed", outlook(heard(held, unanswered(fu::channel::call))));
  }

  // Nobody ever answers. What is counted is what was recorded.
  void tell_silence(rehearsal play) {
    int calls = 0;
    int messages = 0;
    int letters_and_emails = 0;
    bool closing = false;
    while (const auto due = play.next()) {
      closing = play.ask().status == fu::status::closing;
      const fu::touchpoint touch = unanswered(due->via);
      play.record(*due, touch);
      ++(due->via == fu::channel::call ? calls : letters_and_emails);
      if (touch.message_left) ++messages;
    }
    tell_variant("nothing, ever",
                 outlook(play) + " on " + shown(play.now(), zone_) + (closing ? " with a closing letter" : ""));
    tell_variant("  until then", std::to_string(calls) + " calls, " + std::to_string(messages) + " messages, " +
                                     std::to_string(letters_and_emails) + " letters and e-mails");
  }

  terminal& out_;
  const fu::time_zone zone_ = fu::time_zone::named("Europe/Amsterdam");
  const fu::policy rules_ = until_a_definite_no();
  const fu::calendar office_ = dutch_office();
  const fu::pursuit him_ = since_the_networking_event(zone_);
  int calls_ = 0;
};

}  // namespace

void tell_story(terminal& out) { story{out}.tell(); }

}  // namespace desk
