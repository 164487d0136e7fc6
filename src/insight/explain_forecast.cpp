#include <followup/insight/forecast.hpp>

#include "engine/text.hpp"
#include "insight/tables.hpp"
#include "insight/text.hpp"
#include "words/catalogue.hpp"

#include <algorithm>
#include <string_view>

namespace followup {
namespace {

class page {
 public:
  page(const forecast& ahead, const std::optional<carrying>& room, std::span<const std::string> sellers, language in)
      : ahead_(ahead), room_(room), sellers_(sellers), language_(detail::words_in(in)), words_(language_.forecast) {}

  [[nodiscard]] std::string written() {
    if (ahead_.pursuits == 0) return words_.nothing();
    line(words_.summary(ahead_.pursuits, ahead_.plan.weeks));
    tell_days();
    tell_sellers();
    tell_weeks();
    tell_today();
    if (room_) {
      line(words_.carries(hours(room_->minutes_a_pursuit), number(room_->pursuits_a_day), number(room_->low),
                          number(room_->high)));
    }
    return text_ + words_.holds_for();
  }

 private:
  void line(std::string_view text) { text_.append(text).append("\n"); }
  [[nodiscard]] std::string number(double value) const { return detail::rounded(value, language_.decimal_point, true); }
  [[nodiscard]] std::string in_hours(double minutes) const { return number(minutes / 60); }
  [[nodiscard]] std::string hours(double minutes) const { return language_.insight.hours(in_hours(minutes)); }
  [[nodiscard]] std::string hours(const band& minutes) const {
    return detail::joined({in_hours(minutes.mean), " (", in_hours(minutes.low), "–", in_hours(minutes.high), ")"});
  }
  [[nodiscard]] std::string shown(date on) const { return detail::dated(on, language_.timeline); }
  [[nodiscard]] double capacity() const {
    return ahead_.plan.a_day ? static_cast<double>(ahead_.plan.a_day->count) * ahead_.plan.sellers : 0;
  }
  [[nodiscard]] bool is_over(const workload& each) const {
    return ahead_.plan.a_day && each.all.minutes.mean > capacity();
  }

  void tell_days() {
    detail::table lines{{words_.day(), words_.in_silence(), words_.as_usual()}};
    if (ahead_.plan.a_day) {
      lines.front().push_back(words_.has());
      lines.front().emplace_back("");
    }
    for (const workload& each : ahead_.days) {
      if (!each.open && each.all.minutes_in_silence == 0 && each.all.minutes.high == 0) continue;
      lines.push_back({shown(each.on), in_hours(each.all.minutes_in_silence), hours(each.all.minutes)});
      if (!ahead_.plan.a_day) continue;
      lines.back().push_back(in_hours(each.open ? capacity() : 0));
      lines.back().push_back(is_over(each) ? words_.over() : "");
    }
    text_ += detail::set_out(lines, true);
  }

  void tell_sellers() {
    if (ahead_.plan.sellers == 1) return;
    line(words_.by_seller());
    text_ += detail::set_out(by_seller(), true);
  }

 public:
  [[nodiscard]] detail::table by_seller() const {
    detail::table lines{{"", words_.in_silence(), words_.as_usual()}};
    for (std::size_t s = 0; s < static_cast<std::size_t>(ahead_.plan.sellers); ++s) {
      double quiet = 0;
      double usual = 0;
      for (const workload& each : ahead_.days) {
        quiet += each.by_seller[s].minutes_in_silence;
        usual += each.by_seller[s].minutes.mean;
      }
      lines.push_back({s < sellers_.size() ? detail::on_one_line(sellers_[s]) : words_.seller(s + 1), in_hours(quiet),
                       in_hours(usual)});
    }
    return lines;
  }

 private:
  void tell_weeks() {
    std::string channels;
    for (const channel via : channel_set::all()) {
      double quiet = 0;
      double usual = 0;
      for (const workload& each : ahead_.days) {
        quiet += each.all.touches_in_silence[static_cast<std::size_t>(via)];
        usual += each.all.touches[static_cast<std::size_t>(via)].mean;
      }
      if (quiet + usual == 0) continue;
      channels +=
          detail::joined({channels.empty() ? "" : ", ", std::to_string(static_cast<int>(quiet)), " / ",
                          detail::rounded(usual, language_.decimal_point), " ", language_.touches[via].plural.plain()});
    }
    line(words_.by_channel(channels));
    if (!ahead_.plan.a_day) return;
    const auto first =
        std::find_if(ahead_.days.begin(), ahead_.days.end(), [&](const auto& day) { return is_over(day); });
    if (first == ahead_.days.end()) return line(words_.never_over());
    const auto days =
        std::count_if(ahead_.days.begin(), ahead_.days.end(), [&](const auto& day) { return is_over(day); });
    const auto open = std::count_if(ahead_.days.begin(), ahead_.days.end(), [](const auto& day) { return day.open; });
    line(words_.first_over(days, open, shown(first->on)));
  }

  void tell_today() {
    const auto all = ahead_.today.size();
    const auto within = static_cast<std::size_t>(
        std::count_if(ahead_.today.begin(), ahead_.today.end(), [](const auto& one) { return one.fits; }));
    line(words_.today(all, within == all ? words_.fits() : words_.overflow(within, all - within)));
  }

  const forecast& ahead_;
  const std::optional<carrying>& room_;
  std::span<const std::string> sellers_;
  const detail::catalogue& language_;
  const detail::forecast_words& words_;
  std::string text_;
};

}  // namespace

detail::table detail::table_of_sellers(const forecast& ahead, std::span<const std::string> sellers, language in) {
  return page(ahead, {}, sellers, in).by_seller();
}

std::string explain(const forecast& ahead, const std::optional<carrying>& room, std::span<const std::string> sellers,
                    language in) {
  return page(ahead, room, sellers, in).written();
}

}  // namespace followup
