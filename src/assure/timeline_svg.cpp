#include "assure/timeline_picture.hpp"
#include "engine/text.hpp"
#include "time/calendar_table.hpp"
#include "time/clock_text.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

namespace followup {
namespace detail {
namespace {

// Lengths are tenths of a pixel: whole numbers are the same everywhere.
using tenths = std::int64_t;
constexpr tenths px = 10;

constexpr tenths width = 1160 * px;
constexpr tenths plot_left = 156 * px;
constexpr tenths plot_right = width - 28 * px;
constexpr tenths plot_width = plot_right - plot_left;
constexpr tenths head_height = 68 * px;
constexpr tenths axis_height = 46 * px;
constexpr tenths call_lane = 116 * px;  // tall: calls lie by their time of the day
constexpr tenths other_lane = 48 * px;
constexpr tenths foot_height = 92 * px;
constexpr tenths lane_margin = 16 * px;

std::string shown(tenths length) {
  const std::string sign = length < 0 ? "-" : "";
  const tenths size = length < 0 ? -length : length;
  return sign + std::to_string(size / px) + (size % px == 0 ? "" : "." + std::to_string(size % px));
}

std::string attribute(std::string_view name, tenths length) { return joined({" ", name, "=\"", shown(length), "\""}); }

std::string line(std::string_view css, tenths x1, tenths y1, tenths x2, tenths y2) {
  return joined({"<line class=\"", css, "\"", attribute("x1", x1), attribute("y1", y1), attribute("x2", x2),
                 attribute("y2", y2), "/>\n"});
}

std::string box(std::string_view css, tenths x, tenths y, tenths w, tenths h, std::string_view tip = {}) {
  const std::string open = joined({"<rect class=\"", css, "\"", attribute("x", x), attribute("y", y),
                                   attribute("width", w), attribute("height", h)});
  return tip.empty() ? open + "/>\n" : joined({open, "><title>", escaped(tip), "</title></rect>\n"});
}

enum class side { start, middle, end };

std::string text(std::string_view css, tenths x, tenths y, std::string_view words, side anchor = side::start) {
  constexpr std::array<std::string_view, 3> anchors{"", " text-anchor=\"middle\"", " text-anchor=\"end\""};
  return joined({"<text class=\"", css, "\"", attribute("x", x), attribute("y", y),
                 anchors[static_cast<std::size_t>(anchor)], ">", escaped(words), "</text>\n"});
}

// What is told in the picture's own style sheet.
constexpr std::string_view rules_of_style =
    ".followup text{font-family:system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif;"
    "font-size:12px;fill:var(--ink)}\n"
    ".followup .paper{fill:var(--paper)}\n"
    ".followup .head{font-size:19px;font-weight:600}\n"
    ".followup .quiet{fill:var(--quiet)}\n"
    ".followup .small{font-size:10.5px;fill:var(--quiet)}\n"
    ".followup .month{font-weight:600}\n"
    ".followup .lane{font-size:13.5px;font-weight:600}\n"
    ".followup .closed{fill:var(--closed)}\n"
    ".followup .holiday{fill:var(--holiday)}\n"
    ".followup .rule{stroke:var(--rule);stroke-width:1}\n"
    ".followup .hour{stroke:var(--rule);stroke-width:1;stroke-dasharray:1 4}\n"
    ".followup .started{stroke:var(--quiet);stroke-width:1.5}\n"
    ".followup .limit{stroke:var(--limit);stroke-width:1.5;stroke-dasharray:5 4}\n"
    ".followup .over{stroke:var(--over);stroke-width:2}\n"
    ".followup text.limit-mark{fill:var(--limit);font-weight:600}\n"
    ".followup text.over-mark{fill:var(--over);font-weight:600}\n"
    ".followup .mark{stroke:var(--paper);stroke-width:.8}\n"
    ".followup .flap{fill:none;stroke:var(--paper);stroke-width:1.2}\n"
    ".followup .call{fill:var(--call)}\n"
    ".followup .voicemail{fill:var(--voicemail)}\n"
    ".followup .letter{fill:var(--letter)}\n"
    ".followup .email{fill:var(--email)}\n"
    ".followup .task{fill:var(--task)}\n";

// Where things are: whole weeks across, a lane for each channel that is used down.
class canvas {
 public:
  canvas(const timeline& what, const timeline_reading& read, tenths top) : what_(what), lanes_top_(top + axis_height) {
    const date from = read.first_day();
    const date to = read.last_day();
    monday_ = from - boost::gregorian::days(static_cast<int>(weekday_of(from)));
    days_ = std::max<std::int64_t>(14, ((to - monday_).days() / 7 + 1) * 7);
    tenths y = lanes_top_;
    for (std::size_t i = 0; i < channel_count; ++i) {
      lane_top_[i] = y;
      if (used(i)) y += height_of(i);
    }
    lanes_bottom_ = y;
    find_hours();
  }

  [[nodiscard]] bool used(std::size_t lane) const { return what_.count(static_cast<channel>(lane)) != 0; }
  [[nodiscard]] static tenths height_of(std::size_t lane) { return lane == 0 ? call_lane : other_lane; }
  [[nodiscard]] tenths top_of(std::size_t lane) const { return lane_top_[lane]; }
  [[nodiscard]] tenths lanes_top() const { return lanes_top_; }
  [[nodiscard]] tenths lanes_bottom() const { return lanes_bottom_; }
  [[nodiscard]] date date_of(std::int64_t day) const { return monday_ + boost::gregorian::days(day); }
  [[nodiscard]] std::int64_t days() const { return days_; }

  [[nodiscard]] tenths x_of_day(std::int64_t day) const { return plot_left + day * plot_width / days_; }
  [[nodiscard]] tenths x_of(const local_time& at) const {
    const std::int64_t seconds = (at.on - monday_).days() * 86'400 + at.clock.total_seconds();
    return plot_left + seconds * plot_width / (days_ * 86'400);
  }
  // Of a call, by its minute of the day.
  [[nodiscard]] tenths y_of_minute(int minute) const {
    return lane_top_[0] + lane_margin +
           (minute - first_minute_) * (call_lane - 2 * lane_margin) / std::max(1, last_minute_ - first_minute_);
  }
  [[nodiscard]] int first_minute() const { return first_minute_; }
  [[nodiscard]] int last_minute() const { return last_minute_; }
  [[nodiscard]] tenths day_width() const { return plot_width / days_; }

 private:
  // Those of the calendar's weeks, and of the calls made outside of them.
  void find_hours() {
    int first = 24 * 60;
    int last = 0;
    const auto include = [&](int from, int to) {
      first = std::min(first, from);
      last = std::max(last, to);
    };
    const week_rotation turn = what_.hours.weeks();
    for (const week_hours& week : turn.weeks()) {
      for (const day_hours& day : week) {
        for (const day_interval& open : day) include(open.open, open.close);
      }
    }
    for (const foreseen_touch& one : what_.touches) {
      const int minute = static_cast<int>(one.local.clock.total_seconds() / 60);
      if (one.what.via == channel::call) include(minute, minute);
    }
    first_minute_ = std::min(first, last);
    last_minute_ = last;
  }

  const timeline& what_;
  tenths lanes_top_;
  tenths lanes_bottom_ = 0;
  std::array<tenths, channel_count> lane_top_{};
  date monday_;
  std::int64_t days_ = 14;
  int first_minute_ = 0;
  int last_minute_ = 24 * 60;
};

class painter {
 public:
  painter(const timeline& what, const timeline_reading& read, heading where)
      : what_(what),
        read_(read),
        where_(where),
        at_(what, read, where == heading::inside ? head_height : 8 * px),
        height_(at_.lanes_bottom() + (where == heading::inside ? foot_height : foot_height - 30 * px)) {}

  [[nodiscard]] std::string painted() {
    open();
    closed_days();
    months();
    weeks();
    lanes();
    moments();
    for (const foreseen_touch& one : what_.touches) mark(one);
    if (where_ == heading::inside) {
      svg_ += text("quiet", 16 * px, height_ - 16 * px, read_.summary() + " " + read_.ending());
    }
    return std::move(svg_ += "</svg>\n");
  }

 private:
  // On a page the picture begins where its text does.
  [[nodiscard]] std::string view() const {
    const tenths left = where_ == heading::inside ? 0 : 16 * px;
    return joined({shown(left), " 0 ", shown(width - left), " ", shown(height_)});
  }

  void open() {
    svg_ += joined({"<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"followup\" viewBox=\"", view(),
                    "\" role=\"img\" aria-labelledby=\"followup-title followup-description\" lang=\"",
                    read_.language().code, "\">\n"});
    svg_ += joined({"<title id=\"followup-title\">", escaped(read_.title()), "</title>\n"});
    svg_ += joined({"<desc id=\"followup-description\">", escaped(read_.subtitle()), " ", escaped(read_.summary()), " ",
                    escaped(read_.ending()), "</desc>\n"});
    svg_ += joined({"<style>\n", timeline_colours(".followup"), rules_of_style, "</style>\n"});
    svg_ += box("paper", 0, 0, width, height_);
    if (where_ == heading::outside) return;
    svg_ += text("head", 16 * px, 32 * px, clipped(read_.title(), 100));
    svg_ += text("quiet", 16 * px, 53 * px, clipped(read_.subtitle(), 170));
  }

  // Holidays, on which it would be open else, in a colour of their own.
  void closed_days() {
    for (std::int64_t day = 0; day < at_.days(); ++day) {
      const date on = at_.date_of(day);
      if (on < first_instant().date() || on >= last_instant().date() || what_.hours.is_open(on)) continue;
      const bool holiday = !what_.hours.table().usual_hours_on(detail::to_day(on, "date")).empty();
      const tenths x = at_.x_of_day(day);
      const std::string tip =
          holiday ? joined({read_.dated(on), ": ", read_.words().closed_day.plain()}) : std::string{};
      svg_ += box(holiday ? "holiday" : "closed", x, at_.lanes_top(), at_.x_of_day(day + 1) - x,
                  at_.lanes_bottom() - at_.lanes_top(), tip);
    }
  }

  // Each at its first day; the first one at the edge, unless the next one is near. The year where it begins.
  void months() {
    for (std::int64_t day = 0; day < at_.days(); ++day) {
      const date on = at_.date_of(day);
      const bool begins = on.day() == 1 && at_.x_of_day(day) < plot_right - 40 * px;
      const tenths next = at_.day_width() * (on.end_of_month().day() - on.day() + 1);
      const bool at_the_edge = day == 0 && next > 80 * px;
      if (!begins && !at_the_edge) continue;
      std::string name = read_.words().months[on.month().as_number() - 1U]();
      if (on.month() == 1 || day == 0) name += " " + std::to_string(int{on.year()});
      svg_ += text("month", at_.x_of_day(day), at_.lanes_top() - 28 * px, name);
    }
  }

  // A line for each Monday; its date where there is room.
  void weeks() {
    const tenths week = at_.day_width() * 7;
    std::int64_t step = 1;
    while (week * step < 46 * px) ++step;
    for (std::int64_t i = 0; i <= at_.days() / 7; ++i) {
      const tenths x = at_.x_of_day(i * 7);
      svg_ += line("rule", x, at_.lanes_top() - 4 * px, x, at_.lanes_bottom());
      if (i % step != 0 || i == at_.days() / 7) continue;
      svg_ += text("small", x, at_.lanes_top() - 10 * px, read_.short_date(at_.date_of(i * 7)));
    }
  }

  void lanes() {
    for (std::size_t i = 0; i < channel_count; ++i) {
      if (!at_.used(i)) continue;
      const tenths top = at_.top_of(i);
      const tenths middle = top + canvas::height_of(i) / 2;
      svg_ += line("rule", 16 * px, top, plot_right, top);
      svg_ +=
          text("lane", 16 * px, middle - px, capitalised(read_.language().touches[static_cast<channel>(i)].plural()));
      svg_ += text("quiet", 16 * px, middle + 14 * px, std::to_string(what_.count(static_cast<channel>(i))));
    }
    svg_ += line("rule", 16 * px, at_.lanes_bottom(), plot_right, at_.lanes_bottom());
    if (!at_.used(0)) return;
    for (const int minute :
         {at_.first_minute(), (at_.first_minute() + at_.last_minute()) / 120 * 60, at_.last_minute()}) {
      const tenths y = at_.y_of_minute(minute);
      svg_ += line("hour", plot_left, y, plot_right, y);
      svg_ += text("small", plot_left - 7 * px, y + 4 * px, clock_text(minute), side::end);
    }
  }

  void moment(std::string_view css, std::string_view css_of_text, ptime at, const std::string& words, tenths below) {
    const tenths x = std::clamp(at_.x_of(read_.local(at)), plot_left, plot_right);
    svg_ += line(css, x, at_.lanes_top() - 4 * px, x, at_.lanes_bottom() + below + 4 * px);
    const bool late = x > plot_left + plot_width * 2 / 3;
    svg_ += text(css_of_text, late ? x - 6 * px : x + 6 * px, at_.lanes_bottom() + below + 2 * px, words,
                 late ? side::end : side::start);
  }

  void moments() {
    const std::string start = joined({read_.words().start.plain(), ", ", read_.short_date(read_.first_day())});
    moment("started", "quiet", what_.from, start, 18 * px);
    const std::string limit = clipped(read_.limit_mark(), 60);
    if (!limit.empty() && read_.local(what_.limit->at).on <= read_.last_day()) {
      moment("limit", "limit-mark", what_.limit->at,
             joined({limit, ", ", read_.short_date(read_.local(what_.limit->at).on)}), 18 * px);
    }
    if (what_.why == timeline::stop::closed) moment("over", "over-mark", what_.until, read_.ending_mark(), 36 * px);
  }

  void mark(const foreseen_touch& one) {
    const auto lane = static_cast<std::size_t>(one.what.via);
    const bool by_clock = one.what.via == channel::call;
    const tenths x = at_.x_of(one.local);
    const tenths y = by_clock ? at_.y_of_minute(static_cast<int>(one.local.clock.total_seconds() / 60))
                              : at_.top_of(lane) + other_lane / 2;
    const std::string about = read_.about(one);
    const std::string tip = joined({capitalised(read_.name_of(one)), about.empty() ? "" : ": ", about, "\xE2\x80\x82",
                                    read_.dated(one.local.on), ", ", read_.hours_of(one)});
    svg_ += joined({"<g><title>", escaped(tip), "</title>", shape(one.what.via, x, y), "</g>\n"});
  }

  [[nodiscard]] std::string shape(channel via, tenths x, tenths y) const {
    const tenths radius = std::clamp<tenths>(at_.day_width() * 2 / 5, 34, 52);
    const std::string css = joined({" class=\"mark ", followup::name_of(via), "\""});
    switch (via) {
      case channel::call: return circle(css, x, y, radius);
      case channel::voicemail: return circle(css, x, y, radius * 3 / 4);
      case channel::letter:
      case channel::email: return envelope(css, x, y, std::max<tenths>(radius * 3 / 2, 60));
      case channel::task:
        return joined({"<rect", css, attribute("x", x - radius), attribute("y", y - radius),
                       attribute("width", 2 * radius), attribute("height", 2 * radius), "/>"});
    }
    return {};
  }

  [[nodiscard]] static std::string circle(const std::string& css, tenths x, tenths y, tenths radius) {
    return joined({"<circle", css, attribute("cx", x), attribute("cy", y), attribute("r", radius), "/>"});
  }

  // `half` its width.
  [[nodiscard]] static std::string envelope(const std::string& css, tenths x, tenths y, tenths half) {
    const tenths high = half * 7 / 10;
    const auto point = [](tenths px_x, tenths px_y) { return joined({shown(px_x), " ", shown(px_y)}); };
    return joined({"<rect", css, attribute("x", x - half), attribute("y", y - high), attribute("width", 2 * half),
                   attribute("height", 2 * high), " rx=\"1.5\"/><path class=\"flap\" d=\"M",
                   point(x - half + px, y - high + px), "L", point(x, y + high / 5), "L",
                   point(x + half - px, y - high + px), "\"/>"});
  }

  const timeline& what_;
  const timeline_reading& read_;
  heading where_;
  canvas at_;
  tenths height_;
  std::string svg_;
};

}  // namespace

std::string timeline_colours(std::string_view selector) {
  constexpr std::string_view light =
      "{--paper:#fff;--ink:#1c2530;--quiet:#5c6875;--rule:#e1e6ec;--closed:#f1f4f7;--holiday:#fbe9d7;--limit:#a15c00;"
      "--over:#b3261e;--call:#1f6feb;--voicemail:#0c8a8a;--letter:#b4531a;--email:#7a3fd1;--task:#c2256a}\n";
  constexpr std::string_view dark =
      "{--paper:#14191f;--ink:#e6ebf0;--quiet:#9aa7b4;--rule:#2a333d;--closed:#1c232b;--holiday:#3a2b1b;"
      "--limit:#f0a94b;--over:#ff7b72;--call:#6aa9ff;--voicemail:#3cc8c4;--letter:#f0955a;--email:#b792ff;"
      "--task:#ff7eb0}";
  return joined({selector, light, "@media screen and (prefers-color-scheme:dark){", selector, dark, "}\n"});
}

std::string timeline_picture(const timeline& what, const timeline_reading& read, heading where) {
  return painter(what, read, where).painted();
}

}  // namespace detail

std::string timeline_svg(const timeline& what, const timeline_style& how) {
  return detail::timeline_picture(what, detail::timeline_reading(what, how), detail::heading::inside);
}

}  // namespace followup
