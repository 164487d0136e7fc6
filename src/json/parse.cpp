#include "json/parse.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

namespace followup::json::detail {
namespace {

using library = nlohmann::json;

std::string with_thousands(std::size_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t i = digits.size(); i > 3; i -= 3) digits.insert(i - 3, ",");
  return digits;
}

// "[json.exception.parse_error.101] parse error at line 1, column 2: syntax error ...": without what is the library's
// own, and in ASCII, for it quotes bytes that need not be text.
std::string readable(std::string_view message) {
  constexpr std::size_t most = 200;
  if (const auto end = message.find("] "); end != std::string_view::npos) message.remove_prefix(end + 2);
  std::string text(message.substr(0, most));
  std::replace_if(
      text.begin(), text.end(), [](char c) { return c < ' ' || c > '~'; }, '?');
  return text;
}

// Takes the library's events and builds nodes of them.
class builder {
 public:
  using number_integer_t = library::number_integer_t;
  using number_unsigned_t = library::number_unsigned_t;
  using number_float_t = library::number_float_t;
  using string_t = library::string_t;
  using binary_t = library::binary_t;

  explicit builder(findings& found) : found_(found) {}

  bool null() { return put({}); }
  bool boolean(bool value) { return put(node(value)); }
  bool number_integer(number_integer_t value) { return put(node(value)); }
  bool number_unsigned(number_unsigned_t value) { return put(node(value)); }
  bool number_float(number_float_t, const string_t& digits) {
    node number;
    number.what = node::kind::real;
    number.text = digits;
    return put(std::move(number));
  }
  bool string(string_t& value) { return put(node(std::move(value))); }
  bool binary(binary_t&) { return false; }  // not in text

  bool start_object(std::size_t) { return open(node::object()); }
  bool key(string_t& name) {
    open_.back()->names.push_back(std::move(name));
    return true;
  }
  bool end_object() {
    drop_repeated();
    open_.pop_back();
    return true;
  }
  bool start_array(std::size_t) { return open(node::list()); }
  bool end_array() {
    open_.pop_back();
    return true;
  }

  bool parse_error(std::size_t, const std::string&, const library::exception& wrong) {
    found_.add("", readable(wrong.what()), "JSON text in UTF-8");
    return false;
  }

  [[nodiscard]] node take() { return std::move(root_); }

 private:
  bool put(node value) {
    (void)place(std::move(value));
    return within_bounds();
  }
  bool open(node value) {
    open_.push_back(place(std::move(value)));
    if (open_.size() > most_depth) {
      found_.add(path(), "more than " + std::to_string(most_depth) + " objects and lists within each other", "fewer");
      return false;
    }
    return within_bounds();
  }
  // Those that are open stay where they are: only the innermost gets items.
  node* place(node value) {
    ++values_;
    if (open_.empty()) return &(root_ = std::move(value));
    return &open_.back()->items.emplace_back(std::move(value));
  }
  bool within_bounds() {
    if (values_ <= most_values) return true;
    found_.add("", "more than " + with_thousands(most_values) + " values", "fewer");
    return false;
  }

  // Of members of one name the first stays.
  void drop_repeated() {
    node& object = *open_.back();
    std::vector<std::size_t> order(object.names.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return object.names[a] < object.names[b]; });
    std::vector<bool> repeats(order.size(), false);
    for (std::size_t i = 1; i < order.size(); ++i) {
      if (object.names[order[i - 1]] != object.names[order[i]]) continue;
      repeats[order[i]] = true;
      std::string where = path();
      append_to_path(where, object.names[order[i]]);
      found_.add(std::move(where), "another member of this name", "one");
    }
    if (std::find(repeats.begin(), repeats.end(), true) != repeats.end()) keep_others(object, repeats);
  }

  static void keep_others(node& object, const std::vector<bool>& repeats) {
    node kept = node::object();
    for (std::size_t i = 0; i < repeats.size(); ++i) {
      if (!repeats[i]) kept.add(std::move(object.names[i]), std::move(object.items[i]));
    }
    object = std::move(kept);
  }

  // Of the innermost object or list that is open.
  [[nodiscard]] std::string path() const {
    std::string text;
    for (std::size_t i = 0; i + 1 < open_.size(); ++i) {
      const node& outer = *open_[i];
      const std::size_t index = outer.items.size() - 1;
      append_to_path(text, outer.is(node::kind::object) ? outer.names[index] : std::to_string(index));
    }
    return text;
  }

  findings& found_;
  node root_;
  std::vector<node*> open_;
  std::size_t values_ = 0;
};

}  // namespace

std::optional<node> parse(std::string_view text, findings& found, node* until_then) {
  if (text.size() > most_bytes) {
    found.add("", with_thousands(text.size()) + " bytes", "at most " + with_thousands(most_bytes));
    return std::nullopt;
  }
  builder built(found);
  if (library::sax_parse(text.begin(), text.end(), &built)) return built.take();
  if (until_then != nullptr) *until_then = built.take();
  return std::nullopt;
}

}  // namespace followup::json::detail
