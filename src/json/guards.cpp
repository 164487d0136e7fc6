#include "json/rules.hpp"
#include "json/time_codecs.hpp"

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

// "local day", "daypart", "lifetime", "24 hours", "30 days"
struct span_text {
  [[nodiscard]] std::optional<cap_span> read(const place& at) const {
    if (at.is(node::kind::text)) {
      const std::string& text = at.value().text;
      if (text == "local day") return per_local_day;
      if (text == "daypart") return per_daypart;
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
    return schema_of_text("^(local day|daypart|lifetime|[0-9]{1,10} (hours?|days?))$", expects());
  }
  [[nodiscard]] std::string expects() const {
    return "\"local day\", \"daypart\", \"lifetime\", or a text like \"24 hours\" or \"30 days\"";
  }

 private:
  struct to_text {
    node operator()(const per_local_day_t&) const { return {"local day"}; }
    node operator()(const per_daypart_t&) const { return {"daypart"}; }
    node operator()(const per_lifetime_t&) const { return {"lifetime"}; }
    node operator()(const rolling& over) const { return {text_of(over.length.count, "hour")}; }
    node operator()(const rolling_days& over) const { return {text_of(over.days, "day")}; }
  };
};

// Outcomes, or "conversation" for none in particular.
struct occasions {
  [[nodiscard]] std::optional<std::vector<outcome_kind>> read(const place& at) const {
    if (at.is(node::kind::text) && at.value().text == conversation) return std::vector<outcome_kind>{};
    return one_or_many<outcome_kind>{}.read(at);
  }
  [[nodiscard]] node write(const std::vector<outcome_kind>& value, const writing& how) const {
    return value.empty() ? node(conversation) : one_or_many<outcome_kind>{}.write(value, how);
  }
  [[nodiscard]] node schema(schema_book& book) const {
    return schema_of_choice("anyOf", {schema_of_names({conversation}), one_or_many<outcome_kind>{}.schema(book)});
  }
  [[nodiscard]] std::string expects() const {
    return "\"conversation\", or outcomes: " + one_or_many<outcome_kind>{}.expects();
  }

 private:
  static constexpr std::string_view conversation = "conversation";
};

void describe_channels(fields& f, channel_set& channels) { f.required("channels", "Of which touches.", channels); }

void describe_zone(fields& f, std::optional<time_zone>& zone, std::string_view says) { f.maybe("zone", says, zone); }

void describe(fields& f, window_document& what) {
  f.required("window", "Touches only inside these hours.", what.hours);
  describe_channels(f, what.channels);
  describe_zone(f, what.zone, "Whose local time; left out: that of each candidate zone of the prospect.");
}

void describe(fields& f, cap_guard& what) {
  const cap_guard usual;
  f.required("at_most", "So many of these.", what.n, whole<>{1});
  f.required("per", "Over what they are counted.", what.over, span_text{});
  describe_channels(f, what.channels);
  f.optional("except_retries", "Retries on the same day and answers owed go through.", what.excepts_retries, false);
  f.optional("counting", "What is counted.", what.what, usual.what);
  f.optional("of", "Whose events are counted.", what.whose, usual.whose);
  describe_zone(f, what.zone, "In which days are read; left out: the prospect's first zone.");
}

void describe(fields& f, quiet_guard& what) {
  f.required("quiet_for", "No touches for so long.", what.length);
  f.required("after", "After what.", what.after, occasions{});
  describe_channels(f, what.channels);
  f.optional("counting_its_day", "The day of what happened is day 1, else day 0.", what.its_day_counts, false);
}

void describe(fields& f, gap_guard& what) {
  f.required("apart", "So long between two touches.", what.wait);
  f.required("earlier", "On which channels the first of them is.", what.earlier);
  f.required("later", "On which channels the second one is.", what.later);
}

void describe(fields& f, landing_day_guard& what) {
  f.required("not_on_landing_day", "No touches on these channels on the day on which a letter is due to land.",
             what.channels);
}

// The levels of a consent guard.
struct consent_levels {
  consent_level consumer{};
  consent_level sole_trader{};
  consent_level legal_entity{};
};

void describe(fields& f, consent_levels& least) {
  const consent_guard usual;
  f.object("consent levels", "The least consent that each audience asks for.");
  f.shown("consumer", "Also where the audience is unknown.", least.consumer, usual.consumer);
  f.shown("sole_trader", "", least.sole_trader, usual.sole_trader);
  f.shown("legal_entity", "", least.legal_entity, usual.legal_entity);
}

void describe(fields& f, consent_guard& what) {
  consent_levels least{what.consumer, what.sole_trader, what.legal_entity};
  f.required("consent", "Only with this consent.", least);
  what.consumer = least.consumer;
  what.sole_trader = least.sole_trader;
  what.legal_entity = least.legal_entity;
  describe_channels(f, what.channels);
}

void describe(fields& f, registry_guard& what) {
  f.required("registry_no_older_than", "Only while the do-not-call list was looked at no longer ago.",
             what.stale_after);
  describe_channels(f, what.channels);
}

template <>
inline constexpr std::string_view tag<window_document> = "window";
template <>
inline constexpr std::string_view tag<cap_guard> = "at_most";
template <>
inline constexpr std::string_view tag<quiet_guard> = "quiet_for";
template <>
inline constexpr std::string_view tag<gap_guard> = "apart";
template <>
inline constexpr std::string_view tag<landing_day_guard> = "not_on_landing_day";
template <>
inline constexpr std::string_view tag<consent_guard> = "consent";
template <>
inline constexpr std::string_view tag<registry_guard> = "registry_no_older_than";

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
