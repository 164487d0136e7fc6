#include <followup/model/outcome.hpp>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <iterator>
#include <ostream>

using namespace followup;
namespace data = boost::unit_test::data;

namespace {

struct row {
  outcome what;
  outcome_kind kind;
  const char* name;
};
std::ostream& operator<<(std::ostream& out, const row& one) { return out << one.name; }

const row rows[] = {
    {no_answer{}, outcome_kind::no_answer, "no_answer"},
    {busy{}, outcome_kind::busy, "busy"},
    {machine{}, outcome_kind::machine, "machine"},
    {just_left{}, outcome_kind::just_left, "just_left"},
    {in_meeting{}, outcome_kind::in_meeting, "in_meeting"},
    {at_lunch{}, outcome_kind::at_lunch, "at_lunch"},
    {day_off{}, outcome_kind::day_off, "day_off"},
    {away{}, outcome_kind::away, "away"},
    {message_taken{}, outcome_kind::message_taken, "message_taken"},
    {call_back{}, outcome_kind::call_back, "call_back"},
    {will_call_back{}, outcome_kind::will_call_back, "will_call_back"},
    {gatekeeper_no{}, outcome_kind::gatekeeper_no, "gatekeeper_no"},
    {not_now{}, outcome_kind::not_now, "not_now"},
    {on_hold{}, outcome_kind::on_hold, "on_hold"},
    {send_information{}, outcome_kind::send_information, "send_information"},
    {spoke{}, outcome_kind::spoke, "spoke"},
    {meeting_agreed{agreed_time::on(day("2026-11-27"))}, outcome_kind::meeting_agreed, "meeting_agreed"},
    {meeting_cancelled{}, outcome_kind::meeting_cancelled, "meeting_cancelled"},
    {meeting_missed{}, outcome_kind::meeting_missed, "meeting_missed"},
    {yes{}, outcome_kind::yes, "yes"},
    {no_with_reasons{}, outcome_kind::no_with_reasons, "no_with_reasons"},
    {no_without_reasons{}, outcome_kind::no_without_reasons, "no_without_reasons"},
    {objection{}, outcome_kind::objection, "objection"},
    {unsubscribed{}, outcome_kind::unsubscribed, "unsubscribed"},
    {replied{}, outcome_kind::replied, "replied"},
    {sent{}, outcome_kind::sent, "sent"},
    {wrong_number{}, outcome_kind::wrong_number, "wrong_number"},
    {bounced{}, outcome_kind::bounced, "bounced"},
    {returned{}, outcome_kind::returned, "returned"},
    {opened{}, outcome_kind::opened, "opened"},
    {clicked{}, outcome_kind::clicked, "clicked"},
    {attempted{}, outcome_kind::attempted, "attempted"},
    {left_organisation{}, outcome_kind::left_organisation, "left_organisation"},
    {closed_down{}, outcome_kind::closed_down, "closed_down"},
    {withdrawn{}, outcome_kind::withdrawn, "withdrawn"},
    {delayed{}, outcome_kind::delayed, "delayed"},
};
static_assert(std::size(rows) == outcome_count);

}  // namespace

BOOST_AUTO_TEST_SUITE(outcomes)

BOOST_DATA_TEST_CASE(an_outcome_knows_its_kind_and_the_kind_its_name, data::make(rows)) {
  BOOST_TEST((kind_of(sample.what) == sample.kind));
  BOOST_TEST(name_of(sample.kind) == sample.name);
  BOOST_TEST((outcome_named(sample.name) == sample.kind));
}

BOOST_AUTO_TEST_CASE(kinds_are_in_the_order_of_the_variant) {
  for (std::size_t i = 0; i < std::size(rows); ++i) BOOST_TEST(rows[i].what.index() == i);
}

BOOST_AUTO_TEST_CASE(a_name_that_is_none_names_no_outcome) {
  for (const char* const name : {"", "No_answer", "no answer", "no_answer ", "refused"}) {
    BOOST_TEST(!outcome_named(name), name);
  }
}

BOOST_AUTO_TEST_CASE(a_value_that_is_no_enumerator_has_no_name) {
  BOOST_TEST(name_of(static_cast<outcome_kind>(outcome_count)).empty());
  BOOST_TEST(name_of(static_cast<outcome_kind>(200)).empty());
}

BOOST_AUTO_TEST_CASE(outcomes_are_equal_when_their_fields_are) {
  BOOST_TEST((outcome{away{}} == outcome{away{}}));
  BOOST_TEST((outcome{away{day("2026-11-27")}} != outcome{away{}}));
  BOOST_TEST((outcome{objection{}} != outcome{objection{channel::email}}));
  BOOST_TEST((outcome{not_now{}} != outcome{on_hold{}}));
}

BOOST_DATA_TEST_CASE(an_outcome_is_made_of_its_kind_alone_unless_it_has_to_name_a_time, data::make(rows)) {
  const auto made = outcome_of(sample.kind);
  BOOST_TEST(made.has_value() == (sample.kind != outcome_kind::meeting_agreed));
  if (made) BOOST_TEST((*made == sample.what));
}

BOOST_AUTO_TEST_CASE(what_settles_something_is_not_inconclusive) {
  BOOST_TEST(is_inconclusive(outcome_kind::busy));
  BOOST_TEST(is_inconclusive(outcome_kind::gatekeeper_no));
  BOOST_TEST(!is_inconclusive(outcome_kind::call_back));
  BOOST_TEST(!is_inconclusive(outcome_kind::yes));
  BOOST_TEST(!is_inconclusive(outcome_kind::unrecorded));
}

BOOST_AUTO_TEST_SUITE_END()
