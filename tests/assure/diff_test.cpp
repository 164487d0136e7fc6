#include <followup/assure/diff.hpp>

#include "assure/single_changes.hpp"

#include <followup/policy/presets.hpp>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <ostream>
#include <string>
#include <vector>

using namespace followup;

namespace {

change mirrored(change one) {
  if (one.what == change_kind::added) {
    one.what = change_kind::removed;
  } else if (one.what == change_kind::removed) {
    one.what = change_kind::added;
  }
  std::swap(one.from, one.to);
  return one;
}

// As data, whatever their order and words.
std::vector<std::string> rows(const std::vector<change>& changes) {
  std::vector<std::string> all;
  for (const change& one : changes) {
    std::string row(name_of(one.what));
    for (const std::string& cell :
         {std::string(name_of(one.where)), one.rule, one.part, one.figure, one.from, one.to}) {
      row += " | " + cell;
    }
    all.push_back(row);
  }
  std::sort(all.begin(), all.end());
  return all;
}

std::vector<change> mirrored(std::vector<change> changes) {
  for (change& one : changes) one = mirrored(one);
  return changes;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(differences)

BOOST_AUTO_TEST_CASE(whatever_is_changed_is_listed_and_the_other_way_round_mirrored) {
  const policy whole = policy_of_everything();
  for_each_single_change([&whole](const std::string& label, const policy& changed) {
    const auto forth = diff(whole, changed);
    BOOST_TEST(forth.empty() == (changed == whole), label);
    BOOST_TEST(rows(mirrored(forth)) == rows(diff(changed, whole)), boost::test_tools::per_element());
    BOOST_TEST(diff(changed, changed).empty(), label);
    for (const change& one : forth) BOOST_TEST(!one.sentence.empty(), label);
    const auto in_dutch = diff(whole, changed, language::dutch);
    BOOST_TEST(in_dutch.size() == forth.size(), label);
    for (std::size_t i = 0; i < std::min(in_dutch.size(), forth.size()); ++i) {
      BOOST_TEST((in_dutch[i].what == forth[i].what && in_dutch[i].part == forth[i].part), label);
      BOOST_TEST(in_dutch[i].sentence != forth[i].sentence, label);
    }
  });
}

BOOST_AUTO_TEST_CASE(equal_policies_have_nothing_to_tell) {
  BOOST_TEST(diff(until_no(), until_no()).empty());
  BOOST_TEST(in_words({}, language::english) == "Nothing has changed.");
  BOOST_TEST(in_words({}, language::dutch) == "Er is niets veranderd.");
}

BOOST_AUTO_TEST_CASE(a_figure_is_told_with_what_it_was) {
  const auto changes = diff(until_no(), until_no({.rhythm = business_days{2}}));
  BOOST_TEST_REQUIRE(changes.size() == 1U);
  const change wanted{change_kind::changed,
                      policy_part::track,
                      "calls",
                      "",
                      "gaps",
                      "every business day",
                      "every 2 business days",
                      "\"calls\": The calls come every 2 business days instead of every business day."};
  BOOST_TEST((changes[0] == wanted), changes[0].sentence);
}

// What two policies have in words; whatever is in neither is the same.
struct pair_row {
  std::string label;
  std::vector<policy_rule> before;
  std::vector<policy_rule> after;
  std::string english;
  std::string dutch;
};
std::ostream& operator<<(std::ostream& out, const pair_row& row) { return out << row.label; }

const track calling{"calls", every(business_days{1}, channel::call)};
const track writing{"letters", after_each(5, unanswered_calls, channel::letter)};
const track mailing{"e-mails", every(business_days{9}, channel::email)};
const std::vector<step> two{{"one", channel::email, business_days{1}}, {"two", channel::call, business_days{2}}};
const std::vector<step> turned{{"two", channel::call, business_days{2}}, {"one", channel::email, business_days{1}}};

const std::vector<pair_row> pairs{
    {"a rule comes",
     {calling},
     {calling, writing},
     "New: the track \"letters\". A letter for every 5 unanswered calls. It is due at once after the call that makes "
     "it "
     "so.",
     "Nieuw: het spoor \"letters\". Een brief per 5 onbeantwoorde telefoontjes. Dat volgt direct na het "
     "telefoontje dat er aanleiding toe geeft."},
    {"a rule goes",
     {calling, writing},
     {calling},
     "No longer there: the track \"letters\".",
     "Vervallen: het spoor \"letters\"."},
    {"a rule moves to the end",
     {calling, writing, mailing},
     {writing, mailing, calling},
     "The track \"calls\" now comes after the track \"e-mails\".",
     "Het spoor \"calls\" komt nu na het spoor \"e-mails\"."},
    {"a rule moves to the front",
     {calling, writing, mailing},
     {mailing, calling, writing},
     "The track \"e-mails\" now comes first.",
     "Het spoor \"e-mails\" komt nu als eerste."},
    {"a choice is made where there was none",
     {track{"calls", every(business_days{1}, channel::call)}},
     {track{"calls", every(business_days{1}, channel::call).leaving_a_message()}},
     "\"calls\": Every unanswered call owes a message, due at once; before: no message is asked for.",
     "\"calls\": Na elk onbeantwoord telefoontje volgt direct een bericht; eerder: er wordt geen bericht "
     "achtergelaten."},
    {"another kind of rule",
     {track{"calls", every(business_days{1}, channel::call)}, mailing},
     {track{"calls", after(outcome_kind::clicked, hours{1}, channel::task)}, mailing},
     "The track \"calls\" is of another kind now: A task after any of these, counted from the newest: they followed a "
     "link. It is due 1 hour after that. (before: The calls come every business day. The first is due at once (within "
     "opening hours) after the start. No message is asked for.)",
     "Het spoor \"calls\" is nu van een andere soort: Een taak na een van deze gebeurtenissen, geteld vanaf de "
     "nieuwste: "
     "ze hebben doorgeklikt. Dat volgt 1 uur daarna. (eerder: De telefoontjes komen elke werkdag. Het eerste "
     "contact volgt direct (binnen openingstijd) na de start. Er wordt geen bericht achtergelaten.)"},
    {"a step moves",
     {track{"t", in_order(two).repeating_after(business_days{5})}},
     {track{"t", in_order(turned).repeating_after(business_days{5})}},
     "\"t\", the step \"two\" now comes first.",
     "\"t\", de stap \"two\" komt nu als eerste."},
    {"a law comes into force",
     {calling, guard{"g", at_most(3, channel::call, per_local_day)}},
     {calling, guard{"g", at_most(3, channel::call, per_local_day)}.law("Some Act, s. 1")},
     "\"g\": Law: Some Act, s. 1; no promise overrides it; before: a house rule: a firm promise overrides it.",
     "\"g\": Wet: Some Act, s. 1; geen belofte gaat hierboven; eerder: een eigen regel: een vaste belofte gaat "
     "hierboven."},
};

BOOST_DATA_TEST_CASE(a_difference_in_words, boost::unit_test::data::make(pairs), row) {
  const policy before{"p", doctrine(), row.before};
  const policy after{"p", doctrine(), row.after};
  BOOST_TEST(in_words(diff(before, after, language::english)) == row.english);
  BOOST_TEST(in_words(diff(before, after, language::dutch)) == row.dutch);
}

BOOST_AUTO_TEST_CASE(an_outcome_is_told_as_what_happened) {
  const policy before{"p", doctrine(), {calling}};
  const policy after{"p", doctrine().with(outcome_kind::day_off, call_again{business_days{2}}), {calling}};
  BOOST_TEST(in_words(diff(before, after)) ==
             "They had a day off: call again after 2 business days, whatever the rhythm; before: call again after 1 "
             "business day, whatever the rhythm.");
}

BOOST_AUTO_TEST_CASE(as_few_as_possible_have_moved) {
  std::vector<policy_rule> before{calling};
  for (int i = 0; i < 9; ++i) before.emplace_back(limit{"limit " + std::to_string(i), calls{10 + i}});
  auto after = before;
  std::rotate(after.begin() + 2, after.begin() + 3, after.end());
  const auto changes = diff(policy{"p", doctrine(), before}, policy{"p", doctrine(), after});
  BOOST_TEST_REQUIRE(changes.size() == 1U);
  BOOST_TEST((changes[0].what == change_kind::moved));
  BOOST_TEST(changes[0].rule == "limit 1");
  BOOST_TEST(changes[0].from == "the limit \"limit 0\"");
  BOOST_TEST(changes[0].to == "the limit \"limit 8\"");
}

BOOST_AUTO_TEST_SUITE_END()
