// What a document asks for, done: a question decided, or one of the other verbs.
#pragma once

#include "json/node.hpp"
#include "serve/stock.hpp"

#include <followup/json/session.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace serve {

// A verb session answers documents, one after the other:
//
//   {"pursuit": {...}, ...}                                 a question: json/session.hpp
//   {"verb": "fold", "pursuit": {...}, "history": [...]}    a question's history folded; also "advance", "explain"
//   {"verb": "agenda", "questions": [...], "end_of_day": "2026-11-24T17:00:00Z", "zone": "Europe/Amsterdam"}
//   {"verb": "audit", "book": [{"pursuit": {...}, "history": [...], "open": true, "diary": [...]}]}
//   {"verb": "insight", "book": [...], "minutes_a_call": 6, "hours_a_yes": 8, "told": "en"}
//   {"verb": "check", "policy": {...}}                      whether a document is good
//   {"verb": "policies"}                                    what may be named, and what has become no use
//
// Nothing that a document says makes it throw.
class verb_session {
 public:
  // `documents`, if there are any, tell `policies` where what is named comes from; they must outlive it.
  explicit verb_session(fu::json::registry own = {}, const stock* documents = nullptr);

  [[nodiscard]] fu::json::reply answer(std::string_view document, const fu::json::setting& here);
  // For questions alone.
  [[nodiscard]] fu::json::session& questions() noexcept { return asking_; }

 private:
  using node = fu::json::detail::node;
  using reply = fu::json::reply;
  using setting = fu::json::setting;
  struct verb;
  static const std::vector<verb>& all_verbs();

  reply next(node& document, const setting& here);
  reply fold(node& document, const setting& here);
  reply advance(node& document, const setting& here);
  reply explain(node& document, const setting& here);
  reply agenda(node& document, const setting& here);
  reply audit(node& document, const setting& here);
  reply insight(node& document, const setting& here);
  reply check(node& document, const setting& here);
  reply policies(node& document, const setting& here);

  fu::json::session asking_;
  const stock* documents_;
};

}  // namespace serve
