// followup/time/time_zone.hpp - local time and UTC, with the gaps and overlaps named.
#pragma once

#include <followup/time/instant.hpp>

#include <boost/smart_ptr/intrusive_ptr.hpp>

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace followup {

namespace detail {
class zone_table;
void intrusive_ptr_add_ref(const zone_table* table) noexcept;
void intrusive_ptr_release(const zone_table* table) noexcept;
}  // namespace detail

// A UTC instant as the clock on the wall shows it.
struct local_time {
  date on;               // the civil date
  time_duration clock;   // since local midnight, [00:00, 24:00)
  time_duration offset;  // local minus UTC, then and there

  friend bool operator==(const local_time&, const local_time&) = default;
};

// How many instants a local time stands for.
enum class local_kind : unsigned char {
  unique,   // exactly one
  gap,      // none: the clocks were put forward over it
  overlap,  // two: the clocks were put back over it
};

// What a local time means in UTC.
//
//   kind      first                                  second
//   unique    the instant                            the same
//   gap       the first instant after the gap        the same
//   overlap   the first of the two                   the second of the two
//
// `first` is what the library uses for times it computes; for a time that a person agreed to, kind is reported too.
struct utc_reading {
  local_kind kind;
  ptime first;
  ptime second;

  friend bool operator==(const utc_reading&, const utc_reading&) = default;
};

// A change of a zone's offset: from `at` (UTC) on, local = UTC + offset.
struct zone_transition {
  ptime at;
  time_duration offset;

  friend bool operator==(const zone_transition&, const zone_transition&) = default;
};

// The rules of one place for turning UTC into local time. An immutable value the size of a pointer; copies share one
// table of offsets over the library's whole range, made when the zone is loaded. Nothing is read afterwards, from any
// thread. Loading is the slow part (a file, some hundred transitions): load a zone once and copy it.
//
//   const auto amsterdam = time_zone::named("Europe/Amsterdam");
//   amsterdam.at(utc("2026-11-23T10:00:00Z")).clock;                        // 11:00
//   amsterdam.resolve(day("2026-03-29"), time_duration(2, 30, 0)).kind;      // local_kind::gap
class time_zone {
 public:
  // UTC itself.
  time_zone();

  // A zone of the IANA tz database that the system has: "Europe/Amsterdam". Throws `unknown_time_zone` naming it.
  [[nodiscard]] static time_zone named(std::string_view iana_name);

  // The same offset always; local = UTC + offset, at most 24 h either way (else `unknown_time_zone`).
  // It is called "UTC+05:30".
  [[nodiscard]] static time_zone fixed(time_duration offset);

  // A host's own rules. `offset_at` is asked for local minus UTC at UTC instants, only here, once for every 12 hours of
  // the library's range and then between two that differ; changes less than 12 hours apart may be missed. It must not
  // throw, and must answer within 24 h either way, changes being further apart than they are large (else
  // `unknown_time_zone`).
  [[nodiscard]] static time_zone from(std::string name, const std::function<time_duration(ptime)>& offset_at);

  // A host's own rules, written down: the offset before the first change, and the changes in order of time, as the tz
  // libraries of other languages list them; those outside the library's range may be among them. None: the same
  // offset always. Throws `unknown_time_zone` for changes that are not in order and for offsets as above, and
  // `invalid_time` for special instants.
  //
  //   time_zone::from("Europe/Amsterdam", time_duration(1, 0, 0),
  //                   {{utc("2026-03-29T01:00Z"), time_duration(2, 0, 0)},
  //                    {utc("2026-10-25T01:00Z"), time_duration(1, 0, 0)}})
  [[nodiscard]] static time_zone from(std::string name, time_duration before, std::span<const zone_transition> changes);
  [[nodiscard]] static time_zone from(std::string name, time_duration before,
                                      std::initializer_list<zone_transition> changes) {
    return from(std::move(name), before, std::span<const zone_transition>(changes.begin(), changes.size()));
  }

  [[nodiscard]] const std::string& name() const noexcept;

  // What the clock shows at a UTC instant. Throws `invalid_time`.
  [[nodiscard]] local_time at(ptime utc) const;

  // What a local time means; `clock` in [00:00, 24:00]. Throws `invalid_time`, also when that is outside the range.
  [[nodiscard]] utc_reading resolve(date on, time_duration clock) const;

  // Same name and same offsets throughout: equal in every answer.
  friend bool operator==(const time_zone& a, const time_zone& b) noexcept;

  // Inside the library.
  [[nodiscard]] const detail::zone_table& table() const noexcept { return *table_; }

 private:
  explicit time_zone(boost::intrusive_ptr<const detail::zone_table> table) noexcept;
  boost::intrusive_ptr<const detail::zone_table> table_;
};

// A touch of which only the date is known counts as made at noon, local time.
[[nodiscard]] ptime noon_of(date on, const time_zone& zone);

}  // namespace followup
