#include "engine/history.hpp"

#include "model/facts.hpp"
#include "model/order.hpp"
#include "time/fingerprint.hpp"

#include <followup/error.hpp>

#include <algorithm>
#include <functional>
#include <utility>

namespace followup::detail {
namespace {

[[noreturn]] void refuse_twins(const touchpoint& a, const touchpoint& b) {
  throw invalid_history(name_of_touch(a),
                        "recorded twice with different content, at " + to_string(a.at) + " and at " + to_string(b.at),
                        "one content for one id");
}

// Repeats of one id stand next to each other in `touches` if their content is equal; others are found here.
void refuse_any_twins(std::span<const touchpoint> touches) {
  // Most hosts count their touchpoints up.
  const auto counts_up = [](const touchpoint& a, const touchpoint& b) { return a.id < b.id; };
  if (std::adjacent_find(touches.begin(), touches.end(), std::not_fn(counts_up)) == touches.end()) return;
  constexpr std::size_t few = 24;
  if (touches.size() <= few) {
    for (std::size_t i = 1; i < touches.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        if (touches[i].id == touches[j].id) refuse_twins(touches[j], touches[i]);
      }
    }
    return;
  }
  std::vector<std::pair<std::uint64_t, std::size_t>> ids;
  ids.reserve(touches.size());
  for (std::size_t i = 0; i < touches.size(); ++i) ids.emplace_back(touches[i].id.value(), i);
  std::sort(ids.begin(), ids.end());
  const auto twin =
      std::adjacent_find(ids.begin(), ids.end(), [](const auto& a, const auto& b) { return a.first == b.first; });
  if (twin != ids.end()) refuse_twins(touches[twin->second], touches[std::next(twin)->second]);
}

void add_time(quick_hash& hash, const agreed_time& when) {
  hash.add(when.first_day().day_number());
  hash.add(when.last_day().day_number());
  hash.add(static_cast<std::uint64_t>(when.from_minute() + 1) * 2000U +
           static_cast<std::uint64_t>(when.to_minute() + 1));
}

}  // namespace

std::string name_of_touch(const touchpoint& touch) { return "touchpoint " + std::to_string(touch.id.value()); }

void refuse_instant_of(const touchpoint& touch) { refuse_instant(touch.at, name_of_touch(touch) + ": at"); }

std::uint16_t content_of(const touchpoint& touch) {
  quick_hash hash(touch.id.value());
  hash.add(touch.pursuit.value());
  hash.add(static_cast<std::uint64_t>(instant_of(touch)));
  hash.add((static_cast<std::uint64_t>(touch.via) << 24) | (static_cast<std::uint64_t>(touch.way) << 20) |
           (static_cast<std::uint64_t>(touch.spoke_to) << 16) | (static_cast<std::uint64_t>(touch.what.index()) << 8) |
           (touch.message_left ? 1U : 0U));
  hash.add(touch.endpoint.value());
  hash.add(touch.brief.value());
  hash.add(touch.action.value());
  hash.add(touch.label.value());
  hash.add(touch.sequence);
  if (touch.promised) {
    add_time(hash, touch.promised->when);
    hash.add((static_cast<std::uint64_t>(touch.promised->by) << 1) | static_cast<std::uint64_t>(touch.promised->how));
    hash.add(touch.promised->endpoint.value());
  }
  if (const auto* when = named_appointment_in(touch.what)) add_time(hash, *when);
  if (const auto* what = std::get_if<objection>(&touch.what)) {
    hash.add(what->only ? static_cast<std::uint64_t>(*what->only) + 1 : 0);
  }
  if (const std::optional<date> until = named_date_in(touch.what)) hash.add(until->day_number());
  const std::uint64_t all = hash.value();
  return static_cast<std::uint16_t>(all ^ (all >> 16) ^ (all >> 32) ^ (all >> 48));
}

ordered_history::ordered_history(std::span<const touchpoint> history) : touches_(history) {
  for (const touchpoint& touch : history) {
    if (touch.at.is_special()) (void)instant_of(touch);
  }
  const auto out_of_place = [](const touchpoint& a, const touchpoint& b) { return !is_before(a, b); };
  if (std::adjacent_find(history.begin(), history.end(), out_of_place) != history.end()) {
    copy_.assign(history.begin(), history.end());
    std::stable_sort(copy_.begin(), copy_.end(), is_before);
    copy_.erase(std::unique(copy_.begin(), copy_.end()), copy_.end());
    touches_ = copy_;
  }
  refuse_any_twins(touches_);
}

}  // namespace followup::detail
