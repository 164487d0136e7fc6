// desk - a small CRM for one seller, on SQLite. It owns the clock and the storage; the library decides.

#include "book.hpp"
#include "demo.hpp"
#include "input.hpp"
#include "log_words.hpp"
#include "names.hpp"
#include "rehearsal.hpp"
#include "show.hpp"
#include "telemarketing.hpp"
#include "today.hpp"
#include "words.hpp"

#include <algorithm>
#include <chrono>
#include <iostream>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace desk {
namespace {

// The command line, taken apart: `--name value` are options, the rest are words, the first of them the command.
class command_line {
 public:
  command_line(int count, char** arguments) {
    for (int i = 1; i < count; ++i) {
      const std::string one = arguments[i];
      if (one == "--help" || one == "-h") {
        help_ = true;
      } else if (!one.starts_with("--")) {
        words_.push_back(one);
      } else if (i + 1 == count) {
        throw bad_input(one, "(none)", "a value after it");
      } else if (!options_.emplace(one, arguments[++i]).second) {
        throw bad_input(one, "it twice", "it once");
      }
    }
  }

  [[nodiscard]] bool help() const noexcept { return help_; }
  [[nodiscard]] const std::vector<std::string>& words() const noexcept { return words_; }
  [[nodiscard]] std::optional<std::string> option(const std::string& name) const {
    const auto given = options_.find(name);
    return given == options_.end() ? std::nullopt : std::optional{given->second};
  }
  // Throws `bad_input` for an option that is none of these.
  void allow_only(const std::vector<std::string>& names) const {
    for (const auto& [name, value] : options_) {
      if (std::find(names.begin(), names.end(), name) == names.end()) throw bad_input("option", name, listed(names));
    }
  }

 private:
  bool help_ = false;
  std::vector<std::string> words_;
  std::map<std::string, std::string> options_;
};

// What every command works with. The clock is read here, and only here.
struct session {
  explicit session(const command_line& line)
      : given(line),
        zone(rules.zone_named("--zone", line.option("--zone").value_or("Europe/Amsterdam"))),
        now(line.option("--now") ? instant_from("--now", *line.option("--now"), zone) : clock()),
        file(line.option("--db").value_or("desk.db")) {}

  [[nodiscard]] static fu::ptime clock() {
    const auto since_1970 = std::chrono::system_clock::now().time_since_epoch();
    return instant_of(std::chrono::duration_cast<std::chrono::seconds>(since_1970).count());
  }

  [[nodiscard]] const std::string& word(std::size_t place) const { return given.words()[place]; }
  [[nodiscard]] book open(book::opening how = book::opening::existing) { return book{file, rules, how}; }
  [[nodiscard]] const fu::policy& policy_of(const card& who) { return rules.policy_named("policy", who.policy); }

  const command_line& given;
  house rules;
  terminal out;
  fu::time_zone zone;
  fu::ptime now;
  std::string file;
};

std::string title_of(const card& who) { return std::to_string(who.number) + ' ' + who.name; }

// --- The commands.

std::string checked_name(const std::string& name) {
  constexpr std::size_t longest = 100;
  const bool digits_only = name.find_first_not_of("0123456789") == std::string::npos;
  const bool control = std::any_of(name.begin(), name.end(), [](unsigned char c) { return c < ' ' || c == 0x7F; });
  if (!digits_only && !control && name.size() <= longest) return name;
  throw bad_input("name", in_quotes(name), "1 to 100 bytes of text that is not a number");
}

void add(session& s) {
  card who{.name = checked_name(s.word(1)),
           .zone = s.zone.name(),
           .priority = named("--priority", s.given.option("--priority").value_or("normal"), priorities),
           .phone = s.given.option("--phone"),
           .email = s.given.option("--email"),
           .address = s.given.option("--address"),
           .policy = s.given.option("--policy").value_or("until_no"),
           .started = s.now};
  if (const auto started = s.given.option("--started")) who.started = instant_from("--started", *started, s.zone);
  if (!who.phone && !who.email && !who.address) {
    throw bad_input("how to reach them", "(none)", "one or more of --phone, --email and --address");
  }
  (void)s.rules.policy_named("--policy", who.policy);

  book contacts = s.open(book::opening::existing_or_new);
  transaction whole = contacts.begin();
  who.number = contacts.add(whole, who, {}, s.now);
  whole.commit();
  s.out.line("Added: " + title_of(who));
  show_next(s.out, contacts.decide(who, s.now), s.policy_of(who), s.zone);
}

void import(session& s) {
  book contacts = s.open(book::opening::existing_or_new);
  const std::int64_t count =
      import_telemarketing(s.word(1), contacts, s.now, [&s](double share) { s.out.progress("importing", share); });
  s.out.line("Imported " + with_commas(count) + " clients.");
  s.out.line(attribution, ink::dim);
}

void today(session& s) {
  const std::int64_t first = whole_number("--first", s.given.option("--first").value_or("20"), 0, 1'000'000);
  book contacts = s.open();
  const day_list list = list_of_today(contacts, s.rules, s.zone, s.now);
  const book::counts counts = contacts.count();
  const auto open = static_cast<std::int64_t>(list.prospects);
  s.out.line(shown(s.now, s.zone) + ": " + with_commas(open) + " to do today, " +
                 with_commas(counts.all - counts.closed - open) + " waiting, " + with_commas(counts.closed) + " closed",
             ink::bold);
  show_first(s.out, contacts, s.rules, list, s.zone, s.now, static_cast<std::size_t>(first));
  const auto rest = static_cast<std::int64_t>(list.in_order.size()) - first;
  if (rest > 0) s.out.line("... and " + with_commas(rest) + " more (--first shows more)", ink::dim);
}

void why(session& s) {
  book contacts = s.open();
  const card who = contacts.find(s.word(1));
  s.out.line(title_of(who) + ", policy " + who.policy, ink::bold);
  s.out.paragraph(fu::explain(contacts.decide(who, s.now), s.policy_of(who), s.zone));
}

// The action that a touch of that channel carries out, if one was due.
fu::action due_action(const fu::answer& what, fu::channel via, fu::ptime at) {
  for (const fu::action& one : what.actions) {
    if (one.via == via && one.window.begin <= at) return one;
  }
  return {};
}

// What goes without saying: when it was, to which number, and what it carried out. Of a touchpoint that is in the book
// already all that was settled then.
void complete(fu::touchpoint& touch, const log_words& said, const std::optional<fu::touchpoint>& recorded,
              book& contacts, const card& who, fu::ptime now) {
  touch.at = said.at.value_or(recorded ? recorded->at : now);
  touch.endpoint = endpoint_of(who, touch.via);
  if (recorded) {
    touch.action = recorded->action;
    touch.brief = recorded->brief;
  } else if (touch.way == fu::direction::outbound) {
    const fu::action carried_out = due_action(contacts.decide(who, touch.at), touch.via, touch.at);
    touch.action = carried_out.id;
    touch.brief = carried_out.brief;
  }
}

void log(session& s) {
  const auto& words = s.given.words();
  const log_words said = log_words_from(std::span(words).subspan(2), s.zone);
  book contacts = s.open();
  transaction whole = contacts.begin();
  const card who = contacts.find(s.word(1));
  const auto recorded = said.id ? contacts.touchpoint_named(*said.id) : std::nullopt;
  fu::touchpoint touch = said.touch;
  complete(touch, said, recorded, contacts, who, s.now);
  const fu::answer next = contacts.record(whole, who, touch, said.id, s.now);
  whole.commit();

  s.out.paragraph((recorded ? "Already recorded: " : "Recorded: ") + title_of(who) + ", " + shown(touch.at, s.zone) +
                  ", " + words_of(touch));
  show_next(s.out, next, s.policy_of(who), s.zone);
}

void timeline(session& s) {
  constexpr std::size_t beside_instant = 23;
  const std::int64_t steps = whole_number("--steps", s.given.option("--steps").value_or("10"), 0, 1'000);
  book contacts = s.open();
  const card who = contacts.find(s.word(1));
  const fu::policy& rules = s.policy_of(who);
  s.out.line(title_of(who) + ", policy " + who.policy, ink::bold);
  s.out.entry(in_column(who.started, s.zone), beside_instant, "started");
  if (who.earlier_attempts > 0) {
    s.out.entry({}, beside_instant, std::to_string(who.earlier_attempts) + " earlier calls, not dated");
  }
  const std::vector<fu::touchpoint> history = fu::up_to(contacts.history_of(who), s.now);
  for (const fu::touchpoint& touch : history) s.out.entry(in_column(touch.at, s.zone), beside_instant, words_of(touch));

  rehearsal ahead{rules, pursuit_of(who, s.rules), s.rules.hours(), history, s.now};
  s.out.line("If nobody answers from now on:", ink::bold);
  for (std::int64_t i = 0; i < steps; ++i) {
    const auto due = ahead.next();
    if (!due) break;
    const fu::touchpoint touch = unanswered(due->via);
    ahead.record(*due, touch);
    s.out.entry(in_column(ahead.now(), s.zone), beside_instant, words_of(ahead.history().back()));
  }
  const fu::answer last = ahead.ask();
  s.out.entry({}, beside_instant,
              last.concluded ? "closed as " + spaced(fu::name_of(last.concluded->how)) : "and so on", ink::dim);
}

void policy(session& s) {
  (void)s.rules.policy_named("policy", s.word(2));
  book contacts = s.open();
  transaction whole = contacts.begin();
  card who = contacts.find(s.word(1));
  const fu::answer next = contacts.change_policy(whole, who, s.word(2), s.now);
  whole.commit();
  who.policy = s.word(2);
  s.out.line(title_of(who) + ", from now on policy " + who.policy);
  show_next(s.out, next, s.policy_of(who), s.zone);
}

void check(session& s) {
  const std::vector<std::string> wrong = s.open().check();
  for (const std::string& one : wrong) s.out.paragraph(one, 0, ink::red);
  if (!wrong.empty()) throw storage_error("the book is damaged");
  s.out.line("The book is sound.");
}

void demo(session& s) { demonstrate(s.out, s.given.option("--data").value_or(DESK_DATA), s.given.option("--db")); }

// --- Which command it is.

struct command {
  const char* name;
  const char* words;  // what follows the name
  std::size_t least;  // words, the name included
  std::size_t most;
  std::vector<std::string> options;
  void (*run)(session&);
};

const std::vector<command>& commands() {
  constexpr std::size_t any_number = 1'000;
  static const std::vector<command> all{
      {"demo", "", 1, 1, {"--data"}, demo},
      {"add", "<name>", 2, 2, {"--phone", "--email", "--address", "--priority", "--policy", "--started"}, add},
      {"import", "<file.csv>", 2, 2, {}, import},
      {"today", "", 1, 1, {"--first"}, today},
      {"why", "<prospect>", 2, 2, {}, why},
      {"log", "<prospect> <outcome> ...", 3, any_number, {}, log},
      {"timeline", "<prospect>", 2, 2, {"--steps"}, timeline},
      {"policy", "<prospect> <name>", 3, 3, {}, policy},
      {"check", "", 1, 1, {}, check},
  };
  return all;
}

void help() {
  std::cout << R"(desk - a small CRM for one seller: whom to call today, and why

  desk demo [--data <file.csv>]     a story, a team's year, and a book of 45,211 clients
  desk add <name> --phone <number> --email <address> --address <text>   one of them or more
           [--policy <name>] [--priority low|normal|high] [--started <instant>]
  desk import <file.csv>            contacts in the form of examples/desk/data; all of them or none
  desk today [--first <n>]          what to do today, in order
  desk why <prospect>               what is next, when and why
  desk log <prospect> <outcome> ... what happened; see below
  desk timeline <prospect> [--steps <n>]   what happened, and what follows if nobody answers
  desk policy <prospect> <name>     )"
            << listed(house::policy_names()) << R"(
  desk check                        whether the book is sound

  <prospect> is a number or a name. With every command:
  --db <file>      the book, else desk.db
  --zone <name>    your time zone, and that of whom you add, else Europe/Amsterdam
  --now <instant>  2026-11-23T10:00:00Z, or without the Z on your own clock; else the system's clock

  desk log 17 just_left "call back 2026-11-27 14:00" message
)" << log_help()
            << R"(
  Status: 0 done, 1 the book could not be read or written, 2 a mistake in what was typed or in a file.
)";
}

void run(const command_line& line) {
  if (line.help() || line.words().empty()) return help();
  const auto& all = commands();
  const auto found = std::find_if(all.begin(), all.end(), [&](const command& c) { return c.name == line.words()[0]; });
  if (found == all.end()) {
    std::vector<std::string> names;
    for (const command& one : all) names.emplace_back(one.name);
    throw bad_input("command", in_quotes(line.words()[0]), listed(names));
  }
  std::vector<std::string> options = found->options;
  options.insert(options.end(), {"--db", "--now", "--zone"});
  line.allow_only(options);
  const std::size_t count = line.words().size();
  if (count < found->least || count > found->most) {
    const std::string usage = std::string(found->name) + (*found->words == '\0' ? "" : " ") + found->words;
    throw bad_input("command", std::to_string(count) + (count == 1 ? " word" : " words"), usage);
  }
  session s{line};
  found->run(s);
}

}  // namespace
}  // namespace desk

int main(int count, char** arguments) try {
  desk::run(desk::command_line{count, arguments});
  std::cout.flush();
  if (!std::cout) throw std::runtime_error("stdout: cannot be written to");
  return 0;
} catch (const followup::error& wrong) {
  std::cout.flush();
  std::cerr << "desk: " << wrong.what() << '\n';
  return 2;
} catch (const std::exception& trouble) {
  std::cout.flush();
  std::cerr << "desk: " << trouble.what() << '\n';
  return 1;
}
