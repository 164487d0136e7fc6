#include "serve/verbs.hpp"
#include "serve/insight_document.hpp"

#include "json/answer_codecs.hpp"
#include "json/brought.hpp"
#include "json/document.hpp"
#include "json/model_codecs.hpp"
#include "json/policy_codec.hpp"
#include "json/reply_codecs.hpp"
#include "json/time_codecs.hpp"

#include <followup/assure/audit.hpp>
#include <followup/engine/agenda.hpp>
#include <followup/policy/presets.hpp>

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>
#include <variant>

namespace followup::json::detail {

// How many touches of each channel there is time for.
static void describe(fields& f, capacity& today) {
  for (int i = 0; i < channel_count; ++i) {
    f.maybe(name_of(static_cast<channel>(i)), "", today.per_channel[static_cast<std::size_t>(i)], whole<>{});
  }
}

static void describe(fields& f, scheduled_step& step) {
  f.required("action", "", step.action);
  f.required("via", "", step.via);
  f.required("at", "", step.at);
}

}  // namespace followup::json::detail

namespace serve {
namespace {

namespace json = fu::json;
using json::mistake;
using json::detail::codec;
using json::detail::fields;
using json::detail::node;
using json::detail::place;

std::string text_of(const node& document) { return print(document, json::layout::one_line); }

const node* member_of(const node& document, std::string_view name) {
  return document.is(node::kind::object) ? document.find(name) : nullptr;
}

void take_out(node& object, std::string_view name) {
  const auto at = std::find(object.names.begin(), object.names.end(), name);
  if (at == object.names.end()) return;
  object.items.erase(object.items.begin() + (at - object.names.begin()));
  object.names.erase(at);
}

// What stands for all questions of a list, where one has none of its own.
void add_missing(node& question, const node& all, std::initializer_list<std::string_view> members) {
  if (!question.is(node::kind::object)) return;
  for (const std::string_view name : members) {
    const node* const given = all.find(name);
    if (given != nullptr && question.find(name) == nullptr) question.add(std::string(name), *given);
  }
}

node object_with_request(const node& document) {
  node object = node::object();
  if (const node* const request = member_of(document, "request")) object.add("request", *request);
  return object;
}

json::reply refuse(const node& document, std::vector<mistake> mistakes, std::size_t line,
                   fu::error_kind kind = fu::error_kind::invalid_document) {
  json::detail::refusal_document all{.mistakes = std::move(mistakes), .error = kind};
  if (const node* const request = member_of(document, "request")) all.request = *request;
  if (line != 0) all.line = line;
  return {json::detail::written(all, json::layout::one_line), kind};
}

json::reply refuse(const node& document, const fu::error& why, std::size_t line) {
  return refuse(document, {{"", why.value(), why.allowed() + " (" + why.field() + ")"}}, line, why.kind());
}

node list_of(const std::vector<mistake>& mistakes) { return codec<std::vector<mistake>>{}.write(mistakes, {}); }

// The mistakes of what stands at a place of the whole.
void add_below(std::vector<mistake>& all, const std::string& path, std::vector<mistake> mistakes) {
  for (mistake& one : mistakes) all.push_back({path + one.path, std::move(one.found), std::move(one.allowed)});
}

// The questions of a list that can be decided, and what is wrong with the others.
struct posed_list {
  std::vector<json::posed> good = {};
  std::vector<std::size_t> places = {};
  std::vector<mistake> mistakes = {};

  void take(json::posed one, std::size_t index, std::string_view list) {
    if (one.good()) {
      good.push_back(std::move(one));
      places.push_back(index);
    } else {
      add_below(mistakes, path_of(list, index), std::move(one.mistakes));
    }
  }
  void refuse(std::size_t at, std::string_view list, const fu::error& why) {
    add_below(mistakes, path_of(list, places[at]), {mistake_in(good[at].asked, why)});
  }
  static std::string path_of(std::string_view list, std::size_t index) {
    return "/" + std::string(list) + "/" + std::to_string(index);
  }
};

node identity_of(const json::posed& one) {
  json::detail::findings found;
  const auto id = one.pursuit.empty() ? std::nullopt : json::detail::parse(one.pursuit, found);
  return id ? *id : node{};
}

std::string_view name_of(fu::agenda_item::urgency how) {
  switch (how) {
    case fu::agenda_item::urgency::promise: return "promise";
    case fu::agenda_item::urgency::missed_promise: return "missed_promise";
    case fu::agenda_item::urgency::answer: return "answer";
    case fu::agenda_item::urgency::other: return "other";
  }
  return {};
}

// --- The lists that are asked about.

struct agenda_document {
  std::vector<node> questions;
  std::optional<fu::ptime> end_of_day;
  fu::time_zone zone;
  std::optional<fu::capacity> today;
  std::optional<std::variant<std::string, fu::calendar>> hours;
  std::optional<fu::ptime> now;
};

// Members that the questions read themselves, or that were read before.
void pass_over(fields& f, std::initializer_list<std::string_view> members) {
  for (const std::string_view name : members) (void)f.take(name);
}

struct audit_document {
  std::vector<node> book;
  std::optional<fu::ptime> now;
  std::optional<fu::ptime> since;
  fu::language told = fu::language::english;
};

struct insight_request {
  std::vector<node> book;
  std::optional<fu::ptime> now;
  std::optional<int> minutes_a_call;
  std::optional<int> hours_a_yes;
  std::vector<fu::language> told;
};

// What a host believes of a pursuit, beside the question.
struct belief {
  bool open = true;
  std::optional<std::vector<fu::scheduled_step>> diary = {};
};

std::optional<belief> belief_at(const place& entry) {
  belief all;
  if (!entry.is(node::kind::object)) return all;  // which the question's reading refuses
  if (const auto at = entry.member("open")) {
    const auto open = codec<bool>{}.read(*at);
    if (!open) return std::nullopt;
    all.open = *open;
  }
  if (const auto at = entry.member("diary")) {
    all.diary = codec<std::vector<fu::scheduled_step>>{}.read(*at);
    if (!all.diary) return std::nullopt;
  }
  return all;
}

template <class Document>
struct list_codec;

template <>
struct list_codec<agenda_document> {
  static void describe(fields& f, agenda_document& all) {
    pass_over(f, {"verb", "request", "policy"});
    f.required("questions", "", all.questions, json::detail::list_of<node, json::detail::any_json>{});
    f.required("end_of_day", "", all.end_of_day);
    f.optional("zone", "", all.zone, fu::time_zone{});
    f.maybe("capacity", "", all.today);
    f.maybe("calendar", "", all.hours, json::detail::by_name_or_whole<fu::calendar>{});
    f.maybe("now", "", all.now);
  }
};

template <>
struct list_codec<audit_document> {
  static void describe(fields& f, audit_document& all) {
    pass_over(f, {"verb", "request", "policy", "calendar"});
    f.required("book", "", all.book, json::detail::list_of<node, json::detail::any_json>{});
    f.maybe("now", "", all.now);
    f.maybe("since", "", all.since);
    f.optional("told", "", all.told, fu::language::english);
  }
};

template <>
struct list_codec<insight_request> {
  static void describe(fields& f, insight_request& all) {
    pass_over(f, {"verb", "request", "policy"});
    f.required("book", "", all.book, json::detail::list_of<node, json::detail::any_json>{});
    f.maybe("now", "", all.now);
    f.maybe("minutes_a_call", "", all.minutes_a_call, json::detail::whole<>{1});
    f.maybe("hours_a_yes", "", all.hours_a_yes, json::detail::whole<>{1});
    f.optional("told", "", all.told, {}, json::detail::any_languages);
  }
};

std::optional<fu::call_worth> price_in(const insight_request& asked) {
  if (!asked.minutes_a_call) return std::nullopt;
  fu::call_worth price{.a_call = fu::minutes{*asked.minutes_a_call}};
  if (asked.hours_a_yes) price.a_yes = fu::hours{*asked.hours_a_yes};
  return price;
}

template <class Document>
bool read_list(const node& document, json::detail::reading& all, Document& into) {
  const place at(document, all);
  fields f(at);
  list_codec<Document>::describe(f, into);
  return f.finish() && all.found.empty();
}

}  // namespace

struct verb_session::verb {
  std::string_view name;
  reply (verb_session::*done)(node&, const setting&);
};

const std::vector<verb_session::verb>& verb_session::all_verbs() {
  static const std::vector<verb> all{
      {"next", &verb_session::next},       {"fold", &verb_session::fold},   {"advance", &verb_session::advance},
      {"agenda", &verb_session::agenda},   {"audit", &verb_session::audit}, {"insight", &verb_session::insight},
      {"explain", &verb_session::explain}, {"check", &verb_session::check}, {"policies", &verb_session::policies}};
  return all;
}

verb_session::verb_session(json::registry own, const stock* documents)
    : asking_(std::move(own)), documents_(documents) {}

json::reply verb_session::answer(std::string_view document, const setting& here) {
  if (document.find("\"verb\"") == std::string_view::npos) return asking_.next(document, here);
  json::detail::findings found;
  auto read = json::detail::parse(document, found);
  if (!read) return json::refusal(found.take(), here.line);
  const node* const name = member_of(*read, "verb");
  if (name == nullptr) return asking_.next(document, here);
  const auto& all = all_verbs();
  const auto asked = std::find_if(
      all.begin(), all.end(), [&](const verb& one) { return name->is(node::kind::text) && one.name == name->text; });
  if (asked == all.end()) {
    std::vector<std::string_view> names;
    std::transform(all.begin(), all.end(), std::back_inserter(names), [](const verb& one) { return one.name; });
    return refuse(*read, {{"/verb", json::detail::in_short(text_of(*name), 60), json::detail::listed(names)}},
                  here.line);
  }
  try {
    return (this->*asked->done)(*read, here);
  } catch (const fu::error& why) { return refuse(*read, why, here.line); }
}

json::reply verb_session::next(node& document, const setting& here) {
  take_out(document, "verb");
  return asking_.next(text_of(document), here);
}

json::reply verb_session::fold(node& document, const setting& here) {
  take_out(document, "verb");
  return asking_.fold(text_of(document), here);
}

json::reply verb_session::advance(node& document, const setting& here) {
  const node* const kept = document.find("progress");
  if (kept == nullptr || kept->is(node::kind::null)) {
    return refuse(document,
                  {{"/progress", kept == nullptr ? "(none)" : "null", "what fold or the advance before gave"}},
                  here.line);
  }
  return fold(document, here);
}

json::reply verb_session::explain(node& document, const setting& here) {
  if (document.find("told") == nullptr) document.add("told", "en");
  setting plain = here;
  plain.why = fu::reasons::none;
  return next(document, plain);
}

namespace {

const fu::calendar* calendar_named(const std::string& name, const json::setting& here) {
  if (here.named == nullptr) return nullptr;
  const auto known = here.named->calendars.find(name);
  return known == here.named->calendars.end() ? nullptr : &known->second;
}

}  // namespace

json::reply verb_session::agenda(node& document, const setting& here) {
  json::detail::reading all{};
  agenda_document asked;
  if (!read_list(document, all, asked)) return refuse(document, all.found.take(), here.line);

  const fu::calendar* hours = here.hours;
  if (asked.hours) {
    if (const auto* const name = std::get_if<std::string>(&*asked.hours)) {
      hours = calendar_named(*name, here);
    } else {
      hours = &std::get<fu::calendar>(*asked.hours);
    }
  }
  if (hours == nullptr) {
    return refuse(document,
                  {{"/calendar", asked.hours ? text_of(*document.find("calendar")) : "(none)",
                    "a calendar that is known, or the calendar itself"}},
                  here.line);
  }
  const fu::ptime now = asked.now ? *asked.now : here.now;
  posed_list list;
  for (std::size_t i = 0; i < asked.questions.size(); ++i) {
    node& question = asked.questions[i];
    add_missing(question, document, {"policy", "calendar", "now"});
    list.take(asking_.pose(text_of(question), here), i, "questions");
  }

  fu::answer said;
  std::vector<fu::agenda_item> items;
  std::map<std::uint64_t, std::size_t> whose;  // by the pursuit
  for (std::size_t i = 0; i < list.good.size(); ++i) {
    const auto& put = list.good[i].asked;
    try {
      const auto kept = decide(said, list.good[i]);
      const int attempts = kept ? kept->calls() : fu::fold(*put.rules, put.subject, put.history).calls();
      for (auto& item : agenda_items(put.subject, said, attempts, now, *asked.end_of_day)) items.push_back(item);
      whose[put.subject.id.value()] = i;
    } catch (const fu::error& why) { list.refuse(i, "questions", why); }
  }

  node rows = node::list();
  for (const fu::agenda_item& item :
       fu::agenda(std::move(items), *hours, asked.zone, asked.today.value_or(fu::capacity{}))) {
    const std::size_t at = whose.at(item.pursuit.value());
    const json::posed& one = list.good[at];
    node row = node::object();
    row.add("pursuit", identity_of(one));
    row.add("question", list.places[at]);
    row.add("urgency", name_of(item.how));
    row.add("deadline", codec<fu::ptime>{}.write(item.deadline, {}));
    row.add("action", codec<fu::action>{}.write(item.what, {.rules = &*one.asked.rules, .names = &one.asked.names}));
    rows.push(std::move(row));
  }
  node whole = object_with_request(document);
  whole.add("agenda", std::move(rows));
  if (!list.mistakes.empty()) whole.add("mistakes", list_of(list.mistakes));
  return {text_of(whole)};
}

json::reply verb_session::audit(node& document, const setting& here) {
  json::detail::reading all{};
  audit_document asked;
  if (!read_list(document, all, asked)) return refuse(document, all.found.take(), here.line);
  const fu::ptime now = asked.now ? *asked.now : here.now;
  posed_list list;
  std::vector<belief> beliefs;
  for (std::size_t i = 0; i < asked.book.size(); ++i) {
    node& entry = asked.book[i];
    json::detail::reading one_entry{};
    const auto believed = belief_at(place(entry, one_entry));
    if (!believed) {
      add_below(list.mistakes, posed_list::path_of("book", i), one_entry.found.take());
      continue;
    }
    if (entry.is(node::kind::object)) {
      take_out(entry, "open");
      take_out(entry, "diary");
    }
    add_missing(entry, document, {"policy", "calendar", "now"});
    json::posed put = asking_.pose(text_of(entry), here);
    if (put.good() && put.asked.so_far && *put.asked.so_far) {
      put.mistakes.push_back({"/progress", "a part of the history", "all of it"});
    }
    if (put.good()) beliefs.push_back(*believed);
    list.take(std::move(put), i, "book");
  }

  std::vector<fu::audited> book;
  for (std::size_t i = 0; i < list.good.size(); ++i) {
    const auto& put = list.good[i].asked;
    book.push_back({*put.rules, *put.hours, put.subject, put.history, beliefs[i].open, beliefs[i].diary});
  }
  node rows = node::list();
  for (const fu::audit_finding& finding : fu::audit(book, now, asked.since)) {
    const json::posed& one = list.good[finding.index];
    const json::detail::writing how{.rules = &*one.asked.rules, .names = &one.asked.names};
    node row = node::object();
    row.add("pursuit", identity_of(one));
    row.add("entry", list.places[finding.index]);
    row.add("kind", fu::name_of(finding.kind));
    if (finding.other) row.add("other", list.places[*finding.other]);
    if (finding.touch) row.add("touch", codec<fu::touchpoint_id>{}.write(finding.touch, how));
    if (finding.twin) row.add("twin", codec<fu::touchpoint_id>{}.write(finding.twin, how));
    if (finding.action) row.add("action", codec<fu::action_id>{}.write(finding.action, how));
    if (finding.action || finding.twin) row.add("via", fu::name_of(finding.via));
    if (finding.from) row.add("from", codec<fu::ptime>{}.write(*finding.from, how));
    if (finding.to) row.add("to", codec<fu::ptime>{}.write(*finding.to, how));
    if (finding.made_up) row.add("made_up", codec<fu::ptime>{}.write(*finding.made_up, how));
    row.add("told", fu::explain(finding, book, asked.told));
    rows.push(std::move(row));
  }
  node whole = object_with_request(document);
  whole.add("findings", std::move(rows));
  if (!list.mistakes.empty()) whole.add("mistakes", list_of(list.mistakes));
  return {text_of(whole)};
}

json::reply verb_session::insight(node& document, const setting& here) {
  json::detail::reading all{};
  insight_request asked;
  if (!read_list(document, all, asked)) return refuse(document, all.found.take(), here.line);
  static const fu::calendar any = any_hours();
  setting put = here;
  if (put.hours == nullptr) put.hours = &any;
  posed_list list;
  for (std::size_t i = 0; i < asked.book.size(); ++i) {
    add_missing(asked.book[i], document, {"policy", "now"});
    list.take(asking_.pose(text_of(asked.book[i]), put), i, "book");
  }

  insight_document book{list.good.empty() ? fu::until_no() : *list.good.front().asked.rules,
                        asked.now ? *asked.now : here.now};
  for (std::size_t i = 0; i < list.good.size(); ++i) {
    try {
      book.add(list.good[i]);
    } catch (const fu::error& why) { list.refuse(i, "book", why); }
  }
  const auto price = price_in(asked);
  node whole = object_with_request(document);
  whole.add("insight", book.written(price));
  if (!asked.told.empty()) {
    node& told = whole.add("told", node::object());
    for (const fu::language in : asked.told) {
      told.add(std::string(fu::name_of(in)), fu::explain(book.seen(), price, in));
    }
  }
  if (!list.mistakes.empty()) whole.add("mistakes", list_of(list.mistakes));
  return {text_of(whole)};
}

json::reply verb_session::check(node& document, const setting& here) {
  json::detail::reading all{};
  const place at(document, all);
  const auto policy = at.member("policy");
  const auto calendar = at.member("calendar");
  if (!policy && !calendar) {
    return refuse(document, {{"", "neither policy nor calendar", "a policy or a calendar to look at"}}, here.line);
  }
  if (policy) (void)codec<fu::policy>{}.read(*policy);
  if (calendar) (void)codec<fu::calendar>{}.read(*calendar);
  node whole = object_with_request(document);
  whole.add("good", all.found.empty());
  whole.add("mistakes", list_of(all.found.take()));
  return {text_of(whole)};
}

namespace {

template <class T>
node row_of(const std::string& name, const std::map<std::string, T, std::less<>>& good) {
  node row = node::object();
  row.add("name", name);
  if (const auto found = good.find(name); found != good.end()) {
    row.add("version", found->second.version());
    row.add("identity", json::detail::identity_text::write(found->second.identity(), {}));
  }
  return row;
}

// Those of files, with what there is to say of these.
template <class T>
node listed(const stock::items& all, const std::map<std::string, T, std::less<>>& good) {
  node rows = node::list();
  for (const auto& [name, one] : all) {
    node row = row_of(name, good);
    row.add("file", one.file.string());
    row.add("in_use", one.in_use);
    if (!one.mistakes.empty()) row.add("mistakes", list_of(one.mistakes));
    rows.push(std::move(row));
  }
  return rows;
}

template <class T>
node listed(const std::map<std::string, T, std::less<>>& good) {
  node rows = node::list();
  for (const auto& [name, value] : good) rows.push(row_of(name, good));
  return rows;
}

}  // namespace

json::reply verb_session::policies(node& document, const setting& here) {
  const json::shelf nothing;
  const json::shelf& named = here.named != nullptr ? *here.named : nothing;
  node whole = object_with_request(document);
  whole.add("policies",
            documents_ != nullptr ? listed(documents_->policies(), named.policies) : listed(named.policies));
  whole.add("calendars",
            documents_ != nullptr ? listed(documents_->calendars(), named.calendars) : listed(named.calendars));
  return {text_of(whole)};
}

}  // namespace serve
