#include <followup/policy/behaviours.hpp>

#include "time/refusal.hpp"

#include <followup/error.hpp>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <optional>
#include <ostream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

using namespace followup;

namespace {

std::vector<outcome_kind> every_outcome() {
  std::vector<outcome_kind> all;
  for (int i = 0; i < outcome_count; ++i) all.push_back(static_cast<outcome_kind>(i));
  return all;
}

// One of each, in the order of the variant.
const std::vector<behaviour> one_of_each{follow_rhythm{},
                                         retry_soon{},
                                         call_again{},
                                         same_day_after{},
                                         same_day_at{},
                                         stay_away{},
                                         keep_promise{},
                                         cool_down{},
                                         hold_until_named_or{},
                                         send_then_call{},
                                         wait_for_meeting{},
                                         close_as{disposition::meeting},
                                         ask_why{},
                                         suppress{},
                                         answer_within{},
                                         drop_contact_point{},
                                         lands{},
                                         take_note{},
                                         try_again{}};

std::string refusal_at(outcome_kind kind, const behaviour& what) {
  return refusal<invalid_policy>([&] { return behaviours{}.with(kind, what); });
}

// What an outcome can have, written down by hand.
struct admission {
  outcome_kind kind;
  std::string allowed;
  friend std::ostream& operator<<(std::ostream& out, const admission& row) { return out << name_of(row.kind); }
};

const std::string general =
    "follow_rhythm, retry_soon, call_again, same_day_after, same_day_at, stay_away, cool_down, hold_until_named_or, "
    "send_then_call, take_note";
const std::string general_or_closing =
    "follow_rhythm, retry_soon, call_again, same_day_after, same_day_at, stay_away, cool_down, hold_until_named_or, "
    "send_then_call, close_as, take_note";

const std::string a_sign = "follow_rhythm, call_again, same_day_after, same_day_at, take_note";

const std::vector<admission> admissions{
    {outcome_kind::no_answer, general},
    {outcome_kind::busy, general},
    {outcome_kind::machine, general},
    {outcome_kind::just_left, general},
    {outcome_kind::in_meeting, general},
    {outcome_kind::at_lunch, general},
    {outcome_kind::day_off, general},
    {outcome_kind::away, general},
    {outcome_kind::message_taken, general},
    {outcome_kind::call_back, "keep_promise"},
    {outcome_kind::will_call_back, general},
    {outcome_kind::gatekeeper_no, general},
    {outcome_kind::not_now, general_or_closing},
    {outcome_kind::on_hold, general},
    {outcome_kind::send_information, general},
    {outcome_kind::spoke, general},
    {outcome_kind::meeting_agreed,
     "follow_rhythm, retry_soon, call_again, same_day_after, same_day_at, stay_away, cool_down, hold_until_named_or, "
     "send_then_call, wait_for_meeting, close_as, take_note"},
    {outcome_kind::meeting_cancelled, general_or_closing},
    {outcome_kind::meeting_missed, general_or_closing},
    {outcome_kind::yes, general_or_closing},
    {outcome_kind::no_with_reasons, general_or_closing},
    {outcome_kind::no_without_reasons,
     "follow_rhythm, retry_soon, call_again, same_day_after, same_day_at, stay_away, cool_down, hold_until_named_or, "
     "send_then_call, close_as, ask_why, take_note"},
    {outcome_kind::objection, "suppress"},
    {outcome_kind::unsubscribed, "suppress"},
    {outcome_kind::replied,
     "follow_rhythm, call_again, same_day_after, same_day_at, close_as, answer_within, take_note"},
    {outcome_kind::sent, "follow_rhythm, lands, take_note"},
    {outcome_kind::wrong_number, "drop_contact_point"},
    {outcome_kind::bounced, "drop_contact_point"},
    {outcome_kind::returned, "drop_contact_point"},
    {outcome_kind::opened, a_sign},
    {outcome_kind::clicked, a_sign},
    {outcome_kind::attempted, general},
    {outcome_kind::left_organisation, general_or_closing},
    {outcome_kind::closed_down, general_or_closing},
    {outcome_kind::withdrawn, "close_as"},
    {outcome_kind::delayed, "try_again"},
};

std::set<std::string> split(const std::string& list) {
  std::set<std::string> parts;
  std::istringstream rest(list);
  for (std::string one; std::getline(rest >> std::ws, one, ',');) parts.insert(one);
  return parts;
}

// What follows from an outcome: the table of the doctrine, with its figures.
struct consequence {
  outcome_kind kind;
  behaviour what;
  friend std::ostream& operator<<(std::ostream& out, const consequence& row) { return out << name_of(row.kind); }
};

const std::vector<consequence> doctrine_in_figures{
    {outcome_kind::no_answer, follow_rhythm{}},
    {outcome_kind::busy, retry_soon{minutes{20}, 2}},
    {outcome_kind::machine, follow_rhythm{}},
    {outcome_kind::just_left, call_again{business_days{1}}},
    {outcome_kind::in_meeting, same_day_after{open_minutes{2 * 60}}},
    {outcome_kind::at_lunch, same_day_at{14 * 60}},
    {outcome_kind::day_off, call_again{business_days{1}}},
    {outcome_kind::away, stay_away{calendar_days{7}}},
    {outcome_kind::message_taken, follow_rhythm{}},
    {outcome_kind::call_back, keep_promise{}},
    {outcome_kind::will_call_back, follow_rhythm{}},
    {outcome_kind::gatekeeper_no, cool_down{calendar_days{7}, delay{business_days{1}}}},
    {outcome_kind::not_now, hold_until_named_or{months{1}}},
    {outcome_kind::on_hold, hold_until_named_or{months{1}}},
    {outcome_kind::send_information, send_then_call{business_days{1}, business_days{3}}},
    {outcome_kind::spoke, follow_rhythm{}},
    {outcome_kind::meeting_agreed, wait_for_meeting{business_days{1}}},
    {outcome_kind::meeting_cancelled, call_again{business_days{1}}},
    {outcome_kind::meeting_missed, call_again{business_days{1}}},
    {outcome_kind::yes, close_as{disposition::won}},
    {outcome_kind::no_with_reasons, close_as{disposition::refused}},
    {outcome_kind::no_without_reasons, ask_why{business_days{1}}},
    {outcome_kind::objection, suppress{}},
    {outcome_kind::unsubscribed, suppress{}},
    {outcome_kind::replied, answer_within{open_minutes{60}}},
    {outcome_kind::sent, lands{business_days{2}}},
    {outcome_kind::wrong_number, drop_contact_point{}},
    {outcome_kind::bounced, drop_contact_point{}},
    {outcome_kind::returned, drop_contact_point{}},
    {outcome_kind::opened, take_note{}},
    {outcome_kind::clicked, take_note{}},
    {outcome_kind::attempted, follow_rhythm{}},
    {outcome_kind::left_organisation, close_as{disposition::unreachable}},
    {outcome_kind::closed_down, close_as{disposition::unreachable}},
    {outcome_kind::withdrawn, close_as{disposition::withdrawn}},
    {outcome_kind::delayed, try_again{business_days{1}, 3}},
};

// Figures that no behaviour can have, and what is said of them.
struct bad_figure {
  outcome_kind kind;
  behaviour what;
  std::string said;
  friend std::ostream& operator<<(std::ostream& out, const bad_figure& row) { return out << row.said; }
};

const std::vector<bad_figure> bad_figures{
    {outcome_kind::busy, retry_soon{minutes{-20}, 2}, "outcome 'busy': retry_soon | after = -20 | after of 0 or more"},
    {outcome_kind::busy, retry_soon{minutes{20}, -1},
     "outcome 'busy': retry_soon | at_most_a_day = -1 | at_most_a_day of 0 to 14"},
    {outcome_kind::busy, retry_soon{minutes{20}, 15},
     "outcome 'busy': retry_soon | at_most_a_day = 15 | at_most_a_day of 0 to 14"},
    {outcome_kind::delayed, try_again{hours{-1}, 3}, "outcome 'delayed': try_again | after = -1 | after of 0 or more"},
    {outcome_kind::delayed, try_again{hours{1}, 15},
     "outcome 'delayed': try_again | at_most = 15 | at_most of 0 to 14"},
    {outcome_kind::just_left, call_again{business_days{-1}},
     "outcome 'just_left': call_again | after = -1 | after of 0 or more"},
    {outcome_kind::just_left, call_again{hours{-1}},
     "outcome 'just_left': call_again | after = -1 | after of 0 or more"},
    {outcome_kind::in_meeting, same_day_after{open_minutes{-1}},
     "outcome 'in_meeting': same_day_after | wait = -1 | wait of 0 or more"},
    {outcome_kind::at_lunch, same_day_at{-1}, "outcome 'at_lunch': same_day_at | minute = -1 | minute of 0 to 1439"},
    {outcome_kind::at_lunch, same_day_at{1440},
     "outcome 'at_lunch': same_day_at | minute = 1440 | minute of 0 to 1439"},
    {outcome_kind::away, stay_away{months{-1}}, "outcome 'away': stay_away | otherwise = -1 | otherwise of 0 or more"},
    {outcome_kind::gatekeeper_no, cool_down{calendar_days{-7}, std::nullopt},
     "outcome 'gatekeeper_no': cool_down | wait = -7 | wait of 0 or more"},
    {outcome_kind::gatekeeper_no, cool_down{calendar_days{7}, delay{minutes{-1}}},
     "outcome 'gatekeeper_no': cool_down | letter_after = -1 | letter_after of 0 or more"},
    {outcome_kind::on_hold, hold_until_named_or{calendar_days{-2}},
     "outcome 'on_hold': hold_until_named_or | otherwise = -2 | otherwise of 0 or more"},
    {outcome_kind::send_information, send_then_call{business_days{-1}, business_days{-3}},
     "outcome 'send_information': send_then_call | send_within = -1, call_after = -3 | send_within of 0 or more, "
     "call_after of 0 or more"},
    {outcome_kind::meeting_agreed, wait_for_meeting{calendar_days{-1}},
     "outcome 'meeting_agreed': wait_for_meeting | ask_after = -1 | ask_after of 0 or more"},
    {outcome_kind::no_without_reasons, ask_why{open_minutes{-1}},
     "outcome 'no_without_reasons': ask_why | after = -1 | after of 0 or more"},
    {outcome_kind::replied, answer_within{open_minutes{-60}},
     "outcome 'replied': answer_within | wait = -60 | wait of 0 or more"},
    {outcome_kind::sent, lands{business_days{-2}}, "outcome 'sent': lands | letter = -2 | letter of 0 or more"},
};

// How a pursuit may end by an outcome.
struct closing {
  outcome_kind kind;
  disposition how;
  bool allowed;
  friend std::ostream& operator<<(std::ostream& out, const closing& row) {
    return out << name_of(row.kind) << " as " << name_of(row.how);
  }
};

const std::vector<closing> closings{
    {outcome_kind::yes, disposition::won, true},
    {outcome_kind::meeting_agreed, disposition::meeting, true},
    {outcome_kind::meeting_missed, disposition::withdrawn, true},
    {outcome_kind::meeting_missed, disposition::unreachable, true},
    {outcome_kind::no_with_reasons, disposition::refused, true},
    {outcome_kind::no_without_reasons, disposition::refused, true},
    {outcome_kind::not_now, disposition::withdrawn, true},
    {outcome_kind::replied, disposition::answered, true},
    {outcome_kind::replied, disposition::won, false},
    {outcome_kind::yes, disposition::answered, false},
    {outcome_kind::not_now, disposition::refused, false},
    {outcome_kind::meeting_cancelled, disposition::refused, false},
    {outcome_kind::no_with_reasons, disposition::exhausted, false},
    {outcome_kind::no_with_reasons, disposition::opted_out, false},
    {outcome_kind::yes, disposition::refused, false},
    {outcome_kind::no_answer, disposition::withdrawn, false},
    {outcome_kind::gatekeeper_no, disposition::refused, false},
    {outcome_kind::will_call_back, disposition::withdrawn, false},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(behaviours_by_outcome)

BOOST_AUTO_TEST_CASE(a_new_table_has_no_row_and_names_every_gap_in_order) {
  BOOST_TEST((behaviours{}.gaps() == every_outcome()));
  for (const outcome_kind kind : every_outcome()) BOOST_TEST(!behaviours{}.at(kind).has_value());
}

BOOST_AUTO_TEST_CASE(a_row_given_is_a_gap_less_and_leaves_the_table_it_came_from_as_it_was) {
  const behaviours before;
  const auto after = before.with(outcome_kind::busy, retry_soon{}).with(outcome_kind::clicked, take_note{});
  BOOST_TEST(after.gaps().size() == outcome_count - 2U);
  BOOST_TEST((after.gaps().front() == outcome_kind::no_answer));
  BOOST_TEST((after.at(outcome_kind::busy) == behaviour{retry_soon{}}));
  BOOST_TEST(!after.at(outcome_kind::opened).has_value());
  BOOST_TEST((before == behaviours{}));
  BOOST_TEST((before != after));
}

BOOST_AUTO_TEST_CASE(the_last_behaviour_given_for_an_outcome_holds) {
  const auto table = doctrine().with(outcome_kind::on_hold, hold_until_named_or{months{2}});
  BOOST_TEST((table.at(outcome_kind::on_hold) == behaviour{hold_until_named_or{months{2}}}));
  BOOST_TEST((table.with(outcome_kind::on_hold, hold_until_named_or{months{1}}) == doctrine()));
}

BOOST_AUTO_TEST_CASE(the_doctrine_maps_every_outcome) {
  BOOST_TEST(doctrine_in_figures.size() == static_cast<std::size_t>(outcome_count));
  BOOST_TEST(doctrine().gaps().empty());
}

BOOST_DATA_TEST_CASE(the_doctrine_says_what_follows, doctrine_in_figures, row) {
  const std::optional<behaviour> found = doctrine().at(row.kind);
  BOOST_REQUIRE(found.has_value());
  BOOST_TEST(name_of(*found) == name_of(row.what));
  BOOST_TEST((*found == row.what));
}

BOOST_AUTO_TEST_CASE(the_defaults_of_the_behaviours_are_the_figures_of_the_doctrine) {
  const auto figures = doctrine()
                           .with(outcome_kind::busy, retry_soon{})
                           .with(outcome_kind::just_left, call_again{})
                           .with(outcome_kind::in_meeting, same_day_after{})
                           .with(outcome_kind::at_lunch, same_day_at{})
                           .with(outcome_kind::away, stay_away{})
                           .with(outcome_kind::gatekeeper_no, cool_down{})
                           .with(outcome_kind::not_now, hold_until_named_or{})
                           .with(outcome_kind::send_information, send_then_call{})
                           .with(outcome_kind::meeting_agreed, wait_for_meeting{})
                           .with(outcome_kind::no_without_reasons, ask_why{})
                           .with(outcome_kind::replied, answer_within{})
                           .with(outcome_kind::sent, lands{});
  BOOST_TEST((figures == doctrine()));
}

BOOST_DATA_TEST_CASE(an_outcome_has_the_behaviours_that_make_sense_there_and_no_other, admissions, row) {
  const auto allowed = split(row.allowed);
  for (behaviour what : one_of_each) {
    const std::string name{name_of(what)};
    if (row.kind == outcome_kind::replied && name == "close_as") what = close_as{disposition::answered};
    const std::string expected =
        allowed.contains(name) ? "accepted"
                               : "outcome '" + std::string(name_of(row.kind)) + "' | " + name + " | " + row.allowed;
    BOOST_TEST(refusal_at(row.kind, what) == expected);
  }
}

BOOST_AUTO_TEST_CASE(the_admissions_cover_every_outcome) {
  std::vector<outcome_kind> covered;
  for (const admission& row : admissions) covered.push_back(row.kind);
  BOOST_TEST((covered == every_outcome()));
}

BOOST_DATA_TEST_CASE(figures_that_cannot_be_are_refused_by_name, bad_figures, row) {
  BOOST_TEST(refusal_at(row.kind, row.what) == row.said);
}

BOOST_AUTO_TEST_CASE(the_least_and_the_most_of_a_figure_are_accepted) {
  BOOST_TEST(refusal_at(outcome_kind::busy, retry_soon{minutes{0}, 0}) == "accepted");
  BOOST_TEST(refusal_at(outcome_kind::busy, retry_soon{minutes{0}, 14}) == "accepted");
  BOOST_TEST(refusal_at(outcome_kind::at_lunch, same_day_at{0}) == "accepted");
  BOOST_TEST(refusal_at(outcome_kind::at_lunch, same_day_at{1439}) == "accepted");
  BOOST_TEST(refusal_at(outcome_kind::sent, lands{business_days{0}}) == "accepted");
  BOOST_TEST(refusal_at(outcome_kind::gatekeeper_no, cool_down{calendar_days{0}, std::nullopt}) == "accepted");
}

BOOST_DATA_TEST_CASE(a_pursuit_is_closed_by_decisions_and_refused_by_a_definite_no_only, closings, row) {
  BOOST_TEST((refusal_at(row.kind, close_as{row.how}) == "accepted") == row.allowed);
}

BOOST_AUTO_TEST_CASE(a_disposition_that_is_not_the_outcomes_is_refused_by_name) {
  BOOST_TEST(refusal_at(outcome_kind::not_now, close_as{disposition::refused}) ==
             "outcome 'not_now': close_as | how = refused | won, meeting, unreachable or withdrawn; refused at "
             "no_with_reasons and no_without_reasons; answered at replied");
}

BOOST_AUTO_TEST_CASE(every_behaviour_has_the_name_of_its_type) {
  const std::vector<std::string> names{"follow_rhythm",
                                       "retry_soon",
                                       "call_again",
                                       "same_day_after",
                                       "same_day_at",
                                       "stay_away",
                                       "keep_promise",
                                       "cool_down",
                                       "hold_until_named_or",
                                       "send_then_call",
                                       "wait_for_meeting",
                                       "close_as",
                                       "ask_why",
                                       "suppress",
                                       "answer_within",
                                       "drop_contact_point",
                                       "lands",
                                       "take_note",
                                       "try_again"};
  BOOST_REQUIRE(one_of_each.size() == std::variant_size_v<behaviour>);
  for (std::size_t i = 0; i < names.size(); ++i) {
    BOOST_TEST(one_of_each[i].index() == i);
    BOOST_TEST(name_of(one_of_each[i]) == names[i]);
  }
}

BOOST_AUTO_TEST_SUITE_END()
