#include "json/rule_documents.hpp"
#include "json/rules.hpp"

namespace followup::json::detail {

using cap_span = decltype(cap_guard::over);

// A calendar that is still in parts.
struct window_document {
  channel_set channels;
  unnamed_calendar hours;
  std::optional<time_zone> zone;
};

struct guard_document {
  std::string id;
  std::variant<window_document, cap_guard, quiet_guard, gap_guard, landing_day_guard, consent_guard, registry_guard,
               host_guard>
      what;
  std::optional<std::string> law;
  bool exempts_agreed_calls = false;
  std::vector<audience> audiences;
  std::string jurisdiction;
  std::optional<date> valid_from;
  std::optional<date> valid_to;

  [[nodiscard]] static guard_document of(const guard& one);
  [[nodiscard]] std::optional<guard> made(const place& at) &&;
};

// "local day", "daypart", "calendar week", "calendar month", "lifetime", "24 hours", "30 days"
template <>
struct codec<cap_span> {
  [[nodiscard]] std::optional<cap_span> read(const place& at) const {
    if (at.is(node::kind::text)) {
      const std::string& text = at.value().text;
      if (text == "local day") return per_local_day;
      if (text == "daypart") return per_daypart;
      if (text == "calendar week") return per_calendar_week;
      if (text == "calendar month") return per_calendar_month;
      if (text == "lifetime") return per_lifetime;
      const auto some = read_counted(text, {"hour", "day"});
      if (some && some->unit == 0) return rolling{hours{some->count}};
      if (some) return rolling_days{some->count};
    }
    at.refuse(at.shown(), expects());
    return std::nullopt;
  }
  [[nodiscard]] node write(const cap_span& value, const writing&) const { return std::visit(to_text{}, value); }
  [[nodiscard]] node schema(schema_book&) const {
    return schema_of_text("^(local day|daypart|calendar week|calendar month|lifetime|[0-9]{1,10} (hours?|days?))$",
                          expects());
  }
  [[nodiscard]] std::string expects() const {
    return "\"local day\", \"daypart\", \"calendar week\", \"calendar month\", \"lifetime\", or a text like "
           "\"24 hours\" or \"30 days\"";
  }

 private:
  struct to_text {
    node operator()(const per_local_day_t&) const { return {"local day"}; }
    node operator()(const per_daypart_t&) const { return {"daypart"}; }
    node operator()(const per_calendar_week_t&) const { return {"calendar week"}; }
    node operator()(const per_calendar_month_t&) const { return {"calendar month"}; }
    node operator()(const per_lifetime_t&) const { return {"lifetime"}; }
    node operator()(const rolling& over) const { return {text_of(over.length.count, "hour")}; }
    node operator()(const rolling_days& over) const { return {text_of(over.days, "day")}; }
  };
};

constexpr std::string_view conversation = "conversation";

std::optional<std::vector<outcome_kind>> occasions::read(const place& at) const {
  if (at.is(node::kind::text) && at.value().text == conversation) return std::vector<outcome_kind>{};
  return one_or_many<outcome_kind>{}.read(at);
}
node occasions::write(const std::vector<outcome_kind>& value, const writing& how) const {
  return value.empty() ? node(conversation) : one_or_many<outcome_kind>{}.write(value, how);
}
node occasions::schema(schema_book& book) const {
  return schema_of_choice("anyOf", {schema_of_names({conversation}), one_or_many<outcome_kind>{}.schema(book)});
}
std::string occasions::expects() const {
  return "\"conversation\", or outcomes: " + one_or_many<outcome_kind>{}.expects();
}

void describe(fields& f, window_document& what) {
  const window_guard some = followup::detail::usual<window_guard>();
  const auto& [channels, window, zone] = followup::detail::fields_of(some).fields;
  f.required(window.term, window.says, what.hours);
  f.required(channels.term, channels.says, what.channels);
  f.maybe(zone.term, zone.says, what.zone);
}
template <>
inline constexpr std::string_view tag<window_document> = "window";

void describe(fields& f, guard_document& one) {
  f.object("guard", "What holds us back.");
  f.required("id", "Stable, and unique in its policy.", one.id);
  f.one_of(one.what);
  f.maybe("law", "The citation of a rule of law, which no promise overrides.", one.law);
  f.optional("exempts_agreed_calls", "The law itself exempts calls that were agreed.", one.exempts_agreed_calls, false);
  f.optional("audiences", "Only for prospects of these; left out: all.", one.audiences, {}, one_or_many<audience>{});
  f.optional("jurisdiction", "Only where the prospect is in it, or in none that is known.", one.jurisdiction, {});
  f.maybe("valid_from", "The first local date on which it is in force.", one.valid_from);
  f.maybe("valid_to", "The first local date on which it is no more in force.", one.valid_to);
}

struct to_document {
  const guard& of;

  decltype(guard_document::what) operator()(const window_guard& what) const {
    return window_document{what.channels, {calendar_document::of(what.hours)}, what.zone};
  }
  decltype(guard_document::what) operator()(const host_guard& what) const {
    check_registered(what.registered, "guard", of.id());
    return what;
  }
  template <class Rule>
  decltype(guard_document::what) operator()(const Rule& what) const {
    return what;
  }
};

guard_document guard_document::of(const guard& one) {
  return {one.id(),        std::visit(to_document{one}, one.what()),
          one.citation(),  one.exempts_agreed_calls(),
          one.audiences(), one.jurisdiction(),
          one.first_day(), one.end_day()};
}

struct to_rule {
  const place& at;

  std::optional<guard::rule> operator()(window_document& what) const {
    auto hours = std::move(what.hours.parts).made(*at.member("window"));
    if (!hours) return std::nullopt;
    return window_guard{what.channels, std::move(*hours), std::move(what.zone)};
  }
  template <class Rule>
  std::optional<guard::rule> operator()(Rule& what) const {
    return std::move(what);
  }
};

std::optional<guard> guard_document::made(const place& at) && {
  auto rule = std::visit(to_rule{at}, what);
  if (!rule) return std::nullopt;
  guard one = guard{std::move(id), std::move(*rule)}
                  .for_audiences(std::move(audiences))
                  .in_jurisdiction(std::move(jurisdiction));
  if (law) one = one.law(std::move(*law));
  if (exempts_agreed_calls) one = one.exempting_agreed_calls();
  if (valid_from) one = one.valid_from(*valid_from);
  if (valid_to) one = one.valid_to(*valid_to);
  return one;
}

using by_document = codec_by<guard, guard_document>;

std::optional<guard> codec<guard>::read(const place& at) const { return by_document{}.read(at); }
node codec<guard>::write(const guard& value, const writing& how) const { return by_document{}.write(value, how); }
node codec<guard>::schema(schema_book& book) const { return by_document{}.schema(book); }

}  // namespace followup::json::detail
