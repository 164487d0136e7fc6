// desk/book.hpp - the seller's book: a SQLite file with the prospects, everything that happened, and beside each
// prospect what the library folded from it.
//
// `wake_at` is why a large book is quick: it says from when on a prospect is worth a look, so that today's list reads
// nothing but what can be on it.
#pragma once

#include "house.hpp"
#include "rows.hpp"
#include "sqlite.hpp"

#include <followup/followup.hpp>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace desk {

namespace fu = followup;

class book {
 public:
  enum class opening : unsigned char { existing, existing_or_new };

  // Throws `bad_input` for a file that is no book, or is not there.
  book(const std::string& file, house& rules, opening how);

  // --- Changes. They belong to a transaction, and are kept when that is committed. The library judges them first: what
  // cannot have happened throws, and is never stored.

  [[nodiscard]] transaction begin() { return transaction{db_}; }

  // Adds a prospect, with what has happened, in whatever order. A number of 0 is replaced by the next free one; the
  // number is given back.
  std::int64_t add(const transaction& whole, card who, std::vector<fu::touchpoint> happened, fu::ptime now);

  // Records a touchpoint, under the name that the seller gave it, if any, and gives back what is next. Its id and its
  // pursuit are set here. The same again under the same name changes nothing; something else under that name throws.
  fu::answer record(const transaction& whole, const card& who, fu::touchpoint touch,
                    const std::optional<std::string>& external_id, fu::ptime now);

  // From now on under another policy: everything is folded anew.
  fu::answer change_policy(const transaction& whole, card who, const std::string& policy, fu::ptime now);

  // --- Questions.

  // By number or name; throws `bad_input`.
  [[nodiscard]] card find(const std::string& number_or_name);
  [[nodiscard]] card find(fu::pursuit_id number);
  // Everything that happened, in order of time.
  [[nodiscard]] std::vector<fu::touchpoint> history_of(const card& who);
  // What was recorded under that name.
  [[nodiscard]] std::optional<fu::touchpoint> touchpoint_named(const std::string& external_id);

  // What is next, of what happened until `now`.
  [[nodiscard]] fu::answer decide(const card& who, fu::ptime now);

  // A prospect worth a look.
  struct candidate {
    card who;
    fu::pursuit subject;
    fu::answer what;
    int attempts = 0;  // calls so far, those from before the book included
  };
  // Visits the prospects for whom something can be done, or changes, before `end`. Who turns out to wait until later,
  // or to be closed, is put aside: the next look does not read that row.
  void look(fu::ptime now, fu::ptime end, const std::function<void(const candidate&)>& visit);

  struct counts {
    std::int64_t all = 0;
    std::int64_t closed = 0;
    std::int64_t won = 0;        // of those closed
    std::int64_t exhausted = 0;  // of those closed
  };
  [[nodiscard]] counts count();

  // What is wrong with the file, one line each: by SQLite's own checks, and where what is kept beside a prospect is not
  // what follows from what happened.
  [[nodiscard]] std::vector<std::string> check();

 private:
  struct look_row;

  [[nodiscard]] std::vector<look_row> rows_waking_before(fu::ptime end);
  [[nodiscard]] fu::answer decide(look_row& row, const fu::pursuit& subject, fu::ptime now);
  [[nodiscard]] const fu::policy& policy_of(const card& who) { return rules_.policy_named("policy", who.policy); }
  // Folds and decides anew, and keeps what came out.
  fu::answer fold_and_keep(const card& who, std::span<const fu::touchpoint> history, fu::ptime now);
  // What is kept beside the prospect.
  void keep(std::int64_t number, const fu::progress& so_far, const fu::answer& next);
  [[noreturn]] void refuse_unknown(const std::string& prospect);
  [[nodiscard]] std::uint64_t next_touch_id();
  void look_again_if_the_rules_changed();

  house& rules_;
  connection db_;
  statement add_, find_by_number_, find_by_name_, set_policy_, keep_, waking_, counts_;
  statement add_touch_, history_, touch_named_, next_touch_id_;
};

}  // namespace desk
