#include <followup/insight/forecast.hpp>

#include "insight/interval.hpp"
#include "insight/pursued.hpp"
#include "time/seconds.hpp"

#include <followup/error.hpp>

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

namespace followup {
namespace {

namespace gregorian = boost::gregorian;

constexpr int most_weeks = 52;
constexpr int fewest_runs = 20;

void check(bool is_good, const char* which, int found, const std::string& allowed) {
  if (!is_good) throw invalid_pursuit(std::string("forecast: ") + which, std::to_string(found), allowed);
}

void check(const forecast_plan& plan) {
  check(plan.weeks >= 1 && plan.weeks <= most_weeks, "weeks", plan.weeks, "1 to " + std::to_string(most_weeks));
  check(plan.sellers >= 1, "sellers", plan.sellers, "1 or more");
  check(plan.runs >= fewest_runs, "runs", plan.runs, std::to_string(fewest_runs) + " or more");
  check(!plan.a_day || plan.a_day->count >= 1, "a_day", plan.a_day ? plan.a_day->count : 0, "1 or more");
  for (const int each : plan.takes.minutes) check(each >= 0, "takes", each, "0 or more");
  (void)detail::to_instant(plan.now, "forecast: now");
}

population silent() { return {.keeps_promise = 0}; }

// Touches of each run by date, seller and channel.
class tally {
 public:
  tally(const forecast_plan& plan, int runs)
      : first_(plan.zone.at(plan.now).on),
        zone_(plan.zone),
        days_(static_cast<std::size_t>(plan.weeks) * 7),
        sellers_(static_cast<std::size_t>(plan.sellers)),
        runs_(static_cast<std::size_t>(runs)),
        counts_(days_ * sellers_ * channel_count * runs_) {}

  [[nodiscard]] std::size_t days() const noexcept { return days_; }
  [[nodiscard]] date on(std::size_t day) const { return first_ + gregorian::days(static_cast<long>(day)); }
  [[nodiscard]] ptime end() const { return zone_.resolve(on(days_), {}).first; }

  void add(int run, int seller, channel via, ptime at) {
    const auto day = static_cast<std::size_t>((zone_.at(at).on - first_).days());
    ++counts_[place(day, static_cast<std::size_t>(seller), via) + static_cast<std::size_t>(run)];
  }

  // Of each run, the touches of a channel on that date, of the sellers in [from, to).
  [[nodiscard]] std::vector<double> of(std::size_t day, std::size_t from, std::size_t to, channel via) const {
    std::vector<double> sums(runs_);
    for (std::size_t seller = from; seller < to; ++seller) {
      const auto begin = counts_.begin() + static_cast<std::ptrdiff_t>(place(day, seller, via));
      std::transform(sums.begin(), sums.end(), begin, sums.begin(), [](double sum, int more) { return sum + more; });
    }
    return sums;
  }

 private:
  [[nodiscard]] std::size_t place(std::size_t day, std::size_t seller, channel via) const noexcept {
    return ((day * sellers_ + seller) * channel_count + static_cast<std::size_t>(via)) * runs_;
  }

  date first_;
  time_zone zone_;
  std::size_t days_;
  std::size_t sellers_;
  std::size_t runs_;
  std::vector<int> counts_;
};

// The value below which that share of them lies, between two of them where it falls so.
double quantile(const std::vector<double>& sorted, double share) {
  const double place = share * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(place);
  const std::size_t above = std::min(below + 1, sorted.size() - 1);
  return sorted[below] + (place - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

band band_of(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  double sum = 0;
  for (const double each : values) sum += each;
  return {sum / static_cast<double>(values.size()), quantile(values, 0.05), quantile(values, 0.95)};
}

workload::load load_of(const tally& silence, const tally& chance, std::size_t day, std::size_t from, std::size_t to,
                       const effort& takes) {
  workload::load found;
  std::vector<double> minutes;
  for (const channel via : channel_set::all()) {
    const auto place = static_cast<std::size_t>(via);
    const double quiet = silence.of(day, from, to, via).front();
    found.touches_in_silence[place] = quiet;
    found.minutes_in_silence += quiet * takes.of(via);
    std::vector<double> touches = chance.of(day, from, to, via);
    minutes.resize(touches.size());
    for (std::size_t run = 0; run < touches.size(); ++run) minutes[run] += touches[run] * takes.of(via);
    found.touches[place] = band_of(std::move(touches));
  }
  found.minutes = band_of(std::move(minutes));
  return found;
}

// What can be done today, in order, and how much of it fits into each seller's day.
std::vector<planned_touch> agenda_of(std::span<const open_pursuit> open,
                                     const std::vector<std::vector<touchpoint>>& pasts, const forecast_plan& plan,
                                     ptime end_of_day) {
  std::vector<std::vector<agenda_item>> own(static_cast<std::size_t>(plan.sellers));
  for (std::size_t i = 0; i < open.size(); ++i) {
    const open_pursuit& one = open[i];
    const answer said = next_actions(one.rules, one.subject, pasts[i], one.hours, plan.now);
    const int attempts = fold(one.rules, one.subject, pasts[i]).calls();
    auto items = agenda_items(one.subject, said, attempts, plan.now, end_of_day);
    auto& list = own[static_cast<std::size_t>(one.seller)];
    std::move(items.begin(), items.end(), std::back_inserter(list));
  }
  std::vector<planned_touch> all;
  for (std::size_t seller = 0; seller < own.size(); ++seller) {
    if (own[seller].empty()) continue;
    int spent = 0;
    for (agenda_item& item : agenda(std::move(own[seller]), open.front().hours, plan.zone)) {
      spent += plan.takes.of(item.what.via);
      all.push_back({std::move(item), static_cast<int>(seller), !plan.a_day || spent <= plan.a_day->count});
    }
  }
  return all;
}

}  // namespace

forecast forecast_of(std::span<const open_pursuit> open, const population& usual, const forecast_plan& plan,
                     const progress_told& on_progress) {
  check(plan);
  detail::check(usual);
  const population nobody = silent();
  tally silence(plan, 1);
  tally chance(plan, plan.runs);
  forecast found{.plan = plan};
  std::vector<std::vector<touchpoint>> pasts;
  answer said;
  for (std::size_t i = 0; i < open.size(); ++i) {
    const open_pursuit& one = open[i];
    check(one.seller >= 0 && one.seller < plan.sellers, "seller", one.seller,
          "0 to " + std::to_string(plan.sellers - 1));
    const std::vector<touchpoint>& past = pasts.emplace_back(up_to(one.history, plan.now));
    const auto go_on = [&](const population& people, int run, tally& into) {
      const detail::luck own = detail::luck(plan.seed, one.subject.id.value()).of(static_cast<std::uint64_t>(run));
      const ptime begin = std::max(plan.now, one.subject.started);
      detail::pursued(one.rules, people, one.hours, one.subject, past, begin, own)
          .run(said, silence.end(), [&](const action& what, ptime at) { into.add(run, one.seller, what.via, at); });
    };
    decide(said, one.rules, one.subject, past, one.hours, std::max(plan.now, one.subject.started), reasons::none);
    if (said.status != status::closed) {
      ++found.pursuits;
      go_on(nobody, 0, silence);
      for (int run = 0; run < plan.runs; ++run) go_on(usual, run, chance);
    }
    if (on_progress) on_progress(static_cast<double>(i + 1) / static_cast<double>(open.size()));
  }
  for (std::size_t day = 0; day < chance.days(); ++day) {
    workload& each = found.days.emplace_back(workload{.on = chance.on(day)});
    each.open = std::any_of(open.begin(), open.end(), [&](const auto& one) { return one.hours.is_open(each.on); });
    const auto sellers = static_cast<std::size_t>(plan.sellers);
    each.all = load_of(silence, chance, day, 0, sellers, plan.takes);
    for (std::size_t seller = 0; seller < sellers; ++seller) {
      each.by_seller.push_back(load_of(silence, chance, day, seller, seller + 1, plan.takes));
    }
  }
  found.today = agenda_of(open, pasts, plan, plan.zone.resolve(chance.on(1), {}).first);
  return found;
}

carrying carried(const policy& rules, const population& people, const calendar& hours, const trial& how, minutes a_day,
                 const effort& takes) {
  check(a_day.count >= 1, "a_day", a_day.count, "1 or more");
  check(how.prospects >= 2, "prospects", how.prospects, "2 or more");
  const simulation found = simulate(rules, people, hours, how);
  const auto n = static_cast<double>(found.pursuits.size());
  double sum = 0;
  double squares = 0;
  for (const simulated_pursuit& one : found.pursuits) {
    double spent = 0;
    for (const channel via : channel_set::all()) {
      spent += one.touches[static_cast<std::size_t>(via)] * takes.of(via);
    }
    sum += spent;
    squares += spent * spent;
  }
  const double mean = sum / n;
  if (mean <= 0) throw invalid_pursuit("forecast: policy", rules.name(), "one that asks for touches");
  const double half = detail::normal_quantile * std::sqrt(std::max(0.0, squares / n - mean * mean) / (n - 1));
  return {mean, a_day.count / mean, a_day.count / (mean + half), a_day.count / std::max(mean - half, mean / 1'000)};
}

}  // namespace followup
