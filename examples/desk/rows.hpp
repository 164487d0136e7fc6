// desk/rows.hpp - prospects and touchpoints as rows of the book, and back.
#pragma once

#include "house.hpp"
#include "sqlite.hpp"

#include <followup/followup.hpp>

#include <cstdint>
#include <optional>
#include <string>

namespace desk {

namespace fu = followup;

// What the seller wrote on a prospect's card. The desk sells one thing, so a prospect has one pursuit, and both have
// the prospect's number for an id.
struct card {
  std::int64_t number = 0;
  std::string name;
  std::string zone;
  fu::prospect::priority_class priority = fu::prospect::priority_class::normal;
  // How to reach them; empty text: that way, but the number or address is kept elsewhere.
  std::optional<std::string> phone = {};
  std::optional<std::string> email = {};
  std::optional<std::string> address = {};
  std::string policy;
  fu::ptime started;
  int earlier_attempts = 0;
};

// The card as the library knows it.
[[nodiscard]] fu::pursuit pursuit_of(const card& who, house& rules);

// The number or address that a touch of that channel goes to, where it is known.
[[nodiscard]] fu::endpoint_id endpoint_of(const card& who, fu::channel via);

// The columns, in the order in which the functions below read and write them.
inline constexpr const char* card_columns =
    "number, name, zone, priority, phone, email, address, policy, started, earlier_attempts";
inline constexpr int card_column_count = 10;
inline constexpr const char* touch_columns =
    "id, prospect, at, channel, direction, spoke_to, outcome, detail, message_left, promised, promised_by, firmness, "
    "endpoint, brief, action";

[[nodiscard]] card card_from(const rows& row);
[[nodiscard]] fu::touchpoint touchpoint_from(const rows& row);

// Runs an insert of `touch_columns` and, last, the name that the seller gave the touchpoint.
void insert(statement& into, const fu::touchpoint& touch, const std::optional<std::string>& external_id);

// Plain memory, kept as it is. What another version of the library or a machine of another byte order has written is
// stale to this one, and folded anew.
using progress_bytes = std::array<std::byte, sizeof(fu::progress)>;
[[nodiscard]] progress_bytes bytes_of(const fu::progress& so_far);
[[nodiscard]] fu::progress progress_from(std::span<const std::byte> bytes);

}  // namespace desk
