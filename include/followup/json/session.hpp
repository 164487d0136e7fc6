// followup/json/session.hpp - whole documents: the text of a question in, the text of its answer out.
//
//   json::shelf names{.policies = {{"proposals", proposals}}, .calendars = {{"office", office}}};
//   json::session asking;
//   const json::reply said = asking.next(R"({"policy": "proposals", "calendar": "office", "progress": null,
//                                            "told": "en", "request": 42, "pursuit": {...}, "history": [...]})",
//                                        {.named = &names, .now = now});
//   send(said.text);
//
// answers on one line:
//
//   {"pursuit":"17","request":42,"status":"waiting","actions":[...],"wake_at":"2026-11-27T08:00:00Z","reasons":[...],
//    "policy":"9138102394851723498","calendar":"1203948571029384756","told":{"en":"Call on Friday ..."},
//    "progress":"5b0c..."}
//
// "pursuit" is its identity as the question has it, and so are the texts of endpoints and touchpoints. "progress" is
// there where the question has the member: to be kept, and given the next time with the newer touchpoints alone; it is
// null where the policy or the pursuit has to be decided from the history. "assumed" and "left_out" list what was taken
// for granted and what could not be used (ruling 31), each with path, found and allowed; which number was taken to be
// dead (ruling 30) is known from the reasons, and told where they are wanted. A touchpoint that is folded into progress
// is told by its number where its text stood in an earlier question only.
//
// A question that cannot be decided is answered by what is wrong with it, "error" being the name of an error_kind:
//
//   {"pursuit":"17","request":42,"mistakes":[{"path":"/history/0/via","found":"\"owl\"","allowed":"..."}],
//    "error":"invalid_document"}
//
// Of these `stale_progress`, `out_of_order` and `history_required` want the same question once more, with the whole
// history and "progress": null.
#pragma once

#include <followup/engine/next_actions.hpp>
#include <followup/error.hpp>
#include <followup/json/question.hpp>
#include <followup/json/registry.hpp>
#include <followup/json/result.hpp>

#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace followup::json {

// A shelf holds what questions may name. A policy that is not on it may still be one of the presets: "until_no".
struct shelf {
  std::map<std::string, policy, std::less<>> policies = {};
  std::map<std::string, calendar, std::less<>> calendars = {};
};

// A setting is what a question may leave out. It is looked at during the call only.
struct setting {
  const policy* rules = nullptr;    // none: each question names or brings one
  const calendar* hours = nullptr;  // none: likewise
  const shelf* named = nullptr;
  ptime now;              // UTC
  bool by_clock = false;  // `now` was read from a clock: where it is used the answer lists it as assumed
  reasons why = reasons::wanted;
  std::size_t line = 0;  // of the question in its file, which its mistakes then tell; 0: none
};

// A posed question is one that was read and has everything, or the mistakes that keep it from that.
struct posed {
  std::string pursuit;  // its identity as the document has it, as JSON: "17" in quotes, or 17; empty: none
  question asked;       // with policy, calendar and time filled in, without what cannot be used
  std::vector<mistake> assumed = {};
  std::vector<mistake> mistakes = {};               // none: it can be decided
  error_kind error = error_kind::invalid_document;  // of the mistakes

  [[nodiscard]] bool good() const noexcept { return mistakes.empty(); }
};

// Decides a question that is good, into an answer that is used again. Returns the progress to keep: none where the
// question does not ask for it, or it has to be decided from the history. Throws what `next_actions`, `fold` and
// `advance` throw: mistake_in(one.asked, error) has the place.
std::optional<progress> decide(answer& out, const posed& one, reasons why = reasons::wanted);

// A reply is one line, without its end.
struct reply {
  std::string text;
  std::optional<error_kind> error = {};  // none: it is an answer

  [[nodiscard]] bool good() const noexcept { return !error; }
};

// What is wrong with a question of which not even the text could be had.
[[nodiscard]] reply refusal(std::vector<mistake> mistakes, std::size_t line = 0);

// A session answers one question after the other, and keeps what they have in common: zones it loaded, policies and
// calendars that came along. For one thread at a time; what it is given may be shared.
//
// No text makes it throw. What a host's own rules throw leaves it, and the session can be used on.
class session {
 public:
  // With the host's own rules and zones.
  explicit session(registry own = {});
  ~session();
  session(session&&) noexcept;
  session& operator=(session&&) noexcept;
  session(const session&) = delete;
  session& operator=(const session&) = delete;

  // The question answered.
  [[nodiscard]] reply next(std::string_view question, const setting& otherwise);
  // Its history folded, beginning with its progress if it has one: {"pursuit":"17","progress":"..."}. Needs no
  // calendar.
  [[nodiscard]] reply fold(std::string_view question, const setting& otherwise);
  // The first half of `next`: for what is done with questions beside deciding them.
  [[nodiscard]] posed pose(std::string_view question, const setting& otherwise);

 private:
  struct state;
  std::unique_ptr<state> state_;
};

// The same once, without anything to be kept: json::session{}.next(...).
[[nodiscard]] reply next(std::string_view question, const setting& otherwise, const registry& own = {});

}  // namespace followup::json
