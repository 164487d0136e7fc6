#include <followup/insight/simulate.hpp>

#include "insight/interval.hpp"
#include "time/fingerprint.hpp"
#include "time/seconds.hpp"

#include <followup/engine/decide.hpp>
#include <followup/engine/progress.hpp>
#include <followup/error.hpp>

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

namespace followup {
namespace {

namespace posix = boost::posix_time;

// What is left to chance at a call, each by itself: that one was drawn changes no other.
enum class matter : std::uint64_t { reached, conversation, call_back, days_ahead, gatekeeper };

class luck {
 public:
  luck(std::uint64_t seed, std::uint64_t prospect) noexcept : own_(detail::mixed(detail::mixed(seed, 1), prospect)) {}

  // In [0, 1).
  [[nodiscard]] double at(int call, matter of) const noexcept {
    const std::uint64_t draw =
        detail::mixed(own_, static_cast<std::uint64_t>(call) * 8 + static_cast<std::uint64_t>(of));
    return static_cast<double>(detail::mixed(draw, own_) >> 11) * 0x1p-53;
  }

 private:
  std::uint64_t own_;
};

double chance_at(const std::vector<double>& chances, int call) noexcept {
  if (chances.empty()) return 0;
  return chances[std::min(chances.size(), static_cast<std::size_t>(call)) - 1];
}

void check_chance(double chance, const char* which) {
  if (chance >= 0 && chance <= 1) return;
  throw invalid_pursuit(std::string("population: ") + which, std::to_string(chance), "0 to 1");
}

void check_count(int count, const char* which) {
  if (count < 0) throw invalid_pursuit(std::string("trial: ") + which, std::to_string(count), "0 or more");
}

void check(const population& people, const trial& how) {
  for (const double one : people.reached) check_chance(one, "reached");
  for (const double one : people.yes) check_chance(one, "yes");
  for (const double one : people.no) check_chance(one, "no");
  check_chance(people.keeps_promise, "keeps_promise");
  check_chance(people.objection, "objection");
  check_chance(people.call_back, "call_back");
  check_chance(people.gatekeeper, "gatekeeper");
  check_count(how.prospects, "prospects");
  check_count(how.length.count, "length");
  check_count(how.first, "first");
  (void)detail::to_instant(how.from, "trial: from");
}

// One prospect, called, written to and visited whenever the policy asks for it.
class pursued {
 public:
  pursued(const policy& rules, const population& people, const calendar& hours, const trial& how, std::int64_t number)
      : rules_(rules),
        people_(people),
        hours_(hours),
        end_(std::min(how.from + boost::gregorian::days(how.length.count), last_instant())),
        now_(how.from),
        luck_(how.seed, static_cast<std::uint64_t>(number)),
        zone_(people.who.zone()),
        subject_{.id = pursuit_id{static_cast<std::uint64_t>(number) + 1}, .who = people.who, .started = how.from} {
    subject_.who.id = prospect_id{static_cast<std::uint64_t>(number) + 1};
    so_far_ = fold(rules_, subject_, {});
  }

  [[nodiscard]] simulated_pursuit run(answer& said) {
    while (now_ < end_) {
      ask(said);
      if (said.status == status::closed) {
        found_.ended = said.concluded->how;
        found_.ended_at = said.concluded->at;
        break;
      }
      const auto open = std::find_if(said.actions.begin(), said.actions.end(),
                                     [this](const action& one) { return one.is_open_at(now_); });
      if (open != said.actions.end()) {
        make(*open);
      } else {
        now_ = *said.wake_at;
        for (const action& one : said.actions) now_ = std::min(now_, one.window.begin);
      }
    }
    return found_;
  }

 private:
  // What stands at once may be more than progress has room for; the touchpoints tell the same.
  void ask(answer& said) try {
    if (from_history_) return decide(said, rules_, subject_, history_, hours_, now_, reasons::none);
    decide(said, rules_, subject_, so_far_, hours_, now_, reasons::none);
  } catch (const history_required&) {
    from_history_ = true;
    decide(said, rules_, subject_, history_, hours_, now_, reasons::none);
  }

  // It takes a minute, so that no two are of one instant.
  void make(const action& what) {
    ++found_.touches[static_cast<std::size_t>(what.via)];
    touchpoint touch{.id = touchpoint_id{++made_},
                     .pursuit = subject_.id,
                     .at = now_,
                     .via = what.via,
                     .endpoint = what.endpoint,
                     .brief = what.brief,
                     .action = what.id,
                     .label = what.label};
    if (what.via == channel::call) {
      call(touch);
    } else {
      touch.what = sent{};
    }
    so_far_ = advance(rules_, subject_, so_far_, touch);
    history_.push_back(std::move(touch));
    now_ += posix::minutes(1);
  }

  void call(touchpoint& touch) {
    ++calls_;
    const auto hour = static_cast<std::size_t>(zone_.at(now_).clock.hours());
    const bool agreed = agreed_from_ && *agreed_from_ <= now_ && now_ < *agreed_from_ + agreed_length();
    const double chance = agreed ? people_.keeps_promise : people_.reached[hour];
    if (luck_.at(calls_, matter::reached) < chance) return talk(touch);
    const bool answered = luck_.at(calls_, matter::gatekeeper) < people_.gatekeeper;
    touch.spoke_to = answered ? contact_role::gatekeeper : contact_role::machine;
    touch.what = answered ? outcome{just_left{}} : outcome{machine{}};
  }

  void talk(touchpoint& touch) {
    touch.spoke_to = contact_role::decision_maker;
    double left = luck_.at(calls_, matter::conversation);
    const auto is = [&left](double chance) { return (left -= chance) < 0; };
    if (is(chance_at(people_.yes, calls_))) {
      touch.what = yes{};
    } else if (is(chance_at(people_.no, calls_))) {
      touch.what = no_with_reasons{};
    } else if (is(people_.objection)) {
      touch.what = objection{};
    } else {
      touch.what = spoke{};
      if (luck_.at(calls_, matter::call_back) < people_.call_back) agree(touch);
    }
  }

  // The same hour, one to five business days ahead.
  void agree(touchpoint& touch) {
    const local_time here = zone_.at(now_);
    const int days = 1 + static_cast<int>(luck_.at(calls_, matter::days_ahead) * 5);
    const std::optional<date> on = hours_.after(here.on, business_days{days});
    if (!on) return;
    const time_duration clock = posix::hours(here.clock.hours());
    touch.what = call_back{};
    touch.promised = promise{agreed_time::at(*on, clock)};
    agreed_from_ = zone_.resolve(*on, clock).first;
  }
  [[nodiscard]] static time_duration agreed_length() { return posix::minutes(agreed_time::usual_minutes); }

  const policy& rules_;
  const population& people_;
  const calendar& hours_;
  ptime end_;
  ptime now_;
  luck luck_;
  time_zone zone_;
  pursuit subject_;
  progress so_far_{};
  std::vector<touchpoint> history_;
  bool from_history_ = rules_.needs_history();
  std::uint64_t made_ = 0;
  int calls_ = 0;
  std::optional<ptime> agreed_from_;
  simulated_pursuit found_;
};

bool is_yes(const simulated_pursuit& one) noexcept {
  return one.ended == disposition::won || one.ended == disposition::meeting;
}

// Of each prospect, the mean with the interval of the normal distribution.
template <class Figure>
difference difference_of(const simulation& before, const simulation& after, Figure figure) {
  const auto n = static_cast<double>(before.pursuits.size());
  difference found;
  double squares = 0;
  for (std::size_t i = 0; i < before.pursuits.size(); ++i) {
    const double a = figure(before.pursuits[i]);
    const double b = figure(after.pursuits[i]);
    found.before += a;
    found.after += b;
    squares += (b - a) * (b - a);
  }
  found.before /= n;
  found.after /= n;
  found.change = found.after - found.before;
  const double variance = std::max(0.0, squares - n * found.change * found.change) / (n - 1);
  const double half = detail::normal_quantile * std::sqrt(variance / n);
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

simulation simulate(const policy& rules, const population& people, const calendar& hours, const trial& how) {
  check(people, how);
  simulation found;
  found.pursuits.reserve(static_cast<std::size_t>(how.prospects));
  answer said;
  for (int i = 0; i < how.prospects; ++i) {
    found.pursuits.push_back(pursued(rules, people, hours, how, std::int64_t{how.first} + i).run(said));
  }
  return found;
}

comparison compared(const simulation& before, const simulation& after) {
  const std::size_t prospects = before.pursuits.size();
  if (prospects < 2 || after.pursuits.size() != prospects) {
    throw invalid_pursuit("comparison: prospects",
                          std::to_string(prospects) + " and " + std::to_string(after.pursuits.size()),
                          "the same number, 2 or more");
  }
  comparison found;
  found.yeses = difference_of(before, after, [](const auto& one) { return is_yes(one) ? 1.0 : 0.0; });
  found.objections =
      difference_of(before, after, [](const auto& one) { return one.ended == disposition::opted_out ? 1.0 : 0.0; });
  for (std::size_t via = 0; via < found.touches.size(); ++via) {
    found.touches[via] =
        difference_of(before, after, [via](const auto& one) { return static_cast<double>(one.touches[via]); });
  }
  return found;
}

}  // namespace followup
