#include <followup/assure/describe.hpp>

#include "assure/describe_words.hpp"
#include "closed_set.hpp"
#include "engine/text.hpp"
#include "policy/step_order.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace followup {
namespace detail {
namespace {

// What a reader wants to see apart at a glance.
enum class effect : unsigned char { goes_on, again, owed, waits, over };
constexpr std::size_t effect_count = 5;

effect effect_of(const behaviour& what) {
  struct by_kind {
    effect operator()(const follow_rhythm&) const { return effect::goes_on; }
    effect operator()(const retry_soon&) const { return effect::again; }
    effect operator()(const call_again&) const { return effect::again; }
    effect operator()(const try_again&) const { return effect::again; }
    effect operator()(const same_day_after&) const { return effect::again; }
    effect operator()(const same_day_at&) const { return effect::again; }
    effect operator()(const stay_away&) const { return effect::waits; }
    effect operator()(const keep_promise&) const { return effect::owed; }
    effect operator()(const cool_down&) const { return effect::waits; }
    effect operator()(const hold_until_named_or&) const { return effect::waits; }
    effect operator()(const send_then_call&) const { return effect::owed; }
    effect operator()(const wait_for_meeting&) const { return effect::waits; }
    effect operator()(const close_as&) const { return effect::over; }
    effect operator()(const ask_why&) const { return effect::owed; }
    effect operator()(const suppress&) const { return effect::over; }
    effect operator()(const answer_within&) const { return effect::owed; }
    effect operator()(const drop_contact_point&) const { return effect::goes_on; }
    effect operator()(const lands&) const { return effect::goes_on; }
    effect operator()(const take_note&) const { return effect::goes_on; }
  };
  return std::visit(by_kind{}, what);
}

// How an outcome ends a pursuit, at once or in the end.
std::optional<disposition> ending_of(const behaviour& what) {
  if (const auto* const close = std::get_if<close_as>(&what)) return close->how;
  if (std::holds_alternative<suppress>(what)) return disposition::opted_out;
  if (std::holds_alternative<ask_why>(what)) return disposition::refused;
  return std::nullopt;
}

// "1. a step", "- a step": what Mermaid would take for a list.
bool begins_a_list(std::string_view text) {
  const auto digits = std::min(text.find_first_not_of("0123456789"), text.size());
  const std::string_view rest = text.substr(digits);
  return digits > 0 ? rest.starts_with('.') || rest.starts_with(')') : rest.starts_with('-') || rest.starts_with('+');
}

// A text that means itself inside the quotes of a label: whatever could be markup, an entity, a directive or a comment
// of Mermaid's is written as a number, and so is what would begin a list. What Mermaid looks for after it has read the
// numbers (formulas, icons, line breaks) is kept apart by a blank of no width.
std::string escaped(std::string_view text) {
  constexpr std::string_view special = "\"#&<>`%$*_~\\:";
  constexpr std::string_view found_later = "$\\";
  const std::string line = on_one_line(text);
  std::string safe;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    const bool plain = special.find(c) == std::string_view::npos && (i > 0 || !begins_a_list(line));
    safe += plain ? std::string(1, c) : joined({"#", std::to_string(static_cast<int>(c)), ";"});
    const bool icon = std::string_view(line).substr(i).starts_with(":fa-");
    if (icon || found_later.find(c) != std::string_view::npos) safe += "#8203;";
  }
  return safe;
}

// Outcomes with the same consequence.
struct consequence {
  std::vector<outcome_kind> outcomes;
  behaviour follows;
};

std::vector<consequence> consequences_of(const behaviours& table) {
  std::vector<consequence> all;
  for (int i = 0; i < outcome_count; ++i) {
    const auto kind = static_cast<outcome_kind>(i);
    const behaviour& follows = *table.at(kind);
    const auto same =
        std::find_if(all.begin(), all.end(), [&](const consequence& one) { return one.follows == follows; });
    if (same == all.end()) {
      all.push_back({{kind}, follows});
    } else {
      same->outcomes.push_back(kind);
    }
  }
  return all;
}

// The identifiers of the nodes: never a text of the host's.
std::string numbered(std::string_view kind, std::size_t n) { return joined({kind, std::to_string(n)}); }
std::string step_node(std::size_t track, std::size_t place) {
  return joined({numbered("track", track), "_step", std::to_string(place)});
}
std::string step_note(std::size_t track) { return numbered("track", track) + "_note"; }
std::string hand_over_node(std::size_t track) { return numbered("track", track) + "_then"; }
std::string over_node(disposition how) { return joined({"over_", name_of(how)}); }

bool makes_calls(const track& one) {
  if (const auto* const some = std::get_if<rhythm>(&one.what())) return some->via == channel::call;
  const auto* const list = std::get_if<step_list>(&one.what());
  return list != nullptr && std::any_of(list->steps.begin(), list->steps.end(),
                                        [](const step& each_step) { return each_step.via == channel::call; });
}

// One policy as lines of Mermaid.
class picture {
 public:
  picture(const policy& what, const catalogue& words) : policy_(what), words_(words) {
    for (const policy_rule& rule : policy_.rules()) {
      if (const auto* const one = std::get_if<track>(&rule)) tracks_.push_back(one);
    }
  }

  std::string text() {
    line("%%{init: {\"flowchart\": {\"wrappingWidth\": 380}}}%%", 0);
    line("flowchart TD", 0);
    node("start", stadium, joined({bold(words_.describe.start.plain()), "<br/>", escaped(policy_.name())}),
         "edge_of_it");
    tracks();
    guards();
    outcomes();
    rules("limit", policy_part::limit);
    rules("ending", policy_part::ending);
    rules("again", policy_part::re_entry);
    classes();
    text_.pop_back();
    return std::move(text_);
  }

 private:
  struct shape {
    std::string_view open;
    std::string_view close;
  };
  static constexpr shape box{"[\"", "\"]"};
  static constexpr shape rounded{"(\"", "\")"};
  static constexpr shape stadium{"([\"", "\"])"};
  static constexpr shape hexagon{"{{\"", "\"}}"};

  // --- Lines of Mermaid.
  void line(std::string_view words, int depth = 1) {
    text_.append(static_cast<std::size_t>(depth) * 2, ' ');
    text_ += words;
    text_ += '\n';
  }
  void node(const std::string& id, shape of, std::string_view label, std::string_view style, int depth = 1) {
    line(joined({id, of.open, label, of.close}), depth);
    add_to(style, id);
  }
  void add_to(std::string_view style, const std::string& id) {
    std::string& members = members_[std::string(style)];
    members += (members.empty() ? "" : ",") + id;
  }
  void begin_frame(const std::string& id, std::string_view title, int depth) {
    line(joined({"subgraph ", id, " [\"", bold(title), "\"]"}), depth);
    add_to("frame", id);
  }
  void edge(std::string_view from, std::string_view to, std::string_view label = {}) {
    const std::string text = label.empty() ? std::string{} : joined({"|\"", escaped(label), "\"|"});
    line(joined({from, " -->", text, " ", to}));
  }
  void dotted(std::string_view from, std::string_view to) { line(joined({from, " -.-> ", to})); }
  void classes() {
    line("classDef edge_of_it fill:#e8eaf6,stroke:#3949ab,color:#1a237e");
    line("classDef frame fill:#f7fbff,stroke:#90caf9,color:#0d2f52");
    line("classDef doing fill:#e3f2fd,stroke:#1e88e5,color:#0d2f52");
    line("classDef event fill:#fffde7,stroke:#f9a825,color:#4e3b00");
    line("classDef guarding fill:#fafafa,stroke:#757575,color:#333333");
    line("classDef going_on fill:#e8f5e9,stroke:#43a047,color:#12391a");
    line("classDef waiting fill:#fff3e0,stroke:#fb8c00,color:#4a2c00");
    line("classDef over fill:#fce4ec,stroke:#d81b60,color:#560027");
    for (const auto& [style, members] : members_) line(joined({"class ", members, " ", style}));
  }

  // --- Labels.
  [[nodiscard]] static std::string bold(std::string_view text) { return joined({"<b>", escaped(text), "</b>"}); }
  // A title, and the clauses of an article, one to a line.
  [[nodiscard]] std::string label_of(std::string_view title, const article& about,
                                     std::initializer_list<aspect> left_out = {}) const {
    const std::string clauses = clauses_of(about, left_out);
    return joined({bold(title), clauses.empty() ? "" : "<br/>", clauses});
  }
  [[nodiscard]] std::string clauses_of(const article& about, std::initializer_list<aspect> left_out) const {
    std::string label;
    for (const statement& one : about.says) {
      const bool out = one.usual || std::find(left_out.begin(), left_out.end(), one.what) != left_out.end();
      const std::string clause = out ? std::string{} : clause_of(one, words_);
      if (!clause.empty()) label += joined({label.empty() ? "" : "<br/>", escaped(capitalised(clause))});
    }
    return label;
  }
  [[nodiscard]] std::string told(const statement_value& what) const { return detail::told(what, words_); }

  // --- What we do.
  void tracks() {
    begin_frame("tracks", words_.describe.sections[section::tracks].heading.plain(), 1);
    for (std::size_t i = 0; i < tracks_.size(); ++i) {
      std::visit([&](const auto& what) { nodes(*tracks_[i], what, i); }, tracks_[i]->what());
    }
    line("end");
    for (std::size_t i = 0; i < tracks_.size(); ++i) {
      std::visit([&](const auto& what) { edges(what, i); }, tracks_[i]->what());
    }
  }

  template <any_of<rhythm, after_each_nth, after_other, host_track, appointment_reminder> Single>
  void nodes(const track& one, const Single&, std::size_t i) {
    track_node(one, i);
  }
  void nodes(const track& one, const after_event& what, std::size_t i) {
    node(numbered("event", i), hexagon, escaped(capitalised(told(what.events))), "event", 2);
    track_node(one, i);
  }
  // The edge that leads to a track says when; its node says the rest.
  void track_node(const track& one, std::size_t i) {
    node(numbered("track", i), box,
         label_of(one.id(), article_of(one),
                  {aspect::first, aspect::nth, aspect::nth_wait, aspect::follows, aspect::follow_wait, aspect::events,
                   aspect::event_wait}),
         "doing", 2);
  }
  void nodes(const track& one, const step_list& list, std::size_t i) {
    const article about = article_of(one);
    begin_frame(numbered("track", i), one.id(), 2);
    for (std::size_t place = 0; place < list.steps.size(); ++place) {
      const step& that = list.steps[place];
      std::string label = joined({bold(that.id), "<br/>", escaped(capitalised(words_.touches[that.via].one_of()))});
      if (!that.brief.empty()) label += joined({", ", escaped(told(that.brief))});
      node(step_node(i, place), rounded, label, "doing", 3);
    }
    const std::string also = clauses_of(about, {aspect::steps, aspect::repeats});
    if (!also.empty()) {
      node(step_note(i), box, also, "guarding", 3);
      line(joined({step_node(i, 0), " -.- ", step_note(i)}), 3);
    }
    for (const article& part : about.parts) {
      if (part.about == policy_part::hand_over) {
        node(hand_over_node(i), box, label_of(words_.describe.hand_over.plain(), part), "doing", 3);
      }
    }
    line("end", 2);
  }

  void edges(const rhythm& what, std::size_t i) { edge("start", numbered("track", i), told(due_after{what.first})); }
  void edges(const after_each_nth& what, std::size_t i) {
    const std::string label = told(every_nth{what.n, what.what}) + with_wait(what.wait);
    bool any = false;
    for (std::size_t other = 0; other < tracks_.size(); ++other) {
      if (!makes_calls(*tracks_[other])) continue;
      edge(numbered("track", other), numbered("track", i), label);
      any = true;
    }
    if (!any) edge("start", numbered("track", i), label);
  }
  void edges(const after_other& what, std::size_t i) {
    for (std::size_t other = 0; other < tracks_.size(); ++other) {
      if (tracks_[other]->id() != what.track) continue;
      edge(numbered("track", other), numbered("track", i), told(after_arrival{what.wait, what.landed}));
    }
  }
  void edges(const after_event& what, std::size_t i) {
    edge(numbered("event", i), numbered("track", i), told(later{what.wait}));
  }
  void edges(const step_list& list, std::size_t i) {
    edge("start", step_node(i, 0), told(due_after{list.steps.front().wait}));
    for (std::size_t place = 0; place < list.steps.size(); ++place) {
      for (const branch& to : list.steps[place].branches) {
        const std::size_t target = place_of(list, to.to);
        edge(step_node(i, place), step_node(i, target), told(to.on) + with_wait(list.steps[target].wait));
      }
      onward(list, place, i);
    }
  }
  void onward(const step_list& list, std::size_t place, std::size_t i) {
    const std::size_t next = following(list, place);
    if (next < list.steps.size()) {
      edge(step_node(i, place), step_node(i, next), told(later{list.steps[next].wait}));
    } else if (list.then) {
      edge(step_node(i, place), hand_over_node(i));
    } else {
      edge(step_node(i, place), step_node(i, 0), told(*list.repeat_after));
    }
  }
  void edges(const appointment_reminder&, std::size_t i) { dotted("start", numbered("track", i)); }
  void edges(const host_track&, std::size_t i) { dotted("start", numbered("track", i)); }
  // ", 1 business day later", unless that is at once.
  [[nodiscard]] std::string with_wait(const delay& wait) const {
    return count_of(wait) == 0 ? std::string{} : ", " + told(later{wait});
  }

  // --- What holds us back, by name.
  void guards() {
    names_of("house", section::house_rules, [](const policy_rule& rule) {
      const auto* const one = std::get_if<guard>(&rule);
      return one != nullptr && !one->is_law() ? one->id() : std::string{};
    });
    names_of("law", section::law, [](const policy_rule& rule) {
      const auto* const one = std::get_if<guard>(&rule);
      return one != nullptr && one->is_law() ? joined({one->id(), " (", *one->citation(), ")"}) : std::string{};
    });
    names_of("times", section::dayparts, [](const policy_rule& rule) {
      std::string names;
      if (const auto* const choice = std::get_if<daypart_choice>(&rule)) {
        for (const daypart& part : choice->parts) names += (names.empty() ? "" : ", ") + part.name;
      }
      return names;
    });
  }
  template <class Name>
  void names_of(const std::string& id, section heading, Name name) {
    std::string label;
    for (const policy_rule& rule : policy_.rules()) {
      const std::string text = name(rule);
      if (!text.empty()) label += "<br/>" + escaped(text);
    }
    if (label.empty()) return;
    node(id, box, bold(words_.describe.sections[heading].heading.plain()) + label, "guarding");
    dotted(id, "tracks");
  }

  // --- What follows from what happens.
  void outcomes() {
    node("happens", hexagon, bold(words_.describe.sections[section::outcomes].heading.plain()), "event");
    edge("tracks", "happens");
    std::array<std::string, effect_count> labels;
    const auto all = consequences_of(policy_.table());
    for (const consequence& one : all) {
      if (ending_of(one.follows) && effect_of(one.follows) == effect::over) continue;
      labels[static_cast<std::size_t>(effect_of(one.follows))] += line_of(one);
    }
    for (std::size_t i = 0; i < effect_count; ++i) {
      if (labels[i].empty()) continue;
      const auto kind = static_cast<effect>(i);
      node(numbered("effect", i), rounded, bold(words_.describe.effects[i].plain()) + labels[i],
           kind == effect::waits ? "waiting" : "going_on");
      edge("happens", numbered("effect", i));
    }
    for (const consequence& one : all) {
      if (const auto how = ending_of(one.follows)) end_with(one, *how);
    }
  }
  [[nodiscard]] std::string line_of(const consequence& one) const {
    return joined({"<br/>", bold(capitalised(told(one.outcomes))), " – ", escaped(told(one.follows))});
  }
  void end_with(const consequence& one, disposition how) {
    over(how);
    if (std::holds_alternative<ask_why>(one.follows)) {
      dotted(numbered("effect", static_cast<std::size_t>(effect::owed)), over_node(how));
    } else {
      edge("happens", over_node(how), told(one.outcomes));
    }
  }
  void over(disposition how) {
    if (over_.insert(how).second) node(over_node(how), stadium, bold(capitalised(words_.ending[how]())), "over");
  }

  // --- How it ends, and what comes after.
  void rules(std::string_view kind, policy_part about) {
    std::size_t n = 0;
    for (const article& rule : articles_.rules) {
      if (rule.about != about) continue;
      const std::string id = numbered(kind, n++);
      node(id, hexagon, label_of(rule.id, rule, {aspect::re_entry_after}),
           about == policy_part::re_entry ? "edge_of_it" : "over");
      connect(rule, id);
    }
  }
  void connect(const article& rule, const std::string& id) {
    if (rule.about == policy_part::re_entry) {
      for (const statement& one : rule.says) {
        if (const auto* const after = std::get_if<std::vector<disposition>>(&one.value)) {
          for (const disposition how : *after) {
            over(how);
            edge(over_node(how), id);
          }
        }
      }
      return;
    }
    edge("tracks", id);
    if (rule.about != policy_part::limit) return;
    over(disposition::exhausted);
    edge(id, over_node(disposition::exhausted));
  }

  const policy& policy_;
  const catalogue& words_;
  articles articles_ = articles_of(policy_);
  std::vector<const track*> tracks_;
  std::string text_;
  std::map<std::string, std::string> members_;  // of each class
  std::set<disposition> over_;
};

}  // namespace
}  // namespace detail

std::string diagram(const policy& what, language in) { return detail::picture(what, detail::words_in(in)).text(); }

}  // namespace followup
