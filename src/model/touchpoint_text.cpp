#include "model/touchpoint_text.hpp"

#include "model/facts.hpp"
#include "time/clock_text.hpp"

namespace followup::detail {
namespace {

std::string details_of(const outcome& what) {
  if (const auto until = named_date_in(what)) return " until " + to_string(*until);
  if (const auto* when = named_appointment_in(what)) return " for " + to_string(*when);
  if (const auto* no_more = std::get_if<objection>(&what)) {
    return no_more->only ? " to " + std::string{name_of(*no_more->only)} : "";
  }
  return "";
}

std::string text_of(const promise& made) {
  std::string text = ", promised " + to_string(made.when);
  if (made.by == promised_by::us) text += " by us";
  if (made.how == firmness::soft) text += " softly";
  if (made.endpoint) text += " on endpoint " + number_text(made.endpoint.value());
  return text;
}

}  // namespace

std::string text_of(const touchpoint& touch, const std::string& brief, pursuit_id subject) {
  std::string text = touch.way == direction::inbound ? "inbound " : "";
  text.append(name_of(touch.via)).append(": ").append(name_of(kind_of(touch.what))).append(details_of(touch.what));
  text.append(" by ").append(name_of(touch.spoke_to));
  if (touch.message_left) text += ", message left";
  if (touch.promised) text += text_of(*touch.promised);
  if (touch.brief) text += ", about " + brief;
  if (touch.endpoint) text += ", at endpoint " + number_text(touch.endpoint.value());
  if (touch.label) text += ", labelled " + number_text(touch.label.value());
  if (touch.action) text += ", carrying out " + number_text(touch.action.value());
  if (touch.sequence != 0) text += ", number " + number_text(touch.sequence) + " of that instant";
  if (touch.pursuit != subject) text += ", in pursuit " + number_text(touch.pursuit.value());
  return text + " (" + number_text(touch.id.value()) + ")";
}

std::string local_text(ptime at, const time_zone& zone) {
  if (at < first_instant() || at >= last_instant()) return to_string(at);
  const local_time there = zone.at(at);
  // At the ends of the range the local date may be outside it.
  const bool in_range = there.on >= first_instant().date() && there.on < last_instant().date();
  if (!in_range || zone.resolve(there.on, there.clock).first != at) return to_string(at);
  const auto seconds = there.clock.seconds();
  return to_string(there.on) + " " + clock_text(there.clock) + (seconds != 0 ? ":" + two_digits(seconds) : "");
}

}  // namespace followup::detail
