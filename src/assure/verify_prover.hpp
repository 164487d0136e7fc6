// Proofs: what a case wants, in all cases, and that what a property needs of the past is never lost.
#pragma once

#include "assure/verify_alphabet.hpp"
#include "assure/verify_cases.hpp"
#include "assure/verify_timing.hpp"

#include <followup/assure/verify.hpp>

#include <string>
#include <vector>

namespace followup::detail {

struct proof_attempt {
  bool proved = false;
  std::string why;  // the argument, or where it fails
  proof_effort effort;
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
  [[nodiscard]] bool may_ask(const compiled_track& t, proof_effort& effort);

 private:
  const ground& g_;
  const calendar& hours_;
  const std::vector<kind_of_touch>& alphabet_;
  search_bounds bounds_;
  timing timing_;
};

}  // namespace followup::detail
