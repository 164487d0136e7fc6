#include <followup/assure/diff.hpp>

#include "assure/describe_words.hpp"
#include "engine/text.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace followup {
namespace detail {
namespace {

// What makes an article the same one in two policies. Of several with one name, which: the first, the second.
struct article_key {
  policy_part about;
  std::string id;
  int nth;
  auto operator<=>(const article_key&) const = default;
};

std::vector<article_key> keys_of(const std::vector<article>& list) {
  std::map<std::pair<policy_part, std::string>, int> seen;
  std::vector<article_key> keys;
  keys.reserve(list.size());
  for (const article& one : list) keys.push_back({one.about, one.id, seen[{one.about, one.id}]++});
  return keys;
}

// One article of both policies, by its places in them.
struct pairing {
  std::size_t before;
  std::size_t after;
};

std::vector<pairing> paired(const std::vector<article_key>& before, const std::vector<article_key>& after) {
  std::map<article_key, std::size_t> places;
  for (std::size_t i = 0; i < after.size(); ++i) places.emplace(after[i], i);
  std::vector<pairing> both;
  for (std::size_t i = 0; i < before.size(); ++i) {
    const auto found = places.find(before[i]);
    if (found != places.end()) both.push_back({i, found->second});
  }
  return both;
}

// Which of the pairs, in the order of before, are not in the longest sequence that kept its order; of several as long,
// the one whose names come first, so that both directions of a comparison agree.
std::vector<bool> moved(const std::vector<pairing>& pairs, const std::vector<article_key>& names) {
  const std::size_t n = pairs.size();
  std::vector<int> length(n, 1);  // of the longest such sequence from here on
  int longest = 0;
  for (std::size_t i = n; i-- > 0;) {
    for (std::size_t j = i + 1; j < n; ++j) {
      if (pairs[j].after > pairs[i].after) length[i] = std::max(length[i], length[j] + 1);
    }
    longest = std::max(longest, length[i]);
  }
  std::vector<bool> has_moved(n, true);
  std::size_t next = 0;
  std::size_t beyond = 0;
  for (int wanted = longest; wanted > 0; --wanted) {
    std::size_t best = n;
    for (std::size_t i = next; i < n; ++i) {
      const bool fits = length[i] == wanted && pairs[i].after >= beyond;
      if (fits && (best == n || names[pairs[i].before] < names[pairs[best].before])) best = i;
    }
    has_moved[best] = false;
    next = best + 1;
    beyond = pairs[best].after + 1;
  }
  return has_moved;
}

class comparison {
 public:
  explicit comparison(const catalogue& words) : words_(words), w_(words.describe) {}

  std::vector<change> of(const articles& before, const articles& after) {
    figures(before.self, after.self, nullptr);
    for (std::size_t i = 0; i < before.outcomes.size(); ++i) figures(before.outcomes[i], after.outcomes[i], nullptr);
    lists(before.rules, after.rules, nullptr);
    return std::move(changes_);
  }

 private:
  // `owner`: the rule of which they are parts.
  void lists(const std::vector<article>& before, const std::vector<article>& after, const article* owner) {
    const auto keys_before = keys_of(before);
    const auto keys_after = keys_of(after);
    const auto pairs = paired(keys_before, keys_after);
    const auto has_moved = moved(pairs, keys_before);
    for (std::size_t place = 0; place < after.size(); ++place) {
      const auto pair =
          std::find_if(pairs.begin(), pairs.end(), [place](const pairing& one) { return one.after == place; });
      if (pair == pairs.end()) {
        add(after[place], owner);
        continue;
      }
      if (has_moved[static_cast<std::size_t>(pair - pairs.begin())]) {
        move(after[place], neighbour(before, pair->before), neighbour(after, place), owner);
      }
      same_article(before[pair->before], after[place], owner);
    }
    for (std::size_t place = 0; place < before.size(); ++place) {
      const bool stays =
          std::any_of(pairs.begin(), pairs.end(), [place](const pairing& one) { return one.before == place; });
      if (!stays) remove(before[place], owner);
    }
  }

  void same_article(const article& before, const article& after, const article* owner) {
    if (before.kind != after.kind) {
      other_kind(before, after, owner);
      return;
    }
    figures(before, after, owner);
    lists(before.parts, after.parts, &after);
  }

  void figures(const article& before, const article& after, const article* owner) {
    for (std::size_t i = 0; i < after.says.size(); ++i) {
      if (before.says[i].value != after.says[i].value) figure(before.says[i], after.says[i], after, owner);
    }
  }

  void figure(const statement& before, const statement& after, const article& of, const article* owner) {
    change one = about(change_kind::changed, of, owner);
    one.figure = name_of(after.what);
    one.from = figure_of(before);
    one.to = figure_of(after);
    const std::string told_both = instead(before, after);
    const bool begins = of.about != policy_part::outcome_row;
    one.sentence = joined({prefix(of, owner), begins ? capitalised(told_both) : told_both, "."});
    changes_.push_back(std::move(one));
  }
  // A value in words, or the clause where it has none of its own.
  [[nodiscard]] std::string figure_of(const statement& one) const {
    const std::string value = is_said(one.value) ? told(one.value, words_) : std::string{};
    return value.empty() ? clause_of(one, words_) : value;
  }
  [[nodiscard]] std::string instead(const statement& before, const statement& after) const {
    // What follows from an outcome is too long to stand in the middle of a sentence.
    const bool by_value = after.what != aspect::behaviour && is_said(before.value) && is_said(after.value) &&
                          w_.statements[after.what].said.uses("v");
    if (!by_value) return w_.changed(clause_of(after, words_), clause_of(before, words_));
    const phrase now = value_in_words(after.value, words_);
    const bool namesakes = told(after.value, words_) == told(before.value, words_);
    const phrase then = namesakes ? w_.namesake.inflected() : value_in_words(before.value, words_);
    return clause_with(w_.instead_of.inflected(now, then), after, words_);
  }

  void other_kind(const article& before, const article& after, const article* owner) {
    change one = about(change_kind::changed, after, owner);
    one.figure = "kind";
    one.from = sentences_of(before, words_);
    one.to = sentences_of(after, words_);
    one.sentence = capitalised(w_.other_kind(name(after, owner), one.to, one.from));
    changes_.push_back(std::move(one));
  }
  void add(const article& what, const article* owner) {
    change one = about(change_kind::added, what, owner);
    one.sentence = joined({w_.added(name(what, owner)), space_before(sentences_of(what, words_))});
    for (const article& part : what.parts) {
      one.sentence += joined({" ", name_of_part(part, words_), ": ", sentences_of(part, words_)});
    }
    changes_.push_back(std::move(one));
  }
  void remove(const article& what, const article* owner) {
    change one = about(change_kind::removed, what, owner);
    one.sentence = w_.removed(name(what, owner));
    changes_.push_back(std::move(one));
  }
  void move(const article& what, const article* from, const article* to, const article* owner) {
    change one = about(change_kind::moved, what, owner);
    if (from != nullptr) one.from = plain_name(*from, nullptr);
    if (to != nullptr) one.to = plain_name(*to, nullptr);
    const phrase moved_one = name(what, owner);
    one.sentence =
        capitalised(to == nullptr ? w_.moved_first(moved_one) : w_.moved_behind(moved_one, name(*to, nullptr)));
    changes_.push_back(std::move(one));
  }

  [[nodiscard]] static const article* neighbour(const std::vector<article>& list, std::size_t place) {
    return place == 0 ? nullptr : &list[place - 1];
  }
  [[nodiscard]] static std::string space_before(const std::string& text) { return text.empty() ? text : ' ' + text; }

  [[nodiscard]] static change about(change_kind what, const article& of, const article* owner) {
    change one;
    one.what = what;
    one.where = of.about;
    one.rule = owner != nullptr ? owner->id : of.id;
    if (owner != nullptr) one.part = of.id;
    return one;
  }
  // "the step \"call 1\" of \"sequence\"" is said as "\"sequence\", the step \"call 1\"".
  [[nodiscard]] phrase name(const article& what, const article* owner) const {
    const bool named = !what.id.empty() && what.about != policy_part::preference;
    const std::string of_owner = owner != nullptr && !owner->id.empty() ? quoted(owner->id) + ", " : std::string{};
    const auto whole = [&](grammatical_case which) {
      return joined({of_owner, w_.parts[what.about].in(which), named ? " " + quoted(what.id) : ""});
    };
    return {whole(grammatical_case::nominative), whole(grammatical_case::accusative), whole(grammatical_case::dative)};
  }
  [[nodiscard]] std::string plain_name(const article& what, const article* owner) const {
    return name(what, owner).in(grammatical_case::nominative);
  }
  [[nodiscard]] std::string prefix(const article& of, const article* owner) const {
    if (of.about == policy_part::policy) return {};
    if (of.about == policy_part::outcome_row) {
      return joined({capitalised(words_.happening[*outcome_named(of.id)]()), ": "});
    }
    if (owner == nullptr && !of.id.empty()) return quoted(of.id) + ": ";
    return capitalised(plain_name(of, owner)) + ": ";
  }

  const catalogue& words_;
  const policy_words& w_;
  std::vector<change> changes_;
};

}  // namespace
}  // namespace detail

std::vector<change> diff(const policy& before, const policy& after, language in) {
  return detail::comparison(detail::words_in(in)).of(detail::articles_of(before), detail::articles_of(after));
}

std::string in_words(std::span<const change> changes, language in) {
  if (changes.empty()) return detail::words_in(in).describe.nothing_changed();
  std::string all;
  for (const change& one : changes) all += (all.empty() ? "" : "\n") + one.sentence;
  return all;
}

std::string_view name_of(policy_part part) noexcept {
  switch (part) {
    case policy_part::policy: return "policy";
    case policy_part::outcome_row: return "outcome_row";
    case policy_part::track: return "track";
    case policy_part::step: return "step";
    case policy_part::hand_over: return "hand_over";
    case policy_part::guard: return "guard";
    case policy_part::dayparts: return "dayparts";
    case policy_part::daypart: return "daypart";
    case policy_part::preference: return "preference";
    case policy_part::promises: return "promises";
    case policy_part::limit: return "limit";
    case policy_part::ending: return "ending";
    case policy_part::re_entry: return "re_entry";
  }
  return {};
}

std::string_view name_of(change_kind what) noexcept {
  switch (what) {
    case change_kind::added: return "added";
    case change_kind::removed: return "removed";
    case change_kind::changed: return "changed";
    case change_kind::moved: return "moved";
  }
  return {};
}

}  // namespace followup
