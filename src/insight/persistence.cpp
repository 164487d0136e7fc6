#include <followup/insight/persistence.hpp>

#include "insight/interval.hpp"

#include <followup/error.hpp>

#include <algorithm>
#include <numeric>
#include <string>

namespace followup {
namespace {

enum class came_to : unsigned char { yes, no, undecided };

// What a pursuit's limit ends, and what the host takes back or takes over, was not decided by the one who is called.
came_to decided(const std::optional<disposition>& ended) noexcept {
  if (!ended) return came_to::undecided;
  switch (*ended) {
    case disposition::won:
    case disposition::meeting: return came_to::yes;
    case disposition::refused:
    case disposition::opted_out:
    case disposition::unreachable: return came_to::no;
    case disposition::exhausted:
    case disposition::withdrawn:
    case disposition::answered: return came_to::undecided;
  }
  return came_to::undecided;
}

// The two curves, a call at a time. Their variances are sums over all calls so far, of terms in which the newest value
// stands: multiplied out, so that each call takes the same time.
class curves {
 public:
  void take(std::int64_t in_play, std::int64_t yes, std::int64_t no) noexcept {
    const auto n = static_cast<double>(in_play);
    const auto y = static_cast<double>(yes);
    const auto ended = static_cast<double>(yes + no);
    in_play_ = in_play;
    yes_by_ += survival_ * y / n;
    const double together = survival_ * y / (n * n);
    direct_ += survival_ * survival_ * y * (n - y) / (n * n * n);
    crossed_ += together;
    crossed_by_yes_ += together * yes_by_;
    survival_ *= 1 - ended / n;
    if (ended >= n) return;  // nobody is left to whom the variance would matter
    const double greenwood = ended / (n * (n - ended));
    greenwood_ += greenwood;
    greenwood_by_yes_ += greenwood * yes_by_;
    greenwood_by_square_ += greenwood * yes_by_ * yes_by_;
  }

  [[nodiscard]] estimate survival() const noexcept {
    return detail::log_log_interval(survival_, survival_ * survival_ * greenwood_, in_play_);
  }
  [[nodiscard]] estimate incidence() const noexcept {
    const double spread = yes_by_ * yes_by_ * greenwood_ - 2 * yes_by_ * greenwood_by_yes_ + greenwood_by_square_;
    return detail::log_log_interval(yes_by_, spread + direct_ - 2 * (yes_by_ * crossed_ - crossed_by_yes_), in_play_);
  }

 private:
  std::int64_t in_play_ = 0;
  double survival_ = 1;
  double yes_by_ = 0;
  double greenwood_ = 0, greenwood_by_yes_ = 0, greenwood_by_square_ = 0;
  double direct_ = 0, crossed_ = 0, crossed_by_yes_ = 0;
};

void check(const call_worth& price) {
  const auto refuse = [](const char* field, int count) {
    throw invalid_policy(std::string("call_worth: ") + field, std::to_string(count), "1 or more");
  };
  if (price.a_call.count < 1) refuse("a_call", price.a_call.count);
  if (price.a_yes && price.a_yes->count < 1) refuse("a_yes", price.a_yes->count);
}

}  // namespace

void persistence::add(int calls, std::optional<disposition> ended, std::int64_t pursuits) {
  if (calls < 0 || calls > most_calls) {
    throw invalid_history("calls", std::to_string(calls), "0 to " + std::to_string(most_calls));
  }
  if (pursuits < 0) throw invalid_history("pursuits", std::to_string(pursuits), "0 or more");
  const auto place = static_cast<std::size_t>(calls);
  if (after_.size() <= place) after_.resize(place + 1);
  tally& one = after_[place];
  switch (decided(ended)) {
    case came_to::yes: one.yes += pursuits; return;
    case came_to::no: one.no += pursuits; return;
    case came_to::undecided: one.undecided += pursuits; return;
  }
}

std::int64_t persistence::sum(std::int64_t tally::*which) const noexcept {
  return std::accumulate(after_.begin(), after_.end(), std::int64_t{0},
                         [which](std::int64_t all, const tally& one) { return all + one.*which; });
}

std::int64_t persistence::pursuits() const noexcept { return yeses() + noes() + undecided(); }
std::int64_t persistence::yeses() const noexcept { return sum(&tally::yes); }
std::int64_t persistence::noes() const noexcept { return sum(&tally::no); }
std::int64_t persistence::undecided() const noexcept { return sum(&tally::undecided); }

std::int64_t persistence::calls() const noexcept {
  std::int64_t all = 0;
  for (std::size_t n = 1; n < after_.size(); ++n) all += static_cast<std::int64_t>(n) * after_[n].all();
  return all;
}

std::vector<persistence_row> persistence::rows() const {
  std::vector<persistence_row> all;
  std::int64_t in_play = pursuits();
  std::int64_t calls_left = calls();
  std::int64_t yeses_left = yeses();
  const std::int64_t every_yes = yeses_left;
  curves so_far;
  for (std::size_t n = 0; n < after_.size(); ++n) {
    const tally& here = after_[n];
    if (n > 0 && in_play > 0) {
      so_far.take(in_play, here.yes, here.no);
      all.push_back({.call = static_cast<int>(n),
                     .yes = {here.yes, in_play},
                     .no = {here.no, in_play},
                     .later = {yeses_left - here.yes, every_yes},
                     .onward = {yeses_left, calls_left},
                     .in_play = so_far.survival(),
                     .yes_by = so_far.incidence()});
      calls_left -= in_play;
    }
    in_play -= here.all();
    yeses_left -= here.yes;
  }
  return all;
}

std::optional<payoff> payoff_of(std::span<const persistence_row> rows, const call_worth& price) {
  check(price);
  if (!price.a_yes) return std::nullopt;
  payoff found{.calls_a_yes = 60.0 * price.a_yes->count / price.a_call.count};
  const double needed = 1 / found.calls_a_yes;
  auto row = rows.begin();
  for (; row != rows.end() && wilson(row->yes).low >= needed; ++row) found.pays_to = row->call;
  row = std::find_if(row, rows.end(), [needed](const persistence_row& one) {
    return wilson(one.yes).value < needed && wilson(one.onward).high < needed;
  });
  if (row != rows.end()) found.no_longer_from = row->call;
  return found;
}

std::optional<double> minutes_a_yes(const persistence_row& row, const call_worth& price) {
  check(price);
  if (row.yes.count == 0) return std::nullopt;
  return static_cast<double>(price.a_call.count) * static_cast<double>(row.yes.of) / static_cast<double>(row.yes.count);
}

}  // namespace followup
