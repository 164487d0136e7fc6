#include "model/pursuit_check.hpp"

#include "time/seconds.hpp"

#include <followup/error.hpp>

#include <string>

namespace followup::detail {
namespace {

class pursuit_check {
 public:
  explicit pursuit_check(const pursuit& given) : given_(given), who_(given.who) {}

  void run() const {
    if (!given_.id) refuse("id", "0", "any other value");
    at_least_zero("earlier_attempts", given_.earlier_attempts);
    at_most("zones", who_.zones.size(), 4);
    at_most("reachable_by", who_.reachable_by.size(), 8);
    known("kind", who_.kind);
    known("priority", who_.priority);
    for (const contact_point& point : who_.reachable_by) {
      if (static_cast<unsigned>(point.via) >= channel_count) known("reachable_by: via", point.via);
    }
    for (const consent& one : who_.consents) check_consent(one);
    for (const suppression& one : who_.suppressions) {
      if (one.only) known("suppressions: only", *one.only);
      if (one.since) in_range("prospect: suppressions, since", *one.since);
    }
    if (who_.registry_checked) in_range("prospect: registry_checked", *who_.registry_checked);
    if (who_.preferred_hours) check_hours(*who_.preferred_hours);
    for (const outside_count& one : given_.outside_counts) {
      at_least_zero("outside_counts: used", one.used);
      if (one.frees_at) in_range("pursuit: outside_counts, frees at", *one.frees_at);
    }
    if (given_.planned) check_planned(*given_.planned);
  }

 private:
  void check_consent(const consent& one) const {
    known("consents: via", one.via);
    known("consents: level", one.level);
    in_range("prospect: consents, since", one.since);
    if (one.until) in_range("prospect: consents, until", *one.until);
    if (one.withdrawn) in_range("prospect: consents, withdrawn", *one.withdrawn);
  }

  void check_planned(const planned_call& call) const {
    known("planned: how", call.how);
    if (!call.since) return;
    in_range("pursuit: planned, since", *call.since);
    if (*call.since < given_.started) {
      refuse("planned: since", to_string(*call.since), "not before the start, " + to_string(given_.started));
    }
  }

  void check_hours(const day_interval& hours) const {
    if (hours.open >= 0 && hours.close <= 1440 && hours.open < hours.close) return;
    refuse("preferred_hours", std::to_string(hours.open) + " to " + std::to_string(hours.close) + " minutes",
           "0 to 1440, open before close");
  }

  template <class Enum>
  void known(const char* field, Enum value) const {
    if (!name_of(value).empty()) return;
    refuse(field, std::to_string(static_cast<int>(value)), "one of the values that the type names");
  }
  static void in_range(const char* field, ptime at) { (void)to_instant(at, field); }
  void at_least_zero(const char* field, int count) const {
    if (count < 0) refuse(field, std::to_string(count), "0 or more");
  }
  void at_most(const char* field, std::size_t count, std::size_t most) const {
    if (count > most) refuse(field, std::to_string(count), "at most " + std::to_string(most));
  }

  [[noreturn]] void refuse(const std::string& field, std::string value, std::string allowed) const {
    throw invalid_pursuit("pursuit " + std::to_string(given_.id.value()) + ": " + field, std::move(value),
                          std::move(allowed));
  }

  const pursuit& given_;
  const prospect& who_;
};

}  // namespace

void check(const pursuit& given) { pursuit_check(given).run(); }

}  // namespace followup::detail
