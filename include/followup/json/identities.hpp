// followup/json/identities.hpp - the texts that a host's documents have for identities.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace followup::json {

// What the identities of one document are called in it, whatever they are of: "mobile" for the endpoint that
// id_of<endpoint_id>("mobile") is. Digits of a number need no entry: they are written as they were read.
class identities {
 public:
  // Of several texts for one identity the first counts.
  void add(std::uint64_t value, std::string_view text) { texts_.try_emplace(value, text); }
  // Empty: none is known.
  [[nodiscard]] std::string_view text_of(std::uint64_t value) const noexcept {
    const auto found = texts_.find(value);
    return found == texts_.end() ? std::string_view{} : std::string_view(found->second);
  }

  friend bool operator==(const identities&, const identities&) = default;

 private:
  std::map<std::uint64_t, std::string> texts_;
};

}  // namespace followup::json
