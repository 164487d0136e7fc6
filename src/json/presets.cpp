#include "json/presets.hpp"

#include "json/briefs.hpp"
#include "json/time_codecs.hpp"

#include <followup/policy/presets.hpp>

#include <array>

namespace followup::json::detail {
namespace {

struct plain_preset {
  std::string_view name;
  policy (*make)();
};

constexpr std::array<plain_preset, 4> plain_presets{{{"three_strikes", three_strikes},
                                                     {"gentle", gentle},
                                                     {"proposal_follow_up", proposal_follow_up},
                                                     {"fourteen_days", fourteen_days}}};
constexpr std::string_view with_figures = "until_no";

std::vector<std::string_view> plain_names() {
  std::vector<std::string_view> names(plain_presets.size());
  std::transform(plain_presets.begin(), plain_presets.end(), names.begin(),
                 [](const plain_preset& one) { return one.name; });
  return names;
}

// One of a few texts.
struct one_name {
  std::vector<std::string_view> names;

  [[nodiscard]] std::optional<std::string> read(const place& at) const {
    const bool known = at.is(node::kind::text) && std::find(names.begin(), names.end(), at.value().text) != names.end();
    if (known) return at.value().text;
    at.refuse(at.shown(), expects());
    return std::nullopt;
  }
  [[nodiscard]] node write(const std::string& value, const writing&) const { return {value}; }
  [[nodiscard]] node schema(schema_book&) const { return schema_of_names(names); }
  [[nodiscard]] std::string expects() const { return listed(names); }
};

struct preset_document {
  std::string name;
};
struct until_no_document {
  std::string name;
  until_no_options figures;
};

void describe(fields& f, preset_document& one) {
  f.object("preset", "A ready-made policy.");
  f.required("preset", "Its name.", one.name, one_name{plain_names()});
}

void describe(fields& f, until_no_document& one) {
  const until_no_options usual;
  until_no_options& figures = one.figures;
  std::optional<int> most;
  if (figures.most_calls) most = figures.most_calls->count;
  f.object("until_no", "Keep going until a definite no.");
  f.required("preset", "", one.name, one_name{{with_figures}});
  f.optional("first_call", "After the start.", figures.first_call, usual.first_call);
  f.optional("rhythm", "Between calls.", figures.rhythm, usual.rhythm);
  f.optional("unanswered_calls_per_letter", "", figures.unanswered_calls_per_letter, usual.unanswered_calls_per_letter,
             whole<>{1});
  f.optional("email_after_landing", "Of each letter.", figures.email_after_landing, usual.email_after_landing);
  f.optional("in_writing", "Between letters, or e-mails, where no call can be made.", figures.in_writing,
             usual.in_writing);
  f.optional("most_calls", "null: no such limit.", most, std::optional(usual.most_calls->count),
             or_null<int, whole<>>{whole<>{1, 65'535}});
  f.optional("longest", "null: no such limit.", figures.longest, usual.longest, or_null<span_limit>{});
  f.optional("letters", "Briefs, each used once.", figures.letters, {});
  f.optional("emails", "Briefs, each used once.", figures.emails, {});
  f.optional("version", "Other figures are another version.", figures.version, usual.version);
  figures.most_calls = most ? std::optional(calls{*most}) : std::nullopt;
}

}  // namespace

std::optional<policy> read_preset(const place& at) {
  const place named_at = *at.member("preset");
  if (named_at.is(node::kind::text) && named_at.value().text == with_figures) {
    auto one = codec<until_no_document>{}.read(at);
    if (!one) return std::nullopt;
    return at.attempt([&] { return until_no(std::move(one->figures)); });
  }
  auto names = plain_names();
  names.insert(names.begin(), with_figures);
  if (!one_name{names}.read(named_at)) return std::nullopt;
  const auto one = codec<preset_document>{}.read(at);
  if (!one) return std::nullopt;
  const auto preset = std::find_if(plain_presets.begin(), plain_presets.end(),
                                   [&](const plain_preset& p) { return p.name == one->name; });
  return preset->make();
}

node schema_of_presets(schema_book& book) {
  return schema_of_choice("anyOf", {codec<preset_document>{}.schema(book), codec<until_no_document>{}.schema(book)});
}

}  // namespace followup::json::detail
