#include <followup/json/question.hpp>

#include "json/answer_codecs.hpp"
#include "json/brought.hpp"
#include "json/document.hpp"
#include "json/model_codecs.hpp"
#include "json/refusals.hpp"
#include "json/time_codecs.hpp"

#include <followup/engine/usable.hpp>

#include <algorithm>
#include <utility>
#include <variant>

namespace followup::json {
namespace detail {

namespace {

std::vector<std::string_view> language_names() {
  std::vector<std::string_view> names;
  names.reserve(language_count);
  for (int i = 0; i < language_count; ++i) names.push_back(name_of(static_cast<language>(i)));
  return names;
}

// A member that is a name or the document itself.
template <class T>
void named_or_brought(fields& f, std::string_view member, std::string_view says, std::string& name,
                      std::optional<T>& whole) {
  std::optional<std::variant<std::string, T>> either;
  if (whole) either = *whole;
  if (!whole && !name.empty()) either = name;
  f.maybe(member, says, either, by_name_or_whole<T>{});
  if (f.reading_from() == nullptr || !either) return;
  if (auto* const brought = std::get_if<T>(&*either)) whole = std::move(*brought);
  if (auto* const named = std::get_if<std::string>(&*either)) name = std::move(*named);
}

void describe_request(fields& f, std::string& request) {
  std::optional<node> given;
  if (f.writing_into() != nullptr && !request.empty()) {
    findings found;
    given = parse(request, found);
  }
  f.maybe("request", "The host's own, which comes back with the answer.", given, any_json{});
  if (f.reading_from() != nullptr && given) request = print(*given, layout::one_line);
}

}  // namespace

std::optional<language> codec<language>::read(const place& at) const {
  const auto known = at.is(node::kind::text) ? language_named(at.value().text) : std::nullopt;
  if (!known) at.refuse(at.shown(), expects());
  return known;
}
node codec<language>::write(language value, const writing&) const { return {name_of(value)}; }
node codec<language>::schema(schema_book&) const { return schema_of_names(language_names()); }
std::string codec<language>::expects() const { return listed(language_names()); }

void describe(fields& f, question& asked) {
  f.object("question", "What is the next thing to do for this prospect, when, through which channel, and why?");
  describe_request(f, asked.request);
  f.required("pursuit", "", asked.subject);
  named_or_brought(f, "policy", "Its name, or the policy itself.", asked.policy_name, asked.rules);
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
  f.maybe("progress",
          "What the answer before brought, where the history is only what is newer than that; null: the history is all "
          "there is, and the answer brings the progress to keep.",
          asked.so_far, or_null<progress>{});
  named_or_brought(f, "calendar", "Its name, or the calendar itself.", asked.calendar_name, asked.hours);
  f.maybe("now", "", asked.now);
  f.optional("told", "The languages of the sentences that are wanted.", asked.told, {}, any_languages);
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
  // What a policy refuses to do is to go on from progress alone.
  if (field.starts_with("progress") || (asked.so_far && field.starts_with("policy"))) return "/progress";
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
