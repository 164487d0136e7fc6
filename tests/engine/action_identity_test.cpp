// Ruling 50: what carries out an action is credited to the rule that asked for it, and to no other.
#include "engine/action_identity.hpp"

#include "engine/support.hpp"
#include "policy/rule_tags.hpp"
#include "samples.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>

#include <array>
#include <set>

namespace fu = followup;
namespace fd = followup::detail;
using support::story;

BOOST_AUTO_TEST_SUITE(action_identity)

namespace {

constexpr fd::rule_tag highest_tag = (fd::rule_tag{1} << fd::rule_tag_bits) - 1;
constexpr fd::trace highest_trace = (fd::trace{1} << fd::trace_bits) - 1;

bool reads_back(fu::pursuit_id of, fd::asked_for what) {
  const fu::action_id id = fd::identity_of(of, what);
  return id && fd::asked_by(of, id) == what;
}

// Five calls that nobody answered, and the letter that is due then.
story five_calls_under(const fu::policy& rules, fu::pursuit_id of) {
  story s{rules, "2026-11-02 09:00"};
  s.subject.id = of;
  for (const char* when :
       {"2026-11-05 16:30", "2026-11-06 16:30", "2026-11-09 16:30", "2026-11-10 16:30", "2026-11-11 16:30"}) {
    s.call(when, fu::no_answer{}).leaving_a_message();
    s.history.back().pursuit = of;
  }
  return s;
}

bool letter_is_asked_for_once(story s) {
  const fu::answer first = s.ask("2026-11-12 09:00");
  const fu::action* due = support::action_via(first, fu::channel::letter);
  if (due == nullptr) return false;
  const fu::action asked = *due;
  s.letter("2026-11-12 09:30").carrying_out(asked);
  s.history.back().pursuit = s.subject.id;
  return support::action_via(s.ask("2026-11-12 09:31"), fu::channel::letter) == nullptr;
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_rule_and_the_occasion_are_read_back_from_the_id_for_any_pursuit) {
  std::mt19937_64 pursuits{50};
  for (int i = 0; i < support::samples(10'000'000); ++i) {
    const fu::pursuit_id of{pursuits()};
    const std::uint64_t both = pursuits();
    const fd::asked_for what{1 + static_cast<fd::rule_tag>(both >> fd::trace_bits) % highest_tag, both & highest_trace};
    if (!reads_back(of, what))
      BOOST_ERROR("pursuit " << of.value() << ", rule " << what.by << ", after " << what.follows);
  }
}

BOOST_AUTO_TEST_CASE(every_rule_has_an_id_of_its_own_on_the_same_occasion) {
  for (const std::uint64_t of : {1ULL, 168'046ULL, ~0ULL}) {
    for (const fd::rule_tag tag : {fd::rule_tag{1}, fd::rule_tag{2}, highest_tag - 1, highest_tag}) {
      for (const fd::trace follows : {fd::trace{0}, fd::trace{1}, highest_trace}) {
        BOOST_TEST(reads_back(fu::pursuit_id{of}, {tag, follows}));
      }
    }
  }
}

// What would become zero is what zero is read as.
BOOST_AUTO_TEST_CASE(no_id_is_zero_and_what_would_be_is_read_back_too) {
  for (std::uint64_t of = 1; of <= 1'000; ++of) {
    const fd::asked_for would_be_zero = fd::asked_by(fu::pursuit_id{of}, fu::action_id{});
    BOOST_TEST(reads_back(fu::pursuit_id{of}, would_be_zero));
  }
}

BOOST_AUTO_TEST_CASE(rules_whose_names_hash_alike_have_tags_of_their_own) {
  constexpr std::uint64_t alike = 0x123456ULL << 40;
  const std::array common{fu::rule_id{alike | 1}, fu::rule_id{2}};
  const std::vector own{fu::rule_id{alike | 9}, fu::rule_id{alike | 5}, fu::rule_id{~0ULL}, fu::rule_id{~0ULL - 1}};
  const fd::rule_tags tags(common, own);
  std::set<fd::rule_tag> seen;
  for (const fu::rule_id rule : {common[0], common[1], own[0], own[1], own[2], own[3]}) {
    BOOST_TEST((tags.rule_of(tags.tag_of(rule)) == rule));
    BOOST_TEST(tags.tag_of(rule) != 0U);
    BOOST_TEST(tags.tag_of(rule) <= highest_tag);
    seen.insert(tags.tag_of(rule));
  }
  BOOST_TEST(seen.size() == 6U);
  BOOST_TEST(tags.tag_of(common[0]) == 0x123456U);
  BOOST_TEST(!tags.rule_of(0x654321));
}

BOOST_AUTO_TEST_CASE(a_tag_depends_on_no_place_and_on_no_rule_of_another_hash) {
  constexpr std::uint64_t alike = 7ULL << 40;
  const std::vector<fu::rule_id> none;
  const fd::rule_tags two(none, {fu::rule_id{alike | 1}, fu::rule_id{alike | 2}});
  const fd::rule_tags more(none, {fu::rule_id{9ULL << 40}, fu::rule_id{alike | 2}, fu::rule_id{alike | 1}});
  BOOST_TEST(two.tag_of(fu::rule_id{alike | 1}) == more.tag_of(fu::rule_id{alike | 1}));
  BOOST_TEST(two.tag_of(fu::rule_id{alike | 2}) == more.tag_of(fu::rule_id{alike | 2}));
}

// Pursuits in which twenty bits of a hash took two rules of this policy for one.
constexpr std::array<std::uint64_t, 14> once_taken_for_another{168'046, 168'047, 24'827,  68'213,   284'582,
                                                               468'347, 519'877, 550'488, 553'975,  737'644,
                                                               760'530, 883'594, 986'861, 1'196'047};

BOOST_DATA_TEST_CASE(a_letter_that_was_sent_is_not_asked_for_again, once_taken_for_another, of) {
  BOOST_TEST(letter_is_asked_for_once(five_calls_under(fu::until_no(), fu::pursuit_id{of})));
}

BOOST_AUTO_TEST_CASE(a_track_whose_name_hashes_like_that_of_another_rule_is_credited_all_the_same) {
  const auto writing = [](const char* calls, const char* letters) {
    return fu::policy{"writing",
                      fu::doctrine(),
                      {fu::track{calls, fu::every(fu::business_days{1}, fu::channel::call)},
                       fu::track{letters, fu::after_each(5, fu::unanswered_calls, fu::channel::letter)}}};
  };
  // Each of these pairs has its first 24 bits in common, the last with "letter", which answers a gatekeeper's no.
  for (const auto& rules : {writing("track 3330", "track 6230"), writing("track 11471", "track 10974"),
                            writing("calls", "letters 534289")}) {
    BOOST_TEST(letter_is_asked_for_once(five_calls_under(rules, support::this_pursuit)));
  }
}

BOOST_AUTO_TEST_SUITE_END()
