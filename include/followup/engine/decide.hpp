// followup/engine/decide.hpp - the question, into an answer that is used again.
//
// An answer is some kilobytes of room. Where many pursuits are asked about one after the other, one is enough:
//
//   answer next;
//   for (std::size_t i = 0; i < pursuits.size(); ++i) {
//     decide(next, rules, pursuits[i], folded[i], hours, now);
//     show(next);
//   }
#pragma once

#include <followup/engine/next_actions.hpp>

#include <span>

namespace followup {

// What next_actions of the same arguments returns, in place of what `out` said before; it throws the same, and what
// `out` says then is left open.
void decide(answer& out, const policy& rules, const pursuit& subject, std::span<const touchpoint> history,
            const calendar& hours, ptime now, reasons why = reasons::wanted);
void decide(answer& out, const policy& rules, const pursuit& subject, const progress& so_far, const calendar& hours,
            ptime now, reasons why = reasons::wanted);

}  // namespace followup
