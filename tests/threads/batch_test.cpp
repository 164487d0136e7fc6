// Many pursuits decided on several threads that share policies, calendars and zones: the answers are those of one.
#include <followup/engine/batch.hpp>
#include <followup/engine/explain.hpp>
#include <followup/engine/next_actions.hpp>
#include <followup/engine/progress.hpp>
#include <followup/policy/presets.hpp>

#include <boost/test/unit_test.hpp>

#include <atomic>
#include <optional>
#include <string>
#include <thread>
#include <tuple>
#include <vector>

BOOST_AUTO_TEST_SUITE(threads)

namespace {

namespace fu = followup;

struct entry {
  const fu::policy* rules;
  fu::pursuit subject;
  std::vector<fu::touchpoint> history;
};

// What is shared by all: values, of which every entry and every thread holds copies.
struct book {
  std::vector<fu::policy> policies{fu::until_no(), fu::gentle(), fu::proposal_follow_up(), fu::fourteen_days()};
  fu::calendar hours{"office", "1", fu::monday_to_friday("09:00-12:30 13:30-17:30"), {fu::day("2026-12-25")}};
  std::vector<fu::time_zone> zones{fu::time_zone::named("Europe/Amsterdam"), fu::time_zone::named("America/New_York"),
                                   fu::time_zone::named("Australia/Sydney")};
  std::vector<entry> entries;
  fu::ptime now = fu::utc("2026-12-01T10:00:00Z");
};

// Calls every other day, some with an outcome of their own.
book a_book_of(std::size_t size) {
  const std::vector<fu::outcome> outcomes{fu::no_answer{}, fu::busy{}, fu::machine{}, fu::no_answer{}};
  book all;
  for (std::size_t i = 0; i < size; ++i) {
    entry one{&all.policies[i % all.policies.size()], {}, {}};
    one.subject.id = fu::pursuit_id{i + 1};
    one.subject.who = {.id = fu::prospect_id{i + 1},
                       .zones = {all.zones[i % all.zones.size()]},
                       .reachable_by = {{fu::channel::call}, {fu::channel::letter}, {fu::channel::email}}};
    one.subject.started = fu::utc("2026-11-02T08:00:00Z") + boost::posix_time::minutes(static_cast<long>(i % 500));
    for (std::size_t n = 0; n < i % 12; ++n) {
      fu::touchpoint call;
      call.id = fu::touchpoint_id{n + 1};
      call.pursuit = one.subject.id;
      call.at = one.subject.started + boost::posix_time::hours(static_cast<long>(30 + 48 * n));
      call.what = outcomes[(i + n) % outcomes.size()];
      if (std::holds_alternative<fu::machine>(call.what)) call.spoke_to = fu::contact_role::machine;
      one.history.push_back(call);
    }
    all.entries.push_back(std::move(one));
  }
  return all;
}

struct result {
  fu::answer from_history;
  fu::answer from_progress;
  std::string words;
  friend bool operator==(const result&, const result&) = default;
};

result decided(const book& all, const entry& one) {
  const fu::policy rules = *one.rules;  // copies share what is behind them
  const fu::calendar hours = all.hours;
  const fu::time_zone zone = one.subject.who.zones.front();
  const fu::progress folded = fu::fold(rules, one.subject, one.history);
  result found{fu::next_actions(rules, one.subject, one.history, hours, all.now),
               fu::next_actions(rules, one.subject, folded, hours, all.now),
               {}};
  found.words = fu::explain(found.from_history, rules, zone);
  return found;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_book_decided_on_several_threads_has_the_answers_of_one) {
  const book all = a_book_of(600);
  std::vector<result> expected;
  for (const entry& one : all.entries) expected.push_back(decided(all, one));

  constexpr unsigned workers = 4;
  std::vector<std::optional<result>> found(all.entries.size());
  std::atomic<std::size_t> next{0};
  std::vector<std::thread> pool;
  for (unsigned i = 0; i < workers; ++i) {
    pool.emplace_back([&] {
      for (std::size_t n = next++; n < found.size(); n = next++) found[n] = decided(all, all.entries[n]);
    });
  }
  for (std::thread& one : pool) one.join();

  int different = 0;
  for (std::size_t i = 0; i < found.size(); ++i) different += found[i] == expected[i] ? 0 : 1;
  BOOST_TEST(different == 0);
}

BOOST_AUTO_TEST_CASE(a_book_asked_about_at_once_on_several_threads_has_the_columns_of_one) {
  const book all = a_book_of(5'000);
  const fu::policy& rules = all.policies.front();
  std::vector<fu::pursuit> pursuits;
  std::vector<fu::progress> folded;
  for (const entry& one : all.entries) {
    pursuits.push_back(one.subject);
    folded.push_back(fu::fold(rules, one.subject, one.history));
  }
  folded[4'711] = fu::progress{};  // a row with an error among them
  const auto asked = [&](const fu::executor& on) {
    std::vector<fu::outlook> outlooks(pursuits.size());
    std::vector<std::uint8_t> known((pursuits.size() + 7) / 8);
    fu::answer_columns out;
    out.outlooks = outlooks;
    out.via.validity = known;
    const std::size_t errors = fu::next_actions(rules, pursuits, folded, all.hours, all.now, out, on);
    return std::tuple(outlooks, known, errors);
  };
  const auto expected = asked({});
  BOOST_TEST(std::get<2>(expected) == 1U);
  BOOST_TEST((asked(fu::on_threads(4)) == expected));
}

BOOST_AUTO_TEST_CASE(zones_calendars_and_policies_may_be_made_while_others_decide) {
  const book all = a_book_of(100);
  const result expected = decided(all, all.entries[40]);
  std::atomic<int> different{0};
  std::vector<std::thread> pool;
  for (unsigned i = 0; i < 4; ++i) {
    pool.emplace_back([&, i] {
      for (int n = 0; n < 20; ++n) {
        if (i % 2 == 0) {
          const auto zone = fu::time_zone::named(n % 2 == 0 ? "Europe/Amsterdam" : "Asia/Kolkata");
          const fu::calendar hours{"own", std::to_string(n), fu::every_day("08:00-20:00")};
          if (!hours.next_open(all.now, zone) || fu::until_no() != fu::until_no()) ++different;
        } else if (!(decided(all, all.entries[40]) == expected)) {
          ++different;
        }
      }
    });
  }
  for (std::thread& one : pool) one.join();
  BOOST_TEST(different == 0);
}

BOOST_AUTO_TEST_SUITE_END()
