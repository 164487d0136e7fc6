#include "testing/timeline_lines.hpp"

#include "testing/scanner.hpp"

#include <followup/error.hpp>

#include <array>
#include <stdexcept>
#include <utility>

namespace followup::testing::detail {
namespace {

// What stands where something else was expected. Leaves touchpoint_from only.
struct unreadable : std::runtime_error {
  using std::runtime_error::runtime_error;
};

// What could not be read, shortened where it is long.
std::string shown(std::string_view text) {
  constexpr std::size_t most = 60;
  if (text.empty()) return "the end of the line";
  return quoted(text.size() > most ? std::string{text.substr(0, most)} + "..." : std::string{text});
}

[[noreturn]] void expected(std::string_view what, std::string_view found) {
  throw unreadable("expected " + std::string{what} + ", found " + shown(found));
}

template <class T>
T wanted(std::optional<T> read, std::string_view what, const scanner& line) {
  if (!read) expected(what, line.rest());
  return *std::move(read);
}

template <class Enum>
std::optional<Enum> named(std::string_view name, int count) {
  for (int i = 0; i < count; ++i) {
    const auto one = static_cast<Enum>(i);
    if (name_of(one) == name) return one;
  }
  return std::nullopt;
}

constexpr int role_count = static_cast<int>(contact_role::decision_maker) + 1;

template <class Enum>
Enum take_name(scanner& line, int count, std::string_view what) {
  const std::string_view before = line.rest();
  const auto one = named<Enum>(line.take_word(), count);
  if (!one) expected(what, before);
  return *one;
}

std::uint64_t take_hash_number(scanner& line) {
  const std::string_view before = line.rest();
  const auto number = line.take("#") ? line.take_number() : std::nullopt;
  if (!number) expected("a number like #7", before);
  return *number;
}

template <class Id>
Id take_id(scanner& line) {
  return Id{take_hash_number(line)};
}

brief_id take_brief(scanner& line) {
  if (line.rest().starts_with('"')) return id_of<brief_id>(wanted(line.take_quoted(), "a name in quotes", line));
  return take_id<brief_id>(line);
}

agreed_time take_agreed(scanner& line) { return wanted(line.take_agreed(), "an agreed time like 2026-11-27", line); }

std::optional<date> take_until(scanner& line) {
  if (!line.take(" until ")) return std::nullopt;
  return wanted(line.take_date(), "a date like 2026-11-27", line);
}

template <class T>
outcome take_details(scanner& line, std::in_place_type_t<T>) {
  if constexpr (std::is_empty_v<T>) {
    return T{};
  } else if constexpr (std::is_same_v<T, meeting_agreed>) {
    if (!line.take(" for ")) expected("\" for \" and an agreed time", line.rest());
    return T{take_agreed(line)};
  } else if constexpr (std::is_same_v<T, meeting_cancelled> || std::is_same_v<T, meeting_missed>) {
    if (!line.take(" for ")) return T{};
    return T{take_agreed(line)};
  } else if constexpr (std::is_same_v<T, objection>) {
    if (!line.take(" to ")) return T{};
    return T{take_name<channel>(line, channel_count, "a channel")};
  } else {
    return T{take_until(line)};
  }
}

template <std::size_t... I>
outcome take_details(scanner& line, outcome_kind kind, std::index_sequence<I...>) {
  using reader = outcome (*)(scanner&);
  static constexpr std::array<reader, sizeof...(I)> readers{[](scanner& text) -> outcome {
    return take_details(text, std::in_place_type<std::variant_alternative_t<I, outcome>>);
  }...};
  return readers[static_cast<std::size_t>(kind)](line);
}

outcome take_outcome(scanner& line) {
  const std::string_view before = line.rest();
  const auto kind = outcome_named(line.take_word());
  if (!kind || *kind == outcome_kind::unrecorded) expected("an outcome", before);
  return take_details(line, *kind, std::make_index_sequence<outcome_count>{});
}

promise take_promise(scanner& line) {
  promise made{take_agreed(line)};
  if (line.take(" by us")) made.by = promised_by::us;
  if (line.take(" softly")) made.how = firmness::soft;
  if (line.take(" on endpoint ")) made.endpoint = take_id<endpoint_id>(line);
  return made;
}

void take_clause(scanner& line, touchpoint& touch) {
  if (line.take("message left")) {
    touch.message_left = true;
  } else if (line.take("promised ")) {
    touch.promised = take_promise(line);
  } else if (line.take("about ")) {
    touch.brief = take_brief(line);
  } else if (line.take("at endpoint ")) {
    touch.endpoint = take_id<endpoint_id>(line);
  } else if (line.take("labelled ")) {
    touch.label = take_id<label_id>(line);
  } else if (line.take("carrying out ")) {
    touch.action = take_id<action_id>(line);
  } else if (line.take("number ")) {
    touch.sequence = take_hash_number(line);
    if (!line.take(" of that instant")) expected("of that instant", line.rest());
  } else if (line.take("in pursuit ")) {
    touch.pursuit = take_id<pursuit_id>(line);
  } else {
    expected("message left, promised, about, at endpoint, labelled, carrying out, number or in pursuit", line.rest());
  }
}

// The lines of a text, numbered from 1, blank ones and comments left out.
std::vector<std::pair<int, std::string_view>> numbered(std::string_view text) {
  std::vector<std::pair<int, std::string_view>> lines;
  for (int number = 1; !text.empty(); ++number) {
    const std::size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    const bool blank = line.find_first_not_of(" \t") == std::string_view::npos;
    if (!blank && !line.starts_with('#')) lines.emplace_back(number, line);
  }
  return lines;
}

// Puts lines where they belong: by their indent and first word.
class splitter {
 public:
  explicit splitter(std::vector<timeline_mistake>& mistakes) : mistakes_(mistakes) {}

  void take(int number, std::string_view line) {
    const std::size_t indent = line.find_first_not_of(' ');
    const std::string_view text = line.substr(indent);
    const told_line told{std::string{text}, {}, number};
    if (indent == 0 && lines_.head.size() < 4) {
      lines_.head.push_back(told);
    } else if (indent == 0) {
      lines_.moments.push_back({std::string{text}, {}, {}, number});
    } else if (lines_.moments.empty()) {
      mistakes_.push_back({number, "expected a moment like 2026-11-23 10:00 before " + shown(text)});
    } else if (text.starts_with("-> ")) {
      lines_.moments.back().answered.push_back(told);
    } else if (text.starts_with("because ")) {
      take_reason(number, text);
    } else {
      lines_.moments.back().happened.push_back(told);
    }
  }

  timeline_lines taken() && { return std::move(lines_); }

 private:
  void take_reason(int number, std::string_view text) {
    std::vector<told_line>& answered = lines_.moments.back().answered;
    if (answered.empty()) {
      mistakes_.push_back({number, "expected a line of the answer before " + shown(text)});
    } else {
      answered.back().because.emplace_back(text);
    }
  }

  timeline_lines lines_;
  std::vector<timeline_mistake>& mistakes_;
};

// The facts of a timeline, each mistake noted where it stands.
class facts_reader {
 public:
  facts_reader(const time_zone& zone, pursuit_id subject) : zone_(zone), subject_(subject) {}

  recorded_facts read(std::string_view text) && {
    const timeline_lines lines = split(text, facts_.mistakes);
    read_head(lines.head);
    for (const moment& one : lines.moments) read_moment(one);
    return std::move(facts_);
  }

 private:
  void note(int line, std::string what) { facts_.mistakes.push_back({line, std::move(what)}); }

  void read_head(const std::vector<told_line>& head) {
    facts_.started = first_instant();
    if (head.empty() || head[0].text != "followup timeline 1") {
      note(head.empty() ? 1 : head[0].number, "expected \"followup timeline 1\"");
    }
    read_head_line(
        head, 1,
        [](scanner& line) {
          return line.take("policy ") && line.take_quoted() && line.take(" version ") && line.take_quoted();
        },
        "policy \"its name\" version \"its version\"");
    read_head_line(
        head, 2, [&](scanner& line) { return line.take("zone ") && line.take_quoted() == zone_.name(); },
        "zone " + quoted(zone_.name()));
    read_head_line(
        head, 3,
        [&](scanner& line) {
          const auto at = line.take("started ") ? line.take_time(zone_) : std::nullopt;
          facts_.started = at.value_or(facts_.started);
          return at.has_value();
        },
        "started 2026-11-23 10:00");
  }

  template <class Read>
  void read_head_line(const std::vector<told_line>& head, std::size_t index, Read read, const std::string& wanted) {
    if (index >= head.size()) return note(head.empty() ? 1 : head.back().number, "expected after it: " + wanted);
    scanner line{head[index].text};
    if (!read(line) || !line.done())
      note(head[index].number, "expected " + wanted + ", found " + shown(head[index].text));
  }

  void read_moment(const moment& one) {
    scanner line{one.when};
    const auto at = line.take_time(zone_);
    if (!at || !line.done()) {
      return note(one.number, "expected a moment like 2026-11-23 10:00, found " + shown(one.when));
    }
    if (last_ && *at <= *last_) return note(one.number, "expected a later moment than the one before");
    last_ = at;
    if (one.happened.empty() && *at != facts_.started) facts_.looked_at.push_back(*at);
    for (const told_line& touch : one.happened) read_touch(touch, *at);
  }

  void read_touch(const told_line& line, ptime at) {
    try {
      const touchpoint touch = touchpoint_from(line.text, at, subject_);
      check(touch);
      facts_.history.push_back(touch);
    } catch (const unreadable& e) { note(line.number, e.what()); } catch (const error& e) {
      note(line.number, e.what());
    }
  }

  const time_zone& zone_;
  pursuit_id subject_;
  recorded_facts facts_;
  std::optional<ptime> last_;
};

}  // namespace

timeline_lines split(std::string_view text, std::vector<timeline_mistake>& mistakes) {
  splitter lines{mistakes};
  for (const auto& [number, line] : numbered(text)) lines.take(number, line);
  return std::move(lines).taken();
}

touchpoint touchpoint_from(std::string_view text, ptime at, pursuit_id subject) {
  scanner line{text};
  touchpoint touch{.id = {}, .pursuit = subject, .at = at};
  if (line.take("inbound ")) touch.way = direction::inbound;
  touch.via = take_name<channel>(line, channel_count, "a channel, or \"->\"");
  if (!line.take(": ")) expected("\": \" and an outcome", line.rest());
  touch.what = take_outcome(line);
  if (!line.take(" by ")) expected("\" by \" and a role", line.rest());
  touch.spoke_to = take_name<contact_role>(line, role_count, "nobody, machine, gatekeeper or decision_maker");
  while (line.take(", ")) take_clause(line, touch);
  if (!line.take(" (")) expected("\" (#\" and the touchpoint's id", line.rest());
  touch.id = take_id<touchpoint_id>(line);
  if (!line.take(")") || !line.done()) expected("\")\" and the end of the line", line.rest());
  return touch;
}

std::string_view without_words(std::string_view because) noexcept {
  bool in_quotes = false;
  for (std::size_t i = 0; i < because.size(); ++i) {
    if (because[i] == ':' && !in_quotes) return because.substr(0, i);
    if (because[i] == '\\' && in_quotes)
      ++i;
    else if (because[i] == '"')
      in_quotes = !in_quotes;
  }
  return because;
}

}  // namespace followup::testing::detail

namespace followup::testing {

recorded_facts facts_of(std::string_view timeline, const time_zone& zone, pursuit_id subject) {
  return detail::facts_reader{zone, subject}.read(timeline);
}

}  // namespace followup::testing
