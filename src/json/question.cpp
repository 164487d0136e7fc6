#include <followup/json/question.hpp>

#include "json/document.hpp"
#include "json/model_codecs.hpp"
#include "json/refusals.hpp"
#include "json/time_codecs.hpp"

#include <followup/engine/usable.hpp>

#include <algorithm>
#include <utility>

namespace followup::json {
namespace detail {

void describe(fields& f, question& asked) {
  f.object("question", "What is the next thing to do for this prospect, when, through which channel, and why?");
  f.required("pursuit", "", asked.subject);
  f.optional("usable", "Leave out what cannot be used of the history, and tell it, instead of refusing it.",
             asked.usable_only, false);
  left_out_rows rows;
  if (const place* from = f.reading_from()) {
    from->all().of = asked.subject.id;
    if (asked.usable_only) from->all().left_out = &rows;
  }
  f.optional("history", "What happened; touchpoints that name no pursuit are of this one.", asked.history, {},
             history_list{});
  if (const place* from = f.reading_from()) from->all().left_out = nullptr;
  asked.left_out = std::move(rows.why);
  if (asked.history.size() != rows.kept.size() || !asked.left_out.empty()) asked.places = std::move(rows.kept);
  f.maybe("calendar", "", asked.hours);
  f.maybe("now", "", asked.now);
}

namespace {

// Without what goes without saying.
question shortened(const question& asked) {
  question copy = asked;
  for (touchpoint& touch : copy.history) {
    if (touch.pursuit == copy.subject.id) touch.pursuit = {};
  }
  return copy;
}

std::size_t place_of(const question& asked, std::size_t index) {
  return asked.places.empty() ? index : asked.places[index];
}

std::string path_of(const question& asked, std::size_t index, const std::string& member) {
  std::string path = "/history/" + std::to_string(place_of(asked, index));
  if (!member.empty()) append_to_path(path, member);
  return path;
}

// "touchpoint 17: at" of the touchpoint that has the place.
std::optional<std::size_t> index_of_touch(const question& asked, const std::string& field) {
  const auto is_it = [&](const touchpoint& touch) {
    const std::string name = "touchpoint " + std::to_string(touch.id.value());
    return field.starts_with(name) && (field.size() == name.size() || field[name.size()] == ':');
  };
  const auto found = std::find_if(asked.history.begin(), asked.history.end(), is_it);
  if (found == asked.history.end()) return std::nullopt;
  return static_cast<std::size_t>(found - asked.history.begin());
}

std::string path_of(const question& asked, const std::string& field) {
  if (const auto index = index_of_touch(asked, field)) return path_of(asked, *index, member_of_touchpoint(field));
  if (field == "now") return "/now";
  if (field.starts_with("prospect")) return "/pursuit/who";
  return field.starts_with("pursuit") ? "/pursuit" : "";
}

}  // namespace
}  // namespace detail

result<question> read_question(std::string_view text, const registry& own) {
  identities names;
  auto read = detail::read_document<question>(text, {.own = &own, .names = &names});
  if (!read) return read;
  question asked = std::move(read).value();
  asked.names = std::move(names);
  return asked;
}

void leave_out_unusable(question& asked, ptime now) {
  if (!asked.usable_only) return;
  usable_history parts = usable(asked.subject, asked.history, now);
  std::vector<std::size_t> kept;
  std::size_t next = 0;
  for (std::size_t i = 0; i < asked.history.size(); ++i) {
    if (next == parts.left_out.size() || parts.left_out[next].index != i) {
      kept.push_back(detail::place_of(asked, i));
      continue;
    }
    const unusable_touch& one = parts.left_out[next++];
    asked.left_out.push_back(
        {detail::path_of(asked, i, detail::member_of_touchpoint(one.field)), one.value, one.allowed});
  }
  if (!parts.left_out.empty()) asked.places = std::move(kept);
  asked.history = std::move(parts.touches);
}

mistake mistake_in(const question& asked, const error& refused) {
  return {detail::path_of(asked, refused.field()), refused.value(), refused.allowed()};
}

std::string write(const question& asked, layout how) {
  return detail::written(detail::shortened(asked), how, {.names = &asked.names});
}

}  // namespace followup::json
