// A host that lives on outlooks: 16 bytes beside each pursuit, and only those whose time has come are decided anew.
#include <followup/followup.hpp>

#include <cstddef>
#include <iostream>
#include <vector>

namespace fu = followup;

namespace {

// What a host has: pursuits, and what was recorded of them, folded.
struct book {
  fu::policy rules = fu::until_no();
  fu::calendar office{"office", "2026", fu::monday_to_friday("09:00-12:30 13:30-17:30")};
  std::vector<fu::pursuit> pursuits = {};
  std::vector<fu::progress> folded = {};
};

book of_so_many(std::size_t count) {
  const auto amsterdam = fu::time_zone::named("Europe/Amsterdam");
  book all;
  for (std::size_t i = 0; i < count; ++i) {
    const fu::pursuit one{.id = fu::pursuit_id{i + 1},
                          .who = {.id = fu::prospect_id{i + 1},
                                  .zones = {amsterdam},
                                  .reachable_by = {{fu::channel::call}, {fu::channel::letter}}},
                          .started = fu::utc("2026-11-02T08:00:00Z") + boost::posix_time::hours(static_cast<long>(i))};
    all.pursuits.push_back(one);
    all.folded.push_back(fu::fold(all.rules, one, {}));
  }
  return all;
}

// [outlooks
// Whom to call, write to or visit now.
std::vector<std::size_t> to_do_in(const book& all, std::vector<fu::outlook>& outlooks, fu::ptime now) {
  std::vector<std::size_t> places(fu::count_woken(outlooks, now));
  fu::woken(outlooks, now, places);
  for (const std::size_t i : places) {
    outlooks[i] = fu::outlook{fu::next_actions(all.rules, all.pursuits[i], all.folded[i], all.office, now)};
  }
  places.resize(fu::count_due(outlooks, now));
  fu::due(outlooks, now, places);
  return places;
}
// outlooks]

}  // namespace

int main() {
  const book all = of_so_many(240);
  std::vector<fu::outlook> outlooks(all.pursuits.size());  // nothing is known yet: all are asked about
  for (fu::ptime now = fu::utc("2026-11-12T09:00:00Z"); now < fu::utc("2026-11-17T09:00:00Z");
       now += boost::posix_time::hours(24)) {
    const std::size_t woken = fu::count_woken(outlooks, now);
    const std::size_t to_do = to_do_in(all, outlooks, now).size();
    std::cout << fu::to_string(now) << ": " << woken << " decided anew, " << to_do << " to do; the next wakes at "
              << fu::to_string(fu::next_wake(outlooks).value_or(now)) << '\n';
  }
}
