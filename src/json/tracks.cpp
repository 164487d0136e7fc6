#include "json/briefs.hpp"
#include "json/rules.hpp"
#include "json/time_codecs.hpp"

namespace followup::json::detail {

// "5 unanswered calls"
struct nth {
  int n = 1;
  counted what = counted::unanswered_calls;
};
template <>
struct codec<nth> {
  [[nodiscard]] std::optional<nth> read(const place& at) const {
    const auto some = at.is(node::kind::text) ? read_counted(at.value().text, things) : std::nullopt;
    if (some) return nth{some->count, some->unit == 0 ? counted::unanswered_calls : counted::calls};
    at.refuse(at.shown(), expects());
    return std::nullopt;
  }
  [[nodiscard]] node write(const nth& value, const writing&) const {
    return {text_of(value.n, things[value.what == counted::unanswered_calls ? 0 : 1])};
  }
  [[nodiscard]] node schema(schema_book&) const { return schema_of_counted(things); }
  [[nodiscard]] std::string expects() const { return "a text like \"5 unanswered calls\" or \"3 calls\""; }

 private:
  inline static const std::vector<std::string_view> things{"unanswered call", "call"};
};

template <>
struct codec<brief_list> {
  [[nodiscard]] std::optional<brief_list> read(const place& at) const {
    auto briefs = list_of<brief>{}.read(at);
    return briefs ? std::optional(brief_list{std::move(*briefs)}) : std::nullopt;
  }
  [[nodiscard]] node write(const brief_list& value, const writing& how) const {
    return list_of<brief>{}.write(value.in_order, how);
  }
  [[nodiscard]] node schema(schema_book& book) const { return list_of<brief>{}.schema(book); }
  [[nodiscard]] std::string expects() const { return list_of<brief>{}.expects(); }
};

namespace {

void describe_via(fields& f, channel& via) { f.required("via", "The channel of the touch.", via); }

void describe_briefs(fields& f, brief_list& briefs) {
  f.optional("briefs", "What the touches are about, each used once; a list in it: variants of one brief.", briefs, {});
}

}  // namespace

template <>
inline constexpr std::string_view tag<rhythm> = "every";
template <>
inline constexpr std::string_view tag<after_each_nth> = "after_each";
template <>
inline constexpr std::string_view tag<after_other> = "after_track";
template <>
inline constexpr std::string_view tag<after_event> = "after_outcome";
template <>
inline constexpr std::string_view tag<step_list> = "steps";

void describe(fields& f, rhythm& what) {
  const rhythm usual;
  f.object("rhythm", "A touch every so often.");
  f.required(tag<rhythm>, "How long after the touch before; of several the last one repeats.", what.gaps,
             one_or_many<delay>{});
  describe_via(f, what.via);
  f.optional("first_after", "From the pursuit's start to the first touch.", what.first, usual.first);
  f.optional("leaves_message", "An unanswered call owes a message.", what.messages, usual.messages);
  f.optional("message_holds_back", "... and nothing else is due before it.", what.message_holds_back,
             usual.message_holds_back);
  describe_briefs(f, what.briefs);
}

void describe(fields& f, after_each_nth& what) {
  f.object("after each", "A touch for every so many of something.");
  nth every{what.n, what.what};
  f.required(tag<after_each_nth>, "Of how many of what.", every);
  what.n = every.n;
  what.what = every.what;
  describe_via(f, what.via);
  f.optional("wait", "How long after the one that made it due.", what.wait, delay{minutes{0}});
  describe_briefs(f, what.briefs);
}

void describe(fields& f, after_other& what) {
  f.object("after track", "A touch for every touch of another track.");
  f.required(tag<after_other>, "The id of the other track.", what.track);
  f.optional("from", "What the wait counts from.", what.landed, true, either{"landing", "sending"});
  f.required("wait", "How long after that.", what.wait);
  describe_via(f, what.via);
  describe_briefs(f, what.briefs);
}

void describe(fields& f, after_event& what) {
  f.object("after outcome", "A touch after something was recorded.");
  f.required(tag<after_event>, "The outcome, or any of several.", what.events, one_or_many<outcome_kind>{});
  f.optional("wait", "How long after that.", what.wait, delay{minutes{0}});
  describe_via(f, what.via);
  describe_briefs(f, what.briefs);
}

void describe(fields& f, branch& one) {
  f.object("branch", "Which step follows an outcome.");
  f.required("outcome", "The outcome, or any of several.", one.on, one_or_many<outcome_kind>{});
  f.required("go_to", "The id of the step that follows.", one.to);
}

void describe(fields& f, step& one) {
  f.object("step", "One touch of a list.");
  f.required("id", "Stable, and unique in its list.", one.id);
  describe_via(f, one.via);
  f.optional("wait", "How long after the step before was made.", one.wait, delay{business_days{0}});
  f.optional("brief", "What the touch is about; a list: variants of it.", one.brief, {});
  f.optional("when", "Which step follows which outcome.", one.branches, {}, list_of<branch>{{}, 100});
  f.optional("then", "The id of the step that follows otherwise; left out: the next one.", one.next, {});
  f.optional("ends_list", "Nothing follows otherwise: the list has run out.", one.last, false);
}

void describe(fields& f, step_list& what) {
  f.object("steps", "A fixed list of touches, which then repeats or hands over to a rhythm.");
  f.required(tag<step_list>, "In their order.", what.steps, list_of<step>{{}, 1'000});
  f.maybe("repeats_after", "Begins again so long after the last step.", what.repeat_after);
  f.maybe("hands_over_to", "The rhythm that takes over after the last step.", what.then);
  f.optional("leaves_message", "An unanswered call owes a message.", what.messages, false);
}

void describe(fields& f, pacing& pace) {
  const pacing usual;
  f.object("pacing", "What a delay counts from when people are early, late, or put things on hold.");
  f.optional("from", "What the next touch counts from, where the last one was made in time.", pace.from, usual.from);
  f.optional("late", "What becomes of the rest when a touch was made late.", pace.late, usual.late);
  f.optional("resumes", "When a touch is due again that a hold has kept back.", pace.resumes, usual.resumes);
}

void describe(fields& f, track_document& one) {
  f.object("track", "What we want to do next.");
  f.required("id", "Stable, and unique in its policy.", one.id);
  f.one_of(one.what);
  f.optional("holds_back_later", "While it has something to do, later tracks propose nothing.", one.holds_back_later,
             false);
  f.optional("pace", "How it keeps time.", one.pace, {});
}

track_document track_document::of(const track& one) {
  if (const auto* own = std::get_if<host_track>(&one.what())) check_registered(own->registered, "track", one.id());
  return {one.id(), one.what(), one.holds_back_later(), one.pace()};
}

std::optional<track> track_document::made(const place&) && {
  const track one = track{std::move(id), std::move(what)}.paced(pace);
  return holds_back_later ? one.holding_back_later() : one;
}

}  // namespace followup::json::detail
