#include "json/samples.hpp"

#include <followup/policy/presets.hpp>
#include <followup/policy/rule_packs.hpp>

#include <utility>

namespace samples {
namespace {

using fu::channel;
using fu::outcome_kind;

fu::policy calling(std::string name, std::vector<fu::policy_rule> more, fu::behaviours table = fu::doctrine()) {
  more.insert(more.begin(), fu::track{"calls", fu::every(fu::business_days{1}, channel::call)});
  return {std::move(name), std::move(table), std::move(more)};
}

fu::policy all_tracks() {
  fu::rhythm holding = fu::every({fu::hours{1}, fu::open_minutes{90}}, channel::task);
  holding.message_holds_back = true;  // without a message: it can be said, whatever it means
  return {"all tracks",
          fu::doctrine(),
          {fu::track{"calls", fu::every({fu::calendar_days{1}, fu::business_days{2}}, channel::call)
                                  .first_after(fu::minutes{20})
                                  .message_as_step()}
               .paced({fu::anchor::planned, fu::late_policy::hold, fu::resume_mode::remaining}),
           fu::track{"letters", fu::after_each(3, fu::unanswered_calls, channel::letter)
                                    .waiting(fu::hours{1})
                                    .with({{"one", fu::one_of({"two a", "two b"})}})},
           fu::track{"tasks", fu::after_each(1, fu::counted::calls, channel::task)},
           fu::track{"landed", fu::after(fu::landing_of{"letters"}, fu::business_days{1}, channel::email)},
           fu::track{"sent", fu::after(fu::sending_of{"tasks"}, fu::minutes{0}, channel::letter).with({{"three"}})},
           fu::track{"hot", fu::after(outcome_kind::clicked, fu::hours{2}, channel::call)}.paced(
               {.resumes = fu::resume_mode::restart}),
           fu::track{"again", fu::after({outcome_kind::meeting_missed, outcome_kind::meeting_cancelled},
                                        fu::business_days{1}, channel::email)
                                  .with({{"four"}})},
           fu::track{"visits", holding}.holding_back_later()},
          "2026-1"};
}

fu::policy steps_that_branch() {
  const std::vector<fu::step> ways{
      fu::step{"offer", channel::email, fu::business_days{0}, "the offer"}.when(outcome_kind::clicked, "hot call"),
      fu::step{"reminder", channel::email, fu::business_days{3}, fu::one_of({"short", "long"})}
          .when({outcome_kind::opened, outcome_kind::replied}, "hot call")
          .then("call"),
      fu::step{"hot call", channel::call, fu::hours{1}}.ends_list(),
      fu::step{"call", channel::call, fu::open_minutes{30}}};
  return {"ways",
          fu::doctrine(),
          {fu::track{"ways", fu::in_order(ways).leaving_a_message().handing_over_to(
                                 fu::every(fu::business_days{10}, channel::call).with({{"later"}}))}}};
}

fu::policy steps_that_repeat() {
  return {"again and again",
          fu::doctrine(),
          {fu::track{"steps", fu::in_order({{"a", channel::call}, {"b", channel::letter, fu::calendar_days{2}}})
                                  .repeating_after(fu::business_days{20})}}};
}

fu::policy all_guards() {
  const fu::channel_set both{channel::call, channel::email};
  fu::week_hours week = fu::monday_to_friday("09:00-12:00 13:30-24:00");
  week[5] = fu::hours_from("10:00-16:00");
  const fu::calendar code{"code", "2012", week, {fu::day("2026-12-25")}, {{fu::day("2026-12-24"), {}}}};
  const auto law = [](const char* id, fu::guard::rule what) { return fu::guard{id, std::move(what)}.law("Art. 1"); };
  return calling(
      "all guards",
      {fu::guard{"window", fu::window(both, week).in(fu::time_zone::named("America/New_York"))},
       law("code", fu::window(channel::call, code)).exempting_agreed_calls().in_jurisdiction("NL"),
       fu::guard{"day", fu::at_most(1, channel::call, fu::per_local_day).except_retries()},
       fu::guard{"daypart", fu::at_most(3, both, fu::per_daypart).counting(fu::counted_event::messages)},
       fu::guard{"lifetime", fu::at_most(40, fu::channel_set::all(), fu::per_lifetime)
                                 .counting(fu::counted_event::connected)
                                 .per(fu::count_scope::number)},
       law("hours", fu::at_most(3, channel::call, fu::rolling{fu::hours{24}})).valid_from(fu::day("2026-01-01")),
       law("days", fu::at_most(4, channel::call, fu::rolling_days{1})
                       .counting(fu::counted_event::conversations)
                       .per(fu::count_scope::seller)
                       .in(fu::time_zone::fixed(fu::time_duration{5, 30, 0})))
           .for_audiences({fu::audience::consumer, fu::audience::sole_trader})
           .valid_to(fu::day("2027-01-01")),
       fu::guard{"pursuit", fu::at_most(2, channel::letter, fu::rolling_days{30}).per(fu::count_scope::pursuit)},
       fu::guard{"quiet", fu::quiet_after({outcome_kind::no_with_reasons}, fu::calendar_days{60}, channel::call)},
       fu::guard{"spoken", fu::quiet_after_conversation(fu::calendar_days{7}, both).counting_its_day()},
       fu::guard{"apart", fu::apart(channel::call, both, fu::hours{20})},
       fu::guard{"landing", fu::not_on_landing_day(channel::call)}.for_audiences({fu::audience::unknown}),
       law("consent", fu::consent_guard{both, fu::consent_level::customer, fu::consent_level::presumed,
                                        fu::consent_level::express}),
       fu::guard{"list", fu::registry_guard{channel::call, fu::calendar_days{31}}},
       fu::daypart_choice{{{"morning", {540, 720}, 300}, {"late", {780, 1440}, 0}},
                          4,
                          {fu::other_clock_time{}, fu::at_most_per_daypart{2}, fu::other_weekday{}},
                          fu::hours{1}}});
}

fu::policy all_ends() {
  return calling("all ends",
                 {fu::re_entry{"next year", {fu::disposition::refused, fu::disposition::withdrawn}, fu::months{12}},
                  fu::promise_rules{fu::promise_rules::clearing::by_next_call, fu::promise_rules::missed::at_once},
                  fu::limit{"calls only", fu::calls{50}},
                  fu::re_entry{"in touch", {fu::disposition::exhausted}, fu::calendar_days{30}}.under("gentle"),
                  fu::limit{"hours", fu::span_limit{fu::hours{100}}}.closing_with(channel::email, "the last one"),
                  fu::limit{"both", fu::calls{3}, fu::span_limit{fu::calendar_days{9}}}
                      .closing_with(channel::task)
                      .closing_within(fu::business_days{1}),
                  fu::hand_over("nurture", {fu::disposition::unreachable}, "gentle")});
}

fu::policy every_behaviour() {
  return calling("behaviours", {},
                 fu::doctrine()
                     .with(outcome_kind::no_answer, fu::retry_soon{fu::open_minutes{1}, 14})
                     .with(outcome_kind::busy, fu::call_again{fu::hours{2}})
                     .with(outcome_kind::machine, fu::same_day_after{fu::open_minutes{1}})
                     .with(outcome_kind::just_left, fu::same_day_at{0})
                     .with(outcome_kind::in_meeting, fu::stay_away{fu::months{1}})
                     .with(outcome_kind::at_lunch, fu::cool_down{fu::calendar_days{1}, std::nullopt})
                     .with(outcome_kind::day_off, fu::hold_until_named_or{fu::calendar_days{0}})
                     .with(outcome_kind::away, fu::send_then_call{fu::business_days{0}, fu::business_days{9}})
                     .with(outcome_kind::message_taken, fu::take_note{})
                     .with(outcome_kind::opened, fu::follow_rhythm{})
                     .with(outcome_kind::meeting_agreed, fu::wait_for_meeting{fu::hours{4}})
                     .with(outcome_kind::meeting_missed, fu::close_as{fu::disposition::unreachable})
                     .with(outcome_kind::no_without_reasons, fu::ask_why{fu::calendar_days{3}})
                     .with(outcome_kind::replied, fu::answer_within{fu::open_minutes{5}})
                     .with(outcome_kind::sent, fu::lands{fu::business_days{4}})
                     .with(outcome_kind::delayed, fu::try_again{fu::hours{4}, 5}));
}

fu::policy with_own_rules() {
  const auto own = own_rules();
  return {"own rules",
          fu::doctrine(),
          {fu::track{"plain", own.make_track("birthday card")},
           fu::guard{"nine", own.make_guard("not before", R"({"strictly": true, "hour": 9})")}.law("§ 1"),
           fu::track{"birthdays",
                     own.make_track("birthday card",
                                    R"({"wait": "3 business days", "briefs": ["a \"card\"", "é"], "via": "letter"})")}
               .holding_back_later(),
           fu::ending{"enough", own.make_ending("enough", R"({"calls": 20})")}}};
}

// The kinds mixed in another order than documents have.
fu::policy in_any_order() {
  return {"mixed",
          fu::doctrine(),
          {fu::limit{"patience", fu::calls{5}}, fu::guard{"day", fu::at_most(1, channel::call, fu::per_local_day)},
           fu::track{"calls", fu::every(fu::business_days{1}, channel::call)}, fu::promise_rules{},
           fu::guard{"landing", fu::not_on_landing_day(channel::call)},
           fu::track{"letters", fu::after_each(2, fu::unanswered_calls, channel::letter)}}};
}

fu::policy all_packs() {
  const std::vector holidays{fu::day("2026-05-01"), fu::day("2026-12-25")};
  return calling("packs", fu::rules::combined({fu::rules::united_states_telephone(), fu::rules::florida_telephone(),
                                               fu::rules::france_telephone(holidays), fu::rules::canada_telephone(),
                                               fu::rules::netherlands_code_2012(holidays, {2026, 2027}),
                                               fu::rules::united_states_debt_collection(), fu::rules::france_consent(),
                                               fu::rules::netherlands_consent(), fu::rules::germany_consent(),
                                               fu::rules::do_not_call_registry()}));
}

fu::policy own_zone() {
  const auto hours = fu::window(channel::call, fu::every_day("08:00-20:00"));
  return calling("elsewhere", {fu::guard{"there", hours.in(own_rules().zones().at("Mars/Olympus"))}});
}

fu::time_duration at(int hour, int minute = 0) { return {hour, minute, 0}; }

}  // namespace

fu::json::registry own_rules() {
  fu::json::registry own;
  own.track("birthday card", [](const fu::json::parameters& given) -> fu::track_function {
    (void)given.texts("briefs", {"a card"});
    (void)given.wait("wait", fu::business_days{1});
    (void)given.via("via", channel::letter);
    return [](const fu::case_view&) -> std::optional<fu::proposal> { return std::nullopt; };
  });
  own.guard("not before", [](const fu::json::parameters& given) -> fu::guard_function {
    const auto hour = given.number("hour", {0, 23});
    if (given.flag("strictly", false) && hour == 13) given.refuse("hour", "13", "an hour that brings luck");
    return [](const fu::case_view&, const fu::touch_at&) { return fu::verdict::allow(); };
  });
  own.ending(
      "enough",
      [](const fu::json::parameters& given) -> fu::ending_function {
        (void)given.number("calls", {1, 1'000});
        return [](const fu::case_view&) -> std::optional<fu::disposition> { return std::nullopt; };
      },
      fu::json::registry::looks_at::history);
  own.zone(fu::time_zone::from("Mars/Olympus", [](fu::ptime) { return fu::time_duration{0, 40, 0}; }));
  return own;
}

std::vector<named_policy> policies() {
  fu::until_no_options figures;
  figures.letters = {"an article", fu::one_of({"a view", "another view"})};
  figures.most_calls = std::nullopt;
  std::vector<fu::policy> all{fu::until_no(),      fu::until_no(figures),
                              fu::three_strikes(), fu::gentle(),
                              fu::fourteen_days(), all_tracks(),
                              steps_that_branch(), steps_that_repeat(),
                              all_guards(),        all_ends(),
                              every_behaviour(),   with_own_rules(),
                              in_any_order(),      all_packs(),
                              own_zone(),          fu::proposal_follow_up()};
  std::vector<named_policy> named;
  for (fu::policy& one : all) named.push_back({one.name() + " " + one.version(), std::move(one)});
  return named;
}

fu::calendar office() {
  fu::week_hours week = fu::monday_to_friday("09:00-12:30 13:30-17:30");
  week[4] = fu::hours_from("09:00-12:30");
  return {"office",
          "2026-1",
          week,
          {fu::day("2026-12-26"), fu::day("2026-12-25")},
          {{fu::day("2026-12-24"), fu::hours_from("09:00-16:00")}, {fu::day("2027-01-01"), {}}}};
}

fu::pursuit pursuit_with_everything() {
  fu::pursuit offer;
  offer.id = fu::pursuit_id{18'446'744'073'709'551'615U};
  offer.started = fu::utc("2026-11-20T15:00:01Z");
  offer.earlier_attempts = 3;
  offer.outside_counts = {{fu::id_of<fu::rule_id>("daily"), 2, fu::utc("2026-12-01T00:00:00Z")},
                          {fu::id_of<fu::rule_id>("monthly"), 1, std::nullopt}};
  offer.planned = fu::planned_call{.when = fu::agreed_time::at(fu::day("2026-12-01"), at(14)),
                                   .since = fu::utc("2026-11-24T10:00:00Z"),
                                   .how = fu::firmness::soft,
                                   .endpoint = fu::id_of<fu::endpoint_id>("+31 20 555 0100")};
  fu::prospect& who = offer.who;
  who.id = fu::prospect_id{7};
  who.zones = {fu::time_zone{}, fu::time_zone::named("Europe/Amsterdam"),
               fu::time_zone::fixed(-fu::time_duration{3, 30, 0}), fu::time_zone::fixed(fu::time_duration{0, 19, 32})};
  who.reachable_by = {{channel::call, fu::id_of<fu::endpoint_id>("+31 20 555 0100")}, {channel::letter}};
  who.kind = fu::audience::sole_trader;
  who.consents = {{channel::email, fu::consent_level::express, fu::utc("2026-01-05T09:00:00Z")},
                  {channel::call, fu::consent_level::customer, fu::utc("2025-01-05T09:00:00Z"),
                   fu::utc("2027-01-05T09:00:00Z"), fu::utc("2026-06-05T09:00:00Z")}};
  who.suppressions = {{channel::letter, fu::utc("2026-03-01T00:00:00Z")},
                      {std::nullopt, fu::utc("2026-03-02T00:00:00Z")}};
  who.jurisdictions = {"NL", "US-FL"};
  who.registry_checked = fu::utc("2026-11-01T08:00:00Z");
  who.priority = fu::prospect::priority_class::high;
  who.preferred_hours = fu::day_interval{540, 1440};
  who.facts = {{"born", "1970-03-09"}, {"says", "\"hello\"\n\tà ~/"}};
  return offer;
}

std::vector<fu::touchpoint> history_with_everything() {
  using role = fu::contact_role;
  const fu::pursuit_id of{18'446'744'073'709'551'615U};
  std::vector<fu::touchpoint> all;
  const auto add = [&](channel via, role who, fu::outcome what, fu::direction way = fu::direction::outbound) -> auto& {
    fu::touchpoint touch;
    touch.id = fu::touchpoint_id{all.size() + 1};
    touch.pursuit = of;
    touch.at = fu::utc("2026-11-23T09:00:00Z") + fu::time_duration{static_cast<int>(all.size()), 0, 7};
    touch.via = via;
    touch.way = way;
    touch.spoke_to = who;
    touch.what = std::move(what);
    return all.emplace_back(std::move(touch));
  };
  const auto promised = [](fu::agreed_time when, fu::promised_by by = fu::promised_by::them,
                           fu::firmness how = fu::firmness::hard) {
    return fu::promise{when, by, how};
  };
  const fu::date friday = fu::day("2026-11-27");
  const auto in = fu::direction::inbound;

  add(channel::call, role::nobody, fu::no_answer{}).action = fu::action_id{9'007'199'254'740'993U};
  add(channel::call, role::nobody, fu::busy{}).endpoint = fu::id_of<fu::endpoint_id>("+31 20 555 0100");
  add(channel::call, role::machine, fu::machine{}).message_left = true;
  add(channel::call, role::gatekeeper, fu::just_left{}).promised = promised(fu::agreed_time::on(friday));
  add(channel::call, role::gatekeeper, fu::in_meeting{}).promised = promised(fu::agreed_time::at(friday, at(14)));
  add(channel::call, role::gatekeeper, fu::at_lunch{}).promised =
      promised(fu::agreed_time::between(friday, at(14), at(24)), fu::promised_by::us, fu::firmness::soft);
  add(channel::call, role::gatekeeper, fu::day_off{}).promised =
      promised(fu::agreed_time::within(friday, fu::day("2026-12-04")), fu::promised_by::us);
  add(channel::call, role::gatekeeper, fu::away{fu::day("2026-12-07")});
  add(channel::email, role::machine, fu::away{}, in);
  add(channel::call, role::gatekeeper, fu::message_taken{}).message_left = true;
  add(channel::call, role::gatekeeper, fu::call_back{}).promised = promised(fu::agreed_time::at(friday, at(23, 45)));
  all.back().promised->endpoint = fu::id_of<fu::endpoint_id>("+31 20 555 0100");
  add(channel::call, role::gatekeeper, fu::will_call_back{});
  add(channel::call, role::gatekeeper, fu::gatekeeper_no{});
  add(channel::call, role::decision_maker, fu::not_now{fu::day("2027-01-04")});
  add(channel::call, role::decision_maker, fu::on_hold{fu::day("2027-03-01")});
  add(channel::task, role::decision_maker, fu::on_hold{}).label = fu::id_of<fu::label_id>("visit");
  add(channel::call, role::decision_maker, fu::send_information{});
  add(channel::call, role::decision_maker, fu::spoke{});
  add(channel::call, role::decision_maker, fu::meeting_agreed{fu::agreed_time::between(friday, at(10), at(11))});
  add(channel::call, role::decision_maker, fu::meeting_cancelled{}, in);
  add(channel::call, role::decision_maker, fu::meeting_missed{});
  add(channel::call, role::decision_maker, fu::yes{});
  add(channel::call, role::decision_maker, fu::no_with_reasons{});
  add(channel::call, role::decision_maker, fu::no_without_reasons{});
  add(channel::call, role::decision_maker, fu::objection{channel::email});
  add(channel::call, role::decision_maker, fu::objection{});
  add(channel::email, role::nobody, fu::unsubscribed{}, in);
  add(channel::email, role::decision_maker, fu::replied{}, in);
  add(channel::voicemail, role::machine, fu::sent{}).sequence = 7;
  add(channel::letter, role::nobody, fu::sent{}).brief = fu::id_of<fu::brief_id>("an article on storage");
  add(channel::call, role::nobody, fu::wrong_number{});
  add(channel::email, role::nobody, fu::bounced{}, in);
  add(channel::letter, role::nobody, fu::returned{}, in);
  add(channel::email, role::nobody, fu::opened{}, in);
  add(channel::email, role::nobody, fu::clicked{}, in).pursuit = fu::pursuit_id{2};
  add(channel::call, role::nobody, fu::attempted{});
  add(channel::email, role::machine, fu::left_organisation{}, in);
  add(channel::letter, role::nobody, fu::closed_down{}, in);
  add(channel::task, role::nobody, fu::withdrawn{});
  add(channel::email, role::machine, fu::delayed{}, fu::direction::inbound);
  return all;
}

fu::json::question whole_question() {
  fu::json::question asked{pursuit_with_everything(), history_with_everything(), office(),
                           fu::utc("2026-12-01T08:00:00Z")};
  asked.policy_name = "until_no";
  asked.so_far.emplace();
  asked.told = {fu::language::english, fu::language::dutch};
  asked.request = R"({"row":[17,null]})";
  return asked;
}

}  // namespace samples
