#include <followup/engine/batch.hpp>

#include "engine/reference_policy.hpp"
#include "engine/support.hpp"

#include <followup/error.hpp>
#include <followup/policy/presets.hpp>

#include <boost/test/unit_test.hpp>

#include <atomic>
#include <functional>
#include <stdexcept>
#include <string>
#include <vector>

BOOST_AUTO_TEST_SUITE(batches)

namespace {

namespace fu = followup;

// Pursuits with what was recorded of them, folded too.
struct book {
  explicit book(const fu::policy& rules, std::size_t size) {
    const auto table = support::reference_table(FOLLOWUP_TEST_DATA);
    for (std::size_t i = 0; i < size; ++i) {
      pursuits.push_back(table[i].subject);
      touches.insert(touches.end(), table[i].history.begin(), table[i].history.end());
      offsets.push_back(static_cast<std::int64_t>(touches.size()));
      folded.push_back(fu::fold(rules, pursuits.back(), table[i].history));
    }
  }
  [[nodiscard]] fu::history_lists histories() const { return {touches, offsets}; }
  [[nodiscard]] std::span<const fu::touchpoint> history(std::size_t i) const {
    return std::span(touches).subspan(static_cast<std::size_t>(offsets[i]),
                                      static_cast<std::size_t>(offsets[i + 1] - offsets[i]));
  }

  std::vector<fu::pursuit> pursuits;
  std::vector<fu::touchpoint> touches;
  std::vector<std::int64_t> offsets{0};
  std::vector<fu::progress> folded;
};

template <class Value>
struct owned {
  explicit owned(std::size_t rows) : values(rows, Value{77}), validity((rows + 7) / 8, 0xFF) {}
  [[nodiscard]] fu::column<Value> column() { return {values, validity}; }
  [[nodiscard]] std::optional<Value> at(std::size_t i) const {
    return (validity[i / 8] >> (i % 8) & 1U) != 0 ? std::optional(values[i]) : std::nullopt;
  }
  friend bool operator==(const owned&, const owned&) = default;

  std::vector<Value> values;
  std::vector<std::uint8_t> validity;
};

// Every column there is, full of rubbish before it is written.
struct owned_columns {
  explicit owned_columns(std::size_t rows)
      : outlooks(rows, fu::outlook::from_words({1, 1})),
        status(rows),
        actions(rows),
        action(rows),
        rule(rows),
        via(rows),
        due(rows),
        begin(rows),
        end(rows),
        brief(rows),
        endpoint(rows),
        label(rows),
        wake_at(rows),
        disposition(rows),
        error(rows) {}

  [[nodiscard]] fu::answer_columns all() {
    return {outlooks,          status.column(), actions.column(), action.column(),      rule.column(),
            via.column(),      due.column(),    begin.column(),   end.column(),         brief.column(),
            endpoint.column(), label.column(),  wake_at.column(), disposition.column(), error.column()};
  }
  friend bool operator==(const owned_columns&, const owned_columns&) = default;

  std::vector<fu::outlook> outlooks;
  owned<std::uint8_t> status, actions;
  owned<std::uint64_t> action, rule;
  owned<std::uint8_t> via;
  owned<std::int64_t> due, begin, end;
  owned<std::uint64_t> brief, endpoint, label;
  owned<std::int64_t> wake_at;
  owned<std::uint8_t> disposition, error;
};

std::optional<std::int64_t> seconds(std::optional<fu::ptime> at) {
  return at ? std::optional((*at - fu::first_instant()).total_seconds()) : std::nullopt;
}

template <class Id>
std::optional<std::uint64_t> value_of(Id id) {
  return id ? std::optional(id.value()) : std::nullopt;
}

// Whether a row says what an answer says.
bool says(const owned_columns& row, std::size_t i, const fu::answer& a) {
  const fu::outlook kept{a};
  if (row.outlooks[i] != kept || row.error.at(i)) return false;
  if (row.status.at(i) != static_cast<std::uint8_t>(a.status) || row.actions.at(i) != a.actions.size()) return false;
  if (row.wake_at.at(i) != seconds(a.wake_at)) return false;
  const auto how = a.concluded ? std::optional(static_cast<std::uint8_t>(a.concluded->how)) : std::nullopt;
  if (row.disposition.at(i) != how) return false;
  if (a.actions.empty()) return !row.action.at(i) && !row.via.at(i) && !row.due.at(i) && !row.rule.at(i);
  const auto next = std::min_element(a.actions.begin(), a.actions.end(), [](const auto& one, const auto& other) {
    return one.window.begin < other.window.begin;
  });
  return row.action.at(i) == next->id.value() && row.rule.at(i) == value_of(next->rule) &&
         row.via.at(i) == static_cast<std::uint8_t>(next->via) && row.due.at(i) == seconds(next->due) &&
         row.begin.at(i) == seconds(next->window.begin) && row.end.at(i) == seconds(next->window.end) &&
         row.brief.at(i) == value_of(next->brief) && row.endpoint.at(i) == value_of(next->endpoint) &&
         row.label.at(i) == value_of(next->label);
}

const fu::calendar hours = support::reference_hours();
const fu::ptime now = support::reference_now();
constexpr std::size_t size = 2'500;

}  // namespace

BOOST_AUTO_TEST_CASE(a_row_is_what_the_question_about_it_alone_says) {
  for (const fu::policy& rules : {support::reference_cadence(), fu::until_no(), fu::proposal_follow_up()}) {
    const book all{rules, size};
    owned_columns from_progress{size};
    owned_columns from_histories{size};
    BOOST_TEST(fu::next_actions(rules, all.pursuits, all.folded, hours, now, from_progress.all()) == 0U);
    BOOST_TEST(fu::next_actions(rules, all.pursuits, all.histories(), hours, now, from_histories.all()) == 0U);
    BOOST_TEST((from_progress == from_histories));
    std::size_t different = 0;
    for (std::size_t i = 0; i < size; ++i) {
      const fu::answer a = fu::next_actions(rules, all.pursuits[i], all.history(i), hours, now);
      different += says(from_histories, i, a) ? 0U : 1U;
    }
    BOOST_TEST(different == 0U);
  }
}

BOOST_AUTO_TEST_CASE(the_columns_are_the_same_bit_for_bit_on_any_number_of_threads) {
  const fu::policy rules = fu::until_no();
  const book all{rules, size};
  owned_columns expected{size};
  fu::next_actions(rules, all.pursuits, all.folded, hours, now, expected.all());
  for (const unsigned count : {0U, 1U, 2U, 7U}) {
    owned_columns found{size};
    fu::next_actions(rules, all.pursuits, all.folded, hours, now, found.all(), fu::on_threads(count));
    BOOST_TEST((found == expected));
  }
}

BOOST_AUTO_TEST_CASE(an_executor_of_the_hosts_own_may_run_the_parts_in_any_order) {
  const fu::policy rules = fu::until_no();
  const book all{rules, size};
  owned_columns expected{size};
  fu::next_actions(rules, all.pursuits, all.folded, hours, now, expected.all());
  owned_columns found{size};
  std::size_t ran = 0;
  fu::next_actions(rules, all.pursuits, all.folded, hours, now, found.all(), [&](std::size_t parts, const auto& part) {
    for (; ran < parts; ++ran) part(parts - 1 - ran);
  });
  BOOST_TEST(ran > 1U);
  BOOST_TEST((found == expected));
}

BOOST_AUTO_TEST_CASE(threads_call_each_part_once) {
  for (const unsigned count : {0U, 1U, 3U}) {
    std::vector<std::atomic<int>> called(100);
    fu::on_threads(count)(called.size(), [&](std::size_t part) { ++called[part]; });
    BOOST_TEST(std::all_of(called.begin(), called.end(), [](const auto& times) { return times == 1; }));
  }
}

BOOST_AUTO_TEST_CASE(a_row_that_cannot_be_answered_has_an_error_and_the_others_their_answers) {
  const fu::policy rules = fu::until_no();
  book all{rules, 20};
  owned_columns expected{20};
  fu::next_actions(rules, all.pursuits, all.folded, hours, now, expected.all());
  all.folded[3] = fu::progress{};
  all.folded[11] = fu::fold(fu::gentle(), all.pursuits[11], {});
  owned_columns found{20};
  BOOST_TEST(fu::next_actions(rules, all.pursuits, all.folded, hours, now, found.all()) == 2U);
  for (std::size_t i = 0; i < 20; ++i) {
    const bool wrong = i == 3 || i == 11;
    BOOST_TEST((found.error.at(i) ==
                (wrong ? std::optional(static_cast<std::uint8_t>(fu::error_kind::stale_progress)) : std::nullopt)));
    BOOST_TEST((found.outlooks[i] == (wrong ? fu::outlook{} : expected.outlooks[i])));
    BOOST_TEST((found.status.at(i) == (wrong ? std::nullopt : expected.status.at(i))));
    if (wrong) BOOST_TEST(!found.via.at(i));
  }
}

BOOST_AUTO_TEST_CASE(each_error_is_told_by_its_kind) {
  const fu::policy rules = fu::until_no();
  const auto error_in = [&](const fu::policy& of, book all) -> std::optional<std::uint8_t> {
    owned_columns found{all.pursuits.size()};
    fu::next_actions(of, all.pursuits, all.histories(), hours, now, found.all());
    return found.error.at(0);
  };
  const book fine{rules, 1};
  BOOST_TEST(!error_in(rules, fine));

  book late = fine;
  late.touches.back().at = now + boost::posix_time::hours(1);
  BOOST_TEST((error_in(rules, late) == static_cast<std::uint8_t>(fu::error_kind::invalid_history)));
  book special = fine;
  special.touches.back().at = fu::ptime{boost::posix_time::not_a_date_time};
  BOOST_TEST((error_in(rules, special) == static_cast<std::uint8_t>(fu::error_kind::invalid_time)));
  book nobody = fine;
  nobody.pursuits.front().earlier_attempts = -1;
  BOOST_TEST((error_in(rules, nobody) == static_cast<std::uint8_t>(fu::error_kind::invalid_pursuit)));
  for (const std::int64_t end : {std::int64_t{-1}, std::int64_t{1'000'000}}) {
    book beyond = fine;
    beyond.offsets.back() = end;
    BOOST_TEST((error_in(rules, beyond) == static_cast<std::uint8_t>(fu::error_kind::invalid_history)));
  }

  const fu::policy throwing{
      "throwing", fu::doctrine(), {fu::track{"calls", [](const fu::case_view&) -> std::optional<fu::proposal> {
                                               throw std::runtime_error{"the host's own"};
                                             }}}};
  BOOST_TEST((error_in(throwing, fine) == fu::thrown_by_host));

  owned_columns found{1};
  const fu::policy looking_back{
      "looking back",
      fu::doctrine(),
      {fu::track{"calls", fu::every(fu::business_days{1}, fu::channel::call)},
       fu::guard{"quiet", fu::quiet_after_conversation(fu::calendar_days{3}, fu::channel::call)}}};
  fu::next_actions(looking_back, fine.pursuits, fine.folded, hours, now, found.all());
  BOOST_TEST((found.error.at(0) == static_cast<std::uint8_t>(fu::error_kind::history_required)));
}

BOOST_AUTO_TEST_CASE(a_column_that_is_left_empty_is_not_written) {
  const fu::policy rules = fu::until_no();
  const book all{rules, 9};
  std::vector<std::uint8_t> status(9);
  fu::answer_columns only_status;
  only_status.status.values = status;
  BOOST_TEST(fu::next_actions(rules, all.pursuits, all.folded, hours, now, only_status) == 0U);
  owned_columns expected{9};
  fu::next_actions(rules, all.pursuits, all.folded, hours, now, expected.all());
  BOOST_TEST(status == expected.status.values, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(columns_that_do_not_fit_are_refused_before_anything_is_decided) {
  const fu::policy rules = fu::until_no();
  const book all{rules, 9};
  owned_columns nine{9};
  owned_columns eight{8};
  const auto field_of = [&](const std::function<void()>& ask) -> std::string {
    try {
      ask();
      return "nothing is wrong";
    } catch (const fu::invalid_column& e) { return e.field(); }
  };
  BOOST_TEST(field_of([&] {
               fu::answer_columns out = nine.all();
               out.due = eight.due.column();
               fu::next_actions(rules, all.pursuits, all.folded, hours, now, out);
             }) == "column due");
  BOOST_TEST(field_of([&] {
               fu::answer_columns out = nine.all();
               out.outlooks = eight.outlooks;
               fu::next_actions(rules, all.pursuits, all.folded, hours, now, out);
             }) == "column outlooks");
  BOOST_TEST(field_of([&] {
               fu::next_actions(rules, all.pursuits, std::span(all.folded).first(8), hours, now, nine.all());
             }) == "column progress");
  BOOST_TEST(field_of([&] {
               fu::next_actions(rules, all.pursuits, fu::history_lists{all.touches, std::span(all.offsets).first(9)},
                                hours, now, nine.all());
             }) == "column offsets");
  BOOST_CHECK_THROW(fu::next_actions(rules, all.pursuits, all.folded, hours,
                                     fu::ptime{boost::posix_time::not_a_date_time}, nine.all()),
                    fu::invalid_time);
}

BOOST_AUTO_TEST_SUITE_END()
