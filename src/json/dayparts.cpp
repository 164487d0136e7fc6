#include "json/rule_documents.hpp"
#include "json/rules.hpp"

#include <array>

namespace followup::json::detail {

template <>
struct codec<at_most_per_daypart> : only_member<at_most_per_daypart, &at_most_per_daypart::calls, whole<>> {};

template <>
struct codec<other_clock_time> : only_member<other_clock_time, &other_clock_time::around, codec<hours>> {
  [[nodiscard]] node write(const other_clock_time& value, const writing& how) const {
    return value.around.count == 0 ? node::object() : codec<hours>{}.write(value.around, how);
  }
};

template <>
struct names_in<side_rule> {
  [[nodiscard]] static std::string_view at(std::size_t index) {
    constexpr std::array<std::string_view, std::variant_size_v<side_rule>> names{"at_most_per_daypart",
                                                                                 "other_clock_time", "other_weekday"};
    return names[index];
  }
};

template <>
struct codec<side_rule> : alternatives<side_rule> {};

namespace {

struct by_fields {
  daypart_choice choice;
};
void describe(fields& f, by_fields& of) { describe(f, of.choice); }

}  // namespace

std::optional<daypart_choice> codec<daypart_choice>::read(const place& at) const {
  auto all = codec<by_fields>{}.read(at);
  return all ? std::optional(std::move(all->choice)) : std::nullopt;
}
node codec<daypart_choice>::write(const daypart_choice& value, const writing& how) const {
  return codec<by_fields>{}.write({value}, how);
}
node codec<daypart_choice>::schema(schema_book& book) const { return codec<by_fields>{}.schema(book); }

void describe(fields& f, promise_rules& rules) { describe<promise_rules>(f, rules); }

}  // namespace followup::json::detail
