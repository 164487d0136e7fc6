#include "bench/book.hpp"

#include <numeric>
#include <random>
#include <stdexcept>
#include <utility>

#include "engine/reference_policy.hpp"

namespace bench {

namespace fu = followup;

namespace {

constexpr std::uint64_t seed = 20'260'401;

// By hand: what std::shuffle makes of a seed differs between standard libraries.
std::vector<std::size_t> shuffled(std::size_t size) {
  std::vector<std::size_t> order(size);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::mt19937_64 random{seed};
  for (std::size_t left = size; left > 1; --left) std::swap(order[left - 1], order[random() % left]);
  return order;
}

naive::instant days_of(fu::date on) { return (on - fu::day("1970-01-01")).days(); }

naive::touch naive_touch(const fu::touchpoint& from, const fu::time_zone& zone) {
  naive::touch to{seconds_of(from.at), 0, channel_of(from.via), naive::outcome::none};
  if (from.via != fu::channel::call) return to;
  switch (fu::kind_of(from.what)) {
    case fu::outcome_kind::no_answer: to.what = naive::outcome::no_answer; break;
    case fu::outcome_kind::spoke: to.what = naive::outcome::answered; break;
    case fu::outcome_kind::call_back: {
      const fu::agreed_time& when = from.promised.value().when;
      to.what = naive::outcome::callback;
      to.until = seconds_of(zone.resolve(when.first_day(), fu::time_duration{0, when.from_minute(), 0}).first);
      break;
    }
    case fu::outcome_kind::on_hold:
      to.what = naive::outcome::on_hold;
      to.until = days_of(std::get<fu::on_hold>(from.what).until.value());
      break;
    case fu::outcome_kind::no_with_reasons: to.what = naive::outcome::definite_no; break;
    case fu::outcome_kind::meeting_agreed: to.what = naive::outcome::meeting; break;
    default: throw std::runtime_error{"an outcome that the table does not have"};
  }
  return to;
}

}  // namespace

book::book(const std::string& folder, std::size_t prospects) {
  const std::vector<support::reference_row> table = support::reference_table(folder);
  for (const std::size_t place : shuffled(prospects)) {
    const support::reference_row& from = table[place % table.size()];
    const fu::time_zone& zone = from.subject.who.zones.front();

    numbers_.push_back(from.number);
    fu::pursuit& subject = pursuits_.emplace_back(from.subject);
    subject.id = fu::pursuit_id{place + 1};
    subject.who.id = fu::prospect_id{place + 1};
    rows_.push_back({seconds_of(subject.started), interned(zone.name()), static_cast<std::uint32_t>(touches_.size()),
                     static_cast<std::uint32_t>(from.history.size())});
    expected_.push_back(from.via ? naive::action{channel_of(*from.via), seconds_of(from.next.value())}
                                 : naive::action{});
    for (const fu::touchpoint& one : from.history) {
      fu::touchpoint& touch = touches_.emplace_back(one);
      touch.pursuit = subject.id;
      touch.id = fu::touchpoint_id{touches_.size()};
      naive_touches_.push_back(naive_touch(one, zone));
    }
  }
}

const cctz::time_zone* book::interned(const std::string& name) {
  const cctz::time_zone*& zone = known_[name];
  if (zone == nullptr) {
    zone = &zones_.emplace_back();
    if (!cctz::load_time_zone(name, &zones_.back())) throw std::runtime_error{"no zone " + name};
  }
  return zone;
}

naive::instant seconds_of(fu::ptime at) { return (at - fu::first_instant()).total_seconds(); }

naive::channel channel_of(fu::channel via) {
  switch (via) {
    case fu::channel::call: return naive::channel::call;
    case fu::channel::voicemail: return naive::channel::voicemail;
    case fu::channel::letter: return naive::channel::letter;
    case fu::channel::email: return naive::channel::email;
    case fu::channel::task: break;
  }
  throw std::runtime_error{"a channel that the table does not have"};
}

}  // namespace bench
