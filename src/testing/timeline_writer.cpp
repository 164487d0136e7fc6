#include "testing/timeline_lines.hpp"

#include "engine/text.hpp"
#include "model/touchpoint_text.hpp"
#include "testing/scanner.hpp"

#include <followup/engine/explain.hpp>
#include <followup/testing/printing.hpp>

#include <set>

namespace followup::testing::detail {
namespace {

using followup::detail::number_text;

std::string name(std::string_view of_enum) { return std::string{of_enum}; }

std::string status_of(const answer& what, const policy& rules, const time_zone& zone) {
  std::string text = "-> " + name(name_of(what.status));
  if (what.concluded) {
    text += ": " + name(name_of(what.concluded->how)) + " by " + names{rules}(what.concluded->rule);
    if (what.concluded->touch) text += ", touchpoint " + number_text(what.concluded->touch.value());
    if (const auto& next = what.concluded->next) {
      text += ", again from " + local_text(next->from, zone) + " under " + names{rules}(next->under);
    }
  }
  if (what.wake_at) text += ", ask again " + local_text(*what.wake_at, zone);
  return text;
}

std::string text_of(const reason& why, const policy& rules, const time_zone& zone) {
  std::string text = "because " + name(name_of(why.kind));
  if (why.rule) text += " " + names{rules}(why.rule);
  if (why.by) text += " by " + names{rules}(why.by);
  return text + ": " + followup::detail::on_one_line(explain(why, rules, zone));
}

// The times at which there is something to tell, in order.
std::set<ptime> moments_of(const story& what) {
  std::set<ptime> all(what.looked_at.begin(), what.looked_at.end());
  for (const touchpoint& touch : what.history) all.insert(touch.at);
  all.insert(what.subject.started);
  return all;
}

}  // namespace

template <class Id>
std::string names::named(Id what) const {
  const std::string_view known = rules_ == nullptr ? std::string_view{} : rules_->name_of(what);
  return known.empty() ? number_text(what.value()) : quoted(known);
}

std::string text_of(const action& what, const names& known, const time_zone& zone) {
  const bool open_end = what.window.end >= last_instant();
  std::string text = name(name_of(what.via)) + " " + local_text(what.window.begin, zone) + " .. " +
                     (open_end ? "open" : local_text(what.window.end, zone));
  if (what.due != what.window.begin) text += ", due " + local_text(what.due, zone);
  text += ", asked for by " + known(what.rule);
  if (what.brief) text += ", about " + known(what.brief);
  if (what.endpoint) text += ", at endpoint " + number_text(what.endpoint.value());
  if (what.label) text += ", labelled " + number_text(what.label.value());
  return text;
}

std::string text_of(const touchpoint& touch, const names& known, pursuit_id subject) {
  return followup::detail::text_of(touch, touch.brief ? known(touch.brief) : std::string{}, subject);
}

std::vector<told_line> lines_of(const answer& what, const policy& rules, const time_zone& zone) {
  std::vector<told_line> lines{{status_of(what, rules, zone)}};
  for (const action& next : what.actions) lines.push_back({"-> " + text_of(next, names{rules}, zone)});
  for (const reason& why : what.reasons) {
    const bool of_all = why.action >= what.actions.size();
    lines[of_all ? 0 : 1U + why.action].because.push_back(text_of(why, rules, zone));
  }
  return lines;
}

timeline_lines lines_of(const story& what) {
  const time_zone zone = zone_of(what);
  timeline_lines lines;
  lines.head = {{"followup timeline 1"},
                {"policy " + quoted(what.rules.name()) + " version " + quoted(what.rules.version())},
                {"zone " + quoted(zone.name())},
                {"started " + local_text(what.subject.started, zone)}};
  for (const ptime at : moments_of(what)) {
    moment one{local_text(at, zone), {}, {}};
    const std::vector<touchpoint> so_far = up_to(what.history, at);
    for (const touchpoint& touch : so_far) {
      if (touch.at == at) one.happened.push_back({text_of(touch, names{what.rules}, what.subject.id)});
    }
    if (at >= what.subject.started) {
      const answer next = followup::next_actions(what.rules, what.subject, so_far, what.hours, at);
      one.answered = lines_of(next, what.rules, zone);
    }
    lines.moments.push_back(std::move(one));
  }
  return lines;
}

std::string text_of(const timeline_lines& lines) {
  std::string text;
  for (const told_line& line : lines.head) text += line.text + '\n';
  for (const moment& one : lines.moments) {
    text += '\n' + one.when + '\n';
    for (const told_line& line : one.happened) text += "  " + line.text + '\n';
    for (const told_line& line : one.answered) {
      text += "  " + line.text + '\n';
      for (const std::string& why : line.because) text += "     " + why + '\n';
    }
  }
  return text;
}

}  // namespace followup::testing::detail

namespace followup::testing {

std::string record(const story& what) { return detail::text_of(detail::lines_of(what)); }

std::string to_text(const touchpoint& touch) {
  return followup::to_string(touch.at) + " " + detail::text_of(touch, {}, {});
}

std::string to_text(const action& what) { return detail::text_of(what, {}, {}); }

}  // namespace followup::testing
