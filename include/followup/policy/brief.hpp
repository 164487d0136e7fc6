// followup/policy/brief.hpp - what a touch is about: something of value each time, and never the same thing twice.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace followup {

// What a letter, an e-mail or a call is about, by its name (hashed with id_of<brief_id>); or several variants of it, to
// find out which works better. Each prospect gets one of the variants, the same one however often it is asked for:
// chosen by a hash of the prospect's identity and the variants' names, never by chance.
//
//   brief{"an article on storage"}
//   one_of({"the long offer", "the short offer"})
struct brief {
  std::vector<std::string> variants;  // one, or several to choose from; empty: about nothing in particular

  brief() = default;
  brief(std::string name) {
    if (!name.empty()) variants.push_back(std::move(name));
  }
  brief(const char* name) : brief(std::string(name)) {}

  [[nodiscard]] bool empty() const noexcept { return variants.empty(); }
  bool operator==(const brief&) const = default;
};
[[nodiscard]] brief one_of(std::vector<std::string> variants);

// Briefs in the order in which they are used. None is used twice for one prospect: one that any touchpoint of the
// prospect carries already, of whichever pursuit, is passed over, and so is the whole of a brief of which a variant was
// used. A touch of a track that carries none counts as about the one that was proposed. When they are used up the touch
// stays due with an empty brief, flagged.
struct brief_list {
  std::vector<brief> in_order;
  bool operator==(const brief_list&) const = default;
};

}  // namespace followup
