// What a line asks for, done: a question decided, or one of the other verbs.
#pragma once

#include "json/node.hpp"
#include "serve/stock.hpp"

#include <followup/engine/agenda.hpp>
#include <followup/json/session.hpp>

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace serve {

// A counter answers lines, one after the other:
//
//   {"pursuit": {...}, ...}                                 a question: json/session.hpp
//   {"verb": "fold", "pursuit": {...}, "history": [...]}    a question's history folded; also "advance", "explain"
//   {"verb": "agenda", "questions": [...], "end_of_day": "2026-11-24T17:00:00Z", "zone": "Europe/Amsterdam"}
//   {"verb": "audit", "book": [{"pursuit": {...}, "history": [...], "open": true, "diary": [...]}]}
//   {"verb": "check", "policy": {...}}                      whether a document is good
//   {"verb": "policies"}                                    what may be named, and what has become no use
//
// Nothing that a line says makes it throw.
class counter {
 public:
  struct defaults {
    std::optional<fu::policy> rules = {};
    std::optional<fu::calendar> hours = {};
    std::function<fu::ptime()> clock;  // asked for each line
    bool by_clock = true;              // else it is the time that was given for all lines
    fu::reasons why = fu::reasons::wanted;
  };
  counter(stock& documents, defaults otherwise);

  [[nodiscard]] fu::json::reply answer(std::string_view line, std::size_t number);
  // Of a line that was too long to be read.
  [[nodiscard]] static fu::json::reply too_long(std::size_t number);

  [[nodiscard]] static std::vector<std::string_view> verbs();

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
  reply check(node& document, const setting& here);
  reply policies(node& document, const setting& here);

  stock& documents_;
  defaults otherwise_;
  fu::json::session asking_;
};

}  // namespace serve
