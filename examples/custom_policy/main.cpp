// A host's own policy, in C++ and as a document: shows that both are the same, and what comes of it.
#include "fair_policy.hpp"

#include <iostream>

namespace fu = followup;

namespace {

fu::pursuit somebody() {
  return {
      .id = fu::pursuit_id{1},
      .who = {.id = fu::prospect_id{7},
              .zones = {fu::time_zone::named("Europe/Amsterdam")},
              .reachable_by = {{fu::channel::call}, {fu::channel::email}, {fu::channel::letter}, {fu::channel::task}}},
      .started = fu::utc("2027-02-09T09:00:00Z")};
}

void ask(const fu::policy& rules, const std::vector<fu::touchpoint>& history, const fu::calendar& office,
         fu::ptime now) {
  const fu::pursuit subject = somebody();
  std::cout << "\nOn " << fu::to_string(now) << ":\n"
            << fu::explain(fu::next_actions(rules, subject, history, office, now), rules, subject.who.zones[0]) << '\n';
}

}  // namespace

int main(int count, char** arguments) try {
  const std::string document = count > 1 ? arguments[1] : CUSTOM_POLICY_DOCUMENT;
  const fu::policy written = fair::before_the_fair();
  const fu::policy read = fair::before_the_fair_from(document);
  std::cout << "The policy \"" << read.name() << "\", version " << read.version() << ": the document "
            << (read == written ? "says what the C++ says" : "differs from the C++") << ".\n";

  const fu::calendar office{"office", "2027", fu::monday_to_friday("09:00-17:00")};
  std::vector<fu::touchpoint> history;
  ask(read, history, office, fu::utc("2027-02-09T09:00:00Z"));

  // The offer went out; they followed the link in it.
  history.push_back({.id = fu::touchpoint_id{1},
                     .pursuit = fu::pursuit_id{1},
                     .at = fu::utc("2027-02-10T08:00:00Z"),
                     .via = fu::channel::email,
                     .what = fu::sent{},
                     .brief = fu::id_of<fu::brief_id>("the offer")});
  history.push_back({.id = fu::touchpoint_id{2},
                     .pursuit = fu::pursuit_id{1},
                     .at = fu::utc("2027-02-10T09:15:00Z"),
                     .via = fu::channel::email,
                     .way = fu::direction::inbound,
                     .what = fu::clicked{}});
  ask(read, history, office, fu::utc("2027-02-10T09:20:00Z"));

  // On the eve of the fair somebody says: next week, then.
  history.push_back({.id = fu::touchpoint_id{3},
                     .pursuit = fu::pursuit_id{1},
                     .at = fu::utc("2027-03-05T14:00:00Z"),
                     .via = fu::channel::call,
                     .spoke_to = fu::contact_role::gatekeeper,
                     .what = fu::day_off{},
                     .message_left = true});
  ask(read, history, office, fu::utc("2027-03-05T14:05:00Z"));
  return read == written ? 0 : 1;
} catch (const std::exception& e) {
  std::cerr << e.what() << '\n';
  return 2;
}
