#include <followup/json/pursuit.hpp>

#include "json/document.hpp"
#include "json/model_codecs.hpp"
#include "json/time_codecs.hpp"

namespace followup::json {
namespace detail {

void describe(fields& f, consent& given) {
  f.object("consent", "That the prospect may be approached through a channel.");
  f.required("via", "The channel.", given.via);
  f.shown("level", "How firm it is.", given.level, consent_level::express);
  f.required("since", "From when on.", given.since);
  f.maybe("until", "Not from then on.", given.until);
  f.maybe("withdrawn", "When it was withdrawn.", given.withdrawn);
}

void describe(fields& f, suppression& one) {
  f.object("suppression", "An objection that is known from elsewhere than a touchpoint.");
  f.maybe("only", "The channel; left out: all of them.", one.only);
  f.maybe("since", "From when on; left out: from ever.", one.since);
  f.optional("endpoint", "The number or address; left out: every one.", one.endpoint, {});
}

// A channel, or {"via": ..., "endpoint": ...}.
struct contact_point_document {
  contact_point point;
};
void describe(fields& f, contact_point_document& one) {
  f.object("contact point", "One way to reach the prospect.");
  f.required("via", "The channel.", one.point.via);
  f.optional("endpoint", "Which number or address.", one.point.endpoint, {});
}

template <>
struct codec<contact_point> {
  [[nodiscard]] std::optional<contact_point> read(const place& at) const {
    if (at.is(node::kind::object)) {
      const auto one = codec<contact_point_document>{}.read(at);
      return one ? std::optional(one->point) : std::nullopt;
    }
    const auto via = codec<channel>{}.read(at);
    return via ? std::optional(contact_point{*via}) : std::nullopt;
  }
  [[nodiscard]] node write(const contact_point& value, const writing& how) const {
    return value.endpoint ? codec<contact_point_document>{}.write({value}, how)
                          : codec<channel>{}.write(value.via, how);
  }
  [[nodiscard]] node schema(schema_book& book) const {
    return schema_of_choice("anyOf", {codec<channel>{}.schema(book), codec<contact_point_document>{}.schema(book)});
  }
  [[nodiscard]] std::string expects() const { return codec<channel>{}.expects() + "; or an object"; }
};

void describe(fields& f, prospect& who) {
  f.object("prospect", "The person pursued.");
  f.required("id", "", who.id);
  f.optional("zones", "Where the prospect is; several where the evidence conflicts.", who.zones, {},
             one_or_many<time_zone>{{}, 4});
  f.optional("reachable_by", "How to reach them, best first.", who.reachable_by, {}, list_of<contact_point>{{}, 8});
  f.optional("audience", "Whom the law sees in them.", who.kind, audience::unknown);
  f.optional("consents", "", who.consents, {});
  f.optional("suppressions", "", who.suppressions, {});
  f.optional("jurisdictions", "Where the law sees them; none: every jurisdiction.", who.jurisdictions, {});
  f.maybe("registry_checked", "When they were last looked up in the do-not-call list.", who.registry_checked);
  f.optional("priority", "", who.priority, prospect::priority_class::normal);
  f.maybe("preferred_hours", "At which they asked to be called, on their local clock.", who.preferred_hours);
  f.optional("facts", "The host's own, for its own rules.", who.facts, {});
}

void describe(fields& f, outside_count& count) {
  f.object("outside count", "What a cap counts elsewhere.");
  f.required("rule", "The id of the guard.", count.rule);
  f.required("used", "So many already.", count.used, whole<>{});
  f.maybe("frees_at", "When the next one becomes free; left out: never.", count.frees_at);
}

struct planned_document {
  std::optional<agreed_time> when;
  std::optional<ptime> since;
  firmness how = firmness::hard;
  endpoint_id endpoint = {};

  [[nodiscard]] static planned_document of(const planned_call& one) {
    return {one.when, one.since, one.how, one.endpoint};
  }
  [[nodiscard]] std::optional<planned_call> made(const place&) && { return planned_call{*when, since, how, endpoint}; }
};
void describe(fields& f, planned_document& one) {
  f.object("planned call", "A call that is planned: a promise of ours that no touchpoint carries.");
  f.required("when", "The time, local to the prospect.", one.when);
  f.maybe("since", "When it was planned; left out: as the pursuit started.", one.since);
  f.optional("how", "Soft: nothing earlier, but the house rules hold.", one.how, firmness::hard);
  f.optional("endpoint", "The number to call.", one.endpoint, {});
}
template <>
struct codec<planned_call> : codec_by<planned_call, planned_document> {};

void describe(fields& f, pursuit& subject) {
  f.object("pursuit", "One prospect, one subject, pursued under one policy.");
  f.required("id", "", subject.id);
  f.required("who", "", subject.who);
  f.required("started", "No touchpoint of it is earlier.", subject.started);
  f.optional("earlier_attempts", "Calls before the history begins, known by their number only.",
             subject.earlier_attempts, 0, whole<>{});
  f.optional("outside_counts", "", subject.outside_counts, {});
  f.maybe("planned", "The next call that is planned.", subject.planned);
}

}  // namespace detail

result<prospect> read_prospect(std::string_view text, const registry& own) {
  return detail::read_document<prospect>(text, {.own = &own});
}
result<pursuit> read_pursuit(std::string_view text, const registry& own) {
  return detail::read_document<pursuit>(text, {.own = &own});
}
std::string write(const prospect& who, layout how) { return detail::written(who, how); }
std::string write(const pursuit& subject, layout how) { return detail::written(subject, how); }

}  // namespace followup::json
