#include <followup/engine/usable.hpp>

#include "engine/row_check.hpp"
#include "time/zone_table.hpp"

#include <followup/error.hpp>

#include <map>

namespace followup {
namespace {

class parting {
 public:
  parting(const pursuit& subject, std::span<const touchpoint> history, ptime now)
      : history_(history),
        now_(detail::to_instant(now, "now")),
        zone_(subject.who.zone()),
        frame_{subject.id, detail::to_instant(subject.started, "pursuit: started"), zone_.table(),
               !subject.who.zones.empty()} {}

  [[nodiscard]] usable_history run() {
    for (std::size_t i = 0; i < history_.size(); ++i) look_at(i);
    return std::move(parts_);
  }

 private:
  void look_at(std::size_t index) try {
    const touchpoint& touch = history_[index];
    detail::check_row(frame_, touch);
    detail::check_past(touch, now_);
    refuse_second(touch);
    parts_.touches.push_back(touch);
  } catch (const error& why) { parts_.left_out.push_back({index, why.field(), why.value(), why.allowed()}); }

  void refuse_second(const touchpoint& touch) {
    const auto [first, is_new] = first_.try_emplace(touch.id, parts_.touches.size());
    if (is_new || parts_.touches[first->second] == touch) return;
    throw invalid_history("touchpoint " + std::to_string(touch.id.value()), "another content than before under one id",
                          "one content for one id");
  }

  std::span<const touchpoint> history_;
  detail::instant now_;
  time_zone zone_;
  detail::row_frame frame_;
  std::map<touchpoint_id, std::size_t> first_;
  usable_history parts_;
};

}  // namespace

usable_history usable(const pursuit& subject, std::span<const touchpoint> history, ptime now) {
  return parting(subject, history, now).run();
}

}  // namespace followup
