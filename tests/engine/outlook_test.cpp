#include <followup/engine/outlook.hpp>

#include "engine/support.hpp"

#include <followup/error.hpp>

#include <boost/test/unit_test.hpp>

#include <cstring>
#include <limits>
#include <optional>
#include <vector>

BOOST_AUTO_TEST_SUITE(outlooks)

namespace {

namespace fu = followup;

const fu::ptime nine = fu::utc("2026-11-23T09:00:00Z");
const fu::ptime ten = fu::utc("2026-11-23T10:00:00Z");
const fu::ptime noon = fu::utc("2026-11-23T12:00:00Z");
const fu::ptime five = fu::utc("2026-11-23T17:00:00Z");

fu::action an_action(fu::channel via, fu::ptime begin, fu::ptime end) {
  return {.id = fu::action_id{1}, .via = via, .due = begin, .window = {begin, end}};
}

fu::answer an_answer(fu::status what, std::vector<fu::action> actions, std::optional<fu::ptime> wake_at) {
  fu::answer a;
  a.status = what;
  a.actions.assign(actions.begin(), actions.end());
  a.wake_at = wake_at;
  return a;
}

// A call that is open until noon, one that opens at noon, and a pursuit that is over.
const fu::outlook open_now{an_answer(fu::status::due, {an_action(fu::channel::call, ten, noon)}, noon)};
const fu::outlook open_later{an_answer(fu::status::waiting, {an_action(fu::channel::letter, noon, five)}, noon)};
const fu::outlook over{an_answer(fu::status::closed, {}, std::nullopt)};
const fu::outlook unknown;

const std::vector<fu::outlook> book{open_later, open_now, over, unknown, open_now};

using places = std::vector<std::size_t>;

places room_for(std::size_t count) { return places(count, std::numeric_limits<std::size_t>::max()); }

}  // namespace

BOOST_AUTO_TEST_CASE(it_says_what_the_answer_says_of_what_is_next) {
  BOOST_TEST((open_later.status() == fu::status::waiting));
  BOOST_TEST((open_later.via() == fu::channel::letter));
  BOOST_TEST((open_later.from() == noon));
  BOOST_TEST((open_later.until() == five));
  BOOST_TEST((open_later.ask_again() == noon));
}

BOOST_AUTO_TEST_CASE(every_status_and_channel_comes_back) {
  for (int s = 0; s <= static_cast<int>(fu::status::closed); ++s) {
    for (int c = 0; c < fu::channel_count; ++c) {
      const auto what = static_cast<fu::status>(s);
      const auto via = static_cast<fu::channel>(c);
      const fu::outlook kept{an_answer(what, {an_action(via, ten, noon)}, noon)};
      BOOST_TEST((kept.status() == what && kept.via() == via));
    }
  }
}

BOOST_AUTO_TEST_CASE(any_instant_of_the_library_comes_back_and_an_open_end_too) {
  for (const fu::ptime at :
       {fu::first_instant(), ten, fu::utc("2106-02-07T06:28:16Z"), fu::utc("2199-12-31T23:59:59Z")}) {
    const fu::outlook kept{an_answer(fu::status::waiting, {an_action(fu::channel::call, at, fu::last_instant())}, at)};
    BOOST_TEST((kept.from() == at && kept.until() == fu::last_instant() && kept.ask_again() == at));
  }
}

BOOST_AUTO_TEST_CASE(next_is_what_opens_first_and_of_several_that_are_open_the_first_of_the_answer) {
  const fu::outlook first_open{an_answer(
      fu::status::due, {an_action(fu::channel::call, noon, five), an_action(fu::channel::email, ten, five)}, noon)};
  BOOST_TEST((first_open.via() == fu::channel::email && first_open.from() == ten));
  const fu::outlook both_open{an_answer(
      fu::status::due, {an_action(fu::channel::letter, ten, five), an_action(fu::channel::email, ten, noon)}, noon)};
  BOOST_TEST((both_open.via() == fu::channel::letter && both_open.until() == five));
}

BOOST_AUTO_TEST_CASE(where_nothing_is_to_be_done_there_is_only_a_time_to_ask_again) {
  const fu::outlook held{an_answer(fu::status::on_hold, {}, five)};
  BOOST_TEST(!held.via());
  BOOST_TEST(!held.from());
  BOOST_TEST(!held.until());
  BOOST_TEST((held.ask_again() == five));
  BOOST_TEST((held.holds_at(noon) && !held.holds_at(five) && !held.is_open_at(noon)));
}

BOOST_AUTO_TEST_CASE(one_of_a_closed_pursuit_holds_for_good) {
  BOOST_TEST((over.status() == fu::status::closed));
  BOOST_TEST(!over.ask_again());
  BOOST_TEST(over.holds_at(fu::utc("2199-12-31T23:59:59Z")));
}

BOOST_AUTO_TEST_CASE(one_that_was_never_made_asks_to_be_made_at_once) {
  BOOST_TEST(!unknown.holds_at(fu::first_instant()));
  BOOST_TEST(!unknown.via());
  fu::outlook zeros;
  std::memset(static_cast<void*>(&zeros), 0, sizeof zeros);
  BOOST_TEST((zeros == unknown));
}

BOOST_AUTO_TEST_CASE(it_is_open_from_the_begin_of_its_window_until_it_must_be_asked_again) {
  BOOST_TEST(!open_now.is_open_at(nine));
  BOOST_TEST(open_now.is_open_at(ten));
  BOOST_TEST(open_now.is_open_at(noon - boost::posix_time::seconds(1)));
  BOOST_TEST(!open_now.is_open_at(noon));
  BOOST_TEST(!open_later.is_open_at(noon));
}

BOOST_AUTO_TEST_CASE(it_is_plain_memory_that_is_stored_as_two_words) {
  BOOST_TEST((fu::outlook::from_words(open_now.words()) == open_now));
  BOOST_TEST((open_now != open_later));
}

BOOST_AUTO_TEST_CASE(those_that_do_not_hold_any_more_are_listed_in_their_order) {
  places found = room_for(book.size());
  BOOST_TEST(fu::woken(book, ten, found) == 1U);
  BOOST_TEST(found.front() == 3U);
  BOOST_TEST(fu::count_woken(book, ten) == 1U);
  found.resize(fu::woken(book, noon, found));
  BOOST_TEST(found == (places{0, 1, 3, 4}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(those_that_can_be_done_now_are_listed_in_their_order) {
  places found = room_for(book.size());
  found.resize(fu::due(book, ten, found));
  BOOST_TEST(found == (places{1, 4}), boost::test_tools::per_element());
  BOOST_TEST(fu::count_due(book, ten) == 2U);
  BOOST_TEST(fu::count_due(book, nine) == 0U);
  BOOST_TEST(fu::count_due(book, noon) == 0U);
}

BOOST_AUTO_TEST_CASE(no_more_are_listed_than_there_is_room_for) {
  places found = room_for(2);
  BOOST_TEST(fu::woken(book, noon, found) == 2U);
  BOOST_TEST(found == (places{0, 1}), boost::test_tools::per_element());
  BOOST_TEST(fu::due(book, ten, {}) == 0U);
}

BOOST_AUTO_TEST_CASE(the_next_of_all_to_wake_is_the_first) {
  BOOST_TEST((fu::next_wake(book) == fu::first_instant()));
  const std::vector<fu::outlook> known{over, open_later, open_now};
  BOOST_TEST((fu::next_wake(known) == noon));
  BOOST_TEST((fu::next_wake(std::vector{over}) == std::nullopt));
  BOOST_TEST((fu::next_wake({}) == std::nullopt));
}

BOOST_AUTO_TEST_CASE(what_is_next_of_each_goes_into_columns_and_is_not_before_now) {
  std::vector<std::uint8_t> via(book.size(), 0xAA);
  std::vector<std::int64_t> from(book.size(), -1);
  std::vector<std::uint8_t> known(1, 0xFF);
  const fu::ptime eleven = fu::utc("2026-11-23T11:00:00Z");
  fu::next_of_all(book, eleven, {via, known}, {from, {}});
  const auto seconds = [](fu::ptime at) { return (at - fu::first_instant()).total_seconds(); };
  const auto letter = static_cast<std::uint8_t>(fu::channel::letter);
  const auto call = static_cast<std::uint8_t>(fu::channel::call);
  BOOST_TEST(via == (std::vector<std::uint8_t>{letter, call, 0, 0, call}), boost::test_tools::per_element());
  BOOST_TEST(from == (std::vector<std::int64_t>{seconds(noon), seconds(eleven), 0, 0, seconds(eleven)}),
             boost::test_tools::per_element());
  BOOST_TEST((known.front() & 0x1F) == 0b10011);
}

BOOST_AUTO_TEST_CASE(a_column_without_room_for_all_is_refused_by_name) {
  std::vector<std::uint8_t> via(2);
  std::vector<std::int64_t> from(book.size());
  BOOST_CHECK_EXCEPTION(fu::next_of_all(book, ten, {via, {}}, {from, {}}), fu::invalid_column,
                        [](const fu::error& e) { return e.field() == "column via"; });
  BOOST_CHECK_THROW(fu::next_of_all(std::vector(9, over), ten, {}, {{}, std::span(via).first(1)}), fu::invalid_column);
}

BOOST_AUTO_TEST_CASE(a_now_that_is_no_instant_is_refused) {
  const fu::ptime none{boost::posix_time::not_a_date_time};
  BOOST_CHECK_THROW(fu::count_due(book, none), fu::invalid_time);
  BOOST_CHECK_THROW(fu::count_woken(book, none), fu::invalid_time);
  BOOST_CHECK_THROW((void)open_now.holds_at(none), fu::invalid_time);
}

BOOST_AUTO_TEST_SUITE_END()
