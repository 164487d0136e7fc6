#include "story.hpp"

#include "rehearsal.hpp"
#include "words.hpp"

#include <array>
#include <string>
#include <utility>
#include <vector>

namespace desk {
namespace {

constexpr std::size_t beside_instant = 24;
constexpr std::size_t beside_variant = 30;

// Something of value each time, never the same thing twice.
fu::policy until_a_definite_no() {
  return fu::until_no({.letters = {"an article on his problem", "how a colleague in his trade solved it",
                                   "our own view of his problem", "what his trade expects of the year"},
                       .emails = {"the figures behind the article", "a checklist to go with it", "a film of two minutes"}});
}

// What came of a call: in the words of whoever answered, and in the library's.
struct call {
  std::string words;
  fu::touchpoint what;
};

call said_by_the_secretary(std::string words, fu::outcome what) {
  return {std::move(words),
          {.spoke_to = fu::contact_role::gatekeeper, .what = std::move(what), .message_left = true}};
}

call said_by_him(std::string words, fu::outcome what) {
  return {std::move(words), {.spoke_to = fu::contact_role::decision_maker, .what = std::move(what)}};
}

std::vector<call> eleven_calls() {
  std::vector<call> calls{
      said_by_the_secretary("He left a minute ago, call back on Friday", fu::just_left{}),
      said_by_the_secretary("He has a day off", fu::day_off{}),
      said_by_the_secretary("He is away until 4 January", fu::away{fu::day("2027-01-04")}),
      said_by_the_secretary("He is in a meeting", fu::in_meeting{}),
      said_by_the_secretary("He is at lunch", fu::at_lunch{}),
      said_by_the_secretary("He has a day off", fu::day_off{}),
      said_by_the_secretary("He is on a course at another site until the 18th", fu::away{fu::day("2027-01-18")}),
      {"the answering machine", unanswered(fu::channel::call)},
      said_by_the_secretary("He is in a meeting", fu::in_meeting{}),
      said_by_the_secretary("He has just gone to lunch", fu::at_lunch{}),
      said_by_the_secretary("He is abroad until 10 February", fu::away{fu::day("2027-02-10")}),
  };
  calls.front().what.promised = fu::promise{fu::agreed_time::on(fu::day("2026-12-18"))};
  return calls;
}

class story {
 public:
  explicit story(terminal& out) : out_(out) {}

  void tell() {
    rehearsal play = beginning();
    out_.entry(shown(play.now(), zone_), beside_instant, "A networking event. He is interested: \"Give me a call.\"");
    say_next(play);
    for (const call& one : eleven_calls()) tell(play, one);
    const rehearsal after_eleven = play;
    const auto next_week = fu::agreed_time::within(fu::day("2027-02-15"), fu::day("2027-02-19"));
    tell(play, said_by_the_secretary("Come by next week", fu::meeting_agreed{next_week}));
    tell_other_endings(after_eleven);
  }

 private:
  [[nodiscard]] rehearsal beginning() const {
    const fu::prospect him{.id = fu::prospect_id{1},
                           .zones = {zone_},
                           .reachable_by = {{fu::channel::call}, {fu::channel::letter}, {fu::channel::email}}};
    const fu::ptime met = zone_.resolve(fu::day("2026-12-10"), {18, 30, 0}).first;
    return {rules_, {fu::pursuit_id{1}, him, met}, office_, {}, met};
  }

  // Lets the time pass until a call is due; letters and e-mails that are due before it are sent.
  template <class WhenSent>
  [[nodiscard]] static std::optional<fu::action> next_call(rehearsal& play, const WhenSent& when_sent) {
    auto due = play.next();
    for (; due && due->via != fu::channel::call; due = play.next()) {
      play.record(*due, unanswered(due->via));
      when_sent(*due);
    }
    return due;
  }

  void tell(rehearsal& play, const call& one) {
    const auto due = next_call(play, [&](const fu::action& sent) {
      out_.entry(shown(play.now(), zone_), beside_instant,
                 std::string(fu::name_of(sent.via)) + " sent: " + std::string(rules_.name_of(sent.brief)));
    });
    if (!due) return;
    play.record(*due, one.what);
    const std::string message = one.what.message_left ? " Message left." : "";
    out_.entry(shown(play.now(), zone_), beside_instant,
               "call " + std::to_string(++calls_) + ": \"" + one.words + ".\"" + message, ink::bold);
    say_next(play);
  }

  void say_next(const rehearsal& play) { show_next(out_, play.ask(), rules_, zone_, beside_instant); }

  // --- The other ways in which it could go on, each in a line.

  // What is asked now: how it ended, or what is next.
  [[nodiscard]] std::string outlook(const rehearsal& play) const {
    const fu::answer what = play.ask();
    if (what.concluded) return "closed: " + std::string(fu::name_of(what.concluded->how));
    const std::string status = "not closed, " + std::string(fu::name_of(what.status));
    return what.actions.empty() ? status : status + "; next " + told(what.actions.front(), rules_, zone_);
  }

  // The next call comes to that, whatever is sent before it.
  static void call_and_hear(rehearsal& play, const fu::touchpoint& what) {
    if (const auto due = next_call(play, [](const fu::action&) {})) play.record(*due, what);
  }

  void tell_variant(const std::string& name, const std::string& text) { out_.entry(name, beside_variant, text); }

  void tell_other_endings(const rehearsal& after_eleven) {
    out_.line();
    out_.line("Had the twelfth call, on " + shown(fu::day("2027-02-10")) + ", come to something else:", ink::bold);
    const auto instead = [&](const fu::touchpoint& what) {
      rehearsal play = after_eleven;
      call_and_hear(play, what);
      return play;
    };
    const auto he_says = [](fu::outcome what) { return said_by_him({}, std::move(what)).what; };

    tell_variant("he says no, and why", outlook(instead(he_says(fu::no_with_reasons{}))));
    tell_variant("the secretary says no", outlook(instead(said_by_the_secretary({}, fu::gatekeeper_no{}).what)));
    rehearsal asked = instead(he_says(fu::no_without_reasons{}));
    const std::string first = outlook(asked);
    call_and_hear(asked, he_says(fu::no_without_reasons{}));
    tell_variant("he says no, but not why", first + ", to ask why, once; then " + outlook(asked));
    rehearsal held = instead(he_says(fu::on_hold{fu::day("2027-03-01")}));
    tell_variant("on hold until 1 March", outlook(held));
    tell_variant("\"Stop calling me.\"", outlook(instead(he_says(fu::objection{}))) + ", at once and for every channel");
    tell_fifty_calls();
  }

  // Nobody ever answers. What is counted is what was recorded.
  void tell_fifty_calls() {
    rehearsal play = beginning();
    std::array<int, fu::channel_count> made{};
    int messages = 0;
    while (const auto due = play.next()) {
      const fu::touchpoint touch = unanswered(due->via);
      play.record(*due, touch);
      ++made[static_cast<std::size_t>(due->via)];
      messages += touch.message_left ? 1 : 0;
    }
    const auto count = [&made](fu::channel via) { return std::to_string(made[static_cast<std::size_t>(via)]); };
    tell_variant("nobody ever answers", outlook(play) + " on " + shown(play.now(), zone_) + ", after " +
                                            count(fu::channel::call) + " calls, " + std::to_string(messages) +
                                            " messages, " + count(fu::channel::letter) +
                                            " letters (the last one to close it) and " +
                                            count(fu::channel::email) + " e-mails");
  }

  terminal& out_;
  const fu::time_zone zone_ = fu::time_zone::named("Europe/Amsterdam");
  const fu::calendar office_{"office", "1", fu::monday_to_friday("08:00-18:00"),
                             {fu::day("2026-12-25"), fu::day("2027-01-01")}};
  const fu::policy rules_ = until_a_definite_no();
  int calls_ = 0;
};

}  // namespace

void tell_story(terminal& out) { story{out}.tell(); }

}  // namespace desk
