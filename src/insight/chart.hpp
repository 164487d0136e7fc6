// A picture as it is declared: what is shown along which axes, in the data's own units. Where it lies on paper is
// worked out when it is drawn, by Boost.Geometry.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace followup::detail {

// The colours, of which no two are told apart by hue alone: Okabe and Ito's blue and vermilion, and greys.
enum class paint : unsigned char { first, second, quiet };

// A mark on an axis.
struct tick {
  double at = 0;
  std::string text;
};

struct axis {
  std::string title;
  double from = 0;
  double to = 1;
  std::vector<tick> ticks = {};
};

// One value along the first axis, with its interval where it has one. `says` is told to who points at it.
struct datum {
  double x = 0;
  double y = 0;
  double low = 0;
  double high = 0;
  std::string says = {};
};

struct layer {
  enum class shape : unsigned char {
    band,      // between low and high
    line,      // through y
    dashes,    // the same, broken
    steps,     // y from each x to the next
    interval,  // a dot at y, a stroke from low to high
    dot,       // at y
    ring,      // the same, hollow
  };
  shape as = shape::line;
  paint in = paint::first;
  std::string name = {};  // in the legend; empty: it is not there
  std::vector<datum> data = {};
};

// A stretch of both axes, darker the more `weight` it has, 0 to 1, with a text in it.
struct cell {
  double x = 0;
  double y = 0;
  double weight = 0;
  std::string text = {};
  std::string says = {};
};

// A line across the picture; one that lies is named in the legend, one that stands at its top.
struct rule {
  bool upright = false;
  double at = 0;
  std::string text = {};
};

struct chart {
  std::string id;  // in a page, unlike that of any other picture
  std::string title;
  std::string description;  // what it shows, for those who have it read to them
  axis x;
  axis y;
  std::vector<layer> layers = {};
  std::vector<cell> cells = {};  // each of 1 by 1, around its place
  std::vector<rule> rules = {};
  int height = 300;
};

// Ticks at round numbers from 0 to the first that is `most` or more, some five of them.
[[nodiscard]] std::vector<double> round_ticks(double most);

[[nodiscard]] std::string drawn(const chart& what);

// A text of HTML or SVG.
[[nodiscard]] std::string as_markup(std::string_view text);

}  // namespace followup::detail
