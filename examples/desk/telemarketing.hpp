// desk/telemarketing.hpp - a real book of contacts: 45,211 clients of a bank's telephone campaigns.
//
// The file and its licence are described in data/README.md.
#pragma once

#include "book.hpp"

#include <array>
#include <cstdint>
#include <functional>
#include <string>

namespace desk {

// Whose data it is; to be shown with everything that comes from it. In one line of the terminal.
inline constexpr const char* attribution =
    "Bank Marketing data: S. Moro, P. Cortez, P. Rita (2014), UCI ML Repository, CC BY 4.0; adapted";

// Reads the file into the book, in one transaction: a file with a mistake in it imports nothing. Throws `bad_input`
// naming line and column. `progress` is told the share read so far, now and then. Gives back how many clients.
std::int64_t import_telemarketing(const std::string& file, book& into, fu::ptime now,
                                  const std::function<void(double)>& progress);

// How many of the answers came after how many contacts.
struct yes_by_contact {
  std::int64_t clients = 0;
  std::int64_t all = 0;
  int last = 0;                           // the contact after which the last one came
  std::array<std::int64_t, 100> after{};  // [n]: after exactly n contacts; the last place takes what is beyond

  // Of all answers, how many came after more than n contacts.
  [[nodiscard]] std::int64_t later_than(int n) const;
};
[[nodiscard]] yes_by_contact count_yes(const std::string& file);

}  // namespace desk
