// followup/json/registry.hpp - a host's own rules, by the names under which documents refer to them.
#pragma once

#include <followup/policy/case_view.hpp>
#include <followup/policy/ending.hpp>
#include <followup/policy/guard.hpp>
#include <followup/policy/track.hpp>
#include <followup/time/delay.hpp>
#include <followup/time/time_zone.hpp>

#include <cstdint>
#include <functional>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace followup::json {

namespace detail {
class parameter_reading;
}

// What a document gives to a rule of the host's own: {"rule": "birthday card", "parameters": {"brief": "a card"}}.
//
// A getter with an `otherwise` takes a parameter that may be left out; one without asks for it. One that is missing or
// of the wrong kind is a mistake of the document, at its path, and the getter gives a value to go on with; the rule
// that is made is then thrown away. A parameter that nothing asked for is a mistake as well. Valid during the call
// only.
class parameters {
 public:
  explicit parameters(detail::parameter_reading& from) noexcept : from_(from) {}

  [[nodiscard]] std::string text(std::string_view name) const;
  [[nodiscard]] std::string text(std::string_view name, std::string otherwise) const;
  [[nodiscard]] std::vector<std::string> texts(std::string_view name) const;  // a text or a list of them
  [[nodiscard]] std::vector<std::string> texts(std::string_view name, std::vector<std::string> otherwise) const;
  [[nodiscard]] bool flag(std::string_view name) const;
  [[nodiscard]] bool flag(std::string_view name, bool otherwise) const;

  // A whole number in [least, most].
  struct range {
    std::int64_t least = std::numeric_limits<std::int64_t>::min();
    std::int64_t most = std::numeric_limits<std::int64_t>::max();
  };
  [[nodiscard]] std::int64_t number(std::string_view name, range allowed) const;
  [[nodiscard]] std::int64_t number(std::string_view name, range allowed, std::int64_t otherwise) const;

  // The library's own kinds, written as they are in policies: "3 business days", "letter", "2026-11-27",
  // "2026-11-27T09:00:00Z".
  [[nodiscard]] delay wait(std::string_view name) const;
  [[nodiscard]] delay wait(std::string_view name, delay otherwise) const;
  [[nodiscard]] channel via(std::string_view name) const;
  [[nodiscard]] channel via(std::string_view name, channel otherwise) const;
  [[nodiscard]] std::optional<date> day(std::string_view name) const;       // none where it is left out
  [[nodiscard]] std::optional<ptime> instant(std::string_view name) const;  // none where it is left out

  // For what only the rule itself can know: a mistake at that parameter.
  void refuse(std::string_view name, std::string_view found, std::string_view allowed) const;

 private:
  detail::parameter_reading& from_;
};

// The host's rules by name. A value; fill it once and read documents with it, from any thread.
//
//   json::registry own;
//   own.track("birthday card", [](const json::parameters& given) -> track_function {
//     const brief_id card = id_of<brief_id>(given.text("brief", "a birthday card"));
//     return [card](const case_view& c) -> std::optional<proposal> { ... };
//   });
//   const auto read = json::read_policy(text, own);
//
// Zones may be registered too: those made from a function, which documents then refer to by their names, and any other,
// which is then not loaded anew for each document.
//
// A name that is not registered is a mistake of the document, which lists those that are. What a factory throws as a
// `followup::error` is a mistake at "parameters"; anything else leaves the reading.
class registry {
 public:
  using track_factory = std::function<track_function(const parameters&)>;
  using guard_factory = std::function<guard_function(const parameters&)>;
  using ending_factory = std::function<ending_function(const parameters&)>;

  // What the rule looks at: case_view::history() is for those that say so.
  enum class looks_at : unsigned char { folded_facts, history };

  // Each throws `invalid_policy` for a name that is empty or registered already, and for an empty factory.
  registry& track(std::string name, track_factory make, looks_at what = looks_at::folded_facts);
  registry& guard(std::string name, guard_factory make, looks_at what = looks_at::folded_facts);
  registry& ending(std::string name, ending_factory make, looks_at what = looks_at::folded_facts);

  // Under its name. Throws `unknown_time_zone` for a name that is registered already.
  registry& zone(time_zone own);

  // The same rules for a policy that is written in C++, so that it can be written down: under the registered name, with
  // the parameters as JSON text. Throws `invalid_document` for what a document could not say.
  //
  //   policy{"proposals", doctrine(), {track{"birthdays", own.make_track("birthday card", R"({"brief": "a card"})")}}}
  [[nodiscard]] host_track make_track(std::string_view name, std::string_view parameters = {}) const;
  [[nodiscard]] host_guard make_guard(std::string_view name, std::string_view parameters = {}) const;
  [[nodiscard]] host_ending make_ending(std::string_view name, std::string_view parameters = {}) const;

  // Inside the library.
  template <class Factory>
  struct entry {
    Factory make;
    bool reads_history = false;
  };
  template <class Factory>
  using entries = std::map<std::string, entry<Factory>, std::less<>>;
  [[nodiscard]] const entries<track_factory>& tracks() const noexcept { return tracks_; }
  [[nodiscard]] const entries<guard_factory>& guards() const noexcept { return guards_; }
  [[nodiscard]] const entries<ending_factory>& endings() const noexcept { return endings_; }
  [[nodiscard]] const std::map<std::string, time_zone, std::less<>>& zones() const noexcept { return zones_; }

 private:
  entries<track_factory> tracks_;
  entries<guard_factory> guards_;
  entries<ending_factory> endings_;
  std::map<std::string, time_zone, std::less<>> zones_;
};

}  // namespace followup::json
