#include "oracle/until_no.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <set>
#include <tuple>
#include <utility>

namespace oracle {
namespace {

namespace fu = followup;
using touches = std::vector<fu::touchpoint>;

// The figures.
constexpr int first_call_days = 3;
constexpr int rhythm_days = 1;
constexpr int unanswered_per_letter = 5;
constexpr int letter_lands_days = 2;
constexpr int email_after_landing_days = 1;
constexpr int most_calls = 50;
constexpr int longest_months = 3;
constexpr int closing_days = 10;
constexpr instant busy_wait = 20 * minute;
constexpr int busy_retries_a_day = 2;
constexpr int meeting_wait_minutes = 120;
constexpr int lunch_over = 14 * 60;
constexpr instant promise_tolerance = 15 * minute;
constexpr instant apart = 3 * hour;
constexpr int k = 2;

struct part {
  int open;
  int close;
  int rate;
};
constexpr std::array<part, 5> parts{{{8 * 60, 10 * 60, 214},
                                     {10 * 60, 12 * 60, 200},
                                     {12 * 60, 14 * 60, 209},
                                     {14 * 60, 16 * 60, 163},
                                     {16 * 60, 18 * 60, 215}}};

template <class Outcome>
bool is(const fu::touchpoint& touch) {
  return std::holds_alternative<Outcome>(touch.what);
}

bool is_outbound(const fu::touchpoint& touch) { return touch.way == fu::direction::outbound; }
bool is_attempt(const fu::touchpoint& touch) { return is_outbound(touch) && touch.via == fu::channel::call; }
bool is_letter(const fu::touchpoint& touch) {
  return is_outbound(touch) && touch.via == fu::channel::letter && is<fu::sent>(touch);
}
bool is_email(const fu::touchpoint& touch) {
  return is_outbound(touch) && touch.via == fu::channel::email && is<fu::sent>(touch);
}
bool said_by_decision_maker(const fu::touchpoint& touch) {
  return touch.spoke_to == fu::contact_role::decision_maker && !is<fu::replied>(touch);
}

// He is there, only not at this moment.
bool tells_of_presence(const fu::touchpoint& touch) {
  return is<fu::just_left>(touch) || is<fu::in_meeting>(touch) || is<fu::at_lunch>(touch);
}

// "Every unanswered call leaves a message"; letters are counted by the same calls. Where somebody else settled
// something, a hold or an appointment, the call was of use; a busy line and a wrong number are no tries at all.
bool is_unanswered(const fu::touchpoint& touch) {
  if (!is_attempt(touch) || said_by_decision_maker(touch)) return false;
  return is<fu::no_answer>(touch) || is<fu::machine>(touch) || is<fu::just_left>(touch) || is<fu::in_meeting>(touch) ||
         is<fu::at_lunch>(touch) || is<fu::day_off>(touch) || is<fu::away>(touch) || is<fu::message_taken>(touch) ||
         is<fu::call_back>(touch) || is<fu::will_call_back>(touch) || is<fu::gatekeeper_no>(touch);
}

bool is_hold(const fu::touchpoint& touch) { return is<fu::not_now>(touch) || is<fu::on_hold>(touch); }

// Ours by telephone, or said by a person on their side.
bool is_contact(const fu::touchpoint& touch) {
  if (is_outbound(touch)) return is_attempt(touch);
  const bool person =
      touch.spoke_to == fu::contact_role::gatekeeper || touch.spoke_to == fu::contact_role::decision_maker;
  return person && !is<fu::replied>(touch) && !is<fu::opened>(touch) && !is<fu::clicked>(touch) &&
         !is<fu::bounced>(touch) && !is<fu::returned>(touch) && !is<fu::unsubscribed>(touch);
}

touches in_order(touches history) {
  const auto rank = [](fu::channel via) {
    return via == fu::channel::call ? 0 : via == fu::channel::voicemail ? 1 : 2;
  };
  std::sort(history.begin(), history.end(), [&](const fu::touchpoint& a, const fu::touchpoint& b) {
    return std::tuple{a.at, rank(a.via), a.id} < std::tuple{b.at, rank(b.via), b.id};
  });
  history.erase(std::unique(history.begin(), history.end()), history.end());
  return history;
}

// After a bare no they want something after all.
bool overtakes_a_no(const fu::touchpoint& touch) {
  return is<fu::meeting_agreed>(touch) ||
         (said_by_decision_maker(touch) && (touch.promised || is_hold(touch) || is<fu::send_information>(touch)));
}

// What an action wants: the first instant, and what restrains it.
struct wish {
  std::string rule;
  fu::touchpoint_id follows;
  fu::channel via = fu::channel::call;
  instant earliest = 0;
  bool one_a_day = false;            // house rules hold it back: none on days that had a call
  std::vector<stretch> agreed = {};  // a promise: its windows, whatever the calendar says
  int agreed_clock = 0;              // ... and before which second of the day not, later on
};

class question {
 public:
  question(const fu::pursuit& subject, const touches& history, const fu::calendar& hours)
      : subject_{subject},
        clock_{hours, subject.who.zones.front().name()},
        all_{in_order(history)},
        started_{instant_of(subject.started)} {
    for (const fu::time_zone& zone : subject.who.zones) everywhere_.emplace_back(hours, zone.name());
    for (const fu::touchpoint& touch : all_)
      if (touch.pursuit == subject.id) own_.push_back(touch);
  }

  answer at(instant now) const {
    answer found = standing(now);
    found.open_question = open_question();
    if (found.ended) return found;
    if (found.status == fu::status::needs_data) {
      const day later = wall_clock::months_after(clock_.day_at(now), 1);
      found.wake_at = clock_.at(later, clock_.second_of_day(now));
      if (const auto limit = limit_at()) found.wake_at = std::min(*limit, *found.wake_at);
      return found;
    }
    std::set<instant> moments = turning_points(now);
    for (const action& one : found.actions) moments.insert({one.due, one.window.begin, one.window.end});
    for (const instant moment : moments) {
      if (moment <= now) continue;
      if (differs(found, standing(moment))) {
        found.wake_at = moment;
        break;
      }
    }
    return found;
  }

 private:
  // --- The answer at one moment, `wake_at` aside.

  answer standing(instant now) const {
    answer found;
    if (const auto how = ended(now)) {
      found.status = fu::status::closed;
      found.ended = how;
      return found;
    }
    const auto limit = limit_at();
    if ((!limit || *limit > now) && !reachable()) {
      found.status = fu::status::needs_data;
      return found;
    }
    std::vector<wish> wishes;
    if (limit && *limit <= now) {
      wishes.push_back({"closing", {}, fu::channel::letter, *limit});
    } else {
      wishes = wanted();
    }
    bool beyond_limit = false;
    for (const wish& one : wishes) {
      if (!usable(one.via)) continue;
      const instant due = admitted(one, one.earliest).begin;
      const stretch window = admitted(one, std::max(due, now));
      if (limit && *limit > now && window.begin > *limit) {
        beyond_limit = true;
        continue;
      }
      found.actions.push_back({one.rule, one.follows, one.via, due, window});
    }
    std::stable_sort(found.actions.begin(), found.actions.end(),
                     [](const action& a, const action& b) { return a.due < b.due; });
    found.status = status_of(found, now, limit && *limit <= now, beyond_limit);
    return found;
  }

  fu::status status_of(const answer& found, instant now, bool closing, bool beyond_limit) const {
    if (closing) return fu::status::closing;
    for (const action& one : found.actions)
      if (one.window.begin <= now && now < one.window.end) return fu::status::due;
    if (const auto* meeting = appointment(); meeting != nullptr && now < meeting_end(*meeting))
      return fu::status::dormant;
    if (const auto end = hold_end(); end && now < *end) return fu::status::on_hold;
    if (found.actions.empty() && !beyond_limit) return fu::status::needs_data;
    return fu::status::waiting;
  }

  static bool differs(const answer& a, const answer& b) {
    if (a.status != b.status || a.actions.size() != b.actions.size()) return true;
    for (std::size_t i = 0; i < a.actions.size(); ++i) {
      const action& one = a.actions[i];
      const auto same = std::find_if(b.actions.begin(), b.actions.end(), [&](const action& other) {
        return other.rule == one.rule && other.follows == one.follows && other.via == one.via;
      });
      if (same == b.actions.end() || same->window.end != one.window.end) return true;
    }
    return false;
  }

  // Instants at which the answer may change by itself, windows aside.
  std::set<instant> turning_points(instant) const {
    std::set<instant> moments;
    if (const auto limit = limit_at()) moments.insert({*limit, closing_deadline(*limit)});
    if (const auto end = hold_end()) moments.insert(*end);
    if (const auto* meeting = appointment()) moments.insert(meeting_end(*meeting));
    return moments;
  }

  // What the description leaves open.
  std::string open_question() const {
    if (const auto* promise = standing_promise()) {
      if (agreed_windows(promise->promised->when).empty()) return "the usual hours of a day without any";
    }
    if (own_.size() < all_.size()) {
      const fu::touchpoint* last = last_contact();
      for (const fu::touchpoint& touch : all_)
        if (touch.pursuit != subject_.id && is_attempt(touch) && (last == nullptr || touch.at > last->at))
          return "whether a call for another pursuit moves what was due before it";
    }
    return {};
  }

  // --- Endings and limits.

  std::optional<fu::disposition> ended(instant now) const {
    if (const auto how = ended_by_record()) return how;
    // Whatever is not closed by then closes of itself.
    const auto limit = limit_at();
    if (!limit || *limit > now) return std::nullopt;
    if (now >= closing_deadline(*limit) || !usable(fu::channel::letter)) return fu::disposition::exhausted;
    if (open_everywhere(now).begin >= closing_deadline(*limit)) return fu::disposition::exhausted;
    return std::nullopt;
  }

  std::optional<fu::disposition> ended_by_record() const {
    // An objection wins over whatever else was said.
    for (const fu::touchpoint& touch : all_)
      if (is<fu::objection>(touch) && touch.spoke_to != fu::contact_role::gatekeeper &&
          !std::get<fu::objection>(touch.what).only)
        return fu::disposition::opted_out;
    bool asked_why = false;
    for (const fu::touchpoint& touch : own_) {
      if (is<fu::yes>(touch)) return fu::disposition::won;
      if (is<fu::no_with_reasons>(touch)) return fu::disposition::refused;
      const bool asks = is_letter(touch) || is_email(touch) || (is_attempt(touch) && !is<fu::busy>(touch));
      const bool to_be_asked = asked_why;
      if (overtakes_a_no(touch)) asked_why = false;
      if (is<fu::no_without_reasons>(touch)) asked_why = true;
      if (to_be_asked && asked_why && asks && !is<fu::objection>(touch)) return fu::disposition::refused;
      // The last letter goes out, and that is that.
      if (is_letter(touch)) {
        const auto limit = before(touch).limit_at();
        if (limit && *limit <= instant_of(touch.at)) return fu::disposition::exhausted;
      }
    }
    return std::nullopt;
  }

  // The same question when a touchpoint was still to come.
  question before(const fu::touchpoint& touch) const {
    question earlier = *this;
    const auto is_it = [&](const fu::touchpoint& other) { return other.id == touch.id; };
    earlier.own_.erase(std::find_if(earlier.own_.begin(), earlier.own_.end(), is_it), earlier.own_.end());
    return earlier;
  }

  instant closing_deadline(instant limit) const {
    return clock_.opening(clock_.open_days_after(clock_.day_at(limit), closing_days));
  }

  // When patience runs out, whichever limit comes first; an appointment suspends it until something comes of it.
  std::optional<instant> limit_at() const {
    if (appointment() != nullptr) return std::nullopt;
    return std::max(limit_without_appointments(), appointment_and_settlement().second);
  }

  instant limit_without_appointments() const {
    const day start = clock_.day_at(started_);
    instant limit = clock_.at(wall_clock::months_after(start, longest_months), clock_.second_of_day(started_));
    int calls = subject_.earlier_attempts;
    if (calls >= most_calls) return started_;
    for (const fu::touchpoint& touch : own_)
      if (is_attempt(touch) && !is<fu::busy>(touch) && ++calls == most_calls)
        limit = std::min(limit, instant_of(touch.at));
    return limit;
  }

  // --- What may be used.

  bool usable(fu::channel via) const {
    const fu::channel carrier = via == fu::channel::voicemail ? fu::channel::call : via;
    if (suppressed(via) || suppressed(carrier)) return false;
    for (const fu::contact_point& point : subject_.who.reachable_by)
      if (point.via == carrier && !is_out(point.endpoint)) return true;
    return false;
  }

  bool reachable() const {
    return usable(fu::channel::call) || usable(fu::channel::letter) || usable(fu::channel::email);
  }

  bool suppressed(fu::channel via) const {
    for (const fu::suppression& one : subject_.who.suppressions)
      if (!one.only || *one.only == via) return true;
    for (const fu::touchpoint& touch : all_) {
      if (is<fu::unsubscribed>(touch) && touch.via == via) return true;
      if (is<fu::objection>(touch) && touch.spoke_to != fu::contact_role::gatekeeper &&
          std::get<fu::objection>(touch.what).only == via)
        return true;
    }
    return false;
  }

  bool is_out(fu::endpoint_id endpoint) const {
    for (const fu::touchpoint& touch : all_) {
      if (touch.endpoint != endpoint) continue;
      if (is<fu::wrong_number>(touch) || is<fu::bounced>(touch) || is<fu::returned>(touch)) return true;
      if (is<fu::objection>(touch) && touch.spoke_to == fu::contact_role::gatekeeper) return true;
    }
    return false;
  }

  // --- What we want.

  std::vector<wish> wanted() const {
    std::vector<wish> wishes;
    if (const auto* promise = standing_promise()) wishes.push_back(promised_call(*promise));
    want_answer(wishes);
    if (const auto* meeting = appointment()) {
      const fu::agreed_time& when = std::get<fu::meeting_agreed>(meeting->what).when;
      const day on = clock_.open_days_after(day_of(when.last_day()), 1);
      // Before a promise no call goes out (13), and the call that was promised asks it too.
      const bool promised = standing_promise() != nullptr && talking_channel() == fu::channel::call;
      if (!promised) wishes.push_back({"how did it go", meeting->id, talking_channel(), clock_.opening(on), true});
      want_information(wishes);
      return wishes;
    }
    const bool called_already = !wishes.empty();
    want_resumption(wishes);
    want_message(wishes);
    if (unexplained_no() != nullptr) {
      const fu::touchpoint& last = *last_contact();
      const day on = clock_.open_days_after(clock_.day_at(instant_of(last.at)), 1);
      if ((!called_already && last_hold() == nullptr) || talking_channel() != fu::channel::call)
        wishes.push_back({"ask why", last.id, talking_channel(), clock_.opening(on), true});
      return wishes;
    }
    want_information(wishes);
    if (!called_already && last_hold() == nullptr && information_owed() == nullptr) want_call(wishes);
    want_letters(wishes);
    want_emails(wishes);
    if (const auto end = hold_end())
      for (wish& one : wishes)
        if (one.rule == "letters" || one.rule == "letter after a gatekeeper's no" || one.rule == "e-mails")
          one.earliest = std::max(one.earliest, *end);
    return wishes;
  }

  fu::channel talking_channel() const {
    for (const fu::channel via : {fu::channel::call, fu::channel::email, fu::channel::letter})
      if (usable(via)) return via;
    return fu::channel::call;
  }

  void want_answer(std::vector<wish>& wishes) const {
    const auto* reply = unanswered_reply();
    if (reply == nullptr) return;
    const fu::channel theirs = reply->via == fu::channel::voicemail ? fu::channel::call : reply->via;
    wishes.push_back({"answer", reply->id, usable(theirs) ? theirs : talking_channel(), instant_of(reply->at)});
  }

  // What was on hold is taken up again with a call.
  void want_resumption(std::vector<wish>& wishes) const {
    const auto* hold = last_hold();
    if (hold == nullptr || standing_promise() != nullptr) return;
    wishes.push_back({"hold", last_contact()->id, fu::channel::call, call_on(hold_day(*hold), 0), true});
  }

  void want_call(std::vector<wish>& wishes) const {
    const fu::touchpoint* last = last_contact();
    if (last == nullptr) {
      day on = clock_.open_days_after(clock_.day_at(started_), first_call_days);
      if (const auto back = back_again()) on = std::max(on, *back);
      wishes.push_back({"calls", {}, fu::channel::call, call_on(on, started_), true});
      return;
    }
    if (const auto* info = information_sent(); info != nullptr && (info->at >= last->at || !line_was_busy())) {
      const day on = clock_.open_days_after(landing_day(*info), 3);
      wishes.push_back({"information", info->id, fu::channel::call,
                        not_before_last_call(std::max(on, back_again().value_or(0))), true});
      return;
    }
    const instant at = instant_of(last->at);
    const day today = clock_.day_at(at);
    const auto back = back_again();
    const auto call_at = [&](const std::string& rule, instant retry) {
      // Nobody calls while they are away.
      if (back && clock_.day_at(retry) < *back) {
        wishes.push_back({rule, last->id, fu::channel::call, call_on(*back, 0), true});
      } else {
        wishes.push_back({rule, last->id, fu::channel::call, retry});
      }
    };
    if (line_was_busy()) return call_at("busy", at + busy_wait);
    if (is<fu::in_meeting>(*last)) return call_at("in_meeting", after_meeting(at));
    if (is<fu::at_lunch>(*last)) return call_at("at_lunch", after_lunch(at));
    day on = clock_.open_days_after(today, rhythm_days);
    if (is<fu::away>(*last) || is<fu::gatekeeper_no>(*last)) on = *back;
    if (back) on = std::max(on, *back);
    wishes.push_back({"calls", last->id, fu::channel::call, call_on(on, at), true});
  }

  // The message belongs to the last call, and lapses with the next. Before a promise nothing goes out by telephone,
  // while an answer is owed that comes first, and a hold pauses all.
  void want_message(std::vector<wish>& wishes) const {
    const fu::touchpoint* call = last_contact();
    if (call == nullptr || !is_unanswered(*call) || call->message_left || is<fu::message_taken>(*call)) return;
    for (const fu::touchpoint& touch : own_)
      if (touch.at >= call->at && is_outbound(touch) && touch.via == fu::channel::voicemail) return;
    if (standing_promise() != nullptr || unanswered_reply() != nullptr || last_hold() != nullptr) return;
    wishes.push_back({"message", call->id, fu::channel::voicemail, instant_of(call->at)});
  }

  void want_information(std::vector<wish>& wishes) const {
    const fu::touchpoint* asked = information_owed();
    if (asked == nullptr) return;
    const fu::channel via = usable(fu::channel::email) ? fu::channel::email : fu::channel::letter;
    wishes.push_back({"information", asked->id, via, instant_of(asked->at)});
  }

  void want_letters(std::vector<wish>& wishes) const {
    // One that is asked for by what somebody said comes before the track's.
    for (const wish& one : wishes)
      if (one.rule == "information" && one.via == fu::channel::letter) return;
    const fu::touchpoint* last = last_contact();
    if (last != nullptr && is<fu::gatekeeper_no>(*last) && !letter_since(*last) && usable(fu::channel::letter)) {
      const day on = clock_.open_days_after(clock_.day_at(instant_of(last->at)), 1);
      wishes.push_back({"letter after a gatekeeper's no", last->id, fu::channel::letter, clock_.opening(on)});
      return;
    }
    int letters = 0;
    for (const fu::touchpoint& touch : own_)
      if (is_letter(touch)) ++letters;
    int unanswered = 0;
    for (const fu::touchpoint& touch : own_)
      if (is_unanswered(touch) && ++unanswered == (letters + 1) * unanswered_per_letter)
        wishes.push_back({"letters", touch.id, fu::channel::letter, instant_of(touch.at)});
  }

  bool letter_since(const fu::touchpoint& touch) const {
    bool after = false;
    for (const fu::touchpoint& other : own_) {
      if (after && is_letter(other)) return true;
      if (other.id == touch.id) after = true;
    }
    return false;
  }

  void want_emails(std::vector<wish>& wishes) const {
    touches letters;
    std::size_t emails = 0;
    for (const fu::touchpoint& touch : own_) {
      if (is_letter(touch)) letters.push_back(touch);
      if (is_email(touch)) ++emails;
    }
    for (const wish& one : wishes)
      if (one.rule == "information" && one.via == fu::channel::email) return;
    if (emails >= letters.size()) return;
    // Of several letters without an e-mail behind them the last one counts.
    const day on = clock_.open_days_after(landing_day(letters.back()), email_after_landing_days);
    wishes.push_back({"e-mails", letters[emails].id, fu::channel::email, clock_.opening(on)});
  }

  // --- What happened.

  // The last call, or what the prospect's side told us since.
  const fu::touchpoint* last_contact() const {
    const fu::touchpoint* last = nullptr;
    for (const fu::touchpoint& touch : own_)
      if (is_contact(touch)) last = &touch;
    return last;
  }

  // The first day on which somebody who is away is there again, or a gatekeeper may be asked again; who was spoken to
  // is there.
  std::optional<day> back_again() const {
    std::optional<day> back;
    bool paused = false;
    for (const fu::touchpoint& touch : own_) {
      const day today = clock_.day_at(instant_of(touch.at));
      if (said_by_decision_maker(touch) || (!paused && tells_of_presence(touch))) back.reset();
      if (is<fu::away>(touch)) {
        const auto until = std::get<fu::away>(touch.what).until;
        back = clock_.open_day_from(until ? day_of(*until) : today + 7);
        paused = false;
      }
      if (is<fu::gatekeeper_no>(touch)) {
        back = std::max(back.value_or(0), clock_.open_day_from(today + 7));
        paused = true;
      }
    }
    return back;
  }

  // ... and may be tried again on the same day.
  bool line_was_busy() const {
    const fu::touchpoint* last = last_contact();
    return last != nullptr && is<fu::busy>(*last) && busy_on(clock_.day_at(instant_of(last->at))) <= busy_retries_a_day;
  }

  instant not_before_last_call(day on) const {
    const fu::touchpoint* last = last_contact();
    if (last == nullptr) return call_on(on, 0);
    const instant at = instant_of(last->at);
    return call_on(std::max(on, clock_.day_at(at)), at);
  }

  int busy_on(day on) const {
    int n = 0;
    for (const fu::touchpoint& touch : own_)
      if (is_attempt(touch) && is<fu::busy>(touch) && clock_.day_at(instant_of(touch.at)) == on) ++n;
    return n;
  }

  const fu::touchpoint* unexplained_no() const {
    const fu::touchpoint* no = nullptr;
    for (const fu::touchpoint& touch : own_) {
      if (overtakes_a_no(touch)) no = nullptr;
      if (is<fu::no_without_reasons>(touch)) no = &touch;
    }
    return no;
  }

  // Agreed, and nothing recorded since it was over; nor called off, or overtaken by a hold.
  const fu::touchpoint* appointment() const { return appointment_and_settlement().first; }

  // ... and when the last one that was settled was.
  std::pair<const fu::touchpoint*, instant> appointment_and_settlement() const {
    const fu::touchpoint* agreed = nullptr;
    instant settled = 0;
    for (const fu::touchpoint& touch : own_) {
      const bool was_agreed = agreed != nullptr;
      const bool ours = is_outbound(touch) && touch.via != fu::channel::voicemail;
      if (agreed != nullptr && (ours || is_contact(touch)) && instant_of(touch.at) >= meeting_end(*agreed))
        agreed = nullptr;
      if (is<fu::meeting_cancelled>(touch) || is<fu::meeting_missed>(touch) || is_hold(touch)) agreed = nullptr;
      if (is<fu::meeting_agreed>(touch)) agreed = &touch;
      if (was_agreed && agreed == nullptr) settled = instant_of(touch.at);
    }
    return {agreed, settled};
  }

  instant meeting_end(const fu::touchpoint& touch) const {
    const fu::agreed_time& when = std::get<fu::meeting_agreed>(touch.what).when;
    if (when.dates_only()) return clock_.at(day_of(when.last_day()) + 1, 0);
    return clock_.at(day_of(when.last_day()), when.to_minute() * 60);
  }

  // A hold ends on its day, with whatever is said or tried then, and before with a talk to the decision maker.
  const fu::touchpoint* last_hold() const {
    const fu::touchpoint* hold = nullptr;
    for (const fu::touchpoint& touch : own_) {
      if (hold != nullptr && is_contact(touch) && clock_.day_at(instant_of(touch.at)) >= named_day(*hold))
        hold = nullptr;
      if (said_by_decision_maker(touch) || is<fu::meeting_agreed>(touch)) hold = nullptr;
      if (is_hold(touch)) hold = &touch;
    }
    return hold;
  }

  day hold_day(const fu::touchpoint& touch) const { return clock_.open_day_from(named_day(touch)); }

  day named_day(const fu::touchpoint& touch) const {
    const auto until =
        is<fu::not_now>(touch) ? std::get<fu::not_now>(touch.what).until : std::get<fu::on_hold>(touch.what).until;
    const day today = clock_.day_at(instant_of(touch.at));
    return until ? day_of(*until) : wall_clock::months_after(today, 1);
  }

  std::optional<instant> hold_end() const {
    const fu::touchpoint* last = last_hold();
    if (last == nullptr) return std::nullopt;
    return clock_.opening(hold_day(*last));
  }

  // Written by the prospect and not answered: any call, letter or e-mail of ours answers it, and so does talking.
  const fu::touchpoint* unanswered_reply() const {
    const fu::touchpoint* reply = nullptr;
    bool to_send = false;  // what they asked for answers this too
    for (const fu::touchpoint& touch : own_) {
      if (is<fu::send_information>(touch)) to_send = true;
      if (is_letter(touch) || is_email(touch)) to_send = false;
      if (is<fu::replied>(touch)) {
        if (!to_send) reply = &touch;
      } else if (is_letter(touch) || is_email(touch) || (is_attempt(touch) && !is<fu::busy>(touch)) ||
                 said_by_decision_maker(touch)) {
        reply = nullptr;
      }
    }
    return reply;
  }

  const fu::touchpoint* information_owed() const {
    // Where nothing can be sent the calls go on.
    if (!usable(fu::channel::email) && !usable(fu::channel::letter)) return nullptr;
    const fu::touchpoint* asked = nullptr;
    for (const fu::touchpoint& touch : own_) {
      if (is<fu::send_information>(touch)) {
        asked = &touch;
      } else if (is_letter(touch) || is_email(touch)) {
        asked = nullptr;
      }
    }
    return asked;
  }

  // What was sent on request, and nobody was called or spoken to since.
  const fu::touchpoint* information_sent() const {
    bool asked = false;
    const fu::touchpoint* info = nullptr;
    for (const fu::touchpoint& touch : own_) {
      if (is<fu::send_information>(touch)) {
        asked = true;
        info = nullptr;
      } else if (asked && (is_letter(touch) || is_email(touch))) {
        asked = false;
        info = &touch;
      } else if ((is_attempt(touch) && !is<fu::busy>(touch)) || said_by_decision_maker(touch) ||
                 is<fu::replied>(touch)) {
        info = nullptr;
      }
    }
    return info;
  }

  day landing_day(const fu::touchpoint& sent) const {
    const day on = clock_.day_at(instant_of(sent.at));
    return is_letter(sent) ? clock_.open_days_after(on, letter_lands_days) : on;
  }

  // --- Promises.

  // The usual hours of a date; of several those that are open, if any is.
  std::vector<stretch> agreed_windows(const fu::agreed_time& when) const {
    const day first = day_of(when.first_day());
    const day last = day_of(when.last_day());
    std::vector<stretch> windows;
    if (!when.dates_only()) {
      const instant begin = clock_.at(first, when.from_minute() * 60);
      // Of a night in which the clock is put back the first time round, if it gets there before that.
      const instant straight = begin + (when.to_minute() - when.from_minute()) * minute;
      const bool gets_there = clock_.second_of_day(straight - 1) == when.to_minute() * 60 - 1;
      windows.push_back({begin, gets_there ? straight : clock_.at(first, when.to_minute() * 60)});
      return windows;
    }
    const auto add = [&](day on, const fu::day_hours& hours) {
      for (const fu::day_interval& some : hours)
        windows.push_back({clock_.at(on, some.open * 60), clock_.at(on, some.close * 60)});
    };
    for (day on = first; on <= last; ++on) add(on, clock_.hours(on));
    if (windows.empty()) add(first, clock_.usual_hours(first));
    return windows;
  }

  // It stands until an attempt inside or after its window, a conversation, or a newer promise.
  const fu::touchpoint* standing_promise() const {
    const fu::touchpoint* standing = nullptr;
    for (const fu::touchpoint& touch : own_) {
      if (standing != nullptr) {
        const auto windows = agreed_windows(standing->promised->when);
        const bool in_time = !windows.empty() && instant_of(touch.at) >= windows.front().begin - promise_tolerance;
        if ((is_attempt(touch) && in_time) || said_by_decision_maker(touch)) standing = nullptr;
      }
      if (touch.promised) standing = &touch;
    }
    return standing;
  }

  wish promised_call(const fu::touchpoint& touch) const {
    wish call{"promise", touch.id, fu::channel::call};
    const fu::agreed_time& when = touch.promised->when;
    const auto windows = agreed_windows(when);
    call.earliest = windows.empty() ? clock_.at(day_of(when.first_day()), 0) : windows.front().begin;
    call.agreed = windows;
    call.one_a_day = touch.promised->how == fu::firmness::soft;
    if (!when.dates_only()) call.agreed_clock = when.from_minute() * 60;
    return call;
  }

  // --- When.

  instant after_meeting(instant at) const {
    const day today = clock_.day_at(at);
    instant left = meeting_wait_minutes * minute;
    for (const fu::day_interval& some : clock_.hours(today)) {
      const instant begin = std::max(at, clock_.at(today, some.open * 60));
      const instant end = clock_.at(today, some.close * 60);
      if (begin >= end) continue;
      if (left < end - begin) return begin + left;
      left -= end - begin;
    }
    return clock_.opening(clock_.open_days_after(today, 1));
  }

  instant after_lunch(instant at) const {
    const day today = clock_.day_at(at);
    const instant over = clock_.at(today, lunch_over * 60);
    if (at < over)
      for (const fu::day_interval& some : clock_.hours(today))
        if (some.open <= lunch_over && lunch_over < some.close) return over;
    return clock_.opening(clock_.open_days_after(today, 1));
  }

  bool had_call(day on) const {
    for (const fu::touchpoint& touch : all_)
      if (is_attempt(touch) && clock_.day_at(instant_of(touch.at)) == on) return true;
    return false;
  }

  // The daypart that promises most on the first day from `on` on that has one, not earlier than `earliest`.
  instant call_on(day on, instant earliest) const {
    const fu::touchpoint* failed = last_contact();
    if (failed != nullptr && !is_unanswered(*failed)) failed = nullptr;
    if (failed != nullptr) earliest = std::max(earliest, instant_of(failed->at) + apart);
    for (;; on = clock_.open_day_from(on + 1)) {
      if (had_call(on)) continue;
      std::optional<std::size_t> passed_over;
      if (failed != nullptr) passed_over = part_of(instant_of(failed->at));
      auto chosen = best_part(on, earliest, passed_over);
      if (!chosen) chosen = best_part(on, earliest, std::nullopt);
      if (chosen) return *chosen;
      const stretch open = open_everywhere(std::max(earliest, clock_.at(on, 0)));
      if (clock_.day_at(open.begin) == on) return open.begin;
    }
  }

  std::optional<std::size_t> part_of(instant at) const {
    const int minute_of_day = clock_.second_of_day(at) / 60;
    for (std::size_t d = 0; d < parts.size(); ++d)
      if (parts[d].open <= minute_of_day && minute_of_day < parts[d].close) return d;
    return std::nullopt;
  }

  // The first instant of a daypart on a day at which there is work, not earlier than `earliest`.
  std::optional<instant> opens(std::size_t d, day on, instant earliest) const {
    const stretch open = open_everywhere(std::max(earliest, clock_.at(on, parts[d].open * 60)));
    if (open.begin >= clock_.at(on, parts[d].close * 60)) return std::nullopt;
    return open.begin;
  }

  std::optional<instant> best_part(day on, instant earliest, std::optional<std::size_t> passed_over) const {
    struct candidate {
      std::int64_t score;  // over
      std::int64_t parts;
      int calls;
      instant opens;
    };
    std::optional<candidate> best;
    for (std::size_t d = 0; d < parts.size(); ++d) {
      const auto begin = opens(d, on, earliest);
      if (!begin || d == passed_over) continue;
      int calls = 0;
      int reached = 0;
      for (const fu::touchpoint& touch : own_) {
        if (!is_attempt(touch) || is<fu::busy>(touch) || part_of(instant_of(touch.at)) != d) continue;
        ++calls;
        if (said_by_decision_maker(touch)) ++reached;
      }
      const candidate one{k * parts[d].rate + 1000 * reached, k + calls, calls, *begin};
      if (!best) {
        best = one;
        continue;
      }
      const std::int64_t mine = one.score * best->parts;
      const std::int64_t theirs = best->score * one.parts;
      if (mine != theirs ? mine > theirs : std::tie(one.calls, one.opens) < std::tie(best->calls, best->opens))
        best = one;
    }
    if (!best) return std::nullopt;
    return best->opens;
  }

  // The first stretch from `from` on in which the calendar is open in every zone.
  stretch open_everywhere(instant from) const {
    for (;;) {
      stretch common{from, std::numeric_limits<instant>::max()};
      for (const wall_clock& clock : everywhere_) {
        const stretch open = open_in(clock, common.begin);
        common = {open.begin, open.begin < common.end ? std::min(common.end, open.end) : open.end};
      }
      if (std::all_of(everywhere_.begin(), everywhere_.end(),
                      [&](const wall_clock& clock) { return open_in(clock, common.begin).begin == common.begin; })) {
        for (const wall_clock& clock : everywhere_) common.end = std::min(common.end, open_in(clock, common.begin).end);
        return common;
      }
      from = common.begin;
    }
  }

  static stretch open_in(const wall_clock& clock, instant from) {
    for (day on = clock.day_at(from);; on = clock.open_day_from(on + 1))
      for (const fu::day_interval& some : clock.hours(on)) {
        const instant begin = std::max(from, clock.at(on, some.open * 60));
        const instant end = clock.at(on, some.close * 60);
        if (begin < end) return {begin, end};
      }
  }

  // The first stretch from `from` on in which a wish may be carried out.
  stretch admitted(const wish& one, instant from) const {
    for (const stretch& some : one.agreed) {
      if (from >= some.end) continue;
      const stretch agreed{std::max(from, some.begin), some.end};
      if (!one.one_a_day) return agreed;
      if (had_call(clock_.day_at(agreed.begin))) continue;
      const stretch open = open_everywhere(agreed.begin);
      if (open.begin < agreed.end) return {open.begin, std::min(open.end, agreed.end)};
    }
    if (!one.agreed.empty()) from = std::max(from, one.agreed.back().end);
    const instant asked = from;
    bool at_its_hour = !one.agreed.empty();
    for (;;) {
      const stretch open = open_everywhere(from);
      const day on = clock_.day_at(open.begin);
      if (one.one_a_day && had_call(on)) {
        from = clock_.at(on + 1, 0);
        continue;
      }
      if (!at_its_hour || on <= clock_.day_at(one.agreed.back().begin)) return open;
      const instant hour = std::max(open.begin, clock_.at(on, one.agreed_clock));
      if (hour < open.end) return {hour, open.end};
      from = open.end;
      if (from > asked + 7 * 24 * 3600) {
        // It is never open at that hour: the next opening will do.
        at_its_hour = false;
        from = asked;
      }
    }
  }

  const fu::pursuit& subject_;
  wall_clock clock_;  // where dates are read
  std::vector<wall_clock> everywhere_;
  touches all_;
  touches own_;
  instant started_;
};

}  // namespace

answer until_no(const fu::pursuit& subject, const std::vector<fu::touchpoint>& history, const fu::calendar& hours,
                instant now) {
  return question{subject, history, hours}.at(now);
}

}  // namespace oracle
