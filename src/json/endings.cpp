#include "json/alternatives.hpp"
#include "json/rules.hpp"
#include "json/time_codecs.hpp"

#include <array>

namespace followup::json::detail {

void describe(fields& f, ending_document& one) {
  f.object("ending", "How a pursuit ends, by a rule of the host's own.");
  f.required("id", "Stable, and unique in its policy.", one.id);
  describe(f, one.what);
}

ending_document ending_document::of(const ending& one) {
  check_registered(one.what().registered, "ending", one.id());
  return {one.id(), one.what()};
}

std::optional<ending> ending_document::made(const place&) && { return ending{std::move(id), std::move(what)}; }

namespace {

struct limit_document {
  std::string id;
  std::optional<int> most_calls;
  std::optional<span_limit> longest;
  std::optional<channel> closing_with;
  std::string closing_brief;
  business_days closing_within{10};

  [[nodiscard]] static limit_document of(const limit& one);
  [[nodiscard]] std::optional<limit> made(const place& at) &&;
};

void describe(fields& f, limit_document& one) {
  f.object("limit", "How far patience reaches: whichever comes first.");
  f.required("id", "Stable, and unique in its policy.", one.id);
  f.at_least_one({"most_calls", "longest"});
  f.maybe("most_calls", "So many calls, busy lines not counted.", one.most_calls, whole<>{1});
  f.maybe("longest", "So long after the start.", one.longest);
  f.maybe("closing_with", "A last touch on this channel.", one.closing_with);
  f.optional("closing_brief", "What it is about.", one.closing_brief, {});
  f.optional("closing_within", "It closes at the latest so long after it was reached.", one.closing_within,
             business_days{10});
}

limit_document limit_document::of(const limit& one) {
  std::optional<int> most;
  if (one.most_calls()) most = one.most_calls()->count;
  return {one.id(), most, one.longest(), one.closing_touch(), one.closing_brief(), one.closes_within()};
}

limit stated(std::string id, const std::optional<int>& most, const std::optional<span_limit>& longest) {
  if (!longest) return {std::move(id), calls{*most}};
  if (!most) return {std::move(id), *longest};
  return {std::move(id), calls{*most}, *longest};
}

std::optional<limit> limit_document::made(const place& at) && {
  if (!closing_with && !closing_brief.empty()) {
    at.refuse("closing_brief", in_quotes(closing_brief), "none without \"closing_with\"");
    return std::nullopt;
  }
  const limit one = stated(std::move(id), most_calls, longest).closing_within(closing_within);
  return closing_with ? one.closing_with(*closing_with, std::move(closing_brief)) : one;
}

struct re_entry_document {
  std::string id;
  std::vector<disposition> after;
  review_period wait;
  std::string under;

  [[nodiscard]] static re_entry_document of(const re_entry& one);
  [[nodiscard]] std::optional<re_entry> made(const place& at) &&;
};

void describe(fields& f, re_entry_document& one) {
  f.object("re-entry", "What comes after an ending: the matter is taken up again.");
  f.required("id", "Stable, and unique in its policy.", one.id);
  f.required("after", "How it ended; any of several.", one.after, one_or_many<disposition>{});
  f.required("wait", "How long after that.", one.wait);
  f.optional("under", "The name of the policy that takes over; left out: the same one.", one.under, {});
}

re_entry_document re_entry_document::of(const re_entry& one) {
  return {one.id(), one.after(), one.wait(), one.policy_name()};
}

std::optional<re_entry> re_entry_document::made(const place&) && {
  return re_entry{std::move(id), std::move(after), wait}.under(std::move(under));
}

using limit_by_document = codec_by<limit, limit_document>;
using re_entry_by_document = codec_by<re_entry, re_entry_document>;

}  // namespace

std::optional<limit> codec<limit>::read(const place& at) const { return limit_by_document{}.read(at); }
node codec<limit>::write(const limit& value, const writing& how) const { return limit_by_document{}.write(value, how); }
node codec<limit>::schema(schema_book& book) const { return limit_by_document{}.schema(book); }

std::optional<re_entry> codec<re_entry>::read(const place& at) const { return re_entry_by_document{}.read(at); }
node codec<re_entry>::write(const re_entry& value, const writing& how) const {
  return re_entry_by_document{}.write(value, how);
}
node codec<re_entry>::schema(schema_book& book) const { return re_entry_by_document{}.schema(book); }

}  // namespace followup::json::detail
