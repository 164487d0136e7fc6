#include <followup/insight/pictures.hpp>

#include "engine/text.hpp"
#include "insight/chart.hpp"
#include "insight/pursued.hpp"
#include "insight/text.hpp"
#include "time/clock_text.hpp"
#include "words/catalogue.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>

namespace followup {
namespace {

namespace gregorian = boost::gregorian;
using detail::chart;
using detail::datum;
using detail::layer;
using detail::paint;
using detail::picture_words;
using detail::tick;

class writer {
 public:
  explicit writer(language in) : all_(detail::words_in(in)) {}

  [[nodiscard]] const detail::catalogue& all() const noexcept { return all_; }
  [[nodiscard]] const picture_words& words() const noexcept { return all_.pictures; }
  [[nodiscard]] std::string number(double value) const { return detail::rounded(value, all_.decimal_point, true); }
  [[nodiscard]] std::string percent(double share) const { return number(share * 100); }
  [[nodiscard]] std::string hours(double minutes) const { return number(minutes / 60); }
  [[nodiscard]] std::string short_date(date on) const { return detail::short_date(on, all_.timeline); }
  [[nodiscard]] std::string long_date(date on) const { return detail::dated(on, all_.timeline); }

 private:
  const detail::catalogue& all_;
};

// From 0 to a round number at or above `most`.
detail::axis upward(const detail::text<>& title, double most) {
  detail::axis up{.title = title()};
  const std::vector<double> ticks = detail::round_ticks(most);
  for (const double at : ticks) up.ticks.push_back({at, detail::rounded(at, '.')});
  up.to = ticks.back();
  return up;
}

void with_decimals(detail::axis& axis, char point) {
  for (tick& each : axis.ticks) each.text = detail::rounded(each.at, point);
}

picture finished(const chart& what, std::vector<std::vector<std::string>> table) {
  return {what.title, detail::drawn(what), std::move(table)};
}

// A share of a whole without a yes, by week.
std::vector<estimate> without_yes(const simulation& of, int weeks) {
  std::vector<estimate> shares;
  const auto all = static_cast<std::int64_t>(of.pursuits.size());
  for (int week = 0; week <= weeks; ++week) {
    const auto yes = std::count_if(of.pursuits.begin(), of.pursuits.end(), [&](const simulated_pursuit& one) {
      return (one.ended == disposition::won || one.ended == disposition::meeting) && one.days < week * 7;
    });
    shares.push_back(wilson({all - yes, all}));
  }
  return shares;
}

}  // namespace

picture picture_of(const persistence& seen, language in) {
  constexpr std::int64_t fewest = 20;
  const writer write(in);
  const picture_words& words = write.words();
  chart what{.id = "fu-yes", .title = words.yes_title(), .x = {.title = words.call()}};
  layer dots{.as = layer::shape::interval};
  std::vector<std::vector<std::string>> table{
      {words.call(), words.in_play(), words.yes(), words.share(), words.from(), words.to()}};
  double most = 0;
  for (const persistence_row& row : seen.rows()) {
    if (row.yes.of < fewest) break;
    const estimate share = wilson(row.yes);
    const std::string call = std::to_string(row.call);
    table.push_back({call, std::to_string(row.yes.of), std::to_string(row.yes.count), write.percent(share.value),
                     write.percent(share.low), write.percent(share.high)});
    dots.data.push_back(
        {static_cast<double>(row.call), share.value * 100, share.low * 100, share.high * 100,
         words.yes_says(call, table.back()[3], table.back()[4], table.back()[5], table.back()[2], table.back()[1])});
    most = std::max(most, share.high * 100);
  }
  const auto calls = static_cast<int>(dots.data.size());
  const int step = std::max(1, (calls + 19) / 20);
  for (int call = 1; call <= calls; call += step)
    what.x.ticks.push_back({static_cast<double>(call), std::to_string(call)});
  what.x.from = 0.4;
  what.x.to = std::max(1, calls) + 0.6;
  what.y = upward(words.yes_axis, most);
  with_decimals(what.y, write.all().decimal_point);
  if (calls > 0) { what.description = words.yes_text(table[1][3], table.back()[3], table.back()[0]); }
  what.layers.push_back(std::move(dots));
  return finished(what, std::move(table));
}

picture picture_of(const answer_rates& seen, language in) {
  const writer write(in);
  const picture_words& words = write.words();
  chart what{.id = "fu-hours", .title = words.hours_title()};
  std::vector<std::vector<std::string>> table{
      {words.weekday(), words.hour(), words.calls(), words.reached(), words.from(), words.to()}};
  int first = 24;
  int last = -1;
  double most = 0;
  for (const auto& day : seen.by_hour_of_weekday) {
    for (int hour = 0; hour < 24; ++hour) {
      const proportion& each = day[static_cast<std::size_t>(hour)];
      if (each.of == 0) continue;
      first = std::min(first, hour);
      last = std::max(last, hour);
      most = std::max(most, wilson(each).value);
    }
  }
  double best = -1;
  for (std::size_t day = 0; day < 7; ++day) {
    if (seen.by_weekday[day].of == 0 && day >= 5) continue;
    const auto row = -static_cast<double>(day);
    what.y.ticks.push_back({row, write.all().timeline.weekdays[day]()});
    what.y.from = row - 0.5;
    for (int hour = first; hour <= last; ++hour) {
      const proportion& each = seen.by_hour_of_weekday[day][static_cast<std::size_t>(hour)];
      if (each.of == 0) continue;
      const estimate share = wilson(each);
      const std::string name = write.all().times.weekdays[day]();
      table.push_back({name, std::to_string(hour) + ":00", std::to_string(each.of), write.percent(share.value),
                       write.percent(share.low), write.percent(share.high)});
      what.cells.push_back(
          {static_cast<double>(hour), row, most > 0 ? share.value / most : 0,
           std::to_string(std::lround(share.value * 100)),
           words.hours_says(name, hour, table.back()[3], table.back()[4], table.back()[5], each.count, each.of)});
      // The best at which it may be relied on: where the low end is highest.
      if (share.low <= best) continue;
      best = share.low;
      what.description = words.hours_text(name, hour, write.percent(share.value));
    }
  }
  for (int hour = first; hour <= last; ++hour)
    what.x.ticks.push_back({static_cast<double>(hour), std::to_string(hour)});
  what.x.title = words.hour();
  what.x.from = first - 0.5;
  what.x.to = std::max(first, last) + 0.5;
  what.y.title = words.reached();
  what.y.to = 0.5;
  return finished(what, std::move(table));
}

picture picture_of(const forecast& ahead, language in) {
  const writer write(in);
  const picture_words& words = write.words();
  const detail::forecast_words& forecasts = write.all().forecast;
  chart what{.id = "fu-work", .title = words.work_title(), .x = {.title = forecasts.day()}};
  layer band{.as = layer::shape::band, .in = paint::first, .name = words.band()};
  layer mean{.as = layer::shape::line, .in = paint::first, .name = forecasts.as_usual()};
  layer silence{.as = layer::shape::dashes, .in = paint::second, .name = forecasts.in_silence()};
  std::vector<std::vector<std::string>> table{
      {forecasts.day(), forecasts.in_silence(), forecasts.as_usual(), words.from(), words.to()}};
  for (const channel via : channel_set::all()) table.front().push_back(write.all().touches[via].plural());
  const double room = ahead.plan.a_day ? static_cast<double>(ahead.plan.a_day->count) * ahead.plan.sellers / 60 : 0;
  double most = room;
  for (const workload& day : ahead.days) {
    if (!day.open && day.all.minutes_in_silence == 0 && day.all.minutes.high == 0) continue;
    const auto x = static_cast<double>(table.size());
    const struct band& minutes = day.all.minutes;
    table.push_back({write.long_date(day.on), write.hours(day.all.minutes_in_silence), write.hours(minutes.mean),
                     write.hours(minutes.low), write.hours(minutes.high)});
    for (const struct band& touches : day.all.touches) table.back().push_back(write.number(touches.mean));
    const std::vector<std::string>& row = table.back();
    band.data.push_back({x, minutes.mean / 60, minutes.low / 60, minutes.high / 60});
    mean.data.push_back(
        {.x = x, .y = minutes.mean / 60, .says = words.work_says(row[0], row[2], row[3], row[4], row[1])});
    silence.data.push_back({.x = x, .y = day.all.minutes_in_silence / 60});
    most = std::max({most, minutes.high / 60, day.all.minutes_in_silence / 60});
    if (day.on.day_of_week() == gregorian::Monday || x == 1) what.x.ticks.push_back({x, write.short_date(day.on)});
  }
  if (what.x.ticks.size() > 1 && what.x.ticks[1].at - what.x.ticks[0].at < 3) what.x.ticks.erase(what.x.ticks.begin());
  what.x.from = 0.7;
  what.x.to = static_cast<double>(std::max<std::size_t>(table.size() - 1, 2)) + 0.3;
  what.y = upward(words.work_axis, most);
  with_decimals(what.y, write.all().decimal_point);
  if (table.size() > 1) {
    const auto by_mean = [](const datum& a, const datum& b) { return a.y < b.y; };
    const auto [least, greatest] = std::minmax_element(mean.data.begin(), mean.data.end(), by_mean);
    what.description =
        words.work_text(table[1][0], table.back()[0], write.number(least->y), write.number(greatest->y), table[1][1]);
  }
  if (room > 0) what.rules.push_back({false, room, forecasts.has()});
  what.layers = {std::move(band), std::move(silence), std::move(mean)};
  return finished(what, std::move(table));
}

picture picture_of(const simulation& before, const simulation& after, const std::array<std::string, 2>& names,
                   language in) {
  const writer write(in);
  const picture_words& words = write.words();
  int longest = 0;
  for (const simulation* of : {&before, &after}) {
    for (const simulated_pursuit& one : of->pursuits) longest = std::max(longest, one.days);
  }
  const int weeks = std::max(1, (longest + 6) / 7);
  chart what{.id = "fu-left", .title = words.left_title(), .x = {.title = words.week()}};
  std::vector<std::vector<std::string>> table{
      {words.week(), names[0] + ", %", words.from(), words.to(), names[1] + ", %", words.from(), words.to()}};
  for (int week = 0; week <= weeks; ++week) {
    table.push_back({std::to_string(week)});
    if (week % std::max(1, (weeks + 12) / 13) == 0) {
      what.x.ticks.push_back({static_cast<double>(week), std::to_string(week)});
    }
  }
  const std::array<layer::shape, 2> shapes{layer::shape::dashes, layer::shape::line};
  for (std::size_t which = 0; which < 2; ++which) {
    const std::vector<estimate> shares = without_yes(which == 0 ? before : after, weeks);
    const paint in_paint = which == 0 ? paint::second : paint::first;
    layer around{.as = layer::shape::band, .in = in_paint};
    layer through{.as = shapes[which], .in = in_paint, .name = names[which]};
    for (std::size_t week = 0; week < shares.size(); ++week) {
      const estimate& share = shares[week];
      auto& row = table[week + 1];
      row.insert(row.end(), {write.percent(share.value), write.percent(share.low), write.percent(share.high)});
      const auto x = static_cast<double>(week);
      around.data.push_back({x, share.value * 100, share.low * 100, share.high * 100});
      through.data.push_back({.x = x,
                              .y = share.value * 100,
                              .says = words.left_says(row[0], names[which], row[row.size() - 3], row[row.size() - 2],
                                                      row[row.size() - 1])});
    }
    what.layers.push_back(std::move(around));
    what.layers.push_back(std::move(through));
  }
  what.x.to = weeks;
  what.y = upward(words.left_axis, 100);
  what.description = words.left_text(weeks, names[0], table.back()[1], names[1], table.back()[4]);
  return finished(what, std::move(table));
}

picture picture_of(const open_pursuit& one, const std::string& name, ptime now, int weeks, language in) {
  const writer write(in);
  const picture_words& words = write.words();
  const time_zone zone = one.subject.who.zone();
  const ptime until = now + gregorian::days(long{weeks} * 7);
  chart what{.id = "fu-pursuit-" + std::to_string(one.subject.id.value()),
             .title = words.line_title(name),
             .x = {.title = write.all().forecast.day()},
             .y = {.from = -0.6, .to = 0.6, .ticks = {}},
             .height = 260};
  std::vector<std::vector<std::string>> table{{write.all().forecast.day(), words.what(), words.outcome()}};
  layer past{.as = layer::shape::dot, .in = paint::first, .name = words.happened()};
  layer future{.as = layer::shape::ring, .in = paint::second, .name = words.ahead()};
  std::array<std::optional<double>, channel_count> lanes{};
  const auto lane_of = [&](channel via) {
    auto& lane = lanes[static_cast<std::size_t>(via)];
    if (!lane) {
      lane = -static_cast<double>(what.y.ticks.size());
      what.y.ticks.push_back({*lane, write.all().touches[via].noun()});
      what.y.from = *lane - 0.6;
    }
    return *lane;
  };
  const auto x_of = [&](ptime at) { return static_cast<double>((at - one.subject.started).total_seconds()) / 86'400; };
  const auto shown = [&](ptime at) {
    const local_time local = zone.at(at);
    return detail::joined({write.long_date(local.on), ", ", detail::clock_text(local.clock)});
  };
  const std::vector<touchpoint> history = up_to(one.history, now);
  for (const touchpoint& touch : history) {
    if (touch.pursuit != one.subject.id) continue;
    std::string came(name_of(kind_of(touch.what)));
    std::replace(came.begin(), came.end(), '_', ' ');
    table.push_back({shown(touch.at), write.all().touches[touch.via].noun(), came});
    past.data.push_back({.x = x_of(touch.at),
                         .y = lane_of(touch.via),
                         .says = detail::joined({table.back()[0], ": ", table.back()[1], ", ", came})});
  }
  const std::size_t happened = past.data.size();
  const population nobody{.keeps_promise = 0};
  answer said;
  detail::pursued(one.rules, nobody, one.hours, one.subject, history, std::max(now, one.subject.started), {0, 0})
      .run(said, until, [&](const action& next, ptime at) {
        table.push_back({shown(at), write.all().touches[next.via].noun(), words.ahead()});
        future.data.push_back(
            {.x = x_of(at), .y = lane_of(next.via), .says = detail::joined({table.back()[0], ": ", table.back()[1]})});
      });
  const double last = x_of(until);
  const int step = std::max(1, static_cast<int>(std::ceil(last / 8)));
  for (int day = 0; day <= static_cast<int>(last); day += step) {
    what.x.ticks.push_back(
        {static_cast<double>(day), write.short_date(zone.at(one.subject.started).on + gregorian::days(day))});
  }
  what.x.from = -0.02 * last;
  what.x.to = 1.02 * last;
  what.description = words.line_text(happened, write.long_date(zone.at(now).on), future.data.size(),
                                     write.long_date(zone.at(until).on));
  what.rules.push_back({true, x_of(now), words.now()});
  what.layers = {std::move(past), std::move(future)};
  return finished(what, std::move(table));
}

}  // namespace followup
