// Proofs: all cases, and how what a property needs of the past goes on from touchpoint to touchpoint.
#pragma once

#include "assure/verify_alphabet.hpp"
#include "assure/verify_timing.hpp"

#include <followup/assure/verify.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace followup::detail {

struct proof_attempt {
  bool proved = false;
  std::string why;  // the argument, or where it fails
  std::int64_t cases = 0;
  std::int64_t transitions = 0;
};

// Whether some rule of the policy is a callable of the host's own.
[[nodiscard]] bool has_host_rules(const compiled_policy& p);

class prover {
 public:
  prover(const policy& rules, const ground& g, const calendar& hours, const std::vector<kind_of_touch>& alphabet,
         const search_bounds& bounds);

  // Not for reaches_every_rule and own_property, which are not proved so.
  [[nodiscard]] proof_attempt attempt(const property& what);

  // Whether some case lets the track ask for a touch. True where that cannot be said.
  [[nodiscard]] bool may_ask(const compiled_track& t, proof_attempt& figures);

 private:
  const ground& g_;
  const calendar& hours_;
  const std::vector<kind_of_touch>& alphabet_;
  search_bounds bounds_;
  timing timing_;
};

}  // namespace followup::detail
