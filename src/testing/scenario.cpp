#include <followup/testing/scenario.hpp>

#include "model/facts.hpp"
#include "model/outcome_table.hpp"
#include "model/touchpoint_text.hpp"
#include "testing/timeline_lines.hpp"

#include <followup/error.hpp>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <utility>

namespace followup::testing {
namespace {

pursuit some_subject(prospect who) {
  pursuit subject;
  subject.id = pursuit_id{1};
  subject.who = std::move(who);
  return subject;
}

// The time that a delay names when counted from another one.
struct counted_from {
  ptime from;
  const calendar& hours;
  const time_zone& zone;

  std::optional<ptime> operator()(minutes wait) const { return from + boost::posix_time::minutes(wait.count); }
  std::optional<ptime> operator()(followup::hours wait) const { return from + boost::posix_time::hours(wait.count); }
  std::optional<ptime> operator()(open_minutes wait) const { return hours.after(from, wait, zone); }
  std::optional<ptime> operator()(calendar_days wait) const {
    return opening(hours.rolled(today() + boost::gregorian::days(wait.count), roll::following));
  }
  std::optional<ptime> operator()(months wait) const {
    const date month = date(today().year(), today().month(), 1) + boost::gregorian::months(wait.count);
    const auto last = month.end_of_month().day();
    return opening(hours.rolled(date(month.year(), month.month(), std::min(today().day(), last)), roll::following));
  }
  std::optional<ptime> operator()(business_days wait) const {
    if (wait.count == 0) return hours.next_open(from, zone);
    return opening(hours.after(today(), wait));
  }

 private:
  [[nodiscard]] date today() const { return zone.at(from).on; }
  [[nodiscard]] std::optional<ptime> opening(std::optional<date> on) const {
    // A day whose hours the clock swallows hands over to the next one.
    while (on && hours.is_open(*on) && !hours.opening_of(*on, zone)) on = hours.after(*on, business_days{1});
    return on ? hours.opening_of(*on, zone) : std::nullopt;
  }
};

std::optional<std::string> contents_of(const std::string& path) {
  std::ifstream file{path, std::ios::binary};
  if (!file) return std::nullopt;
  return std::string{std::istreambuf_iterator<char>{file}, {}};
}

bool recording() {
  const char* const set = std::getenv("FOLLOWUP_RECORD");  // NOLINT(concurrency-mt-unsafe)
  return set != nullptr && std::string_view{set} == "1";
}

replay_result mistaken(std::string what) {
  replay_result result;
  result.mistakes.push_back({0, std::move(what)});
  return result;
}

replay_result written(const std::string& path, const std::string& text) {
  std::ofstream file{path, std::ios::binary};
  file << text;
  file.close();
  return file ? replay_result{} : mistaken("cannot write " + path);
}

replay_result missing(const std::string& path) {
  return mistaken("no file " + path + ": FOLLOWUP_RECORD=1 in the environment records it");
}

}  // namespace

prospect prospect_in(time_zone zone) {
  prospect who;
  who.id = prospect_id{1};
  who.zones = {std::move(zone)};
  who.reachable_by = {{channel::call}, {channel::letter}, {channel::email}, {channel::task}};
  who.kind = audience::legal_entity;
  return who;
}

prospect prospect_in(std::string_view iana_name) { return prospect_in(time_zone::named(iana_name)); }

contact_role usual_role(outcome_kind kind) noexcept { return followup::detail::row_of(kind).usual; }

scenario::scenario(policy rules, prospect who, calendar hours)
    : rules_(std::move(rules)), hours_(std::move(hours)), subject_(some_subject(std::move(who))) {}

scenario::scenario(policy rules, pursuit subject, calendar hours)
    : rules_(std::move(rules)), hours_(std::move(hours)), subject_(std::move(subject)) {
  move_to(subject_.started);
}

// --- The clock.

scenario& scenario::starts(std::string_view time) {
  if (now_) throw invalid_time("scenario: starts", std::string{time}, "once, before any other time is named");
  return at(time);
}

scenario& scenario::at(std::string_view time) {
  const bool clock_only = now_ && time.size() == std::string_view{"14:30"}.size();
  const std::string today = clock_only ? to_string(zone().at(*now_).on) + " " : "";
  return move_to(local(today + std::string{time}, zone()));
}

scenario& scenario::after(delay wait) {
  const auto then = std::visit(counted_from{now(), hours_, zone()}, wait);
  if (!then) throw invalid_time("scenario: after", "never", "a time at which the calendar opens again");
  return move_to(*then);
}

scenario& scenario::skip_to_next(std::optional<channel> via) {
  const told_answer ahead = next();
  std::optional<ptime> first;
  for (const action& one : ahead.what().actions) {
    const bool wanted = !via || one.via == *via;
    if (wanted && (!first || one.window.begin < *first)) first = one.window.begin;
  }
  if (first) return move_to(std::max(*first, now()));
  throw invalid_history("scenario: skip_to_next", "nothing to do", "an action\n" + to_text(ahead));
}

scenario& scenario::skip_to_wake() {
  const told_answer ahead = next();
  if (ahead.what().wake_at) return move_to(*ahead.what().wake_at);
  throw invalid_history("scenario: skip_to_wake", "closed", "a pursuit that is not over\n" + to_text(ahead));
}

scenario& scenario::move_to(ptime at) {
  if (!now_) subject_.started = at;
  if (now_ && at < *now_) {
    throw invalid_time("scenario: at", local_text(at, zone()), "no earlier than " + local_text(*now_, zone()));
  }
  now_ = at;
  if (stood_at_.empty() || stood_at_.back() != at) stood_at_.push_back(at);
  return *this;
}

// --- What happened.

scenario& scenario::call(outcome what) { return add(channel::call, std::move(what)); }
scenario& scenario::voicemail() { return add(channel::voicemail, sent{}); }
scenario& scenario::letter() { return add(channel::letter, sent{}); }
scenario& scenario::email() { return add(channel::email, sent{}); }
scenario& scenario::task(std::string_view label, outcome what) {
  add(channel::task, std::move(what));
  newest().label = id_of<label_id>(label);
  return *this;
}
scenario& scenario::they_call(outcome what) { return add(channel::call, std::move(what), direction::inbound); }
scenario& scenario::they_write(outcome what, channel via) {
  // Nobody is away and writes so.
  const bool automatic = kind_of(what) == outcome_kind::away;
  add(via, std::move(what), direction::inbound);
  return automatic ? said_by(contact_role::machine) : *this;
}

scenario& scenario::add(channel via, outcome what, direction way) {
  touchpoint touch{.id = {}, .pursuit = {}, .at = now(), .via = via, .way = way};
  touch.spoke_to = usual_role(kind_of(what));
  touch.what = std::move(what);
  return happens(std::move(touch));
}

scenario& scenario::happens(touchpoint what) {
  if (!what.id) what.id = touchpoint_id{history_.size() + 1};
  if (!what.pursuit) what.pursuit = subject_.id;
  if (what.at.is_special()) what.at = now();
  if (observer_)
    observer_(local_text(what.at, zone()) + " " + detail::text_of(what, detail::names{rules_}, subject_.id));
  history_.push_back(std::move(what));
  return *this;
}

scenario& scenario::does(const action& what, outcome led_to) {
  add(what.via, std::move(led_to));
  touchpoint& touch = newest();
  touch.action = what.id;
  touch.brief = what.brief;
  touch.endpoint = what.endpoint;
  touch.label = what.label;
  return *this;
}

scenario& scenario::does_what_is_due(outcome led_to) { return does_first(std::nullopt, std::move(led_to)); }
scenario& scenario::does_what_is_due(channel via, outcome led_to) { return does_first(via, std::move(led_to)); }

scenario& scenario::does_first(std::optional<channel> via, outcome led_to) {
  const told_answer ahead = next();
  touchpoint touch{.id = touchpoint_id{1}, .pursuit = subject_.id};
  touch.spoke_to = usual_role(kind_of(led_to));
  touch.what = led_to;
  if (kind_of(led_to) == outcome_kind::call_back) touch.promised = promise{agreed_time::on(now().date())};
  for (const action& one : ahead.what().actions) {
    touch.via = one.via;
    if (via && *via != one.via) continue;
    if (one.is_open_at(now()) && followup::detail::is_possible(touch)) return does(one, std::move(led_to));
  }
  throw invalid_history("scenario: does_what_is_due", "nothing",
                        (via ? followup::detail::with_article(*via) : "an action") +
                            " that can be done now and lead to " + std::string{name_of(kind_of(led_to))} + '\n' +
                            to_text(ahead));
}

// --- More about the newest touchpoint.

touchpoint& scenario::newest() {
  if (history_.empty()) throw invalid_history("scenario", "nothing happened yet", "what happened before more about it");
  return history_.back();
}

scenario& scenario::said_by(contact_role who) {
  newest().spoke_to = who;
  return *this;
}

scenario& scenario::message_left() {
  newest().message_left = true;
  return *this;
}

scenario& scenario::promised(std::string_view when, promised_by by, firmness how) {
  newest().promised = promise{agreed(when), by, how};
  return *this;
}

scenario& scenario::promised(std::string_view when, firmness how) { return promised(when, promised_by::them, how); }
scenario& scenario::we_promised(std::string_view when, firmness how) { return promised(when, promised_by::us, how); }

scenario& scenario::to_be_called_on(endpoint_id number) {
  auto& agreed = newest().promised;
  if (!agreed) throw invalid_history("scenario: to_be_called_on", "no promise", "a promise before it: promised");
  agreed->endpoint = number;
  return *this;
}

scenario& scenario::about(std::string_view brief) {
  newest().brief = id_of<brief_id>(brief);
  return *this;
}

scenario& scenario::on(endpoint_id endpoint) {
  newest().endpoint = endpoint;
  return *this;
}

// --- The questions.

ptime scenario::now() const {
  if (!now_) throw invalid_time("scenario: now", "(none)", "a time that was named: starts or at");
  return *now_;
}

time_zone scenario::zone() const { return subject_.who.zone(); }

story scenario::told() const { return {rules_, hours_, subject_, history_, stood_at_, now()}; }

told_answer scenario::next() const { return told_answer{told()}; }

std::string scenario::timeline() const { return record(told()); }

replay_result scenario::replays_as(std::string_view recorded) const { return compare(recorded, told()); }

replay_result scenario::replays_as(const timeline_file& recorded) const {
  if (recording()) return written(recorded.path, timeline());
  const auto text = contents_of(recorded.path);
  return text ? replays_as(*text) : missing(recorded.path);
}

scenario& scenario::observed_by(std::function<void(const std::string&)> observer) {
  observer_ = std::move(observer);
  return *this;
}

replay_result replay(const timeline_file& recorded, const story& under) {
  const auto text = contents_of(recorded.path);
  if (!text) return mistaken("no file " + recorded.path);
  const replay_result result = replay(*text, under);
  const bool readable = result.mistakes.empty();
  return recording() && readable ? written(recorded.path, record(retold(*text, under))) : result;
}

}  // namespace followup::testing
