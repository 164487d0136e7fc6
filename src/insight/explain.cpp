#include <followup/insight/book_insight.hpp>

#include "engine/text.hpp"
#include "insight/text.hpp"
#include "words/catalogue.hpp"

#include <cmath>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace followup {
namespace {

using detail::joined;
using detail::set_out;
using detail::table;

// Puts what a book says together.
class page {
 public:
  page(language in, const std::optional<call_worth>& price)
      : language_(detail::words_in(in)), words_(language_.insight), price_(price) {}

  [[nodiscard]] std::string row(const persistence_row& what) const {
    const auto cost = price_ ? minutes_a_yes(what, *price_) : std::nullopt;
    return words_.row(ordinal(what.call), share(what.yes), cost ? time(price_->a_call.count) : std::string{},
                      cost ? time(*cost) : std::string{});
  }

  [[nodiscard]] std::string written(const book_insight& seen) {
    tell_persistence(seen.going_on());
    tell_answers(seen.answers(), seen.dayparts());
    tell_promises(seen.promises());
    return finished();
  }

  [[nodiscard]] std::string written(const persistence& seen) {
    tell_persistence(seen);
    return finished();
  }

 private:
  [[nodiscard]] std::string finished() {
    text_.pop_back();  // the last line end
    return std::move(text_);
  }

  void line(std::string_view text) { text_.append(text).append("\n"); }

  [[nodiscard]] std::string number(double value, bool always_decimal = false) const {
    return detail::rounded(value, language_.decimal_point, always_decimal);
  }
  [[nodiscard]] std::string share(const estimate& of) const {
    return joined(
        {number(of.value * 100, true), " % (", number(of.low * 100, true), "–", number(of.high * 100, true), ")"});
  }
  [[nodiscard]] std::string share(const proportion& of) const { return share(wilson(of)); }
  [[nodiscard]] std::string time(double minutes) const {
    if (minutes < 120) return words_.minutes(number(std::round(minutes)));
    const double hours = minutes / 60;
    return words_.hours(number(hours < 5 ? hours : std::round(hours)));
  }

  // "9th", "11th", "21st".
  [[nodiscard]] std::string ordinal(int n) const {
    const bool regular = n % 10 > 3 || (n % 100 > 10 && n % 100 < 14);
    return joined({std::to_string(n), words_.ordinals[regular ? 0 : static_cast<std::size_t>(n % 10)].plain()});
  }

  void tell_persistence(const persistence& all) {
    const auto count = [](std::int64_t n) { return std::to_string(n); };
    line(words_.summary(all.pursuits(), all.yeses(), share(proportion{all.yeses(), all.pursuits()}), all.noes(),
                        all.undecided()));
    const std::vector<persistence_row> rows = all.rows();
    if (rows.empty()) return line(words_.nobody_called());
    table lines(1);
    for (const detail::text<>& head : words_.columns) lines.front().push_back(head());
    for (const persistence_row& one : rows) {
      if (!is_told(one.call, rows.back().call)) continue;
      lines.push_back({count(one.call), count(one.yes.of), count(one.yes.count), share(one.yes), share(one.yes_by),
                       share(one.in_play), share(one.later)});
    }
    text_ += "\n" + set_out(lines, false) + "\n";
    for (const int call : {1, 3, 6, 9}) {
      if (const auto place = static_cast<std::size_t>(call); place <= rows.size()) line(row(rows[place - 1]));
    }
    tell_where_to_stop(rows);
    line(words_.no_cause());
  }

  // Of many calls those at which one looks first.
  [[nodiscard]] static bool is_told(int call, int last) noexcept {
    int step = 1;
    for (int most = 10; call > most; most *= 5) step = most / 2;
    return call == last || call % step == 0;
  }

  void tell_where_to_stop(const std::vector<persistence_row>& rows) {
    constexpr std::size_t as_many_stop = 3;  // "they call three times, hear nothing, and stop"
    if (rows.size() > as_many_stop && rows.front().later.of > 0) {
      const persistence_row& there = rows[as_many_stop - 1];
      line(words_.lost(ordinal(there.call), share(there.later)));
    }
    const auto found = price_ ? payoff_of(rows, *price_) : std::nullopt;
    if (!found) return;
    const std::string pays = found->pays_to > 0 ? words_.pays_to(ordinal(found->pays_to)) : words_.pays_not();
    const std::string stop =
        found->no_longer_from ? words_.no_longer(ordinal(*found->no_longer_from)) : words_.cannot_tell();
    line(words_.worth(time(60.0 * price_->a_yes->count), number(found->calls_a_yes), time(price_->a_call.count), pays,
                      stop));
  }

  void tell_answers(const answer_rates& seen, const std::optional<daypart_choice>& parts) {
    if (seen.all.of == 0) return;
    line("");
    line(words_.answers(seen.all.of, share(seen.all)));
    table lines{{"", words_.reached(), words_.calls(), ""}};
    const auto add = [&](std::string name, const proportion& of) {
      if (of.of > 0) lines.push_back({std::move(name), std::to_string(of.count), std::to_string(of.of), share(of)});
    };
    for (std::size_t d = 0; parts && d < parts->parts.size(); ++d) {
      const daypart& part = parts->parts[d];
      add(joined({detail::on_one_line(part.name), ", ", detail::shown_hours(part.hours)}), seen.by_part[d]);
    }
    for (std::size_t day = 0; day < seen.by_weekday.size(); ++day) {
      add(language_.times.weekdays[day](), seen.by_weekday[day]);
    }
    for (int hour = 0; hour < 24; ++hour) {
      add(detail::shown_hours({hour * 60, hour * 60 + 60}), seen.by_hour[static_cast<std::size_t>(hour)]);
    }
    text_ += set_out(lines, true);
    if (parts) tell_rates(*parts);
  }

  void tell_rates(const daypart_choice& parts) {
    std::string all;
    for (const daypart& one : parts.parts) {
      all += joined(
          {all.empty() ? "" : ", ", detail::on_one_line(one.name), " ", std::to_string(one.answer_rate_permille)});
    }
    line(words_.rates(parts.k, all, fewest_calls_in_part));
  }

  void tell_promises(const promise_record& seen) {
    const auto by_us = static_cast<std::int64_t>(seen.missed_by_us.size());
    const auto by_them = static_cast<std::int64_t>(seen.missed_by_them.size());
    const std::int64_t all = seen.kept + by_us + by_them;
    if (all + seen.called_us.of > 0) line("");
    if (all > 0) { line(words_.promises(all, seen.kept, share(proportion{seen.kept, all}), by_us, by_them)); }
    if (seen.called_us.of > 0) {
      line(words_.called_us(seen.called_us.of, seen.called_us.count, share(seen.called_us)));
    }
  }

  const detail::catalogue& language_;
  const detail::insight_words& words_;
  const std::optional<call_worth>& price_;
  std::string text_;
};

}  // namespace

std::string explain(const book_insight& seen, const std::optional<call_worth>& price, language in) {
  return page(in, price).written(seen);
}

std::string explain(const persistence& seen, const std::optional<call_worth>& price, language in) {
  return page(in, price).written(seen);
}

std::string explain(const persistence_row& row, const std::optional<call_worth>& price, language in) {
  return page(in, price).row(row);
}

}  // namespace followup
