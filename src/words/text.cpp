#include "words/text.hpp"

#include <algorithm>

namespace followup::detail {
namespace {

// Reads a pattern that was checked when it was compiled.
class filling {
 public:
  filling(const named_values& with, grammatical_case which) noexcept : with_(with), case_(which) {}

  // Up to the end of a form. `complete`: none of the names in it is empty.
  std::string form(std::string_view& rest, bool& complete) const {
    std::string text;
    while (true) {
      const std::size_t plain = std::min(rest.find_first_of("{[|}]"), rest.size());
      text += rest.substr(0, plain);
      rest.remove_prefix(plain);
      if (rest.starts_with('{')) {
        parameter(rest, text, complete);
      } else if (rest.starts_with('[')) {
        bool whole = true;
        text += either(rest, whole, [&](std::string_view) { return whole; });
      } else {
        return text;
      }
    }
  }

 private:
  // Two forms, the second of which may be missing, between brackets.
  template <class Which>
  std::string either(std::string_view& rest, bool& complete, Which is_first) const {
    rest.remove_prefix(1);
    std::string first = form(rest, complete);
    bool any = true;
    std::string second;
    const bool takes_first = is_first(first);
    if (rest.starts_with('|')) {
      rest.remove_prefix(1);
      second = form(rest, any);
    }
    rest.remove_prefix(1);
    return takes_first ? first : second;
  }

  void parameter(std::string_view& rest, std::string& text, bool& complete) const {
    const std::size_t end = rest.find_first_of(",:?}");
    const phrase& value = value_of(rest.substr(1, end - 1));
    const std::string& plain = value.in(case_);
    rest.remove_prefix(end);
    bool inner = true;
    if (rest.starts_with(':')) {
      text += either(rest, inner, [&](std::string_view) { return plain == "1"; });
    } else if (rest.starts_with('?') && rest[1] != '}') {
      text += either(rest, inner, [&](std::string_view) { return plain.empty() || plain == "0"; });
    } else {
      complete = complete && !plain.empty();
      if (rest.starts_with('}')) text += plain;
      if (rest.starts_with(",acc")) text += value.in(grammatical_case::accusative);
      if (rest.starts_with(",dat")) text += value.in(grammatical_case::dative);
      rest.remove_prefix(rest.find('}') + 1);
    }
  }

  [[nodiscard]] const phrase& value_of(std::string_view name) const {
    const auto found = std::find(with_.names.begin(), with_.names.end(), name);
    return with_.values[static_cast<std::size_t>(found - with_.names.begin())];
  }

  const named_values& with_;
  grammatical_case case_;
};

}  // namespace

std::string filled_in(std::string_view pattern, const named_values& with, grammatical_case which) {
  const filling in(with, which);
  std::string_view rest = pattern;
  bool complete = true;
  std::string text = in.form(rest, complete);
  for (int form = 1; rest.starts_with('|'); ++form) {
    rest.remove_prefix(1);
    std::string next = in.form(rest, complete);
    if (form <= static_cast<int>(which)) text = std::move(next);
  }
  return text;
}

}  // namespace followup::detail
