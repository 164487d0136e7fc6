#include "json/alternatives.hpp"
#include "json/rules.hpp"
#include "json/time_codecs.hpp"

#include <array>

namespace followup::json::detail {

template <>
struct codec<at_most_per_daypart> : only_member<at_most_per_daypart, &at_most_per_daypart::calls, whole<>> {};

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

void describe(fields& f, daypart& part) {
  f.object("daypart", "A named part of the working day.");
  f.required("name", "", part.name);
  f.required("hours", "On the prospect's local clock.", part.hours);
  f.shown("answer_rate_permille", "How often people answer then.", part.answer_rate_permille,
          daypart{}.answer_rate_permille, whole<>{0, 1'000});
}

void describe(fields& f, daypart_choice& choice) {
  const daypart_choice usual;
  f.object("dayparts", "At what time of the day to call somebody who was not reached at other times.");
  f.required("parts", "At most 8, not overlapping.", choice.parts);
  f.optional("k", "2 when the rates are a guess, 4 when from 1,000 calls or more.", choice.k, usual.k,
             whole<>{1, 1'000});
  f.optional("side_rules", "Preferences; the last listed is dropped first.", choice.side_rules, {},
             one_or_many<side_rule>{});
  f.optional("apart", "A call after one that failed comes at least so long after it.", choice.apart, usual.apart);
}

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

void describe(fields& f, promise_rules& rules) {
  const promise_rules usual;
  f.object("promises", "What becomes of a promise.");
  f.shown("cleared", "What clears it.", rules.cleared, usual.cleared);
  f.shown("when_missed", "What follows when we missed it.", rules.when_missed, usual.when_missed);
}

}  // namespace followup::json::detail
