#include "assure/describe_words.hpp"

#include <algorithm>

namespace followup::detail {
namespace {

struct replacement {
  std::string_view place;
  std::string_view text;
};

// One pass: what is put in is not looked at again, whatever it holds.
std::string with_places(std::string_view phrase, std::initializer_list<replacement> places) {
  std::string text;
  while (!phrase.empty()) {
    const auto* const here = std::find_if(places.begin(), places.end(),
                                          [phrase](const replacement& one) { return phrase.starts_with(one.place); });
    if (here != places.end()) {
      text += here->text;
      phrase.remove_prefix(here->place.size());
    } else {
      text += phrase.front();
      phrase.remove_prefix(1);
    }
  }
  return text;
}

std::string named_touches(channel_set some, std::string_view (*name)(channel) noexcept, std::string_view last) {
  std::vector<std::string> names;
  for (int i = 0; i < channel_count; ++i) {
    const auto via = static_cast<channel>(i);
    if (some.contains(via)) names.emplace_back(name(via));
  }
  return listed(names, last);
}

}  // namespace

const policy_words& policy_words_of(language in) noexcept {
  return in == language::dutch ? dutch_policy_words : english_policy_words;
}

std::string listed(const std::vector<std::string>& items, std::string_view last, std::string_view between) {
  std::string list;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) list += i + 1 == items.size() ? last : between;
    list += items[i];
  }
  return list;
}

std::string common_values::operator()(const delay& wait) const { return std::visit(*this, wait); }

std::string common_values::operator()(const due_after& due) const {
  return count_of(due.wait) == 0 ? std::string(w_.at_once(due.wait)) : (*this)(due.wait);
}

std::string common_values::operator()(const later& follows) const {
  return count_of(follows.wait) == 0 ? std::string(w_.at_once(follows.wait))
                                     : joined({(*this)(follows.wait), " ", w_.later});
}

std::string common_values::operator()(permille rate) const {
  std::string text = std::to_string(rate.count / 10);
  if (rate.count % 10 != 0) text += w_.decimal_point + std::to_string(rate.count % 10);
  return text + " %";
}

// Neighbours with the same hours in one: "Monday to Friday 09:00-17:00; Saturday and Sunday closed".
std::string common_values::operator()(const week_hours& week) const {
  std::string all;
  for (std::size_t first = 0; first < week.size();) {
    std::size_t last = first;
    while (last + 1 < week.size() && week[last + 1] == week[first]) ++last;
    if (!all.empty()) all += "; ";
    all += w_.dates.weekdays[first];
    if (last == first + 1) {
      all += joined({w_.and_last, w_.dates.weekdays[last]});
    } else if (last != first) {
      all += joined({" ", w_.to, " ", w_.dates.weekdays[last]});
    }
    all += ' ' + (*this)(week[first]);
    first = last + 1;
  }
  return all;
}

std::string common_values::operator()(const day_hours& hours) const {
  return hours.empty() ? std::string(w_.closed) : each(*this, hours, w_.and_last);
}

std::string common_values::operator()(date on) const {
  const auto ymd = on.year_month_day();
  return joined({std::to_string(ymd.day.as_number()), " ", w_.dates.months[ymd.month.as_number() - 1U], " ",
                 std::to_string(int{ymd.year})});
}

std::string common_values::touches(channel_set some, std::string_view last) const {
  return named_touches(some, w_.many, last);
}

std::string common_values::clock(int minute) { return shown_hours({minute, minute}).substr(0, 5); }

std::string filled(std::string_view phrase, std::string_view v, std::string_view w) {
  return with_places(phrase, {{"{v}", v}, {"{w}", w}});
}

std::string clause_of(const statement& one, const policy_words& words) {
  return clause_with(is_said(one.value) ? words.value(one.value) : std::string{}, one, words);
}

std::string clause_with(std::string_view value, const statement& one, const policy_words& words) {
  const sentence_pair both = words.sentence(one.what);
  const std::string some = named_touches(one.touches, words.one, words.phrases.two);
  const std::string all = named_touches(one.touches, words.many, words.phrases.two);
  return with_places(is_said(one.value) ? both.said : both.unsaid, {{"{v}", value}, {"{a}", some}, {"{touches}", all}});
}

std::string sentences_of(const article& about, const policy_words& words) {
  std::string all;
  for (const statement& one : about.says) {
    const std::string clause = one.usual ? std::string{} : clause_of(one, words);
    if (!clause.empty()) all += joined({all.empty() ? "" : " ", capitalised(clause), "."});
  }
  return all;
}

std::string name_of_part(const article& part, const policy_words& words) {
  if (part.about == policy_part::hand_over) return std::string(words.phrases.hand_over);
  if (part.about == policy_part::preference) return capitalised(std::string(words.part(policy_part::preference)));
  return quoted(part.id);
}

}  // namespace followup::detail
