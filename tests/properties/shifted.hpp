// A whole case some weeks later: the same week of the same life, as long as no holiday, clock change or month comes
// into it.
#pragma once

#include <followup/testing/story.hpp>

#include <optional>

namespace properties {

// The same story without holidays, and in zones whose clocks never change; nullopt where the policy itself speaks of
// dates or months, or has rules of a host's own.
[[nodiscard]] std::optional<followup::testing::story> dateless(const followup::testing::story& told);

[[nodiscard]] followup::testing::story shifted(const followup::testing::story& told, int weeks);
[[nodiscard]] followup::answer shifted(const followup::answer& a, int weeks);

}  // namespace properties
