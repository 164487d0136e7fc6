#include "demo.hpp"

#include "book.hpp"
#include "input.hpp"
#include "story.hpp"
#include "telemarketing.hpp"
#include "today.hpp"
#include "words.hpp"

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
  [[nodiscard]] std::string file() const { return (path_ / "desk.db").string(); }

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

std::string seen_at(const char* what, std::int64_t number) {
  return left(what, 10) + right(with_commas(number), 7) + "  ";
}

void show_counts(terminal& out, book& contacts, const day_list& today) {
  const book::counts counts = contacts.count();
  const auto open = static_cast<std::int64_t>(today.prospects);
  out.line(seen_at("open", open) + "a call is allowed today, so it is on the list");
  out.line(seen_at("waiting", counts.all - open - counts.closed) + "not closed, and nothing to do today");
  out.line(seen_at("closed", counts.closed) + with_commas(counts.won) + " won (the client said yes), " +
           with_commas(counts.exhausted) + " exhausted (50 calls and more)");
}

void show_book(terminal& out, const std::string& data, const std::string& file) {
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

  out.heading("2. A real book: " + with_commas(clients) + " clients of a bank's telephone campaigns");
  out.line(attribution, ink::dim);
  out.line();
  out.paragraph(mapping_in_words);
  out.line();
  out.line("Imported into a new SQLite file, each one folded and decided: " + import_time);
  out.line("Today's list, read from the file, decided and put in order:   " + list_time);
  out.line();
  out.line("As of " + shown(now, lisbon) + " in Lisbon:", ink::bold);
  show_counts(out, contacts, today);
  out.line();
  out.line("The first twenty of the list, longest due first:", ink::bold);
  show_first(out, contacts, rules, today, lisbon, now, 20);
}

void show_what_stopping_costs(terminal& out, const std::string& data) {
  const yes_by_contact found = count_yes(data);
  std::string contacts = left("stopping after", 16);
  std::string lost = left("yes lost", 16);
  for (const int n : {1, 2, 3, 4, 5, 6, 8, 10, 15, 20}) {
    contacts += right(std::to_string(n), 8);
    lost += right(percent(found.later_than(n), found.all), 8);
  }
  out.heading("3. What stopping early costs");
  out.line(contacts, ink::bold);
  out.line(lost);
  out.line();
  out.paragraph("Of the " + with_commas(found.all) + " clients who said yes, " + with_commas(found.later_than(3)) +
                " (" + percent(found.later_than(3), found.all) +
                ") did so after the third contact, the last one at contact " + std::to_string(found.last) +
                ": whoever stops after three never hears them.");
  out.line(attribution, ink::dim);
}

}  // namespace

void demonstrate(terminal& out, const std::string& data, const std::optional<std::string>& file) {
  if (file && fs::exists(*file)) throw bad_input("--db", in_quotes(*file), "a file that does not exist yet");
  const stopwatch all;
  out.heading("1. One prospect: eleven calls, and nobody gives up (policy until_no)");
  tell_story(out);
  const scratch place;
  show_book(out, data, file ? *file : place.file());
  show_what_stopping_costs(out, data);
  out.line();
  out.line("All of it took " + all.seconds() + ".", ink::dim);
}

}  // namespace desk
