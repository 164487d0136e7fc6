#include <followup/assure/timeline.hpp>

#include <followup/error.hpp>

#include <algorithm>
#include <array>
#include <string>

namespace followup {
namespace {

void check(const silence& how) {
  const auto count = [](std::string_view field, int value) {
    if (value < 0) throw invalid_policy("silence: " + std::string(field), std::to_string(value), "0 or more");
  };
  count("longest", how.longest.count);
  count("most_touches", how.most_touches);
}

// Who may have said that: whoever decides least.
contact_role role_for(touchpoint call) {
  for (const contact_role who : {contact_role::nobody, contact_role::machine, contact_role::gatekeeper}) {
    call.spoke_to = who;
    try {
      check(call);
      return who;
    } catch (const invalid_history&) {}
  }
  call.spoke_to = contact_role::decision_maker;
  check(call);
  return call.spoke_to;
}

class rehearsal {
 public:
  rehearsal(timeline& plan, std::span<const touchpoint> so_far, const silence& how)
      : plan_(plan),
        how_(how),
        history_(so_far.begin(), so_far.end()),
        now_(plan.from),
        start_(plan.zone().at(plan.subject.started).on),
        end_(std::min(plan.from + boost::gregorian::days(how.longest.count), last_instant() - time_duration{0, 0, 1})) {
    for (const touchpoint& one : so_far) newest_ = std::max(newest_, one.id.value());
    touchpoint call = made_of({.via = channel::call});
    call.id = touchpoint_id{1};
    role_ = role_for(call);
  }

  void run() {
    for (;;) {
      answer next = next_actions(plan_.rules, plan_.subject, history_, plan_.hours, now_);
      note_limit(next);
      if (next.status == status::closed) return finish(std::move(next), timeline::stop::closed);
      if (const std::size_t open = first_open(next); open < next.actions.size()) {
        if (plan_.touches.size() == static_cast<std::size_t>(how_.most_touches)) {
          return finish(std::move(next), timeline::stop::touches);
        }
        carry_out(next, open);
      } else if (const ptime then = when_it_changes(next); then < end_) {
        now_ = then;
      } else {
        now_ = end_;
        return finish(std::move(next), timeline::stop::longest);
      }
    }
  }

 private:
  [[nodiscard]] std::size_t first_open(const answer& next) const {
    const auto open = [&](const action& one) { return one.is_open_at(now_); };
    return static_cast<std::size_t>(std::find_if(next.actions.begin(), next.actions.end(), open) -
                                    next.actions.begin());
  }

  // The wake-up, or the beginning of a window, which does not count as one while something else goes on.
  [[nodiscard]] ptime when_it_changes(const answer& next) const {
    ptime then = *next.wake_at;
    for (const action& one : next.actions) {
      if (one.window.begin > now_) then = std::min(then, one.window.begin);
    }
    return then;
  }

  [[nodiscard]] touchpoint made_of(const action& what) const {
    touchpoint touch;
    touch.pursuit = plan_.subject.id;
    touch.at = now_;
    touch.via = what.via;
    touch.what = what.via == channel::call ? how_.of_calls : outcome{sent{}};
    touch.spoke_to = what.via == channel::call ? role_ : contact_role::nobody;
    touch.endpoint = what.endpoint;
    touch.brief = what.brief;
    touch.action = what.id;
    touch.label = what.label;
    return touch;
  }

  void carry_out(const answer& next, std::size_t index) {
    const action& what = next.actions[index];
    history_.push_back(made_of(what));
    history_.back().id = fresh_id();

    const local_time local = plan_.zone().at(now_);
    foreseen_touch seen{.what = what,
                        .at = now_,
                        .local = local,
                        .day = static_cast<int>((local.on - start_).days()),
                        .nth = plan_.count(what.via) + 1,
                        .reasons = {}};
    for (reason why : next.reasons) {
      if (why.action != index) continue;
      why.action = 0;
      seen.reasons.push_back(why);
    }
    plan_.touches.push_back(std::move(seen));
  }

  [[nodiscard]] touchpoint_id fresh_id() {
    const auto taken = [&](const touchpoint& one) { return one.id.value() == newest_; };
    do ++newest_;
    while (newest_ == 0 || std::any_of(history_.begin(), history_.end() - 1, taken));
    return touchpoint_id{newest_};
  }

  // The one that was reached, else the next one ahead.
  void note_limit(const answer& next) {
    std::optional<foreseen_limit> ahead;
    for (const reason& why : next.reasons) {
      if (why.kind == reason_kind::limit_reached && why.from) {
        plan_.limit = {why.rule, *why.from};
        return;
      }
      if (why.kind == reason_kind::limit_ahead && why.to && (!ahead || *why.to < ahead->at)) {
        ahead = {why.rule, *why.to};
      }
    }
    if (ahead) plan_.limit = ahead;
  }

  void finish(answer last, timeline::stop why) {
    plan_.why = why;
    plan_.until = last.concluded && last.concluded->at ? *last.concluded->at : now_;
    plan_.last = std::move(last);
  }

  timeline& plan_;
  const silence& how_;
  std::vector<touchpoint> history_;
  ptime now_;
  date start_;
  ptime end_;
  contact_role role_ = contact_role::nobody;
  std::uint64_t newest_ = 0;
};

}  // namespace

int timeline::count(channel via) const noexcept {
  return static_cast<int>(
      std::count_if(touches.begin(), touches.end(), [via](const auto& one) { return one.what.via == via; }));
}

timeline if_nobody_answers(const policy& rules, const pursuit& subject, std::span<const touchpoint> so_far,
                           const calendar& hours, ptime from, const silence& how) {
  check(how);
  timeline plan{.rules = rules,
                .subject = subject,
                .hours = hours,
                .from = from,
                .of_calls = how.of_calls,
                .touches = {},
                .until = from,
                .last = {}};
  rehearsal(plan, so_far, how).run();
  return plan;
}

}  // namespace followup
