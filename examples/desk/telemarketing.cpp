#include "telemarketing.hpp"

#include "csv.hpp"
#include "names.hpp"
#include "words.hpp"

#include <algorithm>
#include <numeric>
#include <optional>

namespace desk {
namespace {

enum column : std::size_t {
  client,
  last_contact,
  medium,
  duration_s,
  contacts,
  days_since_previous_campaign,
  previous_contacts,
  previous_outcome,
  subscribed,
};
constexpr std::array<std::string_view, 9> columns{"client",
                                                  "last_contact",
                                                  "medium",
                                                  "duration_s",
                                                  "contacts",
                                                  "days_since_previous_campaign",
                                                  "previous_contacts",
                                                  "previous_outcome",
                                                  "subscribed"};

// What the desk uses of a record.
struct contact {
  std::int64_t client = 0;
  fu::date last_contact;
  int contacts = 1;
  bool subscribed = false;
};

class contacts_file {
 public:
  explicit contacts_file(const std::string& file) : csv_(file, columns) {}

  // All columns are checked, also those that are not used: a file with a mistake is not half right.
  [[nodiscard]] std::optional<contact> next() {
    if (!csv_.next()) return std::nullopt;
    one_of(medium, std::array{"cellular", "telephone", "unknown"});
    number(duration_s, 0, 1'000'000);
    if (!csv_.field(days_since_previous_campaign).empty()) number(days_since_previous_campaign, 0, 100'000);
    number(previous_contacts, 0, 100'000);
    one_of(previous_outcome, std::array{"success", "failure", "other", "unknown"});
    one_of(subscribed, std::array{"yes", "no"});
    return contact{.client = number(column::client, 1, 1'000'000'000),
                   .last_contact = date_from(csv_.name_of(last_contact), csv_.field(last_contact)),
                   .contacts = static_cast<int>(number(contacts, 1, 10'000)),
                   .subscribed = csv_.field(subscribed) == "yes"};
  }

  [[nodiscard]] const csv_reader& csv() const noexcept { return csv_; }

 private:
  std::int64_t number(std::size_t column, std::int64_t least, std::int64_t most) {
    return whole_number(csv_.name_of(column), csv_.field(column), least, most);
  }

  template <std::size_t N>
  void one_of(std::size_t column, const std::array<const char*, N>& allowed) {
    if (std::find(allowed.begin(), allowed.end(), csv_.field(column)) != allowed.end()) return;
    throw bad_input(csv_.name_of(column), in_quotes(csv_.field(column)), listed(allowed));
  }

  csv_reader csv_;
};

// --- How a record becomes a pursuit.
//
// zone            Europe/Lisbon: a Portuguese bank.
// reachable by    telephone only, the one channel there was; `medium` unknown is still a telephone. No number is given.
// touchpoint      one, at noon of `last_contact`: the day is all that is known.
// earlier calls   contacts - 1, as a number: the data dates no other contact, and dates are not to be invented.
// started         the local midnight of `last_contact`. When the first contact was nobody knows; the only thing that
//                 the start decides is the limit in months, so the policy has none: 50 calls, however long ago.
// outcome         subscribed yes: `yes`, won. no: `spoke`, nothing decided. The client was spoken to, but no reasons
//                 were recorded, and only a no with reasons is a no.

card card_of(const contact& row, const fu::time_zone& lisbon) {
  return {.number = row.client,
          .name = "client " + std::to_string(row.client),
          .zone = lisbon.name(),
          .phone = "",
          .policy = "fifty_calls",
          .started = lisbon.resolve(row.last_contact, {0, 0, 0}).first,
          .earlier_attempts = row.contacts - 1};
}

fu::touchpoint last_touch(const contact& row, const fu::time_zone& lisbon) {
  fu::touchpoint touch;
  touch.at = fu::noon_of(row.last_contact, lisbon);
  touch.spoke_to = fu::contact_role::decision_maker;
  touch.what = fu::spoke{};
  if (row.subscribed) touch.what = fu::yes{};
  return touch;
}

void add(const contact& row, const csv_reader& csv, const fu::time_zone& lisbon, book& into, const transaction& whole,
         fu::ptime now) try {
  const fu::touchpoint touch = last_touch(row, lisbon);
  if (touch.at > now) {
    throw bad_input("column " + std::string(columns[last_contact]), fu::to_string(row.last_contact),
                    "a day whose noon is not after " + fu::to_string(now));
  }
  (void)into.add(whole, card_of(row, lisbon), {touch}, now);
} catch (const fu::error& wrong) { throw bad_input(csv.here() + ", " + wrong.field(), wrong.value(), wrong.allowed()); }

}  // namespace

std::int64_t import_telemarketing(const std::string& file, book& into, fu::ptime now,
                                  const std::function<void(double)>& progress) {
  constexpr std::int64_t every = 500;
  const fu::time_zone lisbon = fu::time_zone::named("Europe/Lisbon");
  contacts_file contacts{file};
  transaction whole = into.begin();
  std::int64_t count = 0;
  while (const auto row = contacts.next()) {
    add(*row, contacts.csv(), lisbon, into, whole, now);
    if (++count % every == 0) progress(contacts.csv().share());
  }
  whole.commit();
  progress(1.0);
  return count;
}

std::int64_t yes_by_contact::later_than(int n) const {
  return std::accumulate(after.begin() + n + 1, after.end(), std::int64_t{0});
}

yes_by_contact count_yes(const std::string& file) {
  yes_by_contact found;
  contacts_file contacts{file};
  while (const auto row = contacts.next()) {
    ++found.clients;
    if (!row->subscribed) continue;
    ++found.all;
    found.last = std::max(found.last, row->contacts);
    ++found.after[std::min(static_cast<std::size_t>(row->contacts), found.after.size() - 1)];
  }
  return found;
}

}  // namespace desk
