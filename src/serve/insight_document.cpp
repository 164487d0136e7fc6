#include "serve/insight_document.hpp"

#include "json/model_codecs.hpp"
#include "json/parse.hpp"
#include "json/rules.hpp"
#include "json/time_codecs.hpp"

#include <followup/error.hpp>

#include <cmath>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace serve {
namespace {

namespace json = fu::json;
using json::detail::codec;
using json::detail::node;

// As JSON writes numbers, with six decimals, and the same everywhere.
node real(double value) {
  constexpr std::int64_t millionths = 1'000'000;
  const auto rounded = static_cast<std::int64_t>(std::llround(value * static_cast<double>(millionths)));
  const std::string decimals = std::to_string(millionths + rounded % millionths);
  node number;
  number.what = node::kind::real;
  number.text = std::to_string(rounded / millionths) + "." + decimals.substr(1);
  return number;
}

void add(node& object, const fu::estimate& what) {
  object.add("share", real(what.value));
  object.add("low", real(what.low));
  object.add("high", real(what.high));
}

node written(const fu::estimate& what) {
  node object = node::object();
  add(object, what);
  return object;
}

node written(const fu::proportion& what) {
  node object = node::object();
  object.add("count", what.count);
  object.add("of", what.of);
  add(object, fu::wilson(what));
  return object;
}

node written(const fu::persistence_row& row, const std::optional<fu::call_worth>& price) {
  node object = node::object();
  object.add("call", row.call);
  object.add("yes", written(row.yes));
  object.add("no", written(row.no));
  object.add("later", written(row.later));
  object.add("onward", written(row.onward));
  object.add("in_play", written(row.in_play));
  object.add("yes_by", written(row.yes_by));
  const auto cost = price ? fu::minutes_a_yes(row, *price) : std::nullopt;
  if (cost) object.add("minutes_a_yes", real(*cost));
  return object;
}

node written(const fu::payoff& what) {
  node object = node::object();
  object.add("calls_a_yes", real(what.calls_a_yes));
  object.add("pays_to", what.pays_to);
  object.add("no_longer_from", what.no_longer_from ? node(*what.no_longer_from) : node());
  return object;
}

node written(const fu::answer_rates& seen, const std::optional<fu::daypart_choice>& parts) {
  node weekdays = node::object();
  for (std::size_t day = 0; day < seen.by_weekday.size(); ++day) {
    weekdays.add(std::string(fu::name_of(static_cast<fu::weekday>(day))), written(seen.by_weekday[day]));
  }
  node hours = node::list();
  for (const fu::proportion& hour : seen.by_hour) hours.push(written(hour));
  node object = node::object();
  object.add("all", written(seen.all));
  object.add("weekdays", std::move(weekdays));
  object.add("hours", std::move(hours));
  if (!parts) return object;
  node by_part = node::list();
  for (std::size_t d = 0; d < parts->parts.size(); ++d) {
    node one = written(seen.by_part[d]);
    one.add("part", parts->parts[d].name);
    by_part.push(std::move(one));
  }
  object.add("dayparts", std::move(by_part));
  return object;
}

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

node list_of(const std::vector<node>& items) {
  node list = node::list();
  list.items = items;
  return list;
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
  const std::optional<fu::daypart_choice> parts = seen_.dayparts();
  node object = node::object();
  object.add("pursuits", all.pursuits());
  object.add("yes", all.yeses());
  object.add("no", all.noes());
  object.add("undecided", all.undecided());
  node& calls = object.add("calls", node::list());
  for (const fu::persistence_row& row : rows) calls.push(serve::written(row, price));
  const auto pays = price ? fu::payoff_of(rows, *price) : std::nullopt;
  if (pays) object.add("payoff", serve::written(*pays));
  object.add("answers", serve::written(seen_.answers(), parts));
  if (parts) object.add("dayparts", codec<fu::daypart_choice>{}.write(*parts, {}));
  node& promises = object.add("promises", node::object());
  promises.add("kept", seen_.promises().kept);
  promises.add("missed_by_us", list_of(missed_by_us_));
  promises.add("missed_by_them", list_of(missed_by_them_));
  promises.add("called_us", serve::written(seen_.promises().called_us));
  return object;
}

}  // namespace serve
