// followup/policy/rule_packs.hpp - rules of real jurisdictions, written with the guards of policy/guard.hpp.
//
// EXAMPLES OF HOW A RULE IS EXPRESSED, WITH ITS CITATION AND DATE; NOT LEGAL ADVICE. They are neither complete nor kept
// up to date with the law, and whether one of them concerns you is a lawyer's question. State of the law: as we knew it
// on 2026-11-23.
//
// Each pack is a list of rules for a policy, one guard per rule, in a page of readable code in
// src/policy/rule_packs.cpp. Packs are put beside one another, and the strictest holds at each instant:
//
//   const policy ours{"ours", doctrine(), rules::combined({our_own_rules, rules::united_states_telephone(),
//                                                          rules::florida_telephone()})};
//
// Every guard is law (no promise overrides it, unless the rule says so itself), carries its citation, has a name of its
// own among all packs ("US hours", "FL hours"), and holds where prospect::jurisdictions has its code. A code stands for
// its parts too: who is in "US-FL" is held by the packs of "US". Of a prospect whose jurisdictions are not known,
// all packs hold. Hours are read in every candidate zone of the prospect; they are half-open, so that a window until
// 21:00 does not allow 21:00.
//
// Where a rule says more than its guard can, the guard is stricter than the rule, and the comment says in what.
#pragma once

#include <followup/policy/policy.hpp>

#include <initializer_list>
#include <vector>

namespace followup::rules {

// All of them, in their order.
[[nodiscard]] std::vector<policy_rule> combined(std::initializer_list<std::vector<policy_rule>> packs);

// --- Hours and counts.

// "US": solicitations of private persons from 08:00 to 21:00, local time of the called. 47 CFR 64.1200(c)(1).
//
// Sole traders count as private persons here. Calls that were invited are no solicitations; the guard holds for them
// too.
[[nodiscard]] std::vector<policy_rule> united_states_telephone();

// "US-FL": calls from 08:00 to 20:00, and at most 3 in 24 hours. Fla. Stat. 501.616(6); see also 501.059.
//
// The statute counts the calls on one subject matter; the guard counts all calls to the prospect. For any audience.
[[nodiscard]] std::vector<policy_rule> florida_telephone();

// "FR": calls to consumers from Monday to Friday, 10:00 to 13:00 and 14:00 to 20:00, never on public holidays; at most
// 4 in 30 calendar days; none for 60 calendar days after a refusal. Code de la consommation, art. L223-1 ff. and D223-9
// (decree 2022-1313), in force on 2023-03-01 and here until the opt-in of 2026-08-11: `france_consent()`.
//
// The hours, and only they, exempt calls to which the consumer agreed beforehand: a hard promise is taken as that. A
// refusal is the decision maker's no, with or without reasons, in whichever pursuit. Throws as `calendar` does.
//
//   france_telephone({day("2026-05-01"), day("2026-05-08")})    // Thursday 30 April, 20:00: not before Monday, 10:00
[[nodiscard]] std::vector<policy_rule> france_telephone(std::vector<date> public_holidays);

// "CA": calls from Monday to Friday, 9:00 to 21:30, and at weekends, 10:00 to 18:00. CRTC Unsolicited
// Telecommunications Rules, Part III (Telemarketing Rules). For any audience; provinces may ask for more.
[[nodiscard]] std::vector<policy_rule> canada_telephone();

// "NL": calls from Monday to Friday, 9:00 to 22:00, and on Saturdays, 10:00 to 16:00; never on Sundays and public
// holidays; until 18:30 on 24 December, 5 December and 4 May. The telemarketing code of 2012.
//
// A code of conduct, not a statute; a guard of law all the same, for no promise should override it. For any audience.
// The three evenings are written down for the given years only; where one of them is a Saturday it closes at 16:00 as
// ever, where it is a Sunday or a holiday it stays closed. Throws `invalid_calendar` for a date given twice and
// `invalid_time` for one outside the library's range.
//
//   netherlands_code_2012({day("2026-12-25"), day("2026-12-26")}, {2026})    // 2026-12-24: 09:00-18:30
[[nodiscard]] std::vector<policy_rule> netherlands_code_2012(std::vector<date> public_holidays,
                                                             const std::vector<int>& years);

// "US": calls to consumers about a debt, at most 7 in 7 consecutive days, and none in the 7 days after a conversation,
// whose day is day 1. 12 CFR 1006.14(b)(2).
//
// One pursuit is one debt, and calls are counted by pursuit; a conversation about one debt quiets all. The rule
// exempts calls to which the person agreed in the last seven days; the guards do not.
[[nodiscard]] std::vector<policy_rule> united_states_debt_collection();

// --- Consent, and lists of who does not want to be called.

// "FR": calls to consumers only with their express consent, from 2026-08-11 on. Code de la consommation, art. L223-1,
// as changed by law 2025-594. Calls within a contract that is running are not exempt here.
[[nodiscard]] std::vector<policy_rule> france_consent();

// "NL": calls to natural persons, sole traders among them, only with their express consent. Telecommunicatiewet, art.
// 11.7: from 2021-07-01 on, until 2026-07-01 for those who are not customers (consent_level::customer), then for all.
// Not so companies.
[[nodiscard]] std::vector<policy_rule> netherlands_consent();

// "DE": calls to consumers only with their express consent, to businesses (sole traders among them) with presumed
// consent at least; e-mails to anybody only with express consent. UWG, section 7 (2). The exception for one's own
// customers, section 7 (3), is not written down.
[[nodiscard]] std::vector<policy_rule> germany_consent();

// "US": calls to private persons only while our copy of the do-not-call registry is no older than 31 days: looked up
// (prospect::registry_checked) on day 0, called until the end of day 31. 16 CFR 310.4(b)(3)(iv).
//
// Who is in the registry is not asked here: that is a suppression. Sole traders count as private persons.
[[nodiscard]] std::vector<policy_rule> do_not_call_registry();

}  // namespace followup::rules
