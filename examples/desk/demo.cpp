#include "demo.hpp"

#include "book.hpp"
#include "input.hpp"
#include "story.hpp"
#include "telemarketing.hpp"
#include "today.hpp"
#include "words.hpp"
#include "year.hpp"

#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdio>
#include <filesystem>

namespace desk {
namespace {

namespace fs = std::filesystem;

// A directory of its own for the book, gone at the end.
class scratch {
 public:
  scratch() : path_(fs::temp_directory_path() / ("desk-demo-" + std::to_string(getpid()))) {
    fs::remove_all(path_);
    fs::create_directory(path_);
  }
  scratch(const scratch&) = delete;
  scratch& operator=(const scratch&) = delete;
  ~scratch() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  [[nodiscard]] std::string file(const char* name) const { return (path_ / name).string(); }

 private:
  fs::path path_;
};

// How long something took, as people say it: "0.42 s".
class stopwatch {
 public:
  [[nodiscard]] std::string seconds() const {
    const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - begun_;
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.2f s", passed.count());
    return text.data();
  }

 private:
  std::chrono::steady_clock::time_point begun_ = std::chrono::steady_clock::now();
};

void show_year(terminal& out, const std::string& file) {
  house rules;
  const fu::time_zone amsterdam = rules.zone_named("zone", "Europe/Amsterdam");
  const fu::ptime now = end_of_the_year(amsterdam);
  book contacts{file, rules, book::opening::existing_or_new};
  const std::int64_t touchpoints = add_made_up_year(contacts, rules, amsterdam);
  const day_list today = list_of_today(contacts, rules, amsterdam, now);
  const book::counts counts = contacts.count();

  out.heading("2. A year of a small team, made up: " + with_commas(counts.all) + " prospects, " +
              with_commas(touchpoints) + " touches and answers");
  out.paragraph(made_up_in_words, 0, ink::dim);
  out.line();
  out.line(shown(now, amsterdam) + ": " + with_commas(static_cast<std::int64_t>(today.in_order.size())) +
               " things to do today, the first twenty in the order in which to do them",
           ink::bold);
  show_first(out, contacts, rules, today, amsterdam, now, 20);
  show_left_alone(out, contacts, rules, amsterdam, now, 3);
  out.line("Closed: " + with_commas(counts.closed) + ", " + with_commas(counts.won) + " of them won and " +
               with_commas(counts.exhausted) + " exhausted",
           ink::bold);
}

// In six lines: it is here for its size. Of each client only the last contact has a date, so that all rows are alike.
void show_clients(terminal& out, const std::string& data, const std::string& file) {
  house rules;
  const fu::time_zone lisbon = rules.zone_named("zone", "Europe/Lisbon");
  const fu::ptime now = instant_from("now", "2010-11-18T09:00", lisbon);

  const stopwatch importing;
  book contacts{file, rules, book::opening::existing_or_new};
  const std::int64_t clients =
      import_telemarketing(data, contacts, now, [&out](double share) { out.progress("importing", share); });
  const std::string import_time = importing.seconds();
  const stopwatch listing;
  const day_list today = list_of_today(contacts, rules, lisbon, now);
  const std::string list_time = listing.seconds();

  const book::counts counts = contacts.count();
  const yes_by_contact found = count_yes(data);
  std::string stopping = left("stopping after", 16);
  std::string lost = left("yes lost", 16);
  for (const int n : {1, 2, 3, 4, 5, 6, 8, 10, 15, 20}) {
    stopping += right(std::to_string(n), 8);
    lost += right(percent(found.later_than(n), found.all), 8);
  }
  out.heading("3. A real book, and a large one: " + with_commas(clients) + " clients of a bank's telephone campaigns");
  out.line(attribution, ink::dim);
  out.line("Imported into a new SQLite file, folded and decided: " + import_time +
           "; today's list of it: " + list_time);
  out.line(shown(now, lisbon) + " in Lisbon: " + with_commas(static_cast<std::int64_t>(today.prospects)) +
           " to call, " + with_commas(counts.won) + " won, " + with_commas(counts.exhausted) +
           " exhausted (50 calls and more)");
  out.line(stopping, ink::bold);
  out.line(lost);
  out.line("The last yes came at contact " + std::to_string(found.last) + ": whoever stops after three never hears " +
           with_commas(found.later_than(3)) + " of them.");
}

}  // namespace

void demonstrate(terminal& out, const std::string& data, const std::optional<std::string>& file) {
  if (file && fs::exists(*file)) throw bad_input("--db", in_quotes(*file), "a file that does not exist yet");
  const stopwatch all;
  out.heading("1. One prospect: eleven calls, and nobody gives up (policy until_no)");
  tell_story(out);
  const scratch place;
  show_year(out, place.file("year.db"));
  show_clients(out, data, file ? *file : place.file("desk.db"));
  out.line();
  out.line("All of it took " + all.seconds() + ".", ink::dim);
}

}  // namespace desk
