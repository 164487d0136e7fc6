// A value in a document that is being read, and where it is.
#pragma once

#include "json/findings.hpp"
#include "json/node.hpp"

#include <followup/error.hpp>
#include <followup/json/identities.hpp>
#include <followup/model/ids.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace followup::json {

class registry;

namespace detail {

struct brought_documents;

// The touchpoints of a history that are left out, and the places of the others.
struct left_out_rows {
  std::vector<mistake> why;
  std::vector<std::size_t> kept;
};

// What one reading has for all places of its document.
struct reading {
  findings found;
  const registry* own = nullptr;
  pursuit_id of = {};                    // of touchpoints that name no pursuit
  identities* names = nullptr;           // which are noted here, if anywhere
  left_out_rows* left_out = nullptr;     // the touchpoints that cannot be read, where they are to be left out
  brought_documents* brought = nullptr;  // those of questions before, if any are kept
};

// A place refers to the one it is in, which must outlive it.
class place {
 public:
  place(const node& value, reading& all) : value_(value), all_(all) {}

  [[nodiscard]] const node& value() const noexcept { return value_; }
  [[nodiscard]] bool is(node::kind one) const noexcept { return value_.is(one); }
  [[nodiscard]] reading& all() const noexcept { return all_; }

  // The value's items, of a list or an object.
  [[nodiscard]] std::size_t size() const noexcept { return value_.items.size(); }
  [[nodiscard]] place item(std::size_t index) const { return {value_.items[index], all_, this, index}; }
  [[nodiscard]] std::optional<place> member(std::string_view name) const;

  [[nodiscard]] std::string path() const;
  // The value in a message: "\"2 weeks\"", "an object", "17".
  [[nodiscard]] std::string shown() const;

  void refuse(std::string_view found, std::string_view allowed) const { all_.found.add(path(), found, allowed); }
  // A member that is missing or that should not be there.
  void refuse(std::string_view member, std::string_view found, std::string_view allowed) const;

  // What an action gives; nothing, and a mistake here, where it throws a `followup::error`.
  template <class Action>
  [[nodiscard]] auto attempt(Action&& action) const -> std::optional<decltype(action())> {
    try {
      return std::forward<Action>(action)();
    } catch (const error& wrong) {
      refuse(wrong.value(), wrong.allowed());
      return std::nullopt;
    }
  }

 private:
  place(const node& value, reading& all, const place* in, std::size_t index)
      : value_(value), all_(all), in_(in), index_(index) {}

  const node& value_;
  reading& all_;
  const place* in_ = nullptr;
  std::size_t index_ = 0;  // among its items
};

}  // namespace detail
}  // namespace followup::json
