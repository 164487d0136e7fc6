#include <followup/insight/simulate.hpp>

#include "insight/interval.hpp"
#include "insight/luck.hpp"
#include "insight/pursued.hpp"
#include "time/seconds.hpp"

#include <followup/engine/agenda.hpp>
#include <followup/error.hpp>

#include <algorithm>
#include <cmath>
#include <set>
#include <string>
#include <tuple>
#include <utility>

namespace followup {
namespace {

namespace posix = boost::posix_time;

// What is drawn beside what prospects do.
enum class matter : std::uint64_t { arrives, falls_ill };
constexpr std::uint64_t sellers = 0;
constexpr std::uint64_t arrivals = 1;

void check_count(int count, const char* which, int least = 0) {
  if (count < least) {
    throw invalid_pursuit(std::string("trial: ") + which, std::to_string(count), std::to_string(least) + " or more");
  }
}

void check(const seller& who, int first) {
  check_count(who.prospects, "by: prospects", 1);
  check_count(who.a_day.count, "by: a_day", 1);
  check_count(who.ill.count, "by: ill", 1);
  for (const int each : who.takes.minutes) check_count(each, "by: takes");
  if (!(who.falls_ill >= 0 && who.falls_ill <= 1)) {
    throw invalid_pursuit("trial: by: falls_ill", std::to_string(who.falls_ill), "0 to 1");
  }
  if (first % who.prospects != 0) {
    throw invalid_pursuit("trial: first", std::to_string(first),
                          "a multiple of " + std::to_string(who.prospects) + ", a seller's prospects");
  }
}

void check(const trial& how) {
  check_count(how.prospects, "prospects");
  check_count(how.length.count, "length");
  check_count(how.first, "first");
  check_count(how.arriving.count, "arriving");
  (void)detail::to_instant(how.from, "trial: from");
  if (how.by) check(*how.by, how.first);
}

// What all prospects of a trial have in common.
struct world {
  const policy& rules;
  const population& people;
  const calendar& hours;
  const trial& how;
  ptime end;

  // Those of one seller, or of all if there is none, start evenly spread: `place` is the prospect's among so many.
  [[nodiscard]] detail::pursued prospect(std::int64_t number, double place) const {
    const auto minutes_later = static_cast<std::int64_t>(place * how.arriving.count * 24 * 60);
    pursuit subject{.id = pursuit_id{static_cast<std::uint64_t>(number) + 1},
                    .who = people.who,
                    .started = std::min(how.from + posix::minutes(minutes_later), end)};
    subject.who.id = prospect_id{static_cast<std::uint64_t>(number) + 1};
    const ptime started = subject.started;
    return {rules,
            people,
            hours,
            std::move(subject),
            {},
            started,
            detail::luck(how.seed, static_cast<std::uint64_t>(number))};
  }
};

// Which of several people is a trial's: a seller's days.
class attendance {
 public:
  attendance(const world& all, const seller& who, std::int64_t number)
      : hours_(all.hours),
        who_(who),
        luck_(detail::luck(all.how.seed, static_cast<std::uint64_t>(number)).of(sellers)) {}

  [[nodiscard]] bool is_ill(date on) const {
    for (int back = 0; who_.falls_ill > 0 && back < who_.ill.count; ++back) {
      const date began = on - boost::gregorian::days(back);
      if (hours_.is_open(began) && luck_.at(began.julian_day(), matter::falls_ill) < who_.falls_ill) return true;
    }
    return false;
  }

 private:
  const calendar& hours_;
  const seller& who_;
  detail::luck luck_;
};

// One seller with their prospects, who does one thing after the other.
class seller_at_work {
 public:
  seller_at_work(const world& all, const seller& who, std::int64_t first, int count)
      : all_(all),
        who_(who),
        days_(all, who, first / who.prospects),
        zone_(all.people.who.zone()),
        now_(all.how.from),
        minutes_left_(0) {
    own_.reserve(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i) {
      own_.push_back(all.prospect(first + i, static_cast<double>(i) / who.prospects));
      later_.emplace(own_.back().subject().started, own_.size() - 1);
    }
  }

  std::vector<detail::pursued> run(answer& said) {
    while (now_ < all_.end) {
      for (; !later_.empty() && later_.begin()->first <= now_; later_.erase(later_.begin())) {
        look(said, later_.begin()->second);
      }
      if (ready_.empty()) {
        if (later_.empty()) break;
        now_ = later_.begin()->first;
      } else if (!has_time()) {
        now_ = zone_.resolve(today_ + boost::gregorian::days(1), {}).first;
      } else {
        take(ready_.begin());
      }
    }
    return std::move(own_);
  }

 private:
  // What is next of a prospect, for as long as that holds.
  struct task {
    agenda_item what;
    ptime holds_until;
    std::size_t whose = 0;
    // The order of `agenda`, of prospects that are all as important.
    friend bool operator<(const task& a, const task& b) {
      const auto key = [](const task& one) {
        return std::tuple(one.what.how, one.what.deadline, one.what.what.due, one.what.attempts, one.whose);
      };
      return key(a) < key(b);
    }
  };

  bool has_time() {
    const date on = zone_.at(now_).on;
    if (on != today_) {
      today_ = on;
      minutes_left_ = days_.is_ill(on) ? 0 : who_.a_day.count;
    }
    return minutes_left_ > 0;
  }

  void look(answer& said, std::size_t whose) {
    detail::pursued& one = own_[whose];
    if (!one.ask(said, now_, reasons::wanted)) return;
    std::optional<task> first;
    for (agenda_item& item : agenda_items(one.subject(), said, one.calls(), now_, now_ + posix::seconds(1))) {
      const ptime holds_until = std::min(one.next_change(said), item.what.window.end);
      task next{std::move(item), holds_until, whose};
      if (!first || next < *first) first = std::move(next);
    }
    if (first) {
      ready_.insert(std::move(*first));
    } else {
      later_.emplace(one.next(said), whose);
    }
  }

  void take(std::set<task>::iterator first) {
    const task next = *first;
    ready_.erase(first);
    if (next.holds_until > now_) {
      const int length = std::max(1, who_.takes.of(next.what.what.via));
      own_[next.whose].make(next.what.what, now_);
      minutes_left_ -= length;
      now_ += posix::minutes(length);
    }
    later_.emplace(now_, next.whose);
  }

  const world& all_;
  const seller& who_;
  attendance days_;
  time_zone zone_;
  ptime now_;
  date today_;
  int minutes_left_;
  std::vector<detail::pursued> own_;
  std::set<task> ready_;
  std::set<std::pair<ptime, std::size_t>> later_;
};

bool is_yes(const simulated_pursuit& one) noexcept {
  return one.ended == disposition::won || one.ended == disposition::meeting;
}

// Of each prospect, the mean with the interval of the normal distribution; those of one seller vary together.
template <class Figure>
difference difference_of(const simulation& before, const simulation& after, Figure figure) {
  const std::size_t prospects = before.pursuits.size();
  const auto together = static_cast<std::size_t>(before.together);
  const auto n = static_cast<double>(prospects);
  difference found;
  std::vector<double> changes;
  for (std::size_t first = 0; first < prospects; first += together) {
    double change = 0;
    for (std::size_t i = first; i < std::min(first + together, prospects); ++i) {
      const double a = figure(before.pursuits[i]);
      const double b = figure(after.pursuits[i]);
      found.before += a;
      found.after += b;
      change += b - a;
    }
    changes.push_back(change);
  }
  found.before /= n;
  found.after /= n;
  found.change = found.after - found.before;
  double squares = 0;
  for (std::size_t i = 0; i < changes.size(); ++i) {
    const auto own = static_cast<double>(std::min(together, prospects - i * together));
    squares += (changes[i] - own * found.change) * (changes[i] - own * found.change);
  }
  const auto groups = static_cast<double>(changes.size());
  const double half = detail::normal_quantile * std::sqrt(squares * groups / (groups - 1)) / n;
  found.low = found.change - half;
  found.high = found.change + half;
  return found;
}

double share_of(const proportion& seen) noexcept { return wilson(seen).value; }

}  // namespace

population population_of(const book_insight& seen, prospect who) {
  constexpr std::int64_t fewest_in_play = 100;
  population people{.who = std::move(who)};
  const answer_rates& answers = seen.answers();
  const double reached = share_of(answers.all);
  for (std::size_t hour = 0; hour < people.reached.size(); ++hour) {
    people.reached[hour] = answers.by_hour[hour].of > 0 ? share_of(answers.by_hour[hour]) : reached;
  }
  const auto by_them = static_cast<std::int64_t>(seen.promises().missed_by_them.size());
  if (seen.promises().kept + by_them > 0) {
    people.keeps_promise = share_of({seen.promises().kept, seen.promises().kept + by_them});
  }
  if (reached <= 0) return people;
  const std::vector<persistence_row> rows = seen.going_on().rows();
  for (auto row = rows.begin(); row != rows.end(); ++row) {
    const bool pooled = row->yes.of < fewest_in_play;
    proportion no = row->no;
    if (pooled) {
      no = {0, row->onward.of};
      for (auto later = row; later != rows.end(); ++later) no.count += later->no.count;
    }
    people.yes.push_back(std::min(1.0, share_of(pooled ? row->onward : row->yes) / reached));
    people.no.push_back(std::min(1.0, share_of(no) / reached));
    if (pooled) break;
  }
  return people;
}

persistence simulation::going_on() const {
  persistence all;
  for (const simulated_pursuit& one : pursuits) {
    all.add(std::min(one.touches[static_cast<std::size_t>(channel::call)], persistence::most_calls), one.ended);
  }
  return all;
}

simulation simulate(const policy& rules, const population& people, const calendar& hours, const trial& how,
                    const book_keeper& keep) {
  detail::check(people);
  check(how);
  const world all{rules, people, hours, how,
                  std::min(how.from + boost::gregorian::days(how.length.count), last_instant())};
  simulation found;
  found.pursuits.reserve(static_cast<std::size_t>(how.prospects));
  answer said;
  const auto finish = [&](const detail::pursued& one) {
    found.pursuits.push_back(one.found(all.end));
    if (keep) keep(one.subject(), one.history());
  };
  if (how.by) {
    found.together = how.by->prospects;
    for (int i = 0; i < how.prospects; i += how.by->prospects) {
      const int count = std::min(how.by->prospects, how.prospects - i);
      for (const detail::pursued& one : seller_at_work(all, *how.by, std::int64_t{how.first} + i, count).run(said)) {
        finish(one);
      }
    }
    return found;
  }
  for (int i = 0; i < how.prospects; ++i) {
    const std::int64_t number = std::int64_t{how.first} + i;
    const detail::luck own(how.seed, static_cast<std::uint64_t>(number));
    detail::pursued one = all.prospect(number, own.of(arrivals).at(0, matter::arrives));
    one.run(said, all.end, [](const action&, ptime) {});
    finish(one);
  }
  return found;
}

comparison compared(const simulation& before, const simulation& after, const effort& takes) {
  const std::size_t prospects = before.pursuits.size();
  if (after.pursuits.size() != prospects || after.together != before.together ||
      prospects <= static_cast<std::size_t>(before.together)) {
    const auto told = [](const simulation& one) {
      return std::to_string(one.pursuits.size()) +
             (one.together == 1 ? "" : ", " + std::to_string(one.together) + " to a seller");
    };
    throw invalid_pursuit("comparison: prospects", told(before) + " and " + told(after),
                          "the same number, of 2 prospects or sellers or more");
  }
  comparison found;
  const auto of = [&](auto figure) { return difference_of(before, after, figure); };
  found.yeses = of([](const auto& one) { return is_yes(one) ? 1.0 : 0.0; });
  found.objections = of([](const auto& one) { return one.ended == disposition::opted_out ? 1.0 : 0.0; });
  for (std::size_t via = 0; via < found.touches.size(); ++via) {
    found.touches[via] = of([via](const auto& one) { return static_cast<double>(one.touches[via]); });
  }
  found.answers = of([](const auto& one) { return static_cast<double>(one.answers); });
  found.complaints = of([](const auto& one) { return static_cast<double>(one.complaints); });
  found.late_promises = of([](const auto& one) { return static_cast<double>(one.late_promises); });
  found.days = of([](const auto& one) { return static_cast<double>(one.days); });
  found.minutes = of([&](const auto& one) {
    int sum = 0;
    for (const channel via : channel_set::all()) sum += one.touches[static_cast<std::size_t>(via)] * takes.of(via);
    return static_cast<double>(sum);
  });
  return found;
}

}  // namespace followup
