// followup/insight/book_insight.hpp - what a book says: does going on pay, when are people reached, who keeps their
// word?
//
//   book_insight seen{proposals, now};
//   for (const row& one : all_pursuits()) seen.add(one.pursuit, one.touchpoints);
//   std::cout << explain(seen, call_worth{minutes{6}, hours{8}}) << "\n";
//
// It tells how it went and claims no cause: those who were called on are not those who were given up.
#pragma once

#include <followup/engine/explain.hpp>
#include <followup/insight/answer_rates.hpp>
#include <followup/insight/persistence.hpp>
#include <followup/insight/promise_record.hpp>
#include <followup/model/prospect.hpp>
#include <followup/model/touchpoint.hpp>
#include <followup/policy/policy.hpp>
#include <followup/time/instant.hpp>

#include <optional>
#include <span>
#include <string>

namespace followup {

// What the pursuits of a book say together, taken one at a time: it grows with the longest of them and with the
// promises that were missed, not with the book.
//
// A history is read by a policy's table of behaviours (what ends a pursuit, what takes the place of a promise) and its
// dayparts; whatever policy it was worked under, its limits are left aside, for what they end was not decided. Busy
// lines are no calls; calls known by their number only (`pursuit::earlier_attempts`) are calls to which nobody said
// yes.
class book_insight {
 public:
  // Throws `invalid_time` for a special `now`.
  book_insight(const policy& rules, ptime now);

  // One pursuit, with all touchpoints of its prospect in any order; those after `now` are left out. Throws what `fold`
  // throws, and then it is as if it had not been called.
  void add(const pursuit& subject, std::span<const touchpoint> history);

  [[nodiscard]] const persistence& going_on() const noexcept { return going_on_; }
  [[nodiscard]] const answer_rates& answers() const noexcept { return answers_; }
  [[nodiscard]] const promise_record& promises() const noexcept { return promises_; }
  // The policy's dayparts with the rates of the book; nothing where it has none.
  [[nodiscard]] std::optional<daypart_choice> dayparts() const;

 private:
  policy reading_;
  ptime now_;
  persistence going_on_;
  answer_rates answers_;
  promise_record promises_;
};

// In sentences and tables, one to a line, without a line end after the last.
//
//   At the 9th call 1.2 % (0.8–1.8) of those still in play say yes: at 6 minutes a call that is 8 hours a yes.
[[nodiscard]] std::string explain(const book_insight& seen, const std::optional<call_worth>& price = {},
                                  language in = language::english);

// What it says of going on alone, of the calls that are looked at first; and the sentence of one call.
[[nodiscard]] std::string explain(const persistence& seen, const std::optional<call_worth>& price = {},
                                  language in = language::english);
[[nodiscard]] std::string explain(const persistence_row& row, const std::optional<call_worth>& price = {},
                                  language in = language::english);

}  // namespace followup
