#include "policy/content_hash.hpp"

#include "policy/compiled_policy.hpp"
#include "time/fingerprint.hpp"

#include <type_traits>

namespace followup::detail {
namespace {

class content_hasher {
 public:
  void operator()(std::uint64_t value) { seed_ = mixed(seed_, value); }
  void operator()(std::int64_t value) { (*this)(static_cast<std::uint64_t>(value)); }
  void operator()(int value) { (*this)(static_cast<std::int64_t>(value)); }
  void operator()(bool value) { (*this)(static_cast<std::uint64_t>(value)); }
  void operator()(std::string_view text) { (*this)(hash_of(text)); }
  void operator()(const std::string& text) { (*this)(std::string_view(text)); }
  template <class E>
  requires std::is_enum_v<E>
  void operator()(E value) { (*this)(static_cast<std::uint64_t>(value)); }
  template <class... Alternatives>
  void operator()(const std::variant<Alternatives...>& value) {
    (*this)(static_cast<std::uint64_t>(value.index()));
    std::visit(*this, value);
  }
  template <class T>
  void operator()(const std::optional<T>& value) {
    (*this)(value.has_value());
    if (value) (*this)(*value);
  }
  template <class T>
  void operator()(const std::vector<T>& values) {
    (*this)(static_cast<std::uint64_t>(values.size()));
    for (const T& value : values) (*this)(value);
  }

  // Delays and everything else that is a count.
  template <class T>
  requires requires(const T& value) {
    { value.count } -> std::convertible_to<int>;
  }
  void operator()(const T& value) { (*this)(value.count); }
  void operator()(channel_set channels) { (*this)(std::uint64_t{channels.bits()}); }
  void operator()(const day_interval& hours) { (*this)(hours.open), (*this)(hours.close); }

  // Behaviours.
  void operator()(const retry_soon& what) { (*this)(what.after), (*this)(what.at_most_a_day); }
  void operator()(const call_again& what) { (*this)(what.after); }
  void operator()(const same_day_after& what) { (*this)(what.wait); }
  void operator()(const same_day_at& what) { (*this)(what.minute); }
  void operator()(const stay_away& what) { (*this)(what.otherwise); }
  void operator()(const cool_down& what) { (*this)(what.wait), (*this)(what.letter_after); }
  void operator()(const hold_until_named_or& what) { (*this)(what.otherwise); }
  void operator()(const send_then_call& what) { (*this)(what.send_within), (*this)(what.call_after); }
  void operator()(const wait_for_meeting& what) { (*this)(what.ask_after); }
  void operator()(const close_as& what) { (*this)(what.how); }
  void operator()(const ask_why& what) { (*this)(what.after); }
  void operator()(const answer_within& what) { (*this)(what.wait); }
  void operator()(const lands& what) { (*this)(what.letter); }
  template <class T>
  requires std::is_empty_v<T>
  void operator()(const T&) {}

  // Rules.
  void operator()(const brief_list& list) { (*this)(list.in_order); }
  void operator()(const brief& one) { (*this)(one.variants); }
  void operator()(const rhythm& what) {
    (*this)(what.via), (*this)(what.gaps), (*this)(what.first), (*this)(what.briefs);
    (*this)(what.messages), (*this)(what.message_holds_back);
  }
  void operator()(const after_each_nth& what) {
    (*this)(what.n), (*this)(what.what), (*this)(what.via), (*this)(what.wait), (*this)(what.briefs);
  }
  void operator()(const after_other& what) {
    (*this)(what.track), (*this)(what.landed), (*this)(what.wait), (*this)(what.via), (*this)(what.briefs);
  }
  void operator()(const after_event& what) {
    (*this)(what.events), (*this)(what.wait), (*this)(what.via), (*this)(what.briefs);
  }
  void operator()(const branch& one) { (*this)(one.on), (*this)(one.to); }
  void operator()(const step& one) {
    (*this)(one.id), (*this)(one.via), (*this)(one.wait), (*this)(one.brief);
    (*this)(one.branches), (*this)(one.next), (*this)(one.last);
  }
  void operator()(const step_list& what) {
    (*this)(what.steps), (*this)(what.repeat_after), (*this)(what.then), (*this)(what.messages);
  }
  void operator()(const registered_name& as) { (*this)(as.name), (*this)(as.parameters); }
  void operator()(const host_track& what) { (*this)(what.registered), (*this)(what.reads_history); }
  void operator()(const pacing& pace) { (*this)(pace.from), (*this)(pace.late), (*this)(pace.resumes); }
  void operator()(const track& one) {
    (*this)(one.id()), (*this)(one.what()), (*this)(one.holds_back_later()), (*this)(one.pace());
  }
  void operator()(const window_guard& what) {
    (*this)(what.channels), (*this)(what.hours.table().fingerprint()), (*this)(what.zone);
  }
  void operator()(const rolling_days& over) { (*this)(over.days); }
  void operator()(const rolling& over) { (*this)(over.length); }
  void operator()(const cap_guard& what) {
    (*this)(what.n), (*this)(what.channels), (*this)(what.over), (*this)(what.excepts_retries);
    (*this)(what.what), (*this)(what.whose), (*this)(what.zone);
  }
  void operator()(const time_zone& zone) { (*this)(zone.table().fingerprint()); }
  void operator()(date on) { (*this)(std::uint64_t{on.day_number()}); }
  void operator()(const quiet_guard& what) {
    (*this)(what.after), (*this)(what.length), (*this)(what.channels), (*this)(what.its_day_counts);
  }
  void operator()(const gap_guard& what) { (*this)(what.earlier), (*this)(what.later), (*this)(what.wait); }
  void operator()(const landing_day_guard& what) { (*this)(what.channels); }
  void operator()(const consent_guard& what) {
    (*this)(what.channels), (*this)(what.consumer), (*this)(what.sole_trader), (*this)(what.legal_entity);
  }
  void operator()(const registry_guard& what) { (*this)(what.channels), (*this)(what.stale_after); }
  void operator()(const host_guard& what) { (*this)(what.registered), (*this)(what.reads_history); }
  void operator()(const guard& one) {
    (*this)(one.id()), (*this)(one.what()), (*this)(one.citation()), (*this)(one.exempts_agreed_calls());
    (*this)(one.audiences()), (*this)(one.jurisdiction()), (*this)(one.first_day()), (*this)(one.end_day());
  }
  void operator()(const ending& one) {
    (*this)(one.id()), (*this)(one.what().registered), (*this)(one.what().reads_history);
  }
  void operator()(const limit& one) {
    (*this)(one.id()), (*this)(one.most_calls()), (*this)(one.longest()), (*this)(one.closing_touch());
    (*this)(one.closing_brief()), (*this)(one.closes_within());
  }
  void operator()(const re_entry& one) {
    (*this)(one.id()), (*this)(one.after()), (*this)(one.wait()), (*this)(one.policy_name());
  }
  void operator()(const daypart& part) { (*this)(part.name), (*this)(part.hours), (*this)(part.answer_rate_permille); }
  void operator()(const at_most_per_daypart& rule) { (*this)(rule.calls); }
  void operator()(const daypart_choice& choice) {
    (*this)(choice.parts), (*this)(choice.k), (*this)(choice.side_rules), (*this)(choice.apart);
  }
  void operator()(const promise_rules& rules) { (*this)(rules.cleared), (*this)(rules.when_missed); }

  [[nodiscard]] std::uint64_t value() const noexcept { return seed_; }

 private:
  std::uint64_t seed_ = 0x66'6F'6C'6C'6F'77'75'70ULL;
};

}  // namespace

std::uint64_t content_hash(const compiled_policy& policy) {
  content_hasher hash;
  hash(policy.name);
  hash(policy.version);
  for (int i = 0; i < outcome_count; ++i) hash(policy.table.at(static_cast<outcome_kind>(i)));
  // Rules keep an order among their own kind only; how the kinds are mixed says nothing.
  for (std::size_t kind = 0; kind < std::variant_size_v<policy_rule>; ++kind) {
    for (const policy_rule& rule : policy.rules) {
      if (rule.index() == kind) hash(rule);
    }
  }
  return hash.value();
}

}  // namespace followup::detail
