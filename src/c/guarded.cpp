#include "c/guarded.hpp"

#include "json/findings.hpp"
#include "json/node.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <exception>

namespace c_interface {
namespace {

using followup::error_kind;
using followup::json::detail::node;

// What a host gave as a name may be anything.
std::string in_ascii(std::string text) {
  std::replace_if(
      text.begin(), text.end(), [](char c) { return c < ' ' || c > '~'; }, '?');
  return text;
}

node as_node(const failure& what, bool ascii) {
  const auto shown = [&](const std::string& text) { return ascii ? in_ascii(text) : text; };
  node list = node::list();
  for (const followup::json::mistake& one : what.mistakes) {
    node mistake = node::object();
    mistake.add("path", shown(one.path));
    mistake.add("found", shown(one.found));
    mistake.add("allowed", shown(one.allowed));
    list.push(std::move(mistake));
  }
  node object = node::object();
  object.add("mistakes", std::move(list));
  object.add("error", name_of(what.status));
  return object;
}

}  // namespace

fu_status status_of(error_kind kind) noexcept { return static_cast<fu_status>(kind) + 1; }
static_assert(FU_INVALID_TIME == static_cast<int>(error_kind::invalid_time) + 1);
static_assert(FU_UNKNOWN_TIME_ZONE == static_cast<int>(error_kind::unknown_time_zone) + 1);
static_assert(FU_INVALID_CALENDAR == static_cast<int>(error_kind::invalid_calendar) + 1);
static_assert(FU_INVALID_POLICY == static_cast<int>(error_kind::invalid_policy) + 1);
static_assert(FU_INVALID_PURSUIT == static_cast<int>(error_kind::invalid_pursuit) + 1);
static_assert(FU_INVALID_HISTORY == static_cast<int>(error_kind::invalid_history) + 1);
static_assert(FU_STALE_PROGRESS == static_cast<int>(error_kind::stale_progress) + 1);
static_assert(FU_OUT_OF_ORDER == static_cast<int>(error_kind::out_of_order) + 1);
static_assert(FU_HISTORY_REQUIRED == static_cast<int>(error_kind::history_required) + 1);
static_assert(FU_INVALID_COLUMN == static_cast<int>(error_kind::invalid_column) + 1);
static_assert(FU_INVALID_DOCUMENT == static_cast<int>(error_kind::invalid_document) + 1);

const char* name_of(fu_status status) noexcept {
  switch (status) {
    case FU_OK: return "ok";
    case FU_INVALID_ARGUMENT: return "invalid_argument";
    case FU_NO_MEMORY: return "no_memory";
    case FU_INTERNAL: return "internal";
  }
  if (status < FU_INVALID_TIME || status > FU_INVALID_DOCUMENT) return "unknown";
  return followup::name_of(static_cast<error_kind>(status - 1)).data();  // of a literal
}

std::string text_of(const failure& what) {
  if (what.mistakes.empty()) return what.text;
  try {
    return print(as_node(what, false), followup::json::layout::one_line);
  } catch (const followup::error&) { return print(as_node(what, true), followup::json::layout::one_line); }
}

failure failure_of(const followup::error& what) {
  if (const auto* const documents = dynamic_cast<const followup::json::invalid_document*>(&what)) {
    return {FU_INVALID_DOCUMENT, {documents->mistakes().begin(), documents->mistakes().end()}};
  }
  return {status_of(what.kind()), {{what.field(), what.value(), what.allowed()}}};
}

failure bad_argument(std::string_view name, std::string found, std::string allowed) {
  return {FU_INVALID_ARGUMENT, {{std::string(name), std::move(found), std::move(allowed)}}};
}

bool put(fu_text* into, std::string_view text) noexcept {
  if (into == nullptr) return true;
  if (into->data == nullptr || into->room <= text.size()) {
    const std::size_t room = std::max<std::size_t>(text.size() + text.size() / 2 + 1, 64);
    auto* const larger = static_cast<char*>(std::realloc(into->data, room));  // NOLINT(cppcoreguidelines-no-malloc)
    if (larger == nullptr) {
      if (into->data != nullptr && into->room != 0) into->data[0] = '\0';
      into->size = 0;
      return false;
    }
    into->data = larger;
    into->room = room;
  }
  std::copy(text.begin(), text.end(), into->data);
  into->data[text.size()] = '\0';
  into->size = text.size();
  return true;
}

failure current_failure() {
  try {
    throw;
  } catch (failure& what) { return std::move(what); } catch (const followup::error& what) {
    return failure_of(what);
  } catch (const std::bad_alloc&) { return {FU_NO_MEMORY}; } catch (const std::exception& what) {
    return {FU_INTERNAL, {{"", what.what(), "nothing of the kind: this is a mistake of the library's"}}};
  }
}

fu_status end_badly(fu_text* error) noexcept {
  try {
    const failure what = current_failure();
    (void)put(error, text_of(what));
    return what.status;
  } catch (...) { return FU_NO_MEMORY; }
}

}  // namespace c_interface
