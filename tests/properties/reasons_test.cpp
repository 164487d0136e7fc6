// Reasons read by themselves (rulings 46 and 47).
#include "properties/reasons_reader.hpp"

#include "samples.hpp"

#include <followup/engine/explain.hpp>
#include <followup/engine/next_actions.hpp>
#include <followup/testing/generators.hpp>
#include <followup/testing/source.hpp>
#include <followup/testing/story.hpp>

#include <boost/test/unit_test.hpp>

#include <map>
#include <optional>
#include <string>

BOOST_AUTO_TEST_SUITE(reasons)

namespace {

namespace fu = followup;
namespace ft = followup::testing;

constexpr std::uint64_t cases = support::samples(5'000);

std::string time_text(const std::optional<fu::ptime>& at) { return at ? fu::to_string(*at) : "(not said)"; }

// One answer with its reasons, on one screen.
std::string text_of(const fu::answer& a, std::size_t about, const ft::story& told) {
  std::string text = "  at " + fu::to_string(told.now) + ": " + std::string{fu::name_of(a.status)};
  for (const fu::action& one : a.actions)
    text += "\n  " + std::string{fu::name_of(one.via)} + " due " + fu::to_string(one.due) + " for \"" +
            std::string{told.rules.name_of(one.rule)} + '"';
  for (const fu::reason& why : a.reasons) {
    if (about < a.actions.size() && why.action != about) continue;
    text += "\n    " + (why.action == fu::reason::whole_answer ? "-" : std::to_string(why.action)) + ' ' +
            std::string{fu::name_of(why.kind)} + " from " + time_text(why.from) + " to " + time_text(why.to) + " n " +
            std::to_string(why.n) + " \"" + std::string{told.rules.name_of(why.rule)} +
            "\": " + fu::explain(why, told.rules, told.subject.who.zone());
  }
  return text;
}

// What was said against answers, with the first answer of each kind.
class findings {
 public:
  void add(const std::string& what, std::size_t about, const fu::answer& a, const ft::story& told) {
    ++times_[what];
    examples_.try_emplace(what, text_of(a, about, told));
  }
  void report() const {
    for (const auto& [what, times] : times_) BOOST_ERROR(times << " times: " << what << "\n" << examples_.at(what));
  }

 private:
  std::map<std::string, int> times_;
  std::map<std::string, std::string> examples_;
};

template <class Look>
void in_every_answer(const Look& look) {
  for (std::uint64_t seed = 0; seed < cases; ++seed) {
    ft::source luck{seed};
    const ft::story told = ft::some_story(luck, {}, {.ends = seed % 4 == 0});
    look(fu::next_actions(told.rules, told.subject, told.history, told.hours, told.now), told);
  }
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_times_of_every_action_follow_from_its_reasons) {
  findings against;
  int looked_at = 0;
  in_every_answer([&](const fu::answer& a, const ft::story& told) {
    if (a.truncated()) return;
    for (std::size_t i = 0; i < a.actions.size(); ++i) {
      ++looked_at;
      const reader::times told_by_reasons = reader::times_by_reasons(a, i, told);
      const fu::action& one = a.actions[i];
      std::string first = "nothing";
      for (const fu::reason& why : a.reasons)
        if (why.action == i) {
          first = fu::name_of(why.kind);
          break;
        }
      if (told_by_reasons.due != one.due) {
        against.add("an action from " + first + " is not due when its reasons say", i, a, told);
      } else if (told_by_reasons.begin != one.window.begin) {
        against.add("an action from " + first + " does not begin when its reasons say", i, a, told);
      }
    }
  });
  against.report();
  BOOST_TEST(looked_at > static_cast<int>(cases / 2));
}

BOOST_AUTO_TEST_CASE(no_two_reasons_of_an_answer_exclude_each_other) {
  findings against;
  int looked_at = 0;
  in_every_answer([&](const fu::answer& a, const ft::story& told) {
    looked_at += static_cast<int>(a.reasons.size());
    for (const std::string& pair : reader::contradictions(a, told.now)) against.add(pair, a.actions.size(), a, told);
  });
  against.report();
  BOOST_TEST(looked_at > static_cast<int>(cases));
}

BOOST_AUTO_TEST_SUITE_END()
