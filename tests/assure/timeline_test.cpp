#include <followup/assure/timeline.hpp>

#include "engine/support.hpp"

#include <followup/policy/presets.hpp>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

using namespace followup;
using support::amsterdam;
using support::calling_every;
using support::local;
using support::refuses;
using support::shown;
using support::somebody;
using support::story;
namespace data = boost::unit_test::data;

namespace {

timeline of(const policy& rules, const silence& how = {}, prospect who = somebody()) {
  const story told{rules, "2026-11-20 16:00", support::office(), std::move(who)};
  return if_nobody_answers(told.rules, told.subject, {}, told.hours, told.subject.started, how);
}

// "call 2026-11-25 16:00, voicemail 2026-11-25 16:00": the first few.
std::string first_touches(const timeline& plan, std::size_t n) {
  std::string text;
  for (std::size_t i = 0; i < std::min(n, plan.touches.size()); ++i) {
    const foreseen_touch& one = plan.touches[i];
    text += (i == 0 ? "" : ", ") + std::string(name_of(one.what.via)) + " " + shown(one.at, amsterdam());
  }
  return text;
}

std::size_t occurrences(std::string_view text, std::string_view part) {
  std::size_t n = 0;
  for (auto at = text.find(part); at != std::string_view::npos; at = text.find(part, at + part.size())) ++n;
  return n;
}

// Every tag is closed in the right order, and nothing stands where XML does not allow it.
std::string flaw_of_markup(std::string_view text) {
  std::vector<std::string> open;
  for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at)) {
    const std::size_t end = text.find('>', at);
    if (end == std::string_view::npos) return "a tag without an end";
    const std::string_view tag = text.substr(at + 1, end - at - 1);
    at = end;
    if (tag.find('<') != std::string_view::npos) return "< in " + std::string(tag);
    if (tag.starts_with('!') || tag.ends_with('/') || tag.starts_with("meta")) continue;
    const std::string name(tag.substr(0, tag.find_first_of(" \n")));
    if (!name.starts_with('/')) {
      open.push_back(name);
    } else if (open.empty() || "/" + open.back() != name) {
      return "<" + name + "> is not the end of what is open";
    } else {
      open.pop_back();
    }
  }
  return open.empty() ? "" : "<" + open.back() + "> has no end";
}

const std::string hostile = "</title><script>alert(\"1\" & '2')</script>";

}  // namespace

BOOST_AUTO_TEST_SUITE(rehearsal)

// At each of its touches the engine, asked anew with what came before, asks for that very action.
BOOST_DATA_TEST_CASE(every_touch_is_one_that_the_engine_asks_for, data::xrange(support::policies().size()), index) {
  const policy rules = support::policies()[index];
  story told{rules, "2026-11-20 16:00"};
  const timeline plan = if_nobody_answers(rules, told.subject, {}, told.hours, told.subject.started, {.longest = {90}});
  BOOST_TEST(plan.touches.size() > 2U);
  std::array<int, channel_count> made{};
  ptime before = told.subject.started;
  for (const foreseen_touch& one : plan.touches) {
    BOOST_TEST_REQUIRE(before <= one.at);
    before = one.at;
    const answer now = told.ask(one.at);
    const bool asked = std::find(now.actions.begin(), now.actions.end(), one.what) != now.actions.end();
    BOOST_TEST_REQUIRE(asked, shown(one.at, amsterdam()));
    BOOST_TEST(one.what.is_open_at(one.at));
    BOOST_TEST((one.local == amsterdam().at(one.at)));
    BOOST_TEST(one.day == (one.local.on - day("2026-11-20")).days());
    BOOST_TEST(one.nth == ++made[static_cast<std::size_t>(one.what.via)]);
    BOOST_TEST(!one.reasons.empty());

    const bool is_call = one.what.via == channel::call;
    touchpoint touch = support::made(one.at, one.what.via, is_call ? outcome{no_answer{}} : outcome{sent{}});
    touch.spoke_to = contact_role::nobody;
    touch.id = touchpoint_id{told.history.size() + 1};  // as the rehearsal numbers them, for action ids depend on it
    touch.label = one.what.label;
    touch.endpoint = one.what.endpoint;
    told.add(touch).carrying_out(one.what);
  }
  const answer then = told.ask(plan.why == timeline::stop::closed ? plan.until : told.at("2027-02-18 16:00"));
  BOOST_TEST((then.status == status::closed) == (plan.why == timeline::stop::closed));
}

BOOST_AUTO_TEST_CASE(until_no_calls_fifty_times_in_varying_dayparts_and_ends_exhausted) {
  const timeline plan = of(until_no());
  BOOST_TEST(plan.count(channel::call) == 50);
  BOOST_TEST(plan.count(channel::voicemail) == 50);
  BOOST_TEST(plan.count(channel::letter) == 10);  // nine for five calls each, and the closing one
  BOOST_TEST(plan.count(channel::task) == 0);
  BOOST_TEST(first_touches(plan, 5) ==
             "call 2026-11-25 16:00, voicemail 2026-11-25 16:00, call 2026-11-26 08:00, voicemail 2026-11-26 08:00, "
             "call 2026-11-27 12:00");
  BOOST_TEST((plan.why == timeline::stop::closed));
  BOOST_TEST(plan.last.concluded->how == disposition::exhausted);
  BOOST_TEST_REQUIRE(plan.limit.has_value());
  BOOST_TEST(plan.rules.name_of(plan.limit->rule) == "patience");
  BOOST_TEST((plan.until == plan.touches.back().at));
}

BOOST_AUTO_TEST_CASE(three_strikes_are_three_calls) {
  const timeline plan = of(three_strikes());
  BOOST_TEST(first_touches(plan, 9) == "call 2026-11-20 16:00, call 2026-11-24 08:00, call 2026-11-26 08:00");
  BOOST_TEST(plan.last.concluded->how == disposition::exhausted);
}

struct repeated {
  const char* label;
  outcome what;
  const char* touches;
  friend std::ostream& operator<<(std::ostream& out, const repeated& one) { return out << one.label; }
};

const std::vector<repeated> outcomes{
    {"a machine owes a message", machine{}, "call 2026-11-20 16:00, voicemail 2026-11-20 16:00, call 2026-11-23 08:00"},
    {"a busy line is tried again", busy{}, "call 2026-11-20 16:00, call 2026-11-20 16:20, call 2026-11-20 16:40"},
    {"a secretary says that they just left", just_left{},
     "call 2026-11-20 16:00, voicemail 2026-11-20 16:00, call 2026-11-23 08:00"},
    {"a yes ends it", yes{}, "call 2026-11-20 16:00"},
};

BOOST_DATA_TEST_CASE(every_call_leads_to_the_same_outcome, data::make(outcomes), row) {
  const policy rules{"daily", doctrine(), {track{"calls", every(business_days{1}, channel::call).leaving_a_message()}}};
  BOOST_TEST(first_touches(of(rules, {.of_calls = row.what}), 3) == row.touches);
}

BOOST_AUTO_TEST_CASE(it_stops_where_it_is_told_to) {
  const policy rules = calling_every(business_days{1});
  const timeline by_number = of(rules, {.most_touches = 7});
  BOOST_TEST((by_number.why == timeline::stop::touches));
  BOOST_TEST(by_number.touches.size() == 7U);

  const timeline by_days = of(rules, {.longest = calendar_days{10}});
  BOOST_TEST((by_days.why == timeline::stop::longest));
  BOOST_TEST(shown(by_days.until, amsterdam()) == "2026-11-30 16:00");
  BOOST_TEST(shown(by_days.touches.back().at, amsterdam()) == "2026-11-30 08:00");

  BOOST_TEST(of(rules, {.longest = calendar_days{0}}).touches.empty() == false);  // what can be done at once is
  BOOST_TEST(of(rules, {.most_touches = 0}).touches.empty());
}

BOOST_AUTO_TEST_CASE(it_goes_on_from_what_happened) {
  story told{until_no(), "2026-11-18 16:00"};
  told.call("2026-11-23 16:05", just_left{}).leaving_a_message().promised(agreed_time::on(day("2026-11-27")));
  const timeline plan =
      if_nobody_answers(told.rules, told.subject, told.history, told.hours, told.at("2026-11-24 09:00"));
  BOOST_TEST(first_touches(plan, 1) == "call 2026-11-27 08:00");
  BOOST_TEST(plan.touches[0].day == 9);
  BOOST_TEST(plan.touches[0].nth == 1);
  BOOST_TEST(plan.count(channel::call) == 49);
}

BOOST_AUTO_TEST_CASE(a_host_s_identities_are_never_taken) {
  story told{three_strikes(), "2026-11-20 09:00"};
  told.call("2026-11-20 10:00", no_answer{});
  told.history.back().id = touchpoint_id{~std::uint64_t{0}};
  const timeline plan =
      if_nobody_answers(told.rules, told.subject, told.history, told.hours, told.at("2026-11-20 11:00"));
  BOOST_TEST(plan.count(channel::call) == 2);
}

BOOST_AUTO_TEST_CASE(nothing_can_be_done_without_knowing_where_they_are) {
  const timeline plan = of(until_no(), {}, somebody({}));
  BOOST_TEST(plan.touches.empty());
  BOOST_TEST(!timeline_text(plan).empty());
  BOOST_TEST(flaw_of_markup(timeline_html(plan)) == "");
}

BOOST_AUTO_TEST_CASE(what_cannot_be_asked_is_refused) {
  const policy rules = three_strikes();
  refuses<invalid_policy>([&] { (void)of(rules, {.longest = calendar_days{-1}}); }, {"longest", "-1"});
  refuses<invalid_policy>([&] { (void)of(rules, {.most_touches = -1}); }, {"most_touches", "-1"});
  refuses<invalid_history>([&] { (void)of(rules, {.of_calls = sent{}}); }, {"sent"});
  refuses<invalid_history>([&] { (void)of(rules, {.of_calls = call_back{}}); }, {"promise"});
  refuses<invalid_history>([&] { (void)of(rules, {.of_calls = unrecorded{}}); });
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE(renderings)

BOOST_AUTO_TEST_CASE(as_text_it_is_a_table_by_date) {
  BOOST_TEST(timeline_text(of(three_strikes())) ==
             R"("three_strikes" (version 1): what happens if nobody answers
From Friday 20 November 2026, 16:00, on the clock of Europe/Amsterdam; calendar "office" (1).

day  date             time         touch   asked for by
  0  Fri 20 Nov 2026  16:00-18:00  call 1  calls
  4  Tue 24 Nov 2026  08:00-18:00  call 2  calls
  6  Thu 26 Nov 2026  08:00-18:00  call 3  calls

3 calls in 7 days.
Closed: the limit "patience" was reached, which is no refusal, on Thursday 26 November 2026, 08:00.
)");
}

BOOST_AUTO_TEST_CASE(in_dutch_and_with_reasons) {
  const policy rules = calling_every(
      business_days{3}, {track{"letters", every(business_days{9}, channel::letter).with({{"één prijs", "twee"}})}});
  BOOST_TEST(timeline_text(of(rules, {.of_calls = machine{}, .longest = calendar_days{4}}),
                           {.in = language::dutch, .why = reasons::wanted}) ==
             R"("calling" (versie 1): wat er gebeurt als elk telefoontje uitloopt op "machine"
Vanaf vrijdag 20 november 2026, 16:00, op de klok van Europe/Amsterdam; kalender "office" (1).

dag  datum           tijd         contact        gevraagd door  over
  0  vr 20 nov 2026  16:00-18:00  telefoontje 1  calls
       "calls" begint; de start was op vrijdag 20 november 2026, 16:00; te doen vanaf vrijdag 20 november 2026, 16:00.
                                  brief 1        letters        één prijs
       "letters" begint; de start was op vrijdag 20 november 2026, 16:00; te doen vanaf vrijdag 20 november 2026, 16:00.

1 telefoontje en 1 brief in 1 dag.
Niet afgesloten; vooruitgekeken tot di 24 nov 2026.
)");
}

BOOST_DATA_TEST_CASE(as_markup_it_is_well_formed_and_complete_in_itself,
                     data::xrange(support::policies().size()) * data::make({0, 1}), index, dutch) {
  const policy rules = support::policies()[index];
  const timeline plan = of(rules, {.longest = calendar_days{60}});
  const timeline_style how{.in = dutch == 1 ? language::dutch : language::english, .why = reasons::wanted};
  for (const std::string& text : {timeline_svg(plan, how), timeline_html(plan, how)}) {
    BOOST_TEST(flaw_of_markup(text) == "");
    BOOST_TEST(occurrences(text, "http") == occurrences(text, "xmlns=\"http://www.w3.org/2000/svg\""));
    BOOST_TEST(occurrences(text, "url(") == 0U);
    BOOST_TEST(occurrences(text, "<script") == 0U);
    BOOST_TEST(occurrences(text, "<g><title>") == plan.touches.size());
    BOOST_TEST(occurrences(text, "role=\"img\" aria-labelledby=\"followup-title followup-description\"") == 1U);
    BOOST_TEST(occurrences(text, "prefers-color-scheme:dark") >= 1U);
  }
  BOOST_TEST(timeline_html(plan, how) == timeline_html(of(rules, {.longest = calendar_days{60}}), how));
  BOOST_TEST(occurrences(timeline_html(plan, how), "<th scope=\"row\"") == plan.touches.size());
}

BOOST_AUTO_TEST_CASE(what_the_host_wrote_stays_text) {
  const policy rules{
      hostile,
      doctrine(),
      {track{hostile, every(business_days{1}, channel::call).with({{hostile}})}, limit{hostile + "!", calls{3}}},
      hostile};
  const timeline plan = of(rules);
  for (const std::string& title : {std::string{}, hostile + "\n"}) {
    for (const std::string& text : {timeline_svg(plan, {.title = title}), timeline_html(plan, {.title = title})}) {
      BOOST_TEST(flaw_of_markup(text) == "");
      BOOST_TEST(occurrences(text, "<script") == 0U);
      BOOST_TEST(occurrences(text, "&lt;script&gt;") > 0U);
    }
  }
  BOOST_TEST(timeline_text(plan, {.title = "two\nlines"}).starts_with("two lines\n"));
}

BOOST_AUTO_TEST_CASE(the_picture_has_a_lane_for_each_channel_that_is_used) {
  const std::string some = timeline_svg(of(three_strikes()));
  BOOST_TEST(occurrences(some, ">Calls</text>") == 1U);
  BOOST_TEST(occurrences(some, ">Letters</text>") == 0U);
  const std::string all = timeline_svg(of(until_no()), {.in = language::dutch});
  for (const char* lane : {"Telefoontjes", "Voicemails", "Brieven", "E-mails"}) {
    BOOST_TEST(occurrences(all, ">" + std::string(lane) + "</text>") == 1U);
  }
}

BOOST_AUTO_TEST_CASE(the_picture_shades_closed_days_and_marks_limit_and_end) {
  const calendar hours{"office", "1", monday_to_friday("08:00-18:00"), {day("2026-11-25")}};
  const story told{three_strikes(), "2026-11-20 16:00", hours};
  const timeline plan = if_nobody_answers(told.rules, told.subject, {}, hours, told.subject.started);
  const std::string picture = timeline_svg(plan);
  BOOST_TEST(occurrences(picture, "class=\"closed\"") == 4U);  // two weekends in the two weeks shown
  BOOST_TEST(occurrences(picture, "class=\"holiday\"") == 1U);
  BOOST_TEST(occurrences(picture, "<title>Wed 25 Nov 2026: closed</title>") == 1U);
  BOOST_TEST(occurrences(picture, "limit &quot;patience&quot;, 27 Nov") == 1U);
  BOOST_TEST(occurrences(picture, "end, 27 Nov") == 1U);
}

BOOST_AUTO_TEST_CASE(at_the_ends_of_time_it_is_still_drawn) {
  for (const char* started : {"1970-01-01 12:00", "2199-12-20 12:00"}) {
    const story told{calling_every(business_days{1}), started};
    const timeline plan = if_nobody_answers(told.rules, told.subject, {}, told.hours, told.subject.started);
    BOOST_TEST(flaw_of_markup(timeline_svg(plan)) == "");
    BOOST_TEST(!timeline_text(plan).empty());
  }
}

BOOST_AUTO_TEST_SUITE_END()
