#include "serve/stock.hpp"

#include <followup/json/calendar.hpp>
#include <followup/json/layout.hpp>
#include <followup/json/policy.hpp>

#include <sys/stat.h>
#include <fstream>
#include <set>
#include <utility>

namespace serve {
namespace {

namespace files = std::filesystem;

fu::json::result<fu::policy> read(const std::string& text, const fu::policy*) { return fu::json::read_policy(text); }
fu::json::result<fu::calendar> read(const std::string& text, const fu::calendar*) {
  return fu::json::read_calendar(text);
}

// Another file, another length or another time of writing.
std::string stamp_of(const files::path& file) {
  struct stat seen {};
  if (::stat(file.c_str(), &seen) != 0) return {};
  return std::to_string(seen.st_ino) + " " + std::to_string(seen.st_size) + " " + std::to_string(seen.st_mtim.tv_sec) +
         "." + std::to_string(seen.st_mtim.tv_nsec);
}

std::optional<std::string> content_of(const files::path& file) {
  std::ifstream from(file, std::ios::binary);
  std::string text;
  std::string piece(std::size_t{64} << 10, '\0');
  while (from.read(piece.data(), static_cast<std::streamsize>(piece.size())) || from.gcount() > 0) {
    text.append(piece, 0, static_cast<std::size_t>(from.gcount()));
    if (text.size() > fu::json::most_bytes) break;  // which reading then says
  }
  if (!from.eof() && text.size() <= fu::json::most_bytes) return std::nullopt;
  return text;
}

std::string listed(const std::vector<fu::json::mistake>& mistakes) {
  std::string text = to_string(mistakes.front());
  if (mistakes.size() > 1) text += "; and " + std::to_string(mistakes.size() - 1) + " more";
  return text;
}

}  // namespace

stock::stock(files::path policies, files::path calendars, log tell)
    : policy_folder_(std::move(policies)), calendar_folder_(std::move(calendars)), tell_(std::move(tell)) {
  look();
}

void stock::refresh() {
  if (clock::now() - looked_ < std::chrono::milliseconds(200)) return;
  try {
    look();
    trouble_.clear();
  } catch (const files::filesystem_error& why) {
    // What is in use stays in use.
    if (trouble_ != why.what()) tell_(trouble_ = why.what());
    looked_ = clock::now();
  }
}

void stock::look() {
  if (!policy_folder_.empty()) look(policy_folder_, policies_, shelf_.policies);
  if (!calendar_folder_.empty()) look(calendar_folder_, calendars_, shelf_.calendars);
  looked_ = clock::now();
}

template <class T>
void stock::look(const files::path& folder, items& known, std::map<std::string, T, std::less<>>& good) {
  std::set<std::string> there;
  for (const files::directory_entry& entry : files::directory_iterator(folder)) {
    const files::path& file = entry.path();
    if (file.extension() != ".json") continue;
    const std::string name = file.stem().string();
    const std::string stamp = stamp_of(file);
    if (stamp.empty()) continue;  // gone in between
    there.insert(name);
    item& one = known.try_emplace(name, item{.file = file}).first->second;
    if (one.stamp == stamp) continue;
    one.stamp = stamp;
    take(name, one, good);
  }
  for (auto at = known.begin(); at != known.end();) {
    if (there.contains(at->first)) {
      ++at;
      continue;
    }
    tell_(at->second.file.string() + ": is gone");
    good.erase(at->first);
    at = known.erase(at);
  }
}

template <class T>
void stock::take(const std::string& name, item& one, std::map<std::string, T, std::less<>>& good) {
  const bool first = one.mistakes.empty() && !one.in_use;
  const auto text = content_of(one.file);
  auto read_now =
      text ? read(*text, static_cast<const T*>(nullptr))
           : fu::json::result<T>(std::vector<fu::json::mistake>{{"", "a file that cannot be read", "a document"}});
  if (!read_now) {
    one.mistakes = std::move(read_now).error();
    tell_(one.file.string() + ": " + (one.in_use ? "is no use, what was good stays in use: " : "is no use: ") +
          listed(one.mistakes));
    return;
  }
  good.insert_or_assign(name, std::move(read_now).value());
  one.mistakes.clear();
  one.in_use = true;
  if (!first) tell_(one.file.string() + ": is taken anew");
}

}  // namespace serve
