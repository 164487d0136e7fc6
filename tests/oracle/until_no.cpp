#include "oracle/until_no.hpp"

#include "oracle/touches.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>
#include <utility>

namespace oracle {
namespace {

namespace fu = followup;
using touches = std::vector<fu::touchpoint>;
using meetings = std::vector<const fu::touchpoint*>;

// The figures.
constexpr int first_call_days = 3;
constexpr int rhythm_days = 1;
constexpr int unanswered_per_letter = 5;
constexpr int letter_lands_days = 2;
constexpr int email_after_landing_days = 1;
constexpr int call_after_information_days = 3;
constexpr int writing_days = 10;
constexpr int most_calls = 50;
constexpr int longest_months = 3;
constexpr int closing_days = 10;
constexpr instant busy_wait = 20 * minute;
constexpr int busy_retries_a_day = 2;
constexpr instant meeting_wait = 120 * minute;
constexpr int lunch_over = 14 * 60;
constexpr int asks_for_reasons = 3;
constexpr std::size_t most_appointments = 4;
constexpr instant promise_tolerance = 15 * minute;
constexpr instant apart = 3 * hour;
constexpr int k = 2;

constexpr instant never = for_ever;

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

// What an action wants: the first instant, and what restrains it.
struct wish {
  std::string rule;
  fu::touchpoint_id follows;
  fu::channel via = fu::channel::call;
  instant earliest = 0;
  bool one_a_day = false;            // house rules hold it back: none on days that had a call
  std::vector<stretch> agreed = {};  // a promise: its windows, whatever the calendar says
  int agreed_clock = 0;              // ... and before which second of the day not, later on
  instant lapses = never;            // of no use from then on
};

class question {
 public:
  question(const fu::pursuit& subject, const requests& asked_for, const fu::calendar& hours)
      : subject_{subject},
        asked_for_{asked_for},
        clock_{hours, subject.who.zones.front().name()},
        started_{instant_of(subject.started)} {
    if (subject.planned) {
      plan_.at = subject.planned->since.value_or(subject.started);
      plan_.promised =
          fu::promise{subject.planned->when, fu::promised_by::us, subject.planned->how, subject.planned->endpoint};
      planned_ = instant_of(plan_.at);
    }
    for (const fu::time_zone& zone : subject.who.zones) everywhere_.emplace_back(hours, zone.name());
  }

  // Everything that happened, touch by touch in the order of causes (rulings 3 and 26).
  void tell(touches history) {
    std::sort(history.begin(), history.end(), [](const fu::touchpoint& a, const fu::touchpoint& b) {
      return std::tuple{a.at, a.id} < std::tuple{b.at, b.id};
    });
    history.erase(std::unique(history.begin(), history.end()), history.end());
    while (!history.empty()) {
      touches together;
      for (const fu::touchpoint& touch : history)
        if (touch.at == history.front().at) together.push_back(touch);
      history.erase(history.begin(), history.begin() + static_cast<std::ptrdiff_t>(together.size()));
      plan_before(instant_of(together.front().at));
      while (!together.empty()) {
        const auto next = together.begin() + static_cast<std::ptrdiff_t>(first_by_cause(together));
        add(*next);
        together.erase(next);
      }
    }
  }

  answer at(instant now) {
    plan_before(now + 1);
    answer found = standing(now);
    found.open_question = open_question();
    if (found.ended) return finished(found);
    std::set<instant> moments = turning_points();
    for (const action& one : found.actions) moments.insert({one.due, one.window.begin, one.window.end});
    for (const instant moment : moments) {
      if (moment <= now || moment == never) continue;
      plan_before(moment + 1);
      if (differs(found, standing(moment))) {
        found.wake_at = moment;
        break;
      }
    }
    if (found.status == fu::status::needs_data) {
      const day later = wall_clock::months_after(clock_.day_at(now), 1);
      found.wake_at = std::min(found.wake_at.value_or(never), clock_.at(later, clock_.second_of_day(now)));
    }
    for (const fu::consent& one : subject_.who.consents)
      if (end_of(one) > now && end_of(one) < found.wake_at.value_or(never) && found.open_question.empty())
        found.open_question = "whether the end of a consent after which the same is done is told";
    if (!found.wake_at) found.wake_at = never;  // it is open, and asked again when the calendar ends
    return finished(found);
  }

 private:
  answer finished(answer found) const {
    found.rulings = met_;
    return found;
  }

  // That a ruling has a say here.
  void met(int ruling) const { met_.insert(ruling); }

  // Which of several touches of one instant comes first, given what came before.
  std::size_t first_by_cause(const touches& together) {
    if (together.size() == 1) return 0;
    met(26);
    touches left = together;
    const auto keep = [&](const auto& wanted) {
      touches some;
      for (const fu::touchpoint& touch : left)
        if (wanted(touch)) some.push_back(touch);
      if (!some.empty()) left = some;
    };
    // The host's own order.
    keep([&](const fu::touchpoint& touch) {
      return touch.sequence == 0 || std::none_of(left.begin(), left.end(), [&](const fu::touchpoint& other) {
               return other.sequence != 0 && other.sequence < touch.sequence;
             });
    });
    // What comes in before what answers it; but what our letter or e-mail brings about comes after that.
    const auto is_echo = [&](const fu::touchpoint& touch) {
      return may_echo_writing(touch) && std::any_of(left.begin(), left.end(), [&](const fu::touchpoint& other) {
               return is_writing(other) && other.via == touch.via;
             });
    };
    keep([&](const fu::touchpoint& touch) { return !is_outbound(touch) && !is_echo(touch); });
    keep([&](const fu::touchpoint& touch) { return !is_echo(touch); });
    // What carries out an action after what that action follows.
    keep([&](const fu::touchpoint& touch) {
      const auto asked = asked_for_.find(touch.action);
      return asked == asked_for_.end() || std::none_of(left.begin(), left.end(), [&](const fu::touchpoint& other) {
               return other.id == asked->second.follows;
             });
    });
    // Those that the pending actions ask for; before them, those by which something owed is given.
    if (left.size() > 1 && std::any_of(left.begin(), left.end(), is_outbound)) {
      const auto pending = standing(instant_of(left.front().at)).actions;
      const auto carries_out = [&](const action& one, const fu::touchpoint& touch) {
        // A message belongs to its call: to the one that its action names, else to that of its instant.
        const auto asked = asked_for_.find(touch.action);
        const bool of_another = asked != asked_for_.end() && asked->second.follows != one.follows;
        if (of_another && (one.rule == "promise" || one.rule == "how did it go")) return false;
        if (one.rule == "answer" && is<fu::busy>(touch)) return false;
        if (one.rule == "message" && asked_for_.count(touch.action) == 0 && last_contact()->at != touch.at)
          return false;
        return is_outbound(touch) && touch.pursuit == subject_.id && touch.via == one.via &&
               counts_for(one.rule, touch);
      };
      for (const bool owed : {true, false}) {
        keep([&](const fu::touchpoint& touch) {
          return std::any_of(pending.begin(), pending.end(), [&](const action& one) {
            const bool is_owed = one.rule == "message" || one.rule == "answer" || one.rule == "information";
            return (is_owed || !owed) && carries_out(one, touch);
          });
        });
      }
    }
    // Channel rank, then id.
    const auto first = std::min_element(left.begin(), left.end(), [](const auto& a, const auto& b) {
      return std::tuple{rank_of(a.via), a.id} < std::tuple{rank_of(b.via), b.id};
    });
    for (std::size_t i = 0; i < together.size(); ++i)
      if (together[i].id == first->id) return i;
    return 0;
  }

  // What the host has planned is a promise by us, behind what was recorded when it was planned (ruling 32).
  void plan_before(instant moment) {
    if (is_planned_ || planned_ >= moment) return;
    met(32);
    now_ = planned_;
    if (!over_) over_ = over_by(now_);
    is_planned_ = true;
    if (!settled_.empty()) settled_.back() = std::min(settled_.back(), now_);
    settled_.push_back(agreed_until());
  }

  // The first ending holds, whatever comes after it (ruling 36).
  void add(const fu::touchpoint& touch) {
    now_ = instant_of(touch.at);
    if (!over_) over_ = over_by(now_ - 1);
    if (!over_ && over_by(now_)) at_the_very_end_ = true;
    if (!over_ && touch.pursuit == subject_.id) over_ = ended_by(touch);
    if (tells_of_a_dead_end(touch) && !touch.endpoint) assume_endpoint(touch);
    all_.push_back(touch);
    if (touch.pursuit != subject_.id) return;
    own_.push_back(touch);
    if (!settled_.empty()) settled_.back() = std::min(settled_.back(), now_);
    settled_.push_back(agreed_until());
  }

  // --- The answer at one moment, `wake_at` aside.

  answer standing(instant now) {
    now_ = now;
    answer found;
    if (const auto how = ended()) {
      found.status = fu::status::closed;
      found.ended = how;
      return found;
    }
    const auto limit = limit_at();
    const bool closing = limit && *limit <= now;
    if (!closing && !reachable()) {
      found.status = fu::status::needs_data;
      return found;
    }
    bool beyond_limit = false;
    for (const wish& one : closing ? last_wishes(*limit) : wanted()) {
      if (!usable(one.via)) continue;
      const auto first = admitted(one, one.earliest);
      const auto window = admitted(one, std::max(first ? first->begin : never, now));
      if (!first || !window || window->begin >= one.lapses) continue;
      if (limit && !closing && window->begin > *limit) {
        beyond_limit = true;
        continue;
      }
      found.actions.push_back({one.rule,
                               one.follows,
                               one.via,
                               proposed_endpoint(carrier_of(one.via)),
                               first->begin,
                               {window->begin, std::min(window->end, one.lapses)}});
    }
    std::stable_sort(found.actions.begin(), found.actions.end(),
                     [](const action& a, const action& b) { return a.due < b.due; });
    found.status = status_of(found, closing, beyond_limit);
    return found;
  }

  fu::status status_of(const answer& found, bool closing, bool beyond_limit) const {
    if (closing) return fu::status::closing;
    for (const action& one : found.actions)
      if (one.window.begin <= now_ && now_ < one.window.end) return fu::status::due;
    for (const fu::touchpoint* meeting : appointments())
      if (now_ < meeting_end(*meeting)) return fu::status::dormant;
    if (const auto end = hold_end(); end && now_ < *end) return fu::status::on_hold;
    if (found.actions.empty() && !beyond_limit) return fu::status::needs_data;
    return fu::status::waiting;
  }

  static bool differs(const answer& a, const answer& b) {
    if (a.status != b.status || a.actions.size() != b.actions.size()) return true;
    for (const action& one : a.actions) {
      const auto same = std::find_if(b.actions.begin(), b.actions.end(), [&](const action& other) {
        return other.rule == one.rule && other.follows == one.follows && other.via == one.via;
      });
      if (same == b.actions.end() || same->window.end != one.window.end) return true;
    }
    return false;
  }

  // Instants at which the answer may change by itself, windows aside.
  std::set<instant> turning_points() const {
    std::set<instant> moments;
    if (const auto limit = limit_at()) moments.insert({*limit, end_of_time(*limit)});
    if (!is_planned_) moments.insert(planned_);
    if (const auto end = hold_end()) moments.insert(*end);
    for (const fu::touchpoint* meeting : appointments()) moments.insert(meeting_end(*meeting));
    for (const fu::consent& one : subject_.who.consents) moments.insert({instant_of(one.since), end_of(one)});
    return moments;
  }

  // What the description leaves open.
  std::string open_question() const {
    const fu::touchpoint* promised = nullptr;
    for (const fu::touchpoint& touch : own_) {
      if (promised != nullptr && is_attempt(touch) && on_its_days(*promised, touch) && has_no_usual_hours(*promised))
        return "the usual hours of a day without any";
      if (touch.promised) promised = &touch;
    }
    if (const auto* standing = standing_promise(); standing != nullptr && has_no_usual_hours(*standing))
      return "the usual hours of a day without any";
    if (closed_between_a_call_and_its_hours()) return "whether a call before the hours of the agreed day is none";
    if (was_owed_beside_another()) return "from which call a letter counts that was owed beside another";
    if (at_the_very_end_) return "whether what is recorded at the very instant of an end counts";
    if (has_no_usual_hours(plan_)) return "the usual hours of a day without any";
    bool cools_down = false;
    for (const fu::touchpoint& touch : own_) {
      if (is<fu::gatekeeper_no>(touch)) cools_down = true;
      if (is<fu::away>(touch) && cools_down) return "whether an absence that is told during a cool-down ends it";
      if (said_by_decision_maker(touch)) cools_down = false;
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

  std::optional<ending> ended() const {
    // An objection wins over whatever else was said; what it closed stays closed, since then (ruling 43).
    std::optional<ending> opted_out;
    std::size_t objections = subject_.who.suppressions.size();
    for (const fu::touchpoint& touch : all_) {
      if (!is<fu::objection>(touch) && !is<fu::unsubscribed>(touch)) continue;
      if (++objections > 1) met(43);
      if (is<fu::objection>(touch) && !said_by_gatekeeper(touch) && !std::get<fu::objection>(touch.what).only &&
          !opted_out)
        opted_out = ending{fu::disposition::opted_out, std::max(started_, instant_of(touch.at))};
    }
    if (opted_out) return opted_out;
    return over_ ? over_ : over_by(now_);
  }

  // Whatever a limit ends and nobody closes is over at the end of its time, or with the touch after which nothing was
  // left to close it with (ruling 36).
  std::optional<ending> over_by(instant moment) const {
    const auto limit = limit_at();
    if (!limit || *limit > moment || end_of_time(*limit) > moment) return std::nullopt;
    met(36);
    const instant newest = all_.empty() ? started_ : instant_of(all_.back().at);
    return ending{fu::disposition::exhausted, std::max(end_of_time(*limit), newest)};
  }

  // What ends with this touch, given what came before it.
  std::optional<ending> ended_by(const fu::touchpoint& touch) const {
    const instant at = instant_of(touch.at);
    if (is<fu::yes>(touch)) return ending{fu::disposition::won, at};
    if (is<fu::no_with_reasons>(touch)) return ending{fu::disposition::refused, at};
    if (unexplained_no() != nullptr && !overtakes_a_no(touch) && !is<fu::objection>(touch)) {
      // The question reached the person, or three times it did not (ruling 38).
      const bool reached =
          (is_writing(touch) && counts_for("ask why", touch)) || (is_attempt(touch) && said_by_decision_maker(touch));
      met(38);
      const bool in_vain = is_attempt(touch) && !is<fu::busy>(touch) && !said_by_decision_maker(touch);
      if (reached || (in_vain && asked_in_vain() + 1 >= asks_for_reasons)) return ending{fu::disposition::refused, at};
    }
    // The last letter goes out, and that is that.
    const auto limit = limit_at();
    if (limit && *limit <= at && is_letter(touch) && counts_for("closing", touch))
      return ending{fu::disposition::exhausted, at};
    return std::nullopt;
  }

  // At the latest so long after the limit; at once where no letter can go out in that time, but for the message of the
  // last call.
  instant end_of_time(instant limit) const {
    instant end = limit;
    for (const wish& one : last_wishes(limit)) {
      const bool could = has_endpoint(one.via) && permitted(one.via, limit);
      const auto first = could ? admitted(one, one.earliest) : std::nullopt;
      if (first && first->begin < one.lapses) end = std::max(end, one.lapses);
    }
    return end;
  }

  instant closing_deadline(instant limit) const {
    return opening(clock_.open_days_after(clock_.day_at(limit), closing_days));
  }

  // When patience runs out, whichever limit comes first; it waits for what was agreed (ruling 35).
  std::optional<instant> limit_at() const {
    const instant silence = limit_of_silence();
    instant limit = silence;
    for (const instant settled : settled_) limit = std::max(limit, settled);
    if (limit > silence) met(35);
    if (limit == never) return std::nullopt;
    return limit;
  }

  instant time_is_up() const {
    const day start = clock_.day_at(started_);
    return clock_.at(wall_clock::months_after(start, longest_months), clock_.second_of_day(started_));
  }

  instant limit_of_silence() const {
    instant limit = time_is_up();
    int calls = subject_.earlier_attempts;
    if (calls >= most_calls) return started_;
    for (const fu::touchpoint& touch : own_)
      if (is_attempt(touch) && !is<fu::busy>(touch) && ++calls == most_calls)
        limit = std::min(limit, instant_of(touch.at));
    return limit;
  }

  // Until when something that was agreed with a person is pending: 0 where nothing is, `never` where only a touch
  // settles it.
  instant agreed_until() const {
    const bool may_call = permitted(fu::channel::call, now_).has_value();
    if ((standing_promise() != nullptr && may_call) || !appointments().empty() || information_owed() != nullptr ||
        (unanswered_reply() != nullptr && reachable()))
      return never;
    if (const auto* hold = last_hold(); hold != nullptr && named_date(*hold)) return never;
    if (const auto* absence = last_absence(); absence != nullptr && said_by_a_person(*absence) && named_date(*absence))
      return never;
    return 0;
  }

  // What is left to do once a limit is reached: the message of the call with which it was (ruling 37), and a letter. A
  // call at the instant at which the time is up did not reach it: the time did.
  std::vector<wish> last_wishes(instant limit) const {
    std::vector<wish> wishes;
    const fu::touchpoint* last = last_contact();
    if (last != nullptr && instant_of(last->at) == limit && limit != time_is_up()) want_message(wishes);
    wish letter{"closing", {}, fu::channel::letter, limit};
    letter.lapses = closing_deadline(limit);
    wishes.push_back(letter);
    return wishes;
  }

  // --- What may be used.

  // Whether there is a number or an address, and it is allowed now or will be.
  bool usable(fu::channel via) const { return has_endpoint(via) && permitted(via, now_).has_value(); }

  bool has_endpoint(fu::channel via) const { return static_cast<bool>(proposed_endpoint(carrier_of(via))); }

  bool reachable() const {
    return usable(fu::channel::call) || usable(fu::channel::letter) || usable(fu::channel::email);
  }

  // The first stretch from there on in which no objection stands in the way of a channel.
  std::optional<stretch> permitted(fu::channel via, instant from) const {
    const auto one = unsuppressed(via, from);
    if (via == carrier_of(via) || !one) return one;
    // An objection to calls stops voicemails too (ruling 53).
    const auto both = unsuppressed(carrier_of(via), one->begin);
    if (!both) return std::nullopt;
    if (both->begin > one->begin) return permitted(via, both->begin);
    return stretch{one->begin, std::min(one->end, both->end)};
  }

  // An express consent that was given after the objection lifts it, in [since, until) (ruling 43).
  std::optional<stretch> unsuppressed(fu::channel via, instant from) const {
    const auto objected = last_objection(via);
    if (!objected) return stretch{from, never};
    std::vector<stretch> lifted;
    for (const fu::consent& one : subject_.who.consents)
      if (one.via == via && one.level == fu::consent_level::express && instant_of(one.since) > *objected)
        lifted.push_back({instant_of(one.since), end_of(one)});
    if (!lifted.empty()) met(43);
    std::sort(lifted.begin(), lifted.end(), [](const stretch& a, const stretch& b) { return a.begin < b.begin; });
    for (const stretch& some : joined(lifted))
      if (from < some.end) return stretch{std::max(from, some.begin), some.end};
    return std::nullopt;
  }

  static instant end_of(const fu::consent& one) {
    instant end = never;
    if (one.until) end = std::min(end, instant_of(*one.until));
    if (one.withdrawn) end = std::min(end, instant_of(*one.withdrawn));
    return end;
  }

  std::optional<instant> last_objection(fu::channel via) const {
    std::optional<instant> last;
    const auto take = [&](instant at) { last = std::max(last.value_or(at), at); };
    for (const fu::suppression& one : subject_.who.suppressions)
      if (!one.endpoint && (!one.only || *one.only == via)) take(instant_of(one.since.value_or(fu::first_instant())));
    for (const fu::touchpoint& touch : all_) {
      if (is<fu::unsubscribed>(touch) && touch.via == via) take(instant_of(touch.at));
      if (is<fu::objection>(touch) && !said_by_gatekeeper(touch) && std::get<fu::objection>(touch.what).only == via)
        take(instant_of(touch.at));
    }
    return last;
  }

  // A wrong number or a bounce that names none means that of the action it carries out, else the one that would have
  // been used (ruling 30).
  void assume_endpoint(const fu::touchpoint& touch) {
    const auto asked = asked_for_.find(touch.action);
    if (asked != asked_for_.end()) {
      assumed_[touch.id] = asked->second.endpoint;
    } else {
      const fu::channel via = carrier_of(touch.via);
      assumed_[touch.id] = touch.pursuit == subject_.id ? proposed_endpoint(via) : first_endpoint(via);
    }
  }

  fu::endpoint_id endpoint_of(const fu::touchpoint& touch) const {
    const auto one = assumed_.find(touch.id);
    if (one == assumed_.end()) return touch.endpoint;
    met(30);
    return one->second;
  }

  // A call-back may name its number, which is called as long as it can be (rulings 30 and 34).
  fu::endpoint_id proposed_endpoint(fu::channel via) const {
    if (via == fu::channel::call) {
      const auto* promise = standing_promise();
      const fu::endpoint_id agreed = promise != nullptr ? promise->promised->endpoint : fu::endpoint_id{};
      for (const fu::contact_point& point : subject_.who.reachable_by)
        if (agreed && point.via == via && point.endpoint == agreed && !is_out(agreed)) return agreed;
    }
    return first_endpoint(via);
  }

  fu::endpoint_id first_endpoint(fu::channel via) const {
    for (const fu::contact_point& point : subject_.who.reachable_by)
      if (point.via == via && !is_out(point.endpoint)) return point.endpoint;
    return {};
  }

  // What was heard last of it counts, but an objection stays (ruling 30).
  bool is_out(fu::endpoint_id endpoint) const {
    bool out = false;
    for (const fu::touchpoint& touch : all_) {
      if (endpoint_of(touch) != endpoint) continue;
      if (is<fu::objection>(touch) && said_by_gatekeeper(touch)) return true;
      if (tells_of_a_dead_end(touch)) {
        out = true;
      } else if (out && !is_outbound(touch)) {
        met(30);
        out = false;
      }
    }
    return out;
  }

  // --- What we want.

  std::vector<wish> wanted() const {
    std::vector<wish> wishes;
    if (const auto* promise = standing_promise()) wishes.push_back(promised_call(*promise));
    want_answer(wishes);
    const meetings agreed = appointments();
    if (!agreed.empty()) {
      const fu::touchpoint& meeting = *agreed.front();
      const day on = clock_.open_days_after(day_of(time_of(meeting).last_day()), 1);
      // Before a promise no call goes out (13), and the call that was promised asks it too.
      const bool promised = standing_promise() != nullptr && talking_channel() == fu::channel::call;
      // A hold agreed beside it comes first (rulings 6 and 21).
      const instant earliest = std::max(opening(on), hold_end().value_or(0));
      if (!promised) wishes.push_back({"how did it go", meeting.id, talking_channel(), earliest, true});
      want_information(wishes);
      return wishes;
    }
    const bool called_already = !wishes.empty();
    want_resumption(wishes);
    if (unexplained_no() != nullptr) {
      if ((!called_already && last_hold() == nullptr) || talking_channel() != fu::channel::call) want_reasons(wishes);
      want_message(wishes);
      return wishes;
    }
    want_information(wishes);
    if (!called_already && last_hold() == nullptr && information_owed() == nullptr) want_call(wishes);
    want_message(wishes);
    want_letters(wishes);
    want_emails(wishes);
    want_in_writing(wishes);
    if (const auto end = hold_end())
      for (wish& one : wishes)
        if (one.rule == "letters" || one.rule == "letter after a gatekeeper's no" || one.rule == "e-mails" ||
            one.rule == "in writing")
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
    const fu::channel theirs = carrier_of(reply->via);
    wishes.push_back({"answer", reply->id, usable(theirs) ? theirs : talking_channel(), instant_of(reply->at)});
  }

  // What was on hold is taken up again with a call.
  void want_resumption(std::vector<wish>& wishes) const {
    const auto* hold = last_hold();
    if (hold == nullptr || standing_promise() != nullptr) return;
    wishes.push_back({"hold", last_contact()->id, fu::channel::call, call_on(hold_day(*hold), 0), true});
  }

  // A no without reasons: they are asked for on the next business day. Where that did not reach the person, again as
  // after any call (ruling 38).
  void want_reasons(std::vector<wish>& wishes) const {
    const fu::touchpoint& last = *last_contact();
    if (talking_channel() == fu::channel::call && asked_in_vain() + busy_since_the_no() > 0) {
      met(38);
      if (const auto retry = retry_today()) {
        if (const auto back = back_again(); back && clock_.day_at(*retry) < *back) {
          wishes.push_back({"ask why", last.id, fu::channel::call, call_on(*back, 0), true});
        } else {
          wishes.push_back({"ask why", last.id, fu::channel::call, *retry});
        }
        return;
      }
    }
    const day on = clock_.open_days_after(clock_.day_at(instant_of(last.at)), 1);
    const auto back = back_again();
    const bool away = talking_channel() == fu::channel::call && back && *back > on;
    wishes.push_back({"ask why", last.id, talking_channel(), away ? call_on(*back, 0) : opening(on), true});
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
      const day on = clock_.open_days_after(landing_day(*info), call_after_information_days);
      wishes.push_back({"information", info->id, fu::channel::call,
                        not_before_last_call(std::max(on, back_again().value_or(0))), true});
      return;
    }
    const instant at = instant_of(last->at);
    const auto back = back_again();
    if (const auto retry = retry_today()) {
      // Nobody calls while they are away.
      if (back && clock_.day_at(*retry) < *back) {
        wishes.push_back({"retry", last->id, fu::channel::call, call_on(*back, 0), true});
      } else {
        wishes.push_back({"retry", last->id, fu::channel::call, *retry});
      }
      return;
    }
    day on = clock_.open_days_after(clock_.day_at(at), rhythm_days);
    if (is<fu::away>(*last) || is<fu::gatekeeper_no>(*last)) on = *back;
    if (back) on = std::max(on, *back);
    wishes.push_back({"calls", last->id, fu::channel::call, call_on(on, at), true});
  }

  // The message belongs to the last call. Before a promise nothing goes out by telephone, while an answer is owed that
  // comes first, and a hold pauses all. It lapses when the next call may be made, or at the end of the business day
  // after its call (ruling 37).
  void want_message(std::vector<wish>& wishes) const {
    const fu::touchpoint* call = last_contact();
    if (call == nullptr || !is_unanswered(*call) || call->message_left || is<fu::message_taken>(*call)) return;
    for (const fu::touchpoint& touch : own_)
      if (comes_after(touch, *call) && is_outbound(touch) && touch.via == fu::channel::voicemail) return;
    if (standing_promise() != nullptr || unanswered_reply() != nullptr || last_hold() != nullptr) return;
    wish message{"message", call->id, fu::channel::voicemail, instant_of(call->at)};
    message.lapses = clock_.closing(clock_.open_days_after(clock_.day_at(instant_of(call->at)), 1));
    // A call that would come after the limit may not be made.
    const auto limit = limit_at();
    for (const wish& one : wishes)
      if (one.via == fu::channel::call)
        if (const auto next = admitted(one, one.earliest); next && (!limit || next->begin <= *limit))
          message.lapses = std::min(message.lapses, next->begin);
    met(37);
    wishes.push_back(message);
  }

  // A hold that was agreed after they asked holds that too (ruling 54).
  void want_information(std::vector<wish>& wishes) const {
    const fu::touchpoint* asked = information_owed();
    if (asked == nullptr) return;
    const fu::channel via = usable(fu::channel::email) ? fu::channel::email : fu::channel::letter;
    instant earliest = instant_of(asked->at);
    if (const auto* hold = last_hold(); hold != nullptr && comes_after(*hold, *asked)) {
      met(54);
      earliest = std::max(earliest, *hold_end());
    }
    wishes.push_back({"information", asked->id, via, earliest});
  }

  bool comes_after(const fu::touchpoint& later, const fu::touchpoint& earlier) const {
    for (const fu::touchpoint& touch : own_) {
      if (touch.id == later.id) return false;
      if (touch.id == earlier.id) return true;
    }
    return false;
  }

  void want_letters(std::vector<wish>& wishes) const {
    // One that is asked for by what somebody said comes before the track's.
    for (const wish& one : wishes)
      if (one.rule == "information" && one.via == fu::channel::letter) return;
    const fu::touchpoint* last = last_contact();
    if (last != nullptr && is<fu::gatekeeper_no>(*last) && !letter_since(*last) && usable(fu::channel::letter)) {
      const day on = clock_.open_days_after(clock_.day_at(instant_of(last->at)), 1);
      wishes.push_back({"letter after a gatekeeper's no", last->id, fu::channel::letter, opening(on)});
      return;
    }
    int letters = 0;
    for (const fu::touchpoint& touch : own_)
      if (is_letter(touch) && counts_for("letters", touch)) ++letters;
    int unanswered = 0;
    for (const fu::touchpoint& touch : own_)
      if (is_unanswered(touch) && ++unanswered == (letters + 1) * unanswered_per_letter)
        wishes.push_back({"letters", touch.id, fu::channel::letter, instant_of(touch.at)});
  }

  // The letter before it went out when the calls for this one had been made.
  bool was_owed_beside_another() const {
    int letters = 0;
    int unanswered = 0;
    int unanswered_by_then = 0;
    for (const fu::touchpoint& touch : own_) {
      unanswered += is_unanswered(touch) ? 1 : 0;
      if (is_letter(touch) && counts_for("letters", touch)) ++letters, unanswered_by_then = unanswered;
    }
    return letters > 0 && unanswered_by_then >= (letters + 1) * unanswered_per_letter;
  }

  bool letter_since(const fu::touchpoint& touch) const {
    bool after = false;
    for (const fu::touchpoint& other : own_) {
      if (after && is_letter(other) && counts_for("letter after a gatekeeper's no", other)) return true;
      if (other.id == touch.id) after = true;
    }
    return false;
  }

  void want_emails(std::vector<wish>& wishes) const {
    touches letters;
    std::size_t emails = 0;
    for (const fu::touchpoint& touch : own_) {
      if (is_letter(touch) && counts_for("letters", touch)) letters.push_back(touch);
      if (is_email(touch) && counts_for("e-mails", touch)) ++emails;
    }
    for (const wish& one : wishes)
      if (one.rule == "information" && one.via == fu::channel::email) return;
    if (emails >= letters.size()) return;
    // Of several letters without an e-mail behind them the last one counts.
    const day on = clock_.open_days_after(landing_day(letters.back()), email_after_landing_days);
    wishes.push_back({"e-mails", letters[emails].id, fu::channel::email, opening(on)});
  }

  // With calls out: a letter every ten business days, or an e-mail where there is none (ruling 59). What somebody asked
  // for, or said, comes first.
  void want_in_writing(std::vector<wish>& wishes) const {
    if (usable(fu::channel::call)) return;
    met(59);
    const fu::channel via = usable(fu::channel::letter) ? fu::channel::letter : fu::channel::email;
    for (const wish& one : wishes)
      if (one.via == via && (one.rule == "information" || one.rule == "letter after a gatekeeper's no")) return;
    instant since = started_;
    fu::touchpoint_id last;
    for (const fu::touchpoint& touch : own_)
      if (is_writing(touch) && counts_for("in writing", touch)) since = instant_of(touch.at), last = touch.id;
    wishes.push_back({"in writing", last, via, opening(clock_.open_days_after(clock_.day_at(since), writing_days))});
  }

  // A touch that gives back what it carries out counts for the rule that asked for it and for no other (ruling 50).
  bool counts_for(const std::string& rule, const fu::touchpoint& touch) const {
    const auto asked = asked_for_.find(touch.action);
    if (asked == asked_for_.end()) return true;
    if (asked->second.rule != rule) met(50);
    return asked->second.rule == rule;
  }

  // --- What happened.

  // The last call, or what the prospect's side told us since.
  const fu::touchpoint* last_contact() const {
    const fu::touchpoint* last = nullptr;
    for (const fu::touchpoint& touch : own_)
      if (is_contact(touch)) last = &touch;
    return last;
  }

  // ... until a contact on or after the day on which they are back, or they are there before.
  const fu::touchpoint* last_absence() const {
    const fu::touchpoint* last = nullptr;
    for (const fu::touchpoint& touch : own_) {
      const bool taken_up =
          last != nullptr && is_contact(touch) && clock_.day_at(instant_of(touch.at)) >= date_of_absence(*last);
      if (said_by_decision_maker(touch) || tells_of_presence(touch) || taken_up) last = nullptr;
      if (is<fu::away>(touch) && !(last != nullptr && leaves_as_agreed(touch, *last))) last = &touch;
    }
    return last;
  }

  // The first working day on or after the one named, else a week later.
  day absence_day(const fu::touchpoint& touch) const { return clock_.open_day_from(date_of_absence(touch)); }
  day date_of_absence(const fu::touchpoint& touch) const {
    const auto until = named_date(touch);
    return until ? day_of(*until) : clock_.day_at(instant_of(touch.at)) + 7;
  }

  // An automatic reply replaces nothing that a person agreed (ruling 33).
  bool leaves_as_agreed(const fu::touchpoint& reply, const fu::touchpoint& told) const {
    if (said_by_a_person(reply) || !said_by_a_person(told) || !named_date(told)) return false;
    met(33);
    return clock_.day_at(instant_of(reply.at)) < day_of(*named_date(told));
  }

  // The first day on which somebody who is away is there again, or a gatekeeper may be asked again; who was spoken to
  // is there.
  std::optional<day> back_again() const {
    std::optional<day> back;
    const fu::touchpoint* told = nullptr;
    bool paused = false;
    for (const fu::touchpoint& touch : own_) {
      const day today = clock_.day_at(instant_of(touch.at));
      if (said_by_decision_maker(touch) || (!paused && tells_of_presence(touch))) back.reset();
      if (!back) told = nullptr;
      if (is<fu::away>(touch) && !(told != nullptr && leaves_as_agreed(touch, *told))) {
        told = &touch;
        back = absence_day(touch);
        paused = false;
      }
      if (is<fu::gatekeeper_no>(touch)) {
        back = std::max(back.value_or(0), clock_.open_day_from(today + 7));
        paused = true;
      }
    }
    return back;
  }

  // When the last call is to be repeated within the day, whatever the rhythm.
  std::optional<instant> retry_today() const {
    const fu::touchpoint& last = *last_contact();
    const instant at = instant_of(last.at);
    if (line_was_busy()) return at + busy_wait;
    if (is<fu::in_meeting>(last)) return after_meeting(at);
    if (is<fu::at_lunch>(last)) return after_lunch(at);
    return std::nullopt;
  }

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

  // Calls since the no that did not reach the person.
  int asked_in_vain() const { return calls_since_the_no(false); }
  int busy_since_the_no() const { return calls_since_the_no(true); }
  int calls_since_the_no(bool busy) const {
    const fu::touchpoint* no = unexplained_no();
    int n = 0;
    for (const fu::touchpoint& touch : own_)
      if (no != nullptr && comes_after(touch, *no) && is_attempt(touch) && !said_by_decision_maker(touch) &&
          is<fu::busy>(touch) == busy)
        ++n;
    return n;
  }

  // --- Agreements, of which the newer word holds (ruling 33).

  // Agreed and not called off, and nothing recorded since they were over; in order of their ends (ruling 34).
  meetings appointments() const {
    meetings agreed;
    const auto drop = [&](const auto& which) {
      agreed.erase(std::remove_if(agreed.begin(), agreed.end(), which), agreed.end());
    };
    for (const fu::touchpoint& touch : own_) {
      const instant at = instant_of(touch.at);
      const bool ours = is_outbound(touch) && touch.via != fu::channel::voicemail;
      if (const auto off = called_off(touch, agreed); off != agreed.end()) agreed.erase(off);
      if (ours || is_contact(touch)) drop([&](const fu::touchpoint* one) { return meeting_end(*one) <= at; });
      if (is<fu::meeting_agreed>(touch)) {
        drop([&](const fu::touchpoint* one) { return begin_together(time_of(*one), time_of(touch)); });
        // Of five the one that was agreed first gives way; own_ is in that order.
        if (agreed.size() == most_appointments) agreed.erase(std::min_element(agreed.begin(), agreed.end()));
        agreed.push_back(&touch);
        if (agreed.size() > 1) met(34);
        std::stable_sort(agreed.begin(), agreed.end(),
                         [&](const auto* a, const auto* b) { return meeting_end(*a) < meeting_end(*b); });
      }
    }
    return agreed;
  }

  static const fu::agreed_time& time_of(const fu::touchpoint& meeting) {
    return std::get<fu::meeting_agreed>(meeting.what).when;
  }

  // An appointment is known by when it begins.
  static bool begin_together(const fu::agreed_time& one, const fu::agreed_time& other) {
    return one.first_day() == other.first_day() && one.from_minute() == other.from_minute();
  }

  // Which appointment was cancelled or missed: the one that is named; else of those that stand the first, and of a
  // cancellation the first that is still ahead, if one is.
  meetings::iterator called_off(const fu::touchpoint& touch, meetings& agreed) const {
    const auto named = [&](const std::optional<fu::agreed_time>& when) {
      return std::find_if(agreed.begin(), agreed.end(),
                          [&](const auto* one) { return begin_together(time_of(*one), *when); });
    };
    if (const auto* missed = std::get_if<fu::meeting_missed>(&touch.what))
      return missed->when ? named(missed->when) : agreed.begin();
    const auto* cancelled = std::get_if<fu::meeting_cancelled>(&touch.what);
    if (cancelled == nullptr) return agreed.end();
    if (cancelled->when) return named(cancelled->when);
    const auto ahead = std::find_if(agreed.begin(), agreed.end(),
                                    [&](const auto* one) { return meeting_end(*one) > instant_of(touch.at); });
    return ahead != agreed.end() ? ahead : agreed.begin();
  }

  instant meeting_end(const fu::touchpoint& touch) const {
    const fu::agreed_time& when = time_of(touch);
    if (when.dates_only()) return clock_.at(day_of(when.last_day()) + 1, 0);
    return clock_.at(day_of(when.last_day()), when.to_minute() * 60);
  }

  // Agreed later: an appointment, or a day on which they are back, told by a person. It replaces a call-back and a
  // hold.
  static bool replaces_what_was_agreed(const fu::touchpoint& touch) {
    return is<fu::meeting_agreed>(touch) || (is<fu::away>(touch) && said_by_a_person(touch) && named_date(touch));
  }

  // A hold ends on its day, with whatever is said or tried then, and before with a talk to the decision maker or with
  // what was agreed later.
  const fu::touchpoint* last_hold() const {
    const fu::touchpoint* hold = nullptr;
    for (const fu::touchpoint& touch : own_) {
      const bool was = hold != nullptr;
      if (hold != nullptr && is_contact(touch) && clock_.day_at(instant_of(touch.at)) >= named_day(*hold))
        hold = nullptr;
      if (said_by_decision_maker(touch)) hold = nullptr;
      const bool called_back = touch.promised && touch.promised->by == fu::promised_by::them && said_by_a_person(touch);
      if (hold != nullptr && (replaces_what_was_agreed(touch) || called_back)) hold = nullptr;
      if (was && hold == nullptr) met(33);
      // A gatekeeper's hold replaces only what a gatekeeper agreed.
      if (is_hold(touch) && (hold == nullptr || said_by_gatekeeper(*hold) || !said_by_gatekeeper(touch))) hold = &touch;
    }
    return hold;
  }

  day hold_day(const fu::touchpoint& touch) const { return clock_.open_day_from(named_day(touch)); }

  day named_day(const fu::touchpoint& touch) const {
    const auto until = named_date(touch);
    return until ? day_of(*until) : wall_clock::months_after(clock_.day_at(instant_of(touch.at)), 1);
  }

  std::optional<instant> hold_end() const {
    const fu::touchpoint* last = last_hold();
    if (last == nullptr) return std::nullopt;
    return opening(hold_day(*last));
  }

  // It stands until an attempt inside or after its window, a conversation, or a newer word (rulings 13 and 33).
  const fu::touchpoint* standing_promise() const {
    const fu::touchpoint* standing = nullptr;
    bool planned = false;
    for (const fu::touchpoint& touch : own_) {
      if (is_planned_ && !planned && planned_ < instant_of(touch.at)) planned = true, standing = &plan_;
      if (standing != nullptr) {
        const auto windows = agreed_windows(standing->promised->when);
        // Whatever the usual hours of a day without any are, they are on that day.
        const instant first =
            windows.empty() ? clock_.at(day_of(standing->promised->when.first_day()), 0) : windows.front().begin;
        const bool in_time = instant_of(touch.at) >= first - promise_tolerance;
        const bool held = is_hold(touch) && said_by_gatekeeper(*standing);
        if ((is_attempt(touch) && in_time) || said_by_decision_maker(touch)) {
          standing = nullptr;
        } else if (held || replaces_what_was_agreed(touch)) {
          met(33);
          standing = nullptr;
        }
      }
      if (touch.promised) standing = &touch;
    }
    if (is_planned_ && !planned) standing = &plan_;
    return standing;
  }

  // The usual hours of a date; of several those that are open, if any is.
  std::vector<stretch> agreed_windows(const fu::agreed_time& when) const {
    const day first = day_of(when.first_day());
    const day last = day_of(when.last_day());
    if (!when.dates_only()) return {agreed_hours(first, when.from_minute() * 60, when.to_minute() * 60)};
    std::vector<stretch> windows;
    const auto add = [&](day on, const fu::day_hours& hours) {
      for (const fu::day_interval& some : hours)
        windows.push_back({clock_.at(on, some.open * 60), clock_.at(on, some.close * 60)});
    };
    for (day on = first; on <= last; ++on) add(on, clock_.hours(on));
    if (windows.empty()) add(first, clock_.usual_hours(first));
    return joined(windows);
  }

  // A limit's time is up, and a letter went out after a call on an agreed day that came before its hours.
  bool closed_between_a_call_and_its_hours() const {
    const fu::touchpoint* promised = nullptr;
    bool too_soon = false;
    for (const fu::touchpoint& touch : own_) {
      if (is_letter(touch) && too_soon && instant_of(touch.at) >= limit_of_silence()) return true;
      if (promised != nullptr && is_attempt(touch)) {
        const auto windows = agreed_windows(promised->promised->when);
        too_soon = clock_.day_at(instant_of(touch.at)) >= day_of(promised->promised->when.first_day()) &&
                   !windows.empty() && instant_of(touch.at) < windows.front().begin - promise_tolerance;
      }
      if (touch.promised) promised = touch.promised->when.dates_only() ? &touch : nullptr;
    }
    return false;
  }

  bool on_its_days(const fu::touchpoint& promised, const fu::touchpoint& touch) const {
    const day on = clock_.day_at(instant_of(touch.at));
    return on >= day_of(promised.promised->when.first_day()) && on <= day_of(promised.promised->when.last_day());
  }
  bool has_no_usual_hours(const fu::touchpoint& touch) const {
    return touch.promised && agreed_windows(touch.promised->when).empty();
  }

  // In a gap the first instant after it and as long as was agreed; of an hour that comes twice the first time round, if
  // it gets there before that.
  stretch agreed_hours(day on, int from, int to) const {
    const instant begin = clock_.at(on, from);
    const instant straight = begin + (to - from);
    const bool gets_there = clock_.second_of_day(straight - 1) == to - 1;
    const instant end = gets_there ? straight : clock_.at(on, to);
    return {begin, end > begin ? end : straight};
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

  // Written by the prospect and not answered: any call, letter or e-mail of ours answers it, and so does talking.
  const fu::touchpoint* unanswered_reply() const {
    const fu::touchpoint* reply = nullptr;
    bool to_send = false;  // what they asked for answers this too
    for (const fu::touchpoint& touch : own_) {
      if (is<fu::send_information>(touch)) to_send = true;
      if (is_writing(touch) && counts_for("information", touch)) to_send = false;
      if (is<fu::replied>(touch)) {
        if (!to_send) reply = &touch;
      } else if (is_writing(touch) || (is_attempt(touch) && !is<fu::busy>(touch)) || said_by_decision_maker(touch)) {
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
      } else if (is_writing(touch) && counts_for("information", touch)) {
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
      } else if (asked && is_writing(touch) && counts_for("information", touch)) {
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
    // On a day without an opening nothing lands (ruling 41).
    return is_letter(sent) ? clock_.day_at(opening(clock_.open_days_after(on, letter_lands_days))) : on;
  }

  // --- When.

  instant opening(day on) const {
    if (clock_.open_on(clock_.open_day_from(on)).empty()) met(41);
    return clock_.opening(on);
  }

  // Two open hours later if that is still today, else the next working morning, but never sooner by the clock than the
  // wait it stands for (ruling 42).
  instant after_meeting(instant at) const {
    const day today = clock_.day_at(at);
    instant left = meeting_wait;
    for (const stretch& some : clock_.open_on(today)) {
      const instant begin = std::max(at, some.begin);
      if (begin >= some.end) continue;
      if (left < some.end - begin) return begin + left;
      left -= some.end - begin;
    }
    const instant morning = opening(clock_.open_days_after(today, 1));
    if (morning < at + meeting_wait) met(42);
    return std::max(morning, at + meeting_wait);
  }

  instant after_lunch(instant at) const {
    const day today = clock_.day_at(at);
    const instant over = clock_.at(today, lunch_over * 60);
    if (at < over && clock_.open_from(over).begin == over) return over;
    return opening(clock_.open_days_after(today, 1));
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
      if (clock_.open_on(on).empty()) met(41);
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
      stretch common{from, never};
      for (const wall_clock& clock : everywhere_) {
        const stretch open = clock.open_from(from);
        common = {std::max(common.begin, open.begin), std::min(common.end, open.end)};
      }
      if (common.begin == from) {
        if (common.end > clock_.at(clock_.day_at(from) + 1, 0)) met(40);
        return common;
      }
      from = common.begin;
    }
  }

  // The first stretch from `from` on in which it is open everywhere and the channel is allowed.
  std::optional<stretch> open_and_permitted(fu::channel via, instant from) const {
    for (;;) {
      const stretch open = open_everywhere(from);
      const auto allowed = permitted(via, open.begin);
      if (!allowed) return std::nullopt;
      if (allowed->begin == open.begin) return stretch{open.begin, std::min(open.end, allowed->end)};
      from = allowed->begin;
    }
  }

  // The first stretch from `from` on in which a wish may be carried out.
  std::optional<stretch> admitted(const wish& one, instant from) const {
    if (from == never) return std::nullopt;
    for (const stretch& some : one.agreed) {
      if (from >= some.end) continue;
      const auto allowed = permitted(one.via, std::max(from, some.begin));
      if (!allowed || allowed->begin >= some.end) continue;
      const stretch agreed{allowed->begin, std::min(some.end, allowed->end)};
      if (!one.one_a_day) return agreed;
      if (had_call(clock_.day_at(agreed.begin))) continue;
      const stretch open = open_everywhere(agreed.begin);
      if (open.begin < agreed.end) return stretch{open.begin, std::min(open.end, agreed.end)};
    }
    // Once it was missed the house rules hold again (ruling 39).
    const bool missed = !one.agreed.empty();
    if (missed) {
      met(39);
      from = std::max(from, one.agreed.back().end);
    }
    const instant asked = from;
    bool at_its_hour = missed;
    for (;;) {
      const auto open = open_and_permitted(one.via, from);
      if (!open) return std::nullopt;
      const day on = clock_.day_at(open->begin);
      const stretch whole_day{clock_.at(on, 0), clock_.at(on + 1, 0)};
      if ((one.one_a_day || missed) && had_call(on)) {
        from = whole_day.end;
        continue;
      }
      if (!at_its_hour) return until_a_day_with_a_call(one, *open, missed);
      const bool later_day = on > clock_.day_at(one.agreed.back().begin);
      const instant hour = later_day ? std::max(open->begin, clock_.at(on, one.agreed_clock)) : open->begin;
      // The next day begins before that hour.
      const instant end = one.agreed_clock > 0 ? std::min(open->end, whole_day.end) : open->end;
      if (hour < std::min(open->end, whole_day.end)) return until_a_day_with_a_call(one, {hour, end}, missed);
      from = std::min(open->end, whole_day.end);
      if (from > asked + 7 * 24 * 3600) {
        // It is never open at that hour: the next opening will do.
        at_its_hour = false;
        from = asked;
      }
    }
  }

  // A stretch that goes on across midnight ends where a day begins that had a call already.
  stretch until_a_day_with_a_call(const wish& one, stretch open, bool missed) const {
    if (!one.one_a_day && !missed) return open;
    for (const fu::touchpoint& touch : all_) {
      const instant begin = clock_.at(clock_.day_at(instant_of(touch.at)), 0);
      if (is_attempt(touch) && begin > open.begin) open.end = std::min(open.end, begin);
    }
    return open;
  }

  const fu::pursuit& subject_;
  const requests& asked_for_;
  wall_clock clock_;  // where dates are read
  std::vector<wall_clock> everywhere_;
  touches all_;
  touches own_;
  // After each touch of ours, when what was agreed by then was settled: at the latest by the next touch.
  std::vector<instant> settled_;
  std::optional<ending> over_;
  bool at_the_very_end_ = false;  // something was recorded there
  fu::touchpoint plan_;           // in place of one that would carry it
  instant planned_ = never;
  bool is_planned_ = false;
  std::map<fu::touchpoint_id, fu::endpoint_id> assumed_;
  instant started_;
  instant now_ = 0;
  mutable std::set<int> met_;
};

}  // namespace

answer until_no(const fu::pursuit& subject, const std::vector<fu::touchpoint>& history, const requests& asked_for,
                const fu::calendar& hours, instant now) {
  question asked{subject, asked_for, hours};
  asked.tell(history);
  return asked.at(now);
}

}  // namespace oracle
