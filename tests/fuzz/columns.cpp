// Anybody's bytes as touches of the C interface, in any number of rows: each row is folded and decided or has a status
// that says why not, and from progress and from the histories the answers are equal.
#include "fuzz/demand.hpp"

#include <followup/followup.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

using fuzz::demand;

namespace {

constexpr std::int64_t now = 1'795'521'600;  // 2026-11-24T12:00:00Z
constexpr std::int64_t a_day = 86'400;

// What every run uses.
struct world {
  fu_policy* policy = nullptr;
  fu_calendar* calendar = nullptr;
  fu_prospect* prospect = nullptr;

  world() {
    constexpr std::string_view rules = R"({"preset": "until_no"})";
    constexpr std::string_view hours =
        R"({"calendar": "office", "version": "1", "hours": {"monday-friday": "09:00-17:00"}})";
    constexpr std::string_view who =
        R"({"id": 7, "zones": "UTC", "reachable_by": [{"via": "call", "endpoint": 1}, {"via": "call", "endpoint": 2}, "letter"]})";
    demand(fu_policy_read(rules.data(), rules.size(), &policy, nullptr) == FU_OK, "the policy is good");
    demand(fu_calendar_read(hours.data(), hours.size(), &calendar, nullptr) == FU_OK, "the calendar is good");
    demand(fu_prospect_read(who.data(), who.size(), nullptr, 0, &prospect, nullptr) == FU_OK, "the prospect is good");
  }
  ~world() {
    fu_policy_free(policy);
    fu_calendar_free(calendar);
    fu_prospect_free(prospect);
  }
  world(const world&) = delete;
  world& operator=(const world&) = delete;
  world(world&&) = delete;
  world& operator=(world&&) = delete;
};

// A touch that is nearly right, steered by ten bytes: the more of them are 0 the likelier it is good.
fu_touch touch_of(const std::uint8_t* bytes, std::size_t index) {
  fu_touch touch = FU_TOUCH_INIT;
  touch.id = index % 7 + 1;
  touch.at = now - (8 - bytes[0] % 9) * a_day + bytes[1] * 600;
  touch.outcome = bytes[2];
  touch.via = bytes[3];
  touch.way = bytes[4];
  touch.spoke_to = bytes[5];
  touch.message_left = bytes[6] & 1U;
  touch.endpoint = bytes[6] >> 6;
  if ((bytes[7] & 1U) != 0) touch.until = static_cast<std::int32_t>(now / a_day) + bytes[7] - 100;
  if ((bytes[8] & 1U) != 0) {
    touch.promised = {static_cast<std::int32_t>(now / a_day) + bytes[8] % 16, 0, -1, -1};
    touch.promised.last = touch.promised.first + (bytes[8] >> 7);
    if ((bytes[8] & 2U) != 0) touch.promised.from = static_cast<std::int16_t>(bytes[9] * 6);
    touch.promised_endpoint = bytes[9] >> 6;
  }
  if ((bytes[8] & 4U) != 0) touch.meeting = {static_cast<std::int32_t>(now / a_day) + bytes[9] % 16, 0, 600, -1};
  touch.meeting.last = touch.meeting.first;
  if ((bytes[9] & 0x80U) != 0) touch.only = bytes[9] & 7U;
  return touch;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const world all;
  constexpr std::size_t rows = 3;
  constexpr std::size_t bytes = 10;
  std::vector<fu_touch> touches;
  for (std::size_t at = 0; at + bytes <= size; at += bytes) touches.push_back(touch_of(data + at, touches.size()));
  const auto count = static_cast<std::int64_t>(touches.size());
  const std::array<std::int64_t, rows + 1> offset{0, count / 3, count / 2, count};
  const std::array<std::uint32_t, rows> prospect_of{};
  const std::array<std::uint64_t, rows> ids{1, 2, 3};
  const std::array<std::int64_t, rows> started{now - 9 * a_day, now - 8 * a_day, now};

  fu_pursuits pursuits = FU_PURSUITS_INIT;
  pursuits.rows = rows;
  pursuits.prospects = &all.prospect;
  pursuits.prospect_count = 1;
  pursuits.prospect_of = prospect_of.data();
  pursuits.pursuit = ids.data();
  pursuits.started = started.data();
  fu_histories histories = FU_HISTORIES_INIT;
  histories.touches = touches.data();
  histories.touch_count = touches.size();
  histories.offset = offset.data();

  std::array<fu_progress, rows> folded{};
  std::array<std::uint8_t, rows> fold_errors{};
  std::size_t bad = 0;
  demand(fu_fold_columns(all.policy, &pursuits, &histories, folded.data(), fold_errors.data(), &bad, nullptr) == FU_OK,
         "the rows are folded");
  demand(bad == rows - static_cast<std::size_t>(std::count(fold_errors.begin(), fold_errors.end(), FU_OK)),
         "as many are bad as have an error");

  const auto decided = [&](bool from_progress, std::array<std::uint8_t, rows>& errors,
                           std::array<fu_outlook, rows>& outlooks) {
    fu_answers out{};
    out.size = sizeof(out);
    out.outlooks = outlooks.data();
    out.error = errors.data();
    const fu_status status = from_progress ? fu_next_columns(all.policy, all.calendar, &pursuits, folded.data(), &now,
                                                             1, &out, nullptr, nullptr)
                                           : fu_next_columns_of_histories(all.policy, all.calendar, &pursuits,
                                                                          &histories, &now, 1, &out, nullptr, nullptr);
    demand(status == FU_OK, "the rows are decided");
  };
  std::array<std::uint8_t, rows> errors{};
  std::array<std::uint8_t, rows> errors_of_histories{};
  std::array<fu_outlook, rows> outlooks{};
  std::array<fu_outlook, rows> outlooks_of_histories{};
  decided(true, errors, outlooks);
  decided(false, errors_of_histories, outlooks_of_histories);
  for (std::size_t row = 0; row < rows; ++row) {
    if (fold_errors[row] != FU_OK) {
      demand(errors[row] == FU_STALE_PROGRESS, "what was not folded is not decided");
      demand(errors_of_histories[row] == fold_errors[row], "what cannot be folded cannot be decided");
    } else if (errors[row] == FU_OK) {
      demand(std::equal(std::begin(outlooks[row].words), std::end(outlooks[row].words),
                        std::begin(outlooks_of_histories[row].words)),
             "from progress and from the history the answers are equal");
    } else {
      demand(errors[row] == FU_HISTORY_REQUIRED || errors[row] == errors_of_histories[row], "the error is the same");
    }
  }
  return 0;
}
