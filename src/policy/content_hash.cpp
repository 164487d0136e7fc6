#include "policy/content_hash.hpp"

#include "policy/compiled_policy.hpp"
#include "policy/rule_fields.hpp"
#include "time/fingerprint.hpp"

#include <functional>
#include <type_traits>

namespace followup::detail {
namespace {

class content_hasher {
 public:
  void operator()(std::uint64_t value) { seed_ = mixed(seed_, value); }
  void operator()(int value) { (*this)(static_cast<std::uint64_t>(static_cast<std::int64_t>(value))); }
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
  // A host's callable counts by what it is registered as.
  template <class Signature>
  void operator()(const std::function<Signature>&) {}

  template <time_unit Delay>
  void operator()(const Delay& value) {
    (*this)(value.count);
  }
  void operator()(channel_set channels) { (*this)(std::uint64_t{channels.bits()}); }
  void operator()(const day_interval& hours) { (*this)(hours.open), (*this)(hours.close); }
  void operator()(const calendar& hours) { (*this)(hours.table().fingerprint()); }
  void operator()(const time_zone& zone) { (*this)(zone.table().fingerprint()); }
  void operator()(date on) { (*this)(std::uint64_t{on.day_number()}); }
  void operator()(const brief_list& list) { (*this)(list.in_order); }
  void operator()(const brief& one) { (*this)(one.variants); }

  template <class T>
  requires std::is_empty_v<T>
  void operator()(const T&) {}
  template <has_fields T>
  void operator()(const T& rule) {
    constexpr std::size_t count = std::tuple_size_v<decltype(each_member(fields_of(rule)))>;
    members(rule, std::make_index_sequence<count>{});
  }
  void operator()(const track& one) { (*this)(parts_of(one)); }
  void operator()(const guard& one) { (*this)(parts_of(one)); }
  void operator()(const ending& one) { (*this)(parts_of(one)); }
  void operator()(const limit& one) { (*this)(parts_of(one)); }
  void operator()(const re_entry& one) { (*this)(parts_of(one)); }

  [[nodiscard]] std::uint64_t value() const noexcept { return seed_; }

 private:
  template <class T, std::size_t... I>
  void members(const T& rule, std::index_sequence<I...>) {
    const auto all = each_member(fields_of(rule));
    (this->template member<I>(std::get<I>(all), rule), ...);
  }
  template <std::size_t I, class Field, class T>
  void member(const Field& one, const T&) {
    if constexpr (Field::kept == presence::added) {
      const T otherwise = usual<T>();
      if (one.value == std::get<I>(each_member(fields_of(otherwise))).value) return;
      (*this)(one.term);
    }
    (*this)(one.value);
  }

  std::uint64_t seed_ = 0x66'6F'6C'6C'6F'77'75'70ULL;
};

// Outcomes are younger than identities from `first_later` on: as with members that were added, a policy that takes one
// of them as the doctrine does keeps the identity it had before.
void hash_table(const behaviours& table, content_hasher& hash) {
  constexpr int first_later = static_cast<int>(outcome_kind::clicked) + 1;
  for (int i = 0; i < first_later; ++i) hash(table.at(static_cast<outcome_kind>(i)));
  if constexpr (outcome_count > first_later) {
    const behaviours usual = doctrine();
    for (int i = first_later; i < outcome_count; ++i) {
      const auto kind = static_cast<outcome_kind>(i);
      if (table.at(kind) != usual.at(kind)) hash(name_of(kind)), hash(table.at(kind));
    }
  }
}

}  // namespace

std::uint64_t content_hash(const compiled_policy& policy) {
  content_hasher hash;
  hash(policy.name);
  hash(policy.version);
  hash_table(policy.table, hash);
  // Rules keep an order among their own kind only; how the kinds are mixed says nothing.
  for (std::size_t kind = 0; kind < std::variant_size_v<policy_rule>; ++kind) {
    for (const policy_rule& rule : policy.rules) {
      if (rule.index() == kind) hash(rule);
    }
  }
  return hash.value();
}

}  // namespace followup::detail
