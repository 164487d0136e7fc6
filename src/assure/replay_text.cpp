#include <followup/assure/replay.hpp>

#include "engine/text.hpp"

#include <array>
#include <string_view>

namespace followup {
namespace {

using detail::joined;

// Phrases go into the middle of a sentence.
struct replay_words {
  std::string_view (*one)(channel via) noexcept;  // "a call"
  std::string_view (*the)(channel via) noexcept;  // "the call"
  std::string_view is_new, is_gone, another_time, another_subject, another_rule, and_then;
  std::string_view ends, goes_on, ends_otherwise;
  std::string_view instead_of;
  std::array<std::string_view, 7> status;  // after "it is"
  std::string_view it_is;
  std::string_view wake_up_only, nothing, undecided_before, undecided_after, undecided_both;
  std::string_view under, version, earlier, later, no_answer;
  std::string_view one_case, many_cases, of, one_changes, many_change, next_action_of, status_of, ending_of;
  std::string_view in, past_due_of_one, past_due_of_many;
  std::string_view one_undecided, many_undecided;
};

constexpr replay_words english{
    .one = detail::english::one_of,
    .the = detail::english::with_article,
    .is_new = " is new",
    .is_gone = " is gone",
    .another_time = " comes at another time",
    .another_subject = " is about something else",
    .another_rule = " is asked for by another rule",
    .and_then = " and",
    .ends = "it ends",
    .goes_on = "it does not end",
    .ends_otherwise = "it ends in another way",
    .instead_of = " instead of ",
    .status = {"due now", "waiting", "dormant", "on hold", "closing", "in need of data", "closed"},
    .it_is = "it is ",
    .wake_up_only = "only the time to look again changes",
    .nothing = "nothing changes",
    .undecided_before = "there was no answer, and now there is one",
    .undecided_after = "there is no answer any more",
    .undecided_both = "there is no answer either way",
    .under = "Under ",
    .version = "version",
    .earlier = "before",
    .later = "after",
    .no_answer = "No answer: ",
    .one_case = "case",
    .many_cases = "cases",
    .of = " of ",
    .one_changes = " changes",
    .many_change = " change",
    .next_action_of = "the next action of ",
    .status_of = "the status of ",
    .ending_of = "the ending of ",
    .in = " In ",
    .past_due_of_one = " more only a due date that is past is another.",
    .past_due_of_many = " more only a due date that is past is another.",
    .one_undecided = " could not be decided",
    .many_undecided = " could not be decided",
};

constexpr replay_words dutch{
    .one = detail::dutch::one_of,
    .the = detail::dutch::with_article,
    .is_new = " is nieuw",
    .is_gone = " vervalt",
    .another_time = " komt op een ander moment",
    .another_subject = " gaat over iets anders",
    .another_rule = " wordt door een andere regel gevraagd",
    .and_then = " en",
    .ends = "het eindigt",
    .goes_on = "het eindigt niet",
    .ends_otherwise = "het eindigt op een andere manier",
    .instead_of = " in plaats van ",
    .status = {"nu te doen", "wachtend", "in afwachting van een afspraak", "in de wacht", "aan het aflopen",
               "zonder genoeg gegevens", "afgesloten"},
    .it_is = "het is ",
    .wake_up_only = "alleen het moment om weer te kijken verandert",
    .nothing = "er verandert niets",
    .undecided_before = "er was geen antwoord en nu wel",
    .undecided_after = "er is geen antwoord meer",
    .undecided_both = "er is zo of zo geen antwoord",
    .under = "Onder ",
    .version = "versie",
    .earlier = "ervoor",
    .later = "erna",
    .no_answer = "Geen antwoord: ",
    .one_case = "geval",
    .many_cases = "gevallen",
    .of = " van ",
    .one_changes = " verandert",
    .many_change = " veranderen",
    .next_action_of = "de volgende actie van ",
    .status_of = "de status van ",
    .ending_of = "het einde van ",
    .in = " In nog ",
    .past_due_of_one = " ander geval is alleen een verstreken datum anders.",
    .past_due_of_many = " andere gevallen is alleen een verstreken datum anders.",
    .one_undecided = " kon niet worden beslist",
    .many_undecided = " konden niet worden beslist",
};

const replay_words& words_of(language in) noexcept { return in == language::dutch ? dutch : english; }

void add(std::string& list, std::string_view separator, const std::string& item) {
  if (item.empty()) return;
  if (!list.empty()) list += separator;
  list += item;
}

std::string phrase(const action_change& one, const replay_words& words) {
  if (!one.before) return joined({words.one(one.after->via), words.is_new});
  const std::string_view what = words.the(one.before->via);
  if (!one.after) return joined({what, words.is_gone});
  std::string how;
  const auto say = [&](bool holds, std::string_view text) {
    if (holds) add(how, words.and_then, std::string(text));
  };
  say(one.another_window(), words.another_time);
  say(one.another_subject(), words.another_subject);
  say(one.another_rule(), words.another_rule);
  return joined({what, how});
}

std::string phrase_of_ending(const replayed& what, const replay_words& words) {
  if (!what.ending_changes) return {};
  if (!what.before.given->concluded) return std::string(words.ends);
  return std::string(what.after.given->concluded ? words.ends_otherwise : words.goes_on);
}

std::string phrase_of_status(const replayed& what, const replay_words& words) {
  if (!what.status_changes) return {};
  const auto named = [&](const answer& one) { return words.status[static_cast<std::size_t>(one.status)]; };
  return joined({words.it_is, named(*what.after.given), words.instead_of, named(*what.before.given)});
}

std::string what_changes(const replayed& what, const replay_words& words) {
  if (!what.before.given && !what.after.given) return std::string(words.undecided_both);
  if (!what.before.given) return std::string(words.undecided_before);
  if (!what.after.given) return std::string(words.undecided_after);
  std::string text;
  for (const action_change& one : what.actions) add(text, "; ", phrase(one, words));
  add(text, "; ", phrase_of_ending(what, words));
  // Where something to do changes its status does; to say so adds nothing.
  if (text.empty()) add(text, "; ", phrase_of_status(what, words));
  if (text.empty()) text = what.wake_up_changes ? words.wake_up_only : words.nothing;
  return text;
}

// "proposals" (version 2); where that does not tell them apart, which of the two it is.
std::string heading(const policy& one, const policy& other, std::string_view place, const replay_words& words) {
  const bool same_name = one.name() == other.name();
  const bool alike = same_name && one.version() == other.version();
  const std::string version = joined({words.version, " ", detail::on_one_line(one.version())});
  return joined({words.under, detail::quoted(one.name()), " (", alike ? place : version, "):"});
}

std::string indented(std::string_view lines) {
  std::string text = "  ";
  for (const char c : lines) {
    text += c;
    if (c == '\n') text += "  ";
  }
  return text;
}

std::string told(const decision& what, const policy& rules, const time_zone& zone, language in) {
  if (what.given) return indented(explain(*what.given, rules, zone, in));
  return joined({"  ", words_of(in).no_answer, detail::on_one_line(what.refused)});
}

std::string how_many(std::size_t n, std::string_view one, std::string_view many) {
  return joined({std::to_string(n), " ", n == 1 ? one : many});
}

}  // namespace

std::string explain(const replayed& what, const replay& edit, const time_zone& zone, language in) {
  const replay_words& words = words_of(in);
  std::string text = detail::capitalised(what_changes(what, words)) + ".\n";
  text += heading(edit.before(), edit.after(), words.earlier, words) + "\n";
  text += told(what.before, edit.before(), zone, in) + "\n";
  text += heading(edit.after(), edit.before(), words.later, words) + "\n";
  return text + told(what.after, edit.after(), zone, in);
}

std::string explain(const replay_totals& what, language in) {
  const replay_words& words = words_of(in);
  std::string parts;
  const auto say = [&](std::size_t n, std::string_view of_what) {
    if (n != 0) add(parts, ", ", joined({of_what, std::to_string(n)}));
  };
  say(what.next_action_changed, words.next_action_of);
  say(what.status_changed, words.status_of);
  say(what.ending_changed, words.ending_of);
  std::string text =
      joined({std::to_string(what.changed), words.of, how_many(what.cases, words.one_case, words.many_cases),
              what.changed == 1 ? words.one_changes : words.many_change, parts.empty() ? "" : ": ", parts, "."});
  if (what.past_due_changed != 0) {
    text += joined({words.in, std::to_string(what.past_due_changed),
                    what.past_due_changed == 1 ? words.past_due_of_one : words.past_due_of_many});
  }
  if (what.undecided != 0) {
    text += joined({" ", how_many(what.undecided, words.one_case, words.many_cases),
                    what.undecided == 1 ? words.one_undecided : words.many_undecided, "."});
  }
  return text;
}

}  // namespace followup
