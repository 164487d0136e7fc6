#include "insight/chart.hpp"

#include <boost/geometry/algorithms/transform.hpp>
#include <boost/geometry/geometries/box.hpp>
#include <boost/geometry/geometries/linestring.hpp>
#include <boost/geometry/geometries/point_xy.hpp>
#include <boost/geometry/geometries/ring.hpp>
#include <boost/geometry/io/svg/write.hpp>
#include <boost/geometry/strategies/transform/map_transformer.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <locale>
#include <sstream>

namespace followup::detail {
namespace {

namespace geometry = boost::geometry;
using point = geometry::model::d2::point_xy<double>;
using path = geometry::model::linestring<point>;
using outline = geometry::model::ring<point>;
using box = geometry::model::box<point>;
using onto_paper = geometry::strategy::transform::map_transformer<double, 2, 2, true, false>;

// In pixels of a picture that is scaled as a whole.
constexpr double width = 680;
constexpr double left_margin = 78;
constexpr double right_margin = 18;
constexpr double top_margin = 52;
constexpr double bottom_margin = 48;

constexpr std::string_view style =
    "<style>.fu-picture{--fu-ink:#1b1f24;--fu-soft:#57606a;--fu-grid:#d7dce1;--fu-paper:#fff;--fu-first:#0072b2;"
    "--fu-second:#b34700;--fu-quiet:#6e7781;max-width:100%;height:auto;font:12px system-ui,-apple-system,'Segoe UI',"
    "Roboto,'Helvetica Neue',Arial,sans-serif;fill:var(--fu-ink)}"
    "@media (prefers-color-scheme:dark){.fu-picture{--fu-ink:#e6edf3;--fu-soft:#9aa6b2;--fu-grid:#38414b;"
    "--fu-paper:#12161b;--fu-first:#6cb6ff;--fu-second:#ffa657;--fu-quiet:#8b949e}}"
    "@media print{.fu-picture{--fu-ink:#000;--fu-soft:#333;--fu-grid:#bbb;--fu-paper:#fff;--fu-first:#0072b2;"
    "--fu-second:#b34700;--fu-quiet:#555}}"
    ".fu-picture .soft{fill:var(--fu-soft)}.fu-picture .strong{font-weight:600}</style>\n";

constexpr std::string_view rule_css = "stroke-width:1.5;stroke-dasharray:2 3;stroke:var(--fu-ink)";

std::string_view colour_of(paint in) noexcept {
  switch (in) {
    case paint::first: return "var(--fu-first)";
    case paint::second: return "var(--fu-second)";
    case paint::quiet: return "var(--fu-quiet)";
  }
  return {};
}

std::string told(std::string_view mark, std::string_view says) {
  if (says.empty()) return std::string(mark) + "\n";
  return "<g><title>" + as_markup(says) + "</title>" + std::string(mark) + "</g>\n";
}

class drawing {
 public:
  explicit drawing(const chart& what)
      : what_(what),
        height_(what.height),
        plot_(what.x.from, what.y.from, what.x.to, what.y.to, width - left_margin - right_margin,
              height_ - top_margin - bottom_margin) {
    out_.imbue(std::locale::classic());
    out_.precision(5);
  }

  [[nodiscard]] std::string finished() {
    out_ << "<svg class=\"fu-picture\" xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " << width << ' ' << height_
         << "\" width=\"" << width << "\" height=\"" << height_ << "\" role=\"img\" aria-labelledby=\"" << what_.id
         << "-title " << what_.id << "-text\">\n<title id=\"" << what_.id << "-title\">" << as_markup(what_.title)
         << "</title>\n<desc id=\"" << what_.id << "-text\">" << as_markup(what_.description) << "</desc>\n"
         << style;
    draw_axes();
    for (const cell& each : what_.cells) draw(each);
    for (const layer& each : what_.layers) draw(each);
    for (const rule& each : what_.rules) draw(each);
    draw_legend();
    out_ << "</svg>\n";
    return out_.str();
  }

 private:
  [[nodiscard]] point at(double x, double y) const {
    point placed;
    geometry::transform(point(x, y), placed, plot_);
    return {placed.x() + left_margin, placed.y() + top_margin};
  }
  template <class Shape>
  [[nodiscard]] static std::string written(const Shape& shape, const std::string& css, double size = -1) {
    std::ostringstream text;
    text.imbue(std::locale::classic());
    text.precision(5);
    text << geometry::svg(shape, css, size);
    return text.str();
  }

  void text(point where, std::string_view words, std::string_view anchor, std::string_view css = {}) {
    out_ << "<text x=\"" << where.x() << "\" y=\"" << where.y() << "\" text-anchor=\"" << anchor << '"';
    if (!css.empty()) out_ << " class=\"" << css << '"';
    out_ << '>' << as_markup(words) << "</text>\n";
  }
  void line(point from, point to, const std::string& css) {
    out_ << written(path{from, to}, "fill:none;" + css) << '\n';
  }

  void draw_axes() {
    for (const tick& each : what_.y.ticks) {
      const point begin = at(what_.x.from, each.at);
      if (what_.cells.empty()) line(begin, at(what_.x.to, each.at), "stroke:var(--fu-grid)");
      text({begin.x() - 8, begin.y() + 4}, each.text, "end", "soft");
    }
    for (const tick& each : what_.x.ticks) {
      const point below = at(each.at, what_.y.from);
      text({below.x(), below.y() + 18}, each.text, "middle", "soft");
    }
    line(at(what_.x.from, what_.y.from), at(what_.x.to, what_.y.from), "stroke:var(--fu-soft)");
    text({left_margin, top_margin - 16}, what_.y.title, "start", "strong");
    text({width - right_margin, height_ - 8}, what_.x.title, "end", "strong");
  }

  void draw(const cell& each) {
    const box placed(at(each.x - 0.48, each.y + 0.46), at(each.x + 0.48, each.y - 0.46));
    std::ostringstream css;
    css.imbue(std::locale::classic());
    css << "stroke:var(--fu-grid);fill:var(--fu-first);fill-opacity:" << 0.06 + 0.64 * each.weight;
    out_ << told(written(placed, css.str()), each.says);
    if (!each.text.empty()) {
      const point middle = at(each.x, each.y);
      text({middle.x(), middle.y() + 4}, each.text, "middle");
    }
  }

  void draw(const layer& each) {
    const std::string colour(colour_of(each.in));
    switch (each.as) {
      case layer::shape::band: return draw_band(each.data, colour);
      case layer::shape::line: return draw_line(each.data, "stroke-width:2.5;stroke:" + colour);
      case layer::shape::dashes: return draw_line(each.data, "stroke-width:2;stroke-dasharray:7 5;stroke:" + colour);
      case layer::shape::steps: return draw_line(as_steps(each.data), "stroke-width:2.5;stroke:" + colour);
      case layer::shape::interval:
        for (const datum& one : each.data) {
          const path stroke{at(one.x, one.low), at(one.x, one.high)};
          out_ << told(written(stroke, "fill:none;stroke-width:2;stroke-opacity:.6;stroke:" + colour) +
                           written(at(one.x, one.y), "fill:" + colour, 4),
                       one.says);
        }
        return;
      case layer::shape::dot:
        for (const datum& one : each.data) out_ << told(written(at(one.x, one.y), "fill:" + colour, 4.5), one.says);
        return;
      case layer::shape::ring:
        for (const datum& one : each.data) {
          out_ << told(written(at(one.x, one.y), "fill:var(--fu-paper);stroke-width:2;stroke:" + colour, 3.8),
                       one.says);
        }
        return;
    }
  }

  void draw_band(const std::vector<datum>& data, const std::string& colour) {
    outline around;
    for (const datum& one : data) around.push_back(at(one.x, one.low));
    for (auto one = data.rbegin(); one != data.rend(); ++one) around.push_back(at(one->x, one->high));
    if (!around.empty()) out_ << written(around, "stroke:none;fill-opacity:.22;fill:" + colour) << '\n';
  }

  void draw_line(const std::vector<datum>& data, const std::string& css) {
    path through;
    for (const datum& one : data) through.push_back(at(one.x, one.y));
    if (through.size() > 1) out_ << written(through, "fill:none;stroke-linejoin:round;" + css) << '\n';
    for (const datum& one : data) {
      if (!one.says.empty()) out_ << told(written(at(one.x, one.y), "fill:transparent", 8), one.says);
    }
  }

  [[nodiscard]] static std::vector<datum> as_steps(const std::vector<datum>& data) {
    std::vector<datum> steps;
    for (const datum& one : data) {
      if (!steps.empty()) steps.push_back({.x = one.x, .y = steps.back().y});
      steps.push_back(one);
    }
    return steps;
  }

  void draw(const rule& each) {
    const point begin = each.upright ? at(each.at, what_.y.to) : at(what_.x.from, each.at);
    const point end = each.upright ? at(each.at, what_.y.from) : at(what_.x.to, each.at);
    line(begin, end, std::string(rule_css));
    if (each.upright) text({begin.x() + 5, begin.y() + 11}, each.text, "start", "strong");
  }

  // Above all else, from the left.
  void draw_legend() {
    double begin = left_margin;
    for (const layer& each : what_.layers) {
      if (each.name.empty()) continue;
      draw_key(each, begin, 10);
      begin = draw_name(each.name, begin + 30);
    }
    for (const rule& each : what_.rules) {
      if (each.upright) continue;
      line(point(begin, 10), point(begin + 22, 10), std::string(rule_css));
      begin = draw_name(each.text, begin + 30);
    }
  }
  // Returns where the next one may begin, as far as that is known without the font.
  double draw_name(std::string_view name, double begin) {
    constexpr double letter = 6.3;  // what one takes, on the average
    const auto letters = std::count_if(name.begin(), name.end(),
                                       [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; });
    text({begin, 14}, name, "start");
    return begin + static_cast<double>(letters) * letter + 20;
  }
  void draw_key(const layer& each, double x, double y) {
    const std::string colour(colour_of(each.in));
    const path across{point(x, y), point(x + 22, y)};
    switch (each.as) {
      case layer::shape::band:
        out_ << written(box(point(x, y - 5), point(x + 22, y + 5)), "stroke:none;fill-opacity:.22;fill:" + colour);
        return;
      case layer::shape::line:
      case layer::shape::steps: out_ << written(across, "fill:none;stroke-width:2.5;stroke:" + colour); return;
      case layer::shape::dashes:
        out_ << written(across, "fill:none;stroke-width:2;stroke-dasharray:7 5;stroke:" + colour);
        return;
      case layer::shape::interval:
      case layer::shape::dot: out_ << written(point(x + 14, y), "fill:" + colour, 4.5); return;
      case layer::shape::ring:
        out_ << written(point(x + 14, y), "fill:var(--fu-paper);stroke-width:2;stroke:" + colour, 3.8);
        return;
    }
  }

  const chart& what_;
  double height_;
  onto_paper plot_;
  std::ostringstream out_;
};

}  // namespace

std::vector<double> round_ticks(double most) {
  constexpr std::array<double, 4> steps{1, 2, 5, 10};
  if (!(most > 0)) return {0, 1};
  const double magnitude = std::pow(10, std::floor(std::log10(most / 5)));
  const double step = magnitude * *std::find_if(steps.begin(), steps.end(),
                                                [&](double one) { return one * magnitude >= most / 5 - 1e-12; });
  std::vector<double> ticks{0};
  while (ticks.back() < most - step * 1e-9) ticks.push_back(static_cast<double>(ticks.size()) * step);
  return ticks;
}

std::string drawn(const chart& what) { return drawing(what).finished(); }

std::string as_markup(std::string_view text) {
  std::string safe;
  for (const char c : text) {
    switch (c) {
      case '&': safe += "&amp;"; break;
      case '<': safe += "&lt;"; break;
      case '>': safe += "&gt;"; break;
      case '"': safe += "&quot;"; break;
      default: safe += static_cast<unsigned char>(c) < ' ' ? ' ' : c;
    }
  }
  return safe;
}

}  // namespace followup::detail
