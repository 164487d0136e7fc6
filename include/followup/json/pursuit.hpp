// followup/json/pursuit.hpp - prospects and pursuits as documents.
//
//   {
//     "id": "1",
//     "started": "2026-11-20T15:00:00Z",
//     "who": {
//       "id": "7",
//       "zones": ["Europe/Amsterdam"],
//       "reachable_by": ["letter", {"via": "call", "endpoint": "+31 20 555 0100"}],
//       "audience": "legal_entity",
//       "consents": [{"via": "email", "level": "express", "since": "2026-01-05T09:00:00Z"}],
//       "jurisdictions": ["NL"],
//       "preferred_hours": "09:00-12:00",
//       "facts": {"born": "1970-03-09"}
//     },
//     "planned": {"when": "2026-11-27 14:00", "since": "2026-11-23T09:30:00Z"}
//   }
//
// "planned" is the next call that the host has planned, a promise of ours.
//
// Identities, here and in every document, are 64-bit numbers, which a JavaScript host would round without a word. They
// are written as texts of their digits, "17"; read are such texts, numbers up to 2^53 - 1, and any other text, which
// stands for id_of that text: "call-2026-11-23-17" as well as a telephone number. Larger numbers are refused unless
// they are texts. An identity that is left out is none.
//
// Instants are UTC, "2026-11-20T15:00:00Z", and say so: one without the Z is refused, for it is somebody's local time
// more often than not.
#pragma once

#include <followup/json/layout.hpp>
#include <followup/json/registry.hpp>
#include <followup/json/result.hpp>
#include <followup/model/prospect.hpp>

#include <string>
#include <string_view>

namespace followup::json {

// Zones are looked for among the registered ones, then in the tz database. Each that is found there is loaded anew,
// which takes long beside everything else: a host that reads many registers the zones it has.
[[nodiscard]] result<prospect> read_prospect(std::string_view text, const registry& own = {});
[[nodiscard]] result<pursuit> read_pursuit(std::string_view text, const registry& own = {});

[[nodiscard]] std::string write(const prospect& who, layout how = layout::pretty);
[[nodiscard]] std::string write(const pursuit& subject, layout how = layout::pretty);

}  // namespace followup::json
