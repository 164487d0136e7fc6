#include "json/rule_documents.hpp"
#include "json/rules.hpp"

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
  followup::detail::limit_parts parts;

  [[nodiscard]] static limit_document of(const limit& one) { return {followup::detail::parts_of(one)}; }
  [[nodiscard]] std::optional<limit> made(const place& at) &&;
};

void describe(fields& f, limit_document& one) {
  f.at_least_one({"most_calls", "longest"});
  describe(f, one.parts);
}

limit stated(std::string id, const std::optional<calls>& most, const std::optional<span_limit>& longest) {
  if (!longest) return {std::move(id), *most};
  if (!most) return {std::move(id), *longest};
  return {std::move(id), *most, *longest};
}

std::optional<limit> limit_document::made(const place& at) && {
  if (!parts.closing_with && !parts.closing_brief.empty()) {
    at.refuse("closing_brief", in_quotes(parts.closing_brief), "none without \"closing_with\"");
    return std::nullopt;
  }
  limit one = stated(std::move(parts.id), parts.most_calls, parts.longest).closing_within(parts.closing_within);
  if (parts.regardless) one = one.regardless();
  return parts.closing_with ? one.closing_with(*parts.closing_with, std::move(parts.closing_brief)) : one;
}

struct re_entry_document {
  followup::detail::re_entry_parts parts;

  [[nodiscard]] static re_entry_document of(const re_entry& one) { return {followup::detail::parts_of(one)}; }
  [[nodiscard]] std::optional<re_entry> made(const place&) && {
    return re_entry{std::move(parts.id), std::move(parts.after), parts.wait}.under(std::move(parts.under));
  }
};

void describe(fields& f, re_entry_document& one) { describe(f, one.parts); }

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
