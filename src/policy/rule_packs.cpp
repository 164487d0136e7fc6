#include <followup/policy/rule_packs.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

namespace followup::rules {
namespace {

using pack = std::vector<policy_rule>;

std::vector<audience> private_persons() { return {audience::consumer, audience::sole_trader}; }

// Until 18:30 on the evenings of 4 May, 5 December and 24 December that fall on a day with longer hours.
std::vector<date_override> early_evenings(const std::vector<date>& closed, const std::vector<int>& years) {
  std::vector<date_override> evenings;
  for (const int year : years) {
    for (const std::string_view month_and_day : {"-05-04", "-12-05", "-12-24"}) {
      const date on = day(std::to_string(year).append(month_and_day));
      const bool shorter =
          weekday_of(on) >= weekday::saturday || std::find(closed.begin(), closed.end(), on) != closed.end();
      if (!shorter) evenings.push_back({on, hours_from("09:00-18:30")});
    }
  }
  return evenings;
}

}  // namespace

pack combined(std::initializer_list<pack> packs) {
  pack all;
  for (const pack& one : packs) all.insert(all.end(), one.begin(), one.end());
  return all;
}

pack united_states_telephone() {
  return {guard{"US hours", window(channel::call, every_day("08:00-21:00"))}
              .law("47 CFR 64.1200(c)(1)")
              .in_jurisdiction("US")
              .for_audiences(private_persons())};
}

pack florida_telephone() {
  const guard hours{"FL hours", window(channel::call, every_day("08:00-20:00"))};
  const guard three{"FL three in 24 hours", at_most(3, channel::call, rolling{followup::hours{24}})};
  return {hours.law("Fla. Stat. 501.616(6)(a)").in_jurisdiction("US-FL"),
          three.law("Fla. Stat. 501.616(6)(b)").in_jurisdiction("US-FL")};
}

pack france_telephone(std::vector<date> public_holidays) {
  const auto in_force = [](const guard& rule) {
    return rule.law("Code de la consommation, art. D223-9 (décret n° 2022-1313)")
        .in_jurisdiction("FR")
        .for_audiences({audience::consumer})
        .valid_from(day("2023-03-01"))
        .valid_to(day("2026-08-11"));
  };
  const calendar hours{"FR hours", "2023", monday_to_friday("10:00-13:00 14:00-20:00"), std::move(public_holidays)};
  const std::vector refusals{outcome_kind::no_with_reasons, outcome_kind::no_without_reasons};
  return {
      in_force({"FR hours", window(channel::call, hours)}).exempting_agreed_calls(),
      in_force({"FR four in 30 days", at_most(4, channel::call, rolling_days{30})}),
      in_force({"FR 60 days after a refusal", quiet_after(refusals, calendar_days{60}, channel::call)}),
  };
}

pack canada_telephone() {
  week_hours week = monday_to_friday("09:00-21:30");
  week[5] = week[6] = hours_from("10:00-18:00");
  return {guard{"CA hours", window(channel::call, std::move(week))}
              .law("CRTC Unsolicited Telecommunications Rules, Part III")
              .in_jurisdiction("CA")};
}

pack netherlands_code_2012(std::vector<date> public_holidays, const std::vector<int>& years) {
  week_hours week = monday_to_friday("09:00-22:00");
  week[5] = hours_from("10:00-16:00");
  auto evenings = early_evenings(public_holidays, years);
  const calendar code{"NL code", "2012", std::move(week), std::move(public_holidays), std::move(evenings)};
  return {
      guard{"NL code 2012", window(channel::call, code)}.law("Code voor telemarketing (2012)").in_jurisdiction("NL")};
}

pack united_states_debt_collection() {
  const auto in_force = [](const guard& rule, std::string citation) {
    return rule.law(std::move(citation)).in_jurisdiction("US").for_audiences({audience::consumer});
  };
  const auto seven = at_most(7, channel::call, rolling_days{7}).per(count_scope::pursuit);
  const auto quiet = quiet_after_conversation(calendar_days{7}, channel::call).counting_its_day();
  return {in_force({"US debt, seven in 7 days", seven}, "12 CFR 1006.14(b)(2)(i)(A)"),
          in_force({"US debt, 7 days after a conversation", quiet}, "12 CFR 1006.14(b)(2)(i)(B)")};
}

pack france_consent() {
  const consent_guard opt_in{.consumer = consent_level::express, .sole_trader = consent_level::none};
  return {guard{"FR consent", opt_in}
              .law("Code de la consommation, art. L223-1 (loi n° 2025-594)")
              .in_jurisdiction("FR")
              .valid_from(day("2026-08-11"))};
}

pack netherlands_consent() {
  const auto for_persons = [](const char* id, consent_level least) {
    return guard{id, consent_guard{.consumer = least, .sole_trader = least}}
        .law("Telecommunicatiewet, art. 11.7")
        .in_jurisdiction("NL");
  };
  const date customers_too = day("2026-07-01");
  return {for_persons("NL consent or customer", consent_level::customer)
              .valid_from(day("2021-07-01"))
              .valid_to(customers_too),
          for_persons("NL consent", consent_level::express).valid_from(customers_too)};
}

pack germany_consent() {
  const consent_guard by_telephone{.sole_trader = consent_level::presumed, .legal_entity = consent_level::presumed};
  const consent_guard by_email{.channels = channel::email, .legal_entity = consent_level::express};
  return {guard{"DE telephone consent", by_telephone}.law("UWG § 7 (2) no. 1").in_jurisdiction("DE"),
          guard{"DE e-mail consent", by_email}.law("UWG § 7 (2) no. 2").in_jurisdiction("DE")};
}

pack do_not_call_registry() {
  return {guard{"US do-not-call registry", registry_guard{.stale_after = calendar_days{31}}}
              .law("16 CFR 310.4(b)(3)(iv)")
              .in_jurisdiction("US")
              .for_audiences(private_persons())};
}

}  // namespace followup::rules
