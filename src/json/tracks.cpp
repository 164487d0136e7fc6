#include "json/rule_documents.hpp"
#include "json/rules.hpp"

namespace followup::json::detail {

namespace {

const std::vector<std::string_view>& things() {
  static const std::vector<std::string_view> all{"unanswered call", "call"};
  return all;
}

}  // namespace

std::optional<number_of_things> codec<number_of_things>::read(const place& at) const {
  const auto some = at.is(node::kind::text) ? read_counted(at.value().text, things()) : std::nullopt;
  if (some) return number_of_things{some->count, some->unit == 0 ? counted::unanswered_calls : counted::calls};
  at.refuse(at.shown(), expects());
  return std::nullopt;
}
node codec<number_of_things>::write(const number_of_things& value, const writing&) const {
  return {text_of(value.n, things()[value.what == counted::unanswered_calls ? 0 : 1])};
}
node codec<number_of_things>::schema(schema_book&) const { return schema_of_counted(things()); }

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

void describe(fields& f, track_document& one) { describe(f, one.parts); }

track_document track_document::of(const track& one) {
  if (const auto* own = std::get_if<host_track>(&one.what())) check_registered(own->registered, "track", one.id());
  return {followup::detail::parts_of(one)};
}

std::optional<track> track_document::made(const place&) && {
  track one = track{std::move(parts.id), std::move(parts.what)}
                  .paced(parts.pace)
                  .labelled(std::move(parts.label))
                  .in_place_of(parts.in_place_of);
  if (parts.lapses_after) one = one.lapsing_after(*parts.lapses_after);
  if (parts.waits_for_promises) one = one.waiting_for_promises();
  return parts.holds_back_later ? one.holding_back_later() : one;
}

}  // namespace followup::json::detail
