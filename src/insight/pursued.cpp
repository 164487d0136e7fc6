#include "insight/pursued.hpp"

#include "time/seconds.hpp"

#include <followup/error.hpp>

#include <string>
#include <utility>

namespace followup::detail {
namespace {

namespace posix = boost::posix_time;

// What is drawn of a call, of what was written, and of anything that gets to them.
enum class of_call : std::uint64_t { reached, conversation, what_is_next, days_ahead, gatekeeper, absence };
enum class of_writing : std::uint64_t { answered, says, days, hour };
enum class of_touch : std::uint64_t { complaint };

// The kinds of things beside calls, each for every channel.
constexpr std::uint64_t writings = 2;
constexpr std::uint64_t touches = 16;

double chance_at(const std::vector<double>& chances, std::int64_t call) noexcept {
  if (chances.empty()) return 0;
  return chances[std::min(chances.size(), static_cast<std::size_t>(std::max<std::int64_t>(call, 1))) - 1];
}

void check_chance(double chance, const char* which) {
  if (chance >= 0 && chance <= 1) return;
  throw invalid_pursuit(std::string("population: ") + which, std::to_string(chance), "0 to 1");
}

// Takes shares off one draw, the first it falls in being meant.
class shares {
 public:
  explicit shares(double drawn) noexcept : left_(drawn) {}
  [[nodiscard]] bool next(double chance) noexcept { return (left_ -= chance) < 0; }

 private:
  double left_;
};

int between(int fewest, int most, double drawn) noexcept {
  return fewest + static_cast<int>(drawn * (most - fewest + 1));
}

}  // namespace

void check(const population& people) {
  for (const double one : people.reached) check_chance(one, "reached");
  for (const double one : people.yes) check_chance(one, "yes");
  for (const double one : people.no) check_chance(one, "no");
  check_chance(people.keeps_promise, "keeps_promise");
  check_chance(people.objection, "objection");
  check_chance(people.call_back, "call_back");
  check_chance(people.information, "information");
  check_chance(people.on_hold, "on_hold");
  check_chance(people.appointment, "appointment");
  check_chance(people.call_back + people.information + people.on_hold + people.appointment,
               "call_back, information, on_hold and appointment together");
  check_chance(people.gatekeeper, "gatekeeper");
  check_chance(people.answers_letter, "answers_letter");
  check_chance(people.answers_email, "answers_email");
  check_chance(people.complaint, "complaint");
}

pursued::pursued(const policy& rules, const population& people, const calendar& hours, pursuit subject,
                 std::span<const touchpoint> so_far, ptime from, const luck& own)
    : rules_(rules),
      people_(people),
      hours_(hours),
      from_(from),
      luck_(own),
      zone_(subject.who.zone()),
      subject_(std::move(subject)),
      so_far_(fold(rules, subject_, so_far)),
      history_(so_far.begin(), so_far.end()),
      from_history_(rules.needs_history()),
      calls_(so_far_.calls()) {
  for (const touchpoint& touch : history_) {
    made_ = std::max(made_, touch.id.value());
    if (touch.pursuit != subject_.id) continue;
    if (touch.way == direction::outbound && touch.via != channel::call) ++sent_[static_cast<std::size_t>(touch.via)];
    if (touch.promised) remember_promise(*touch.promised);
  }
  if (agreed_ && agreed_->end <= from) agreed_.reset();
}

bool pursued::ask(answer& said, ptime now, reasons why) {
  come_in(now);
  decide_anew(said, now, why);
  if (said.status != status::closed) return true;
  found_.ended = said.concluded->how;
  found_.ended_at = said.concluded->at;
  return false;
}

// What stands at once may be more than progress has room for; the touchpoints tell the same.
void pursued::decide_anew(answer& said, ptime now, reasons why) try {
  if (from_history_) return decide(said, rules_, subject_, history_, hours_, now, why);
  decide(said, rules_, subject_, so_far_, hours_, now, why);
} catch (const history_required&) {
  from_history_ = true;
  decide(said, rules_, subject_, history_, hours_, now, why);
}

ptime pursued::next(const answer& said) const {
  ptime first = next_change(said);
  for (const action& one : said.actions) first = std::min(first, one.window.begin);
  return first;
}

ptime pursued::next_change(const answer& said) const {
  ptime first = *said.wake_at;
  for (const incoming& one : coming_in_) first = std::min(first, one.said.at);
  return first;
}

simulated_pursuit pursued::found(ptime at) const {
  simulated_pursuit known = found_;
  const ptime end = known.ended_at.value_or(at);
  known.days = end > subject_.started ? static_cast<int>((end - subject_.started).hours() / 24) : 0;
  if (agreed_ && agreed_->end <= end) ++known.late_promises;
  return known;
}

void pursued::record(touchpoint touch) {
  touch.id = touchpoint_id{++made_};
  touch.pursuit = subject_.id;
  if (!from_history_) so_far_ = advance(rules_, subject_, so_far_, touch);
  history_.push_back(std::move(touch));
}

void pursued::make(const action& what, ptime at) {
  ++found_.touches[static_cast<std::size_t>(what.via)];
  touchpoint touch{.at = at,
                   .via = what.via,
                   .endpoint = what.endpoint,
                   .brief = what.brief,
                   .action = what.id,
                   .label = what.label};
  if (what.via == channel::call) {
    call(touch);
  } else {
    ++sent_[static_cast<std::size_t>(what.via)];
    touch.what = sent{};
    let_them_answer(touch);
  }
  record(std::move(touch));
}

void pursued::call(touchpoint& touch) {
  ++calls_;
  const auto hour = static_cast<std::size_t>(zone_.at(touch.at).clock.hours());
  const bool agreed = agreed_ && agreed_->begin <= touch.at && touch.at < agreed_->end;
  settle_promise(touch.at);
  const double chance = agreed ? people_.keeps_promise : people_.reached[hour];
  if (luck_.at(calls_, of_call::reached) < chance) return talk(touch);
  if (luck_.at(calls_, of_call::gatekeeper) < people_.gatekeeper) return say_what_a_gatekeeper_does(touch);
  touch.spoke_to = contact_role::machine;
  touch.what = machine{};
}

void pursued::say_what_a_gatekeeper_does(touchpoint& touch) const {
  touch.spoke_to = contact_role::gatekeeper;
  const double drawn = luck_.at(calls_, of_call::absence) * 4;
  if (drawn < 1) {
    touch.what = just_left{};
  } else if (drawn < 2) {
    touch.what = in_meeting{};
  } else if (drawn < 3) {
    touch.what = day_off{};
  } else {
    touch.what = away{later(zone_.at(touch.at).on, 5, 15, drawn - 3)};
  }
}

void pursued::talk(touchpoint& touch) {
  touch.spoke_to = contact_role::decision_maker;
  touch.what = decided(luck_.at(calls_, of_call::conversation), spoke{});
  if (kind_of(touch.what) == outcome_kind::spoke) say_what_is_next(touch);
  if (kind_of(touch.what) != outcome_kind::spoke || !complains(channel::call)) return;
  touch.what = objection{};
  ++found_.complaints;
}

outcome pursued::decided(double drawn, const outcome& otherwise) const {
  shares left(drawn);
  if (left.next(chance_at(people_.yes, calls_))) return yes{};
  if (left.next(chance_at(people_.no, calls_))) return no_with_reasons{};
  if (left.next(people_.objection)) return objection{};
  return otherwise;
}

void pursued::say_what_is_next(touchpoint& touch) {
  const local_time here = zone_.at(touch.at);
  const double drawn = luck_.at(calls_, of_call::days_ahead);
  const time_duration clock = posix::hours(here.clock.hours());
  shares left(luck_.at(calls_, of_call::what_is_next));
  if (left.next(people_.call_back)) {
    const auto on = later(here.on, 1, 5, drawn);
    if (!on) return;
    touch.what = call_back{};
    touch.promised = promise{agreed_time::at(*on, clock)};
    remember_promise(*touch.promised);
  } else if (left.next(people_.information)) {
    touch.what = send_information{};
  } else if (left.next(people_.on_hold)) {
    touch.what = on_hold{later(here.on, 10, 45, drawn)};
  } else if (left.next(people_.appointment)) {
    if (const auto on = later(here.on, 3, 10, drawn)) touch.what = meeting_agreed{agreed_time::at(*on, clock)};
  }
}

std::optional<date> pursued::later(date from, int fewest, int most, double drawn) const {
  return hours_.after(from, business_days{between(fewest, most, drawn)});
}

bool pursued::complains(channel via) const {
  const int n = via == channel::call ? calls_ : sent_[static_cast<std::size_t>(via)];
  return people_.complaint > 0 &&
         luck_.of(touches + static_cast<std::uint64_t>(via)).at(n, of_touch::complaint) < people_.complaint;
}

// Half a minute past, so that it is of no instant at which something is done.
void pursued::let_them_answer(const touchpoint& mail) {
  if (mail.via != channel::letter && mail.via != channel::email) return;
  const int n = sent_[static_cast<std::size_t>(mail.via)];
  const luck own = luck_.of(writings + static_cast<std::uint64_t>(mail.via));
  const double chance = mail.via == channel::letter ? people_.answers_letter : people_.answers_email;
  const bool answers = own.at(n, of_writing::answered) < chance;
  if (!answers && !complains(mail.via)) return;
  const auto on = later(zone_.at(mail.at).on, 1, 5, own.at(n, of_writing::days));
  if (!on) return;
  const time_duration clock = posix::hours(between(9, 16, own.at(n, of_writing::hour))) + posix::seconds(30);
  coming_in_.push_back({{.at = zone_.resolve(*on, clock).first,
                         .via = mail.via,
                         .way = direction::inbound,
                         .spoke_to = contact_role::decision_maker,
                         .what = answers ? decided(own.at(n, of_writing::says), replied{}) : outcome{objection{}}},
                        !answers});
}

void pursued::come_in(ptime now) {
  std::sort(coming_in_.begin(), coming_in_.end(),
            [](const incoming& a, const incoming& b) { return a.said.at < b.said.at; });
  const auto ahead =
      std::find_if(coming_in_.begin(), coming_in_.end(), [&](const incoming& one) { return one.said.at > now; });
  for (auto one = coming_in_.begin(); one != ahead; ++one) {
    ++(one->complains ? found_.complaints : found_.answers);
    record(one->said);
  }
  coming_in_.erase(coming_in_.begin(), ahead);
}

void pursued::remember_promise(const promise& given) {
  if (given.when.dates_only()) return;
  const ptime begin = zone_.resolve(given.when.first_day(), posix::minutes(given.when.from_minute())).first;
  agreed_ = time_window{begin, begin + posix::minutes(given.when.to_minute() - given.when.from_minute())};
}

void pursued::settle_promise(ptime at) {
  if (!agreed_) return;
  if (agreed_->end <= at) ++found_.late_promises;
  if (agreed_->begin <= at) agreed_.reset();
}

}  // namespace followup::detail
