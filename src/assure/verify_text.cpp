#include <followup/assure/verify.hpp>

#include "assure/describe_words.hpp"
#include "model/touchpoint_text.hpp"

#include <algorithm>

namespace followup {
namespace {

std::string counted_text(std::int64_t count, std::string_view one) {
  return std::to_string(count) + " " + std::string(one) + (count == 1 ? "" : "s");
}

std::string text_of(const delay& wait) {
  struct in_words {
    std::string operator()(const minutes& some) const { return counted_text(some.count, "minute"); }
    std::string operator()(const hours& some) const { return counted_text(some.count, "hour"); }
    std::string operator()(const open_minutes& some) const { return counted_text(some.count, "open minute"); }
    std::string operator()(const calendar_days& some) const { return counted_text(some.count, "day"); }
    std::string operator()(const months& some) const { return counted_text(some.count, "month"); }
    std::string operator()(const business_days& some) const { return counted_text(some.count, "business day"); }
  };
  return std::visit(in_words{}, wait);
}

std::string text_of(const span_limit& span) {
  if (const auto* some = std::get_if<months>(&span)) return counted_text(some->count, "month");
  if (const auto* some = std::get_if<calendar_days>(&span)) return text_of(delay{*some});
  return text_of(delay{std::get<hours>(span)});
}

std::string text_of(channel_set channels) {
  std::string text;
  for (int i = 0; i < channel_count; ++i) {
    const auto via = static_cast<channel>(i);
    if (channels.contains(via)) text += (text.empty() ? "" : " or ") + std::string(name_of(via));
  }
  return text;
}

std::string text_of(const cap_guard& cap) {
  struct in_words {
    std::string operator()(const per_local_day_t&) const { return "a day"; }
    std::string operator()(const per_lifetime_t&) const { return "ever"; }
    std::string operator()(const per_calendar_week_t&) const { return "a calendar week"; }
    std::string operator()(const per_calendar_month_t&) const { return "a calendar month"; }
    std::string operator()(const per_daypart_t&) const { return "a daypart"; }
    std::string operator()(const rolling& some) const { return "in " + counted_text(some.length.count, "hour"); }
    std::string operator()(const rolling_days& some) const { return "in " + counted_text(some.days, "day"); }
  };
  std::string led_to;
  for (const outcome_kind kind : cap.outcomes) {
    led_to += (led_to.empty() ? " that led to " : " or ") + std::string(name_of(kind));
  }
  return "at most " + std::to_string(cap.n) + " by " + text_of(cap.channels) + led_to + " " +
         std::visit(in_words{}, cap.over);
}

constexpr std::string_view but_agreed = ", what was agreed excepted";

struct naming {
  std::string operator()(const never_ends_before& what) const {
    return std::string("never ends before a definite no") + (what.no.with_reasons ? " with its reasons" : "") +
           ", a yes, an objection" + (what.appointment ? ", an appointment" : "") + " or a stated limit";
  }
  std::string operator()(const always_has_a_next_step&) const { return "always has a next step, dated"; }
  std::string operator()(const leaves_a_message_every_time&) const { return "leaves a message every time"; }
  std::string operator()(const within& what) const {
    return "touches only within '" + what.hours.name() + "'" + exception(what.agreed_times_too);
  }
  std::string operator()(const keeps_to& what) const { return text_of(what.cap) + exception(what.agreed_times_too); }
  std::string operator()(const keeps_apart& what) const {
    return text_of(what.wait) + " between touches by " + text_of(what.on) + exception(what.agreed_times_too);
  }
  std::string operator()(const never_before_a_promise&) const { return "never calls before a promise"; }
  std::string operator()(const never_after_a_suppression&) const { return "never touches after an objection"; }
  std::string operator()(const never_asks_again&) const { return "never asks again for what was done"; }
  std::string operator()(const reaches_every_rule&) const { return "reaches every track and outcome"; }
  std::string operator()(const ends_within& what) const {
    return "ends within " + text_of(what.span) + ", or waits for a date";
  }
  std::string operator()(const own_property& what) const { return what.name; }

 private:
  static std::string exception(bool agreed) { return agreed ? std::string(but_agreed) : ""; }
};

std::string shown(ptime at, const pursuit& subject) {
  if (at >= last_instant()) return "the end of time";
  return detail::local_text(at, subject.who.zone());
}

std::string shown(const breaking_story& story, int depth) {
  const bool shortest = static_cast<int>(story.touches.size()) <= depth + 1;
  std::string text;
  if (!shortest) text += "    (none of these touches can be left out, but there may be a shorter story)\n";
  for (const touchpoint& touch : story.touches) {
    text += "    " + shown(touch.at, story.subject) + " " + detail::text_of(touch, {}, story.subject.id) + "\n";
  }
  text += "    asked at " + shown(story.now, story.subject) + ": " + std::string(name_of(story.said.status));
  for (const action& one : story.said.actions) {
    text += ", " + std::string(name_of(one.via)) + " from " + shown(one.window.begin, story.subject);
  }
  return text + "\n";
}

// "  (looked at 3 cases, 40 touchpoints in them and 5000 answers)"; nothing of what was not looked at.
std::string looked_at(const finding& one) {
  std::vector<std::string> parts;
  if (one.cases > 0) parts.push_back(counted_text(one.cases, "case"));
  if (one.transitions > 0) parts.push_back(counted_text(one.transitions, "touchpoint") + " in them");
  if (one.answers > 0) parts.push_back(counted_text(one.answers, "answer"));
  return parts.empty() ? "" : "  (looked at " + detail::listed(parts, " and ") + ")\n";
}

}  // namespace

std::string name_of(const property& what) { return std::visit(naming{}, what); }

std::string_view name_of(proof what) noexcept {
  switch (what) {
    case proof::proved: return "proved";
    case proof::refuted: return "refuted";
    case proof::unknown: return "unknown";
  }
  return {};
}

std::string to_string(const verification& report) {
  std::string text = "policy '" + report.policy + "'\n";
  for (const finding& one : report.findings) {
    text += std::string(name_of(one.what)) + ": " + one.property + "\n";
    text += (one.what == proof::unknown ? "  neither shown nor broken, so no pass: " : "  ") + one.why + "\n";
    if (one.story) text += shown(*one.story, one.depth);
    text += looked_at(one);
  }
  return text;
}

}  // namespace followup
