// The mistakes of one document, as they are found.
#pragma once

#include <followup/json/result.hpp>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace followup::json::detail {

// Somebody else's text in a message: not too long, and without control characters.
[[nodiscard]] std::string in_short(std::string_view text, std::size_t most = 1'000);

class findings {
 public:
  void add(std::string path, std::string_view found, std::string_view allowed) {
    if (all_.size() < most) {
      all_.push_back({std::move(path), in_short(found), in_short(allowed)});
    } else {
      ++more_;
    }
  }
  [[nodiscard]] std::size_t size() const noexcept { return all_.size() + more_; }
  [[nodiscard]] bool empty() const noexcept { return all_.empty(); }
  [[nodiscard]] std::vector<mistake> take() {
    if (more_ > 0) all_.push_back({"", std::to_string(more_) + " more mistakes", "none"});
    return std::move(all_);
  }

 private:
  static constexpr std::size_t most = 99;
  std::vector<mistake> all_;
  std::size_t more_ = 0;
};

// One step of a JSON Pointer: "/" and the name, escaped.
void append_to_path(std::string& path, std::string_view name);

// The same in quotes, shorter.
[[nodiscard]] std::string in_quotes(std::string_view text);

}  // namespace followup::json::detail
