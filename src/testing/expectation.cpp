#include <followup/testing/expectation.hpp>

#include "model/touchpoint_text.hpp"
#include "testing/scanner.hpp"

#include <followup/engine/explain.hpp>
#include <followup/error.hpp>

#include <algorithm>
#include <ostream>

namespace followup::testing {
namespace {

using detail::quoted;

// A day, or a time on the prospect's clock, that was found to be one.
class some_time {
 public:
  explicit some_time(std::string_view text)
      : text_(text), is_day_(text.size() == std::string_view{"2026-11-27"}.size()) {
    if (is_day_) {
      (void)day(text);
    } else {
      (void)local(text, time_zone{});
    }
  }

  [[nodiscard]] bool is(ptime at, const time_zone& zone) const {
    return is_day_ ? zone.at(at).on == day(text_) : local(text_, zone) == at;
  }
  [[nodiscard]] const std::string& text() const noexcept { return text_; }

 private:
  std::string text_;
  bool is_day_;
};

some_time a_time(std::string_view text) {
  (void)local(text, time_zone{});
  return some_time{text};
}

some_time a_day(std::string_view text) {
  (void)day(text);
  return some_time{text};
}

bool matches(const reason& why, reason_kind kind, std::string_view rule) {
  return why.kind == kind && (rule.empty() || why.rule == id_of<rule_id>(rule));
}

std::string words_for(reason_kind kind, std::string_view rule) {
  return "because " + std::string{name_of(kind)} + (rule.empty() ? "" : " " + quoted(rule));
}

std::optional<ptime> first_time(const answer& what) {
  std::optional<ptime> first = what.actions.empty() ? what.wake_at : std::nullopt;
  for (const action& next : what.actions) {
    if (!first || next.window.begin < *first) first = next.window.begin;
  }
  return first;
}

names_in_it both(const expectation& a, const expectation& b) {
  names_in_it all = a.names();
  all.rules.insert(all.rules.end(), b.names().rules.begin(), b.names().rules.end());
  all.briefs.insert(all.briefs.end(), b.names().briefs.begin(), b.names().briefs.end());
  return all;
}

names_in_it of_rule(std::string_view rule) {
  names_in_it names;
  if (!rule.empty()) names.rules.emplace_back(rule);
  return names;
}

}  // namespace

expectation operator&&(const expectation& a, const expectation& b) {
  return {"(" + a.says() + " and " + b.says() + ")",
          [a, b](const told_answer& next) { return a.holds_for(next) && b.holds_for(next); }, both(a, b)};
}

expectation operator||(const expectation& a, const expectation& b) {
  return {"(" + a.says() + " or " + b.says() + ")",
          [a, b](const told_answer& next) { return a.holds_for(next) || b.holds_for(next); }, both(a, b)};
}

expectation operator!(const expectation& a) {
  return {"not " + a.says(), [a](const told_answer& next) { return !a.holds_for(next); }, a.names()};
}

std::ostream& operator<<(std::ostream& out, const expectation& what) { return out << what.says(); }

// --- Of one of the actions.

touch_expectation::touch_expectation(channel via) : says_(followup::detail::with_article(via)) {
  all_.emplace_back([via](const told_answer& next, std::size_t i) { return next.what().actions[i].via == via; });
}

touch_expectation touch_expectation::with(const std::string& says, condition more) const {
  auto copy = *this;
  copy.says_ += " " + says;
  copy.all_.push_back(std::move(more));
  return copy;
}

touch_expectation touch_expectation::that(const std::string& says, std::function<bool(const action&)> holds) const {
  return with(says, [holds = std::move(holds)](const told_answer& next, std::size_t i) {
    return holds(next.what().actions[i]);
  });
}

touch_expectation touch_expectation::in(std::string_view begin, std::string_view end) const {
  return with("in " + std::string{begin} + " .. " + std::string{end},
              [from = a_time(begin), to = a_time(end)](const told_answer& next, std::size_t i) {
                const time_window& window = next.what().actions[i].window;
                const time_zone zone = zone_of(next.told());
                return from.is(window.begin, zone) && to.is(window.end, zone);
              });
}

touch_expectation touch_expectation::on(std::string_view day) const {
  return with("on " + std::string{day}, [on = a_day(day)](const told_answer& next, std::size_t i) {
    return on.is(next.what().actions[i].window.begin, zone_of(next.told()));
  });
}

touch_expectation touch_expectation::at(std::string_view time) const {
  return with("at " + std::string{time}, [at = a_time(time)](const told_answer& next, std::size_t i) {
    return at.is(next.what().actions[i].window.begin, zone_of(next.told()));
  });
}

touch_expectation touch_expectation::due(std::string_view time) const {
  return with("due " + std::string{time}, [at = a_time(time)](const told_answer& next, std::size_t i) {
    return at.is(next.what().actions[i].due, zone_of(next.told()));
  });
}

touch_expectation touch_expectation::now() const {
  return with(
      "now", [](const told_answer& next, std::size_t i) { return next.what().actions[i].is_open_at(next.told().now); });
}

touch_expectation touch_expectation::about(std::string_view brief) const {
  auto copy =
      that("about " + quoted(brief), [id = id_of<brief_id>(brief)](const action& what) { return what.brief == id; });
  copy.names_.briefs.emplace_back(brief);
  return copy;
}

touch_expectation touch_expectation::without_brief() const {
  return that("without a brief", [](const action& what) { return !what.brief; });
}

touch_expectation touch_expectation::labelled(std::string_view label) const {
  return that("labelled " + quoted(label),
              [id = id_of<label_id>(label)](const action& what) { return what.label == id; });
}

touch_expectation touch_expectation::to(endpoint_id endpoint) const {
  return that("at endpoint #" + std::to_string(endpoint.value()),
              [endpoint](const action& what) { return what.endpoint == endpoint; });
}

touch_expectation touch_expectation::asked_for_by(std::string_view rule) const {
  auto copy =
      that("asked for by " + quoted(rule), [id = id_of<rule_id>(rule)](const action& what) { return what.rule == id; });
  copy.names_.rules.emplace_back(rule);
  return copy;
}

touch_expectation touch_expectation::because(reason_kind kind, std::string_view rule) const {
  auto copy = with(words_for(kind, rule), [kind, rule = std::string{rule}](const told_answer& next, std::size_t i) {
    const auto& all = next.what().reasons;
    return std::any_of(all.begin(), all.end(),
                       [&](const reason& why) { return why.action == i && matches(why, kind, rule); });
  });
  if (!rule.empty()) copy.names_.rules.emplace_back(rule);
  return copy;
}

bool touch_expectation::holds_for(const told_answer& next) const {
  for (std::size_t i = 0; i < next.what().actions.size(); ++i) {
    if (std::all_of(all_.begin(), all_.end(), [&](const condition& one) { return one(next, i); })) return true;
  }
  return false;
}

touch_expectation::operator expectation() const {
  return {says_, [copy = *this](const told_answer& next) { return copy.holds_for(next); }, names_};
}

touch_expectation a_call() { return touch_expectation{channel::call}; }
touch_expectation a_voicemail() { return touch_expectation{channel::voicemail}; }
touch_expectation a_letter() { return touch_expectation{channel::letter}; }
touch_expectation an_email() { return touch_expectation{channel::email}; }
touch_expectation a_task(std::string_view label) {
  const touch_expectation any{channel::task};
  return label.empty() ? any : any.labelled(label);
}

touch_expectation call_in(std::string_view begin, std::string_view end) { return a_call().in(begin, end); }
touch_expectation call_on(std::string_view day) { return a_call().on(day); }
touch_expectation letter_on(std::string_view day) { return a_letter().on(day); }
touch_expectation email_on(std::string_view day) { return an_email().on(day); }
touch_expectation message_due() { return a_voicemail().now(); }
touch_expectation letter_due() { return a_letter().now(); }
touch_expectation email_due() { return an_email().now(); }

expectation nothing_but(const touch_expectation& what) {
  const expectation one = what;
  return {"nothing but " + one.says(),
          [one](const told_answer& next) { return next.what().actions.size() == 1 && one.holds_for(next); },
          one.names()};
}

// --- Of the answer as a whole.

expectation has_status(status what) {
  return {"status " + std::string{name_of(what)},
          [what](const told_answer& next) { return next.what().status == what; }};
}

expectation silent_until(std::string_view day_or_time) {
  return {"silent until " + std::string{day_or_time}, [until = some_time{day_or_time}](const told_answer& next) {
            const auto first = first_time(next.what());
            return first && *first > next.told().now && until.is(*first, zone_of(next.told()));
          }};
}

expectation asks_again_at(std::string_view time) {
  return {"ask again " + std::string{time}, [at = a_time(time)](const told_answer& next) {
            return next.what().wake_at && at.is(*next.what().wake_at, zone_of(next.told()));
          }};
}

expectation closing() { return has_status(status::closing); }

expectation ended(disposition how, std::string_view rule) {
  std::string says = "ended as " + std::string{name_of(how)} + (rule.empty() ? "" : " by " + quoted(rule));
  return {std::move(says),
          [how, rule = std::string{rule}](const told_answer& next) {
            const auto& over = next.what().concluded;
            return over && over->how == how && (rule.empty() || over->rule == id_of<rule_id>(rule));
          },
          of_rule(rule)};
}

expectation again_from(std::string_view day_or_time, std::string_view rule) {
  std::string says = "again from " + std::string{day_or_time} + (rule.empty() ? "" : " by " + quoted(rule));
  return {std::move(says),
          [from = some_time{day_or_time}, rule = std::string{rule}](const told_answer& next) {
            if (!next.what().concluded || !next.what().concluded->next) return false;
            const continuation& again = *next.what().concluded->next;
            const bool by_it = rule.empty() || again.rule == id_of<rule_id>(rule);
            return by_it && from.is(again.from, zone_of(next.told()));
          },
          of_rule(rule)};
}

expectation because(reason_kind kind, std::string_view rule) {
  return {words_for(kind, rule),
          [kind, rule = std::string{rule}](const told_answer& next) {
            const auto& all = next.what().reasons;
            return std::any_of(all.begin(), all.end(), [&](const reason& why) { return matches(why, kind, rule); });
          },
          of_rule(rule)};
}

expectation held_back(std::string_view rule, std::string_view by) {
  return {quoted(rule) + " held back by " + quoted(by),
          [rule = id_of<rule_id>(rule), by = id_of<rule_id>(by)](const told_answer& next) {
            const auto& all = next.what().reasons;
            return std::any_of(all.begin(), all.end(), [&](const reason& why) {
              return why.kind == reason_kind::held_back && why.rule == rule && why.by == by;
            });
          },
          {.rules = {std::string{rule}, std::string{by}}}};
}

expectation explained(std::string words) {
  std::string says = "explained with " + quoted(words);
  return {std::move(says), [words = std::move(words)](const told_answer& next) {
            const std::string text = explain(next.what(), next.told().rules, zone_of(next.told()));
            return text.find(words) != std::string::npos;
          }};
}

}  // namespace followup::testing
