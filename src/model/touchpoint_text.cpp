#include "model/touchpoint_text.hpp"

#include "model/facts.hpp"

namespace followup::detail {
namespace {

std::string name(std::string_view of_enum) { return std::string{of_enum}; }

std::string details_of(const outcome& what) {
  if (const auto until = named_date_in(what)) return " until " + to_string(*until);
  if (const auto* meeting = std::get_if<meeting_agreed>(&what)) return " for " + to_string(meeting->when);
  if (const auto* no_more = std::get_if<objection>(&what)) {
    return no_more->only ? " to " + name(name_of(*no_more->only)) : "";
  }
  return "";
}

std::string text_of(const promise& made) {
  std::string text = ", promised " + to_string(made.when);
  if (made.by == promised_by::us) text += " by us";
  if (made.how == firmness::soft) text += " softly";
  return text;
}

}  // namespace

std::string text_of(const touchpoint& touch, const std::string& brief, pursuit_id subject) {
  std::string text = touch.way == direction::inbound ? "inbound " : "";
  text += name(name_of(touch.via)) + ": " + name(name_of(kind_of(touch.what))) + details_of(touch.what) + " by " +
          name(name_of(touch.spoke_to));
  if (touch.message_left) text += ", message left";
  if (touch.promised) text += text_of(*touch.promised);
  if (touch.brief) text += ", about " + brief;
  if (touch.endpoint) text += ", at endpoint " + number_text(touch.endpoint.value());
  if (touch.label) text += ", labelled " + number_text(touch.label.value());
  if (touch.action) text += ", carrying out " + number_text(touch.action.value());
  if (touch.pursuit != subject) text += ", in pursuit " + number_text(touch.pursuit.value());
  return text + " (" + number_text(touch.id.value()) + ")";
}

}  // namespace followup::detail
