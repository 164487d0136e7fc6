#include "fair_policy.hpp"

#include <followup/json/json.hpp>

#include <fstream>
#include <iterator>
#include <stdexcept>

namespace fu = followup;

namespace fair {

trade_fair hall_seven() { return {fu::day("2027-03-08"), fu::day("2027-03-12")}; }

fu::policy before_the_fair() {
  const auto table = fu::doctrine()
                         // Nobody decides in the weeks before the fair: "not now" means after it.
                         .with(fu::outcome_kind::not_now, fu::hold_until_named_or{fu::calendar_days{30}})
                         .with(fu::outcome_kind::no_without_reasons, fu::close_as{fu::disposition::refused});
  const fu::step_list offer = fu::in_order({fu::step{"offer", fu::channel::email, fu::business_days{1}, "the offer"}  //
                                                .when(fu::outcome_kind::clicked, "they looked"),
                                            fu::step{"reminder", fu::channel::letter, fu::business_days{5},
                                                     fu::one_of({"a customer's story", "a calculation"})}
                                                .ends_list(),
                                            fu::step{"they looked", fu::channel::task, fu::hours{2}}.ends_list()})
                                  .handing_over_to(fu::every(fu::business_days{20}, fu::channel::email));

  const auto& own = own_rules();
  const char* const fair = R"({"first_day": "2027-03-08", "last_day": "2027-03-12"})";
  return {"before the fair",
          table,
          {fu::track{"calls",
                     fu::every({fu::business_days{2}, fu::business_days{3}, fu::business_days{5}}, fu::channel::call)
                         .first_after(fu::business_days{3})
                         .leaving_a_message()},
           fu::track{"offer", offer},  //
           fu::track{"invitation", own.make_track("fair invitation", fair)},
           fu::guard{"one call a day", fu::at_most(1, fu::channel::call, fu::per_local_day).except_retries()},
           fu::guard{"at the fair", own.make_guard("nobody at the telephone", fair)},
           fu::limit{"patience", fu::calls{30}, fu::months{6}}.closing_with(fu::channel::letter),
           fu::hand_over("stay in touch", {fu::disposition::exhausted}, "gentle")},
          "2027"};
}

fu::policy before_the_fair_from(const std::string& file) {
  std::ifstream in(file);
  if (!in) throw std::runtime_error("cannot read " + file);
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  return fu::json::read_policy(text, own_rules()).value();
}

}  // namespace fair
