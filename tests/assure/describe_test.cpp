#include <followup/assure/describe.hpp>

#include "assure/single_changes.hpp"

#include <followup/policy/presets.hpp>
#include <followup/policy/rule_packs.hpp>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <fstream>
#include <iostream>
#include <iterator>
#include <ostream>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

using namespace followup;

namespace {

// Without the line that stands for the content as a whole.
std::string told(const policy& what, language in) {
  const std::string text = describe(what, in);
  return text.substr(0, text.rfind('\n'));
}

std::string file(const std::string& name) {
  std::ifstream in(FOLLOWUP_TEST_DATA "/" + name);
  BOOST_TEST_REQUIRE(in.good(), name);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<std::string> lines_of(const std::string& text) {
  std::istringstream in(text);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

policy with_rules(std::vector<policy_rule> rules, const behaviours& table = doctrine()) {
  rules.emplace_back(track{"any", every(business_days{1}, channel::call)});
  return policy{"one", table, std::move(rules)};
}

// One rule, and what is said of it.
struct worded_row {
  std::string label;
  policy_rule rule;
  std::string english;
  std::string dutch;
};
std::ostream& operator<<(std::ostream& out, const worded_row& row) { return out << row.label; }

const auto cards =
    in_order({step{"card", channel::letter, business_days{0}}.when(outcome_kind::opened, "visit").ends_list(),
              step{"visit", channel::task, hours{1}, one_of({"soil", "seed"})}})
        .repeating_after(calendar_days{30});

const std::vector<worded_row> worded{
    {"several gaps",
     track{"t", every({delay{business_days{1}}, delay{business_days{3}}, delay{hours{1}}}, channel::email)},
     "The e-mails come after 1 business day, then after 3 business days, then every hour.",
     "De e-mails komen na 1 werkdag, dan na 3 werkdagen, dan elk uur."},
    {"for every call", track{"t", after_each(1, counted::calls, channel::email)}, "An e-mail for every call.",
     "Een e-mail per telefoontje."},
    {"after an event", track{"t", after(outcome_kind::clicked, hours{2}, channel::call)},
     "A call after any of these, counted from the newest: they followed a link. It is due 2 hours after that. While it "
     "is to be made the tracks after this one do not call.",
     "Een telefoontje na een van deze gebeurtenissen, geteld vanaf de nieuwste: ze hebben doorgeklikt. Dat volgt 2 "
     "uur daarna. Zolang dat nog moet gebeuren, bellen de sporen erna niet."},
    {"a branch", track{"t", cards},
     "If they opened it: \"visit\" follows. Where no branch is taken, the steps have run out here.",
     "Bij \"ze hebben het geopend\" volgt \"visit\". Anders zijn de stappen hier op."},
    {"variants", track{"t", cards}, "About one of \"soil\" and \"seed\" (for one prospect always the same).",
     "Over een van \"soil\" en \"seed\" (voor één prospect altijd dezelfde)."},
    {"a pace", track{"t", every(business_days{5}, channel::email)}.paced({anchor::planned, late_policy::hold, {}}),
     "After a touch made in time, the next counts from when it was planned. After a touch made late, the rest holds "
     "its "
     "dates.",
     "Na een contact dat op tijd was, telt het volgende vanaf de geplande tijd. Na een contact dat te laat was, houdt "
     "de "
     "rest zijn data."},
    {"hours", guard{"g", window(channel::call, monday_to_friday("09:00-12:00 13:30-17:00"))},
     "Calls only at these hours: Monday to Friday 09:00-12:00 and 13:30-17:00; Saturday and Sunday closed.",
     "Telefoontjes alleen op deze uren: maandag tot en met vrijdag 09:00-12:00 en 13:30-17:00; zaterdag en zondag "
     "dicht."},
    {"a cap on conversations",
     guard{"g",
           at_most(2, channel::call, rolling_days{7}).counting(counted_event::conversations).per(count_scope::number)},
     "At most 2 conversations with the person pursued in any 7 calendar days, today included; then no more calls. "
     "Counted are those to the number or address that would be used.",
     "Hoogstens 2 gesprekken met de prospect zelf binnen 7 kalenderdagen, vandaag meegerekend; dan geen telefoontjes "
     "meer. "
     "Geteld wordt over het nummer of adres dat nu gebruikt zou worden."},
    {"a distance", guard{"g", apart(channel::call, {channel::letter, channel::email}, hours{20})},
     "At least 20 hours between calls and the letters and e-mails that follow them.",
     "Minstens 20 uur tussen telefoontjes en de brieven en e-mails die daarop volgen."},
    {"a cap on many channels", guard{"g", at_most(5, {channel::call, channel::email}, per_lifetime)},
     "At most 5 touches (calls and e-mails together) ever.",
     "Hoogstens 5 contacten (telefoontjes en e-mails samen) in totaal."},
    {"a law", rules::united_states_debt_collection()[1],
     "No calls for 7 calendar days. That begins with every conversation with the person pursued. The day itself is day "
     "1. Law: 12 CFR 1006.14(b)(2)(i)(B); no promise overrides it. It holds for consumers. It holds for prospects in "
     "\"US\", or whose jurisdiction is not known.",
     "Geen telefoontjes gedurende 7 kalenderdagen. Dat begint met elk gesprek met de prospect zelf. De dag zelf is dag "
     "1. Wet: 12 CFR 1006.14(b)(2)(i)(B); geen belofte gaat hierboven. Dit geldt voor consumenten. Dit geldt voor "
     "prospects in \"US\", of van wie het rechtsgebied niet bekend is."},
    {"no closing touch", limit{"l", calls{3}},
     "It is reached with 3 calls. Nothing is sent to close the matter: the pursuit closes as exhausted at once. It "
     "waits "
     "while something agreed with a person is pending.",
     "De grens is bereikt na 3 telefoontjes. Er gaat niets meer uit: de zaak wordt meteen afgesloten als \"grens "
     "bereikt\". De grens wacht zolang er nog iets openstaat dat met iemand is afgesproken."},
    {"a hand-over", hand_over("nurture", {disposition::exhausted, disposition::unreachable}, "gentle"),
     "After \"a limit was reached, which is no refusal\" or \"unreachable\" it is taken up again. It begins at once "
     "after the ending. From then on under the policy \"gentle\".",
     "Na \"een grens is bereikt, en dat is geen afwijzing\" of \"onbereikbaar\" wordt de zaak opnieuw opgenomen. Dat "
     "begint direct na het einde. Dan geldt het beleid \"gentle\"."},
};

const std::vector<std::string> awkward{"\"quoted\"",   "[a](b){c}",
                                       "a\nb\r\tc",    "#35; &lt; #quot;",
                                       "<script>",     "style a:b#c;",
                                       "end",          "%%{init: {\"theme\": \"dark\"}}%%",
                                       "1. one",       "- dash",
                                       "**b** `c`",    "a --> b | c",
                                       "$$x$$",        "\xC3\xBC \xF0\x9F\x99\x82",
                                       "\\n fa:fa-car"};

// The same rules, whatever they are called.
policy called(const std::string& text) {
  return policy{
      text,
      doctrine(),
      {track{text, in_order({step{text, channel::email, business_days{0}, text}.when(outcome_kind::clicked, text + "2"),
                             step{text + "2", channel::call, business_days{3}, one_of({text, text + "3"})}})
                       .repeating_after(hours{4})},
       guard{text + "g", window(channel::call, every_day("10:00-11:00"))}.law(text),
       limit{text + "l", calls{9}}.closing_with(channel::email, text),
       re_entry{text + "r", {disposition::refused}, months{12}}.under(text)}};
}

// Mermaid of which each line is understood: nodes, frames, edges between nodes that are there, and their classes.
void check_mermaid(const std::string& text) {
  const std::string label = "\"[^\"]*\"";
  const std::regex node("( *)(\\w+)(\\[|\\(|\\(\\[|\\{\\{)" + label + "(\\]|\\)|\\]\\)|\\}\\})");
  const std::regex frame(" *subgraph (\\w+) \\[" + label + "\\]");
  const std::regex edge(" *(\\w+) (?:-->|-\\.->|-\\.-)(?:\\|" + label + "\\|)? (\\w+)");
  const std::regex members("  class ([\\w,]+) \\w+");
  const std::regex other(R"(%%\{init: .*\}%%|flowchart TD|  classDef .*)");
  std::set<std::string> declared;
  std::set<std::string> used;
  int open_frames = 0;
  for (const std::string& line : lines_of(text)) {
    std::smatch found;
    if (std::regex_match(line, found, frame)) {
      ++open_frames;
      BOOST_TEST(declared.insert(found[1]).second, line);
    } else if (std::regex_match(line, std::regex(" *end"))) {
      BOOST_TEST(--open_frames >= 0);
    } else if (std::regex_match(line, found, node)) {
      BOOST_TEST(declared.insert(found[2]).second, line);
    } else if (std::regex_match(line, found, edge)) {
      used.insert({found[1], found[2]});
    } else if (std::regex_match(line, found, members)) {
      std::istringstream list(found[1]);
      for (std::string one; std::getline(list, one, ',');) used.insert(one);
    } else {
      BOOST_TEST(std::regex_match(line, other), "not understood: " + line);
    }
  }
  BOOST_TEST(open_frames == 0);
  BOOST_TEST(std::includes(declared.begin(), declared.end(), used.begin(), used.end()),
             "a node is missing in\n" + text);
}

const std::vector<language> languages{language::english, language::dutch};

}  // namespace

namespace std {
ostream& operator<<(ostream& out, followup::language in) {
  return out << (in == followup::language::dutch ? "Dutch" : "English");
}
}  // namespace std

BOOST_AUTO_TEST_SUITE(describing)

BOOST_AUTO_TEST_CASE(whatever_is_changed_changes_the_text) {
  const policy whole = policy_of_everything();
  const std::string english = told(whole, language::english);
  const std::string dutch = told(whole, language::dutch);
  const std::string german = told(whole, language::german);
  int changes = 0;
  for_each_single_change([&](const std::string& label, const policy& changed) {
    if (label.find(order_without_meaning) != std::string::npos) return;
    BOOST_TEST(told(changed, language::english) != english, label);
    BOOST_TEST(told(changed, language::dutch) != dutch, label);
    BOOST_TEST(told(changed, language::german) != german, label);
    ++changes;
  });
  BOOST_TEST(changes > 1'000);
}

BOOST_AUTO_TEST_CASE(the_whole_text_of_a_preset) {
  BOOST_TEST(describe(until_no(), language::english) + '\n' == file("until_no_in_english.txt"));
  BOOST_TEST(describe(until_no(), language::dutch) + '\n' == file("until_no_in_dutch.txt"));
  BOOST_TEST(describe(until_no(), language::german) + '\n' == file("until_no_in_german.txt"));
}

BOOST_DATA_TEST_CASE(each_rule_in_words, boost::unit_test::data::make(worded), row) {
  const policy one = with_rules({row.rule});
  const std::string english = describe(one, language::english);
  const std::string dutch = describe(one, language::dutch);
  BOOST_TEST(english.find(row.english) != std::string::npos, english);
  BOOST_TEST(dutch.find(row.dutch) != std::string::npos, dutch);
}

BOOST_AUTO_TEST_CASE(what_differs_from_the_doctrine_says_so) {
  const std::string text = describe(gentle());
  const std::string wanted =
      "- They said that this is not the time: nothing goes out before the first working day on or after the date that "
      "was named, or for 3 months where none was; then a call. (The doctrine says otherwise: nothing goes out before "
      "the "
      "first working day on or after the date that was named, or for 1 month where none was; then a call.)\n";
  BOOST_TEST(text.find(wanted) != std::string::npos, text);
  BOOST_TEST(describe(until_no()).find("doctrine") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(every_outcome_is_told_once) {
  const std::string text = describe(policy_of_everything());
  const auto begin = text.find("exactly one consequence.\n");
  std::string outcomes = text.substr(begin, text.find("\n\n", begin) - begin);
  for (const char* one : {"nobody answered", "they were at lunch", "they followed a link", "the letter came back"}) {
    std::size_t times = 0;
    std::transform(outcomes.begin(), outcomes.end(), outcomes.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    for (auto at = outcomes.find(one); at != std::string::npos; at = outcomes.find(one, at + 1)) ++times;
    BOOST_TEST(times == 1U, one);
  }
}

BOOST_DATA_TEST_CASE(a_hosts_text_never_changes_the_lines, boost::unit_test::data::make(awkward), text) {
  for (const language in : languages) {
    BOOST_TEST(lines_of(describe(called(text), in)).size() == lines_of(describe(called("plain"), in)).size());
    BOOST_TEST(lines_of(diagram(called(text), in)).size() == lines_of(diagram(called("plain"), in)).size());
  }
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(drawing)

BOOST_DATA_TEST_CASE(it_is_mermaid_whatever_the_policy, boost::unit_test::data::make(languages), in) {
  for (const policy& one :
       {until_no(), three_strikes(), gentle(), proposal_follow_up(), fourteen_days(), policy_of_everything()}) {
    check_mermaid(diagram(one, in));
  }
}

BOOST_DATA_TEST_CASE(it_is_mermaid_whatever_the_host_calls_things, boost::unit_test::data::make(awkward), text) {
  check_mermaid(diagram(called(text)));
}

BOOST_AUTO_TEST_CASE(steps_lead_to_one_another_by_their_waits_and_branches) {
  const std::string text = diagram(with_rules({track{"cards", cards}}));
  for (const char* line : {"\n  start -->|\"at once (within opening hours)\"| track0_step0\n",
                           "\n  track0_step0 -->|\"they opened it, 1 hour later\"| track0_step1\n",
                           "\n  track0_step0 -->|\"30 calendar days\"| track0_step0\n",
                           "\n  track0_step1 -->|\"30 calendar days\"| track0_step0\n"}) {
    BOOST_TEST(text.find(line) != std::string::npos, text);
  }
}

BOOST_AUTO_TEST_CASE(each_rule_is_a_node_with_its_name) {
  const policy whole = policy_of_everything();
  const std::string text = diagram(whole, language::dutch);
  for (const policy_rule& rule : whole.rules()) {
    const std::string id = std::visit(
        [](const auto& one) {
          if constexpr (requires { one.id(); }) {
            return one.id();
          } else {
            return std::string();
          }
        },
        rule);
    BOOST_TEST(text.find(id) != std::string::npos, id);
  }
}

BOOST_AUTO_TEST_SUITE_END()
