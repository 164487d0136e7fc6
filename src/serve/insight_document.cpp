#include "serve/insight_document.hpp"

#include "json/model_codecs.hpp"
#include "json/parse.hpp"
#include "json/rules.hpp"
#include "json/time_codecs.hpp"
#include "serve/figures.hpp"

#include <followup/error.hpp>

#include <cstdint>
#include <string>
#include <utility>

namespace followup::json::detail {

void describe(fields& f, call_figures& one) {
  f.object("call", "What can be said of the n-th call.");
  f.required("call", "n, from 1.", one.row.call, whole<>{1});
  f.required("yes", "Of those in play, who said yes to it.", one.row.yes);
  f.required("no", "Of those, of whom it was the last call because it ended otherwise.", one.row.no);
  f.required("later", "Of all yeses, those after it.", one.row.later);
  f.required("onward", "Of this call and all later ones, how many brought a yes.", one.row.onward);
  f.required("in_play", "Who has not ended by then.", one.row.in_play);
  f.required("yes_by", "Who has said yes by then.", one.row.yes_by);
  f.maybe("minutes_a_yes", "What a yes costs at it.", one.minutes_a_yes, real{});
}

void describe(fields& f, payoff& what) {
  f.object("payoff", "How far calls pay for themselves.");
  f.required("calls_a_yes", "So many calls cost what a yes is worth.", what.calls_a_yes, real{});
  f.required("pays_to", "The last call up to which each pays; 0: not even the first.", what.pays_to, whole<>{0});
  std::optional<std::optional<int>> from(what.no_longer_from);
  f.maybe("no_longer_from", "The first from which going on does not; null: that is not to be seen.", from,
          or_null<int, whole<>>{whole<>{1}});
  if (from) what.no_longer_from = *from;
}

void describe(fields& f, weekday_figures& all) {
  for (std::size_t day = 0; day < all.each.size(); ++day) {
    f.required(name_of(static_cast<weekday>(day)), "", all.each[day]);
  }
}

void describe(fields& f, daypart_figures& one) {
  describe(f, one.seen);
  f.object("daypart figures", "How many calls in a daypart reached the person.");
  f.required("part", "The daypart's name.", one.part);
}

void describe(fields& f, answer_figures& all) {
  f.object("answers", "How many calls reached the person.");
  f.required("all", "Of all that tell of the hour.", all.all);
  f.required("weekdays", "By weekday.", all.weekdays);
  f.required("hours", "By hour, from 00:00.", all.hours);
  f.maybe("dayparts", "By the policy's dayparts.", all.dayparts);
}

void describe(fields& f, promise_figures& all) {
  const list_of<node, any_json> missed;
  f.object("promises", "What became of agreed calls whose time is over.");
  f.required("kept", "The person was spoken to in time.", all.kept, any_count);
  f.required("missed_by_us", "Nobody called in that time: pursuit, touch, from, to.", all.missed_by_us, missed);
  f.required("missed_by_them", "Somebody did, and did not reach them.", all.missed_by_them, missed);
  f.required("called_us", "Of those who said they would call, who did before we called again.", all.called_us);
}

void describe(fields& f, insight_figures& all) {
  f.object("", "What a book says.");
  f.required("pursuits", "In the book.", all.pursuits, any_count);
  f.required("yes", "That came to a yes.", all.yes, any_count);
  f.required("no", "That ended otherwise.", all.no, any_count);
  f.required("undecided", "That are open, or were given up.", all.undecided, any_count);
  f.required("calls", "By the number of the call.", all.calls);
  f.maybe("payoff", "", all.pays);
  f.required("answers", "", all.answers);
  f.maybe("dayparts", "The policy's, with the rates of the book: they may stand in a policy as they are.",
          all.dayparts);
  f.required("promises", "", all.promises);
}

}  // namespace followup::json::detail

namespace serve {
namespace {

namespace json = fu::json;
using json::detail::codec;
using json::detail::node;

node written(const fu::missed_promise& missed, const json::posed& of) {
  const json::detail::writing how{.names = &of.asked.names};
  json::detail::findings found;
  const auto pursuit = of.pursuit.empty() ? std::nullopt : json::detail::parse(of.pursuit, found);
  node object = node::object();
  object.add("pursuit", pursuit ? *pursuit : node());
  object.add("touch", codec<fu::touchpoint_id>{}.write(missed.touch, how));
  object.add("from", codec<fu::ptime>{}.write(missed.agreed.begin, how));
  object.add("to", codec<fu::ptime>{}.write(missed.agreed.end, how));
  return object;
}

// Those that came with the newest question.
void add_new(std::vector<node>& all, const std::vector<fu::missed_promise>& missed, const json::posed& of) {
  while (all.size() < missed.size()) all.push_back(written(missed[all.size()], of));
}

}  // namespace

void insight_document::add(const json::posed& one) {
  if (one.asked.so_far && *one.asked.so_far) {
    throw fu::history_required("progress", "a part of the history", "all of it: \"progress\": null");
  }
  seen_.add(one.asked.subject, one.asked.history);
  add_new(missed_by_us_, seen_.promises().missed_by_us, one);
  add_new(missed_by_them_, seen_.promises().missed_by_them, one);
}

node insight_document::written(const std::optional<fu::call_worth>& price) const {
  const fu::persistence& all = seen_.going_on();
  const std::vector<fu::persistence_row> rows = all.rows();
  const fu::answer_rates& rates = seen_.answers();
  json::detail::insight_figures figures{.pursuits = all.pursuits(),
                                        .yes = all.yeses(),
                                        .no = all.noes(),
                                        .undecided = all.undecided(),
                                        .answers = {.all = rates.all,
                                                    .weekdays = {rates.by_weekday},
                                                    .hours = {rates.by_hour.begin(), rates.by_hour.end()}},
                                        .dayparts = seen_.dayparts(),
                                        .promises = {.kept = seen_.promises().kept,
                                                     .missed_by_us = missed_by_us_,
                                                     .missed_by_them = missed_by_them_,
                                                     .called_us = seen_.promises().called_us}};
  for (const fu::persistence_row& row : rows) {
    figures.calls.push_back({row, price ? fu::minutes_a_yes(row, *price) : std::nullopt});
  }
  if (price) figures.pays = fu::payoff_of(rows, *price);
  if (figures.dayparts) {
    auto& parts = figures.answers.dayparts.emplace();
    for (std::size_t d = 0; d < figures.dayparts->parts.size(); ++d) {
      parts.push_back({rates.by_part[d], figures.dayparts->parts[d].name});
    }
  }
  return codec<json::detail::insight_figures>{}.write(figures, {});
}

}  // namespace serve
