#include "rows.hpp"

#include "names.hpp"
#include "words.hpp"

#include <cstring>

namespace desk {
namespace {

// SQLite's integers are signed; the 64 bits of an identity are kept, whatever their sign. Zero is "none", so no value.
template <class Id>
std::optional<std::int64_t> column_of(Id id) {
  return id ? std::optional{static_cast<std::int64_t>(id.value())} : std::nullopt;
}

template <class Id>
Id id_from(const rows& row, int column) {
  return Id{static_cast<std::uint64_t>(row.integer(column))};
}

std::optional<fu::promise> promise_from(const rows& row, int column) {
  if (row.is_null(column)) return std::nullopt;
  return fu::promise{agreed_from("promised", row.text(column)), named("promised_by", row.text(column + 1), promisers),
                     named("firmness", row.text(column + 2), firmnesses)};
}

fu::outcome_kind outcome_kind_from(const std::string& name) {
  if (const auto kind = fu::outcome_named(name)) return *kind;
  throw storage_error("the book: there is no outcome '" + name + "'");
}

std::optional<std::string_view> text_of(const std::optional<fu::promise>& promised, auto word) {
  return promised ? std::optional<std::string_view>{word(*promised)} : std::nullopt;
}

const std::optional<std::string>* address_for(const card& who, fu::channel via) {
  switch (via) {
    case fu::channel::call:
    case fu::channel::voicemail: return &who.phone;
    case fu::channel::letter: return &who.address;
    case fu::channel::email: return &who.email;
    case fu::channel::task: break;
  }
  return nullptr;
}

}  // namespace

fu::endpoint_id endpoint_of(const card& who, fu::channel via) {
  const auto* const address = address_for(who, via);
  if (address == nullptr || !*address || (*address)->empty()) return {};
  return fu::id_of<fu::endpoint_id>(**address);
}

fu::pursuit pursuit_of(const card& who, house& rules) {
  const auto id = static_cast<std::uint64_t>(who.number);
  fu::prospect person{.id = fu::prospect_id{id},
                      .zones = {rules.zone_named("zone", who.zone)},
                      .reachable_by = {},
                      .priority = who.priority};
  for (const fu::channel via : {fu::channel::call, fu::channel::email, fu::channel::letter}) {
    if (*address_for(who, via)) person.reachable_by.push_back({via, endpoint_of(who, via)});
  }
  return {fu::pursuit_id{id}, std::move(person), who.started, who.earlier_attempts};
}

card card_from(const rows& row) {
  return {.number = row.integer(0),
          .name = row.text(1),
          .zone = row.text(2),
          .priority = named("priority", row.text(3), priorities),
          .phone = row.maybe_text(4),
          .email = row.maybe_text(5),
          .address = row.maybe_text(6),
          .policy = row.text(7),
          .started = instant_of(row.integer(8)),
          .earlier_attempts = static_cast<int>(row.integer(9))};
}

fu::touchpoint touchpoint_from(const rows& row) {
  return {.id = id_from<fu::touchpoint_id>(row, 0),
          .pursuit = id_from<fu::pursuit_id>(row, 1),
          .at = instant_of(row.integer(2)),
          .via = named("channel", row.text(3), channels),
          .way = named("direction", row.text(4), directions),
          .spoke_to = named("spoke_to", row.text(5), roles),
          .what = outcome_from("detail", outcome_kind_from(row.text(6)), row.maybe_text(7)),
          .message_left = row.integer(8) != 0,
          .promised = promise_from(row, 9),
          .endpoint = id_from<fu::endpoint_id>(row, 12),
          .brief = id_from<fu::brief_id>(row, 13),
          .action = id_from<fu::action_id>(row, 14)};
}

void insert(statement& into, const fu::touchpoint& touch, const std::optional<std::string>& external_id) {
  const auto& promised = touch.promised;
  into.run(column_of(touch.id), column_of(touch.pursuit), seconds_of(touch.at), word_for(touch.via),
           word_for(touch.way), word_for(touch.spoke_to), word_for(fu::kind_of(touch.what)), detail_of(touch.what),
           touch.message_left, promised ? std::optional{fu::to_string(promised->when)} : std::nullopt,
           text_of(promised, [](const fu::promise& p) { return word_for(p.by); }),
           text_of(promised, [](const fu::promise& p) { return word_for(p.how); }), column_of(touch.endpoint),
           column_of(touch.brief), column_of(touch.action), external_id);
}

progress_bytes bytes_of(const fu::progress& so_far) {
  progress_bytes bytes;
  std::memcpy(bytes.data(), so_far.words().data(), bytes.size());
  return bytes;
}

fu::progress progress_from(std::span<const std::byte> bytes) {
  std::array<std::uint64_t, sizeof(fu::progress) / sizeof(std::uint64_t)> words{};
  if (bytes.size() != sizeof words) return fu::progress{};
  std::memcpy(words.data(), bytes.data(), sizeof words);
  return fu::progress::from_words(words);
}

}  // namespace desk
