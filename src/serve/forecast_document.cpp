#include "serve/forecast_document.hpp"

#include "json/model_codecs.hpp"
#include "json/time_codecs.hpp"

#include <string_view>

namespace followup::json::detail {
namespace {

std::string_view name_of(agenda_item::urgency how) noexcept {
  switch (how) {
    case agenda_item::urgency::promise: return "promise";
    case agenda_item::urgency::missed_promise: return "missed_promise";
    case agenda_item::urgency::answer: return "answer";
    case agenda_item::urgency::other: return "other";
  }
  return {};
}

}  // namespace

forecast_document forecast_document::of(const forecast& ahead, const std::optional<carrying>& room,
                                        const std::vector<std::string>& sellers,
                                        const std::map<std::uint64_t, node>& identities) {
  forecast_document all{.pursuits = ahead.pursuits,
                        .now = ahead.plan.now,
                        .weeks = ahead.plan.weeks,
                        .runs = ahead.plan.runs,
                        .seed = ahead.plan.seed,
                        .carries = room};
  if (ahead.plan.a_day) all.minutes_a_day = ahead.plan.a_day->count;
  const auto seller = [&](std::size_t which) { return which < sellers.size() ? sellers[which] : std::string(); };
  for (const workload& day : ahead.days) {
    workload_figures& each = all.days.emplace_back(workload_figures{day.on, day.open, day.all});
    if (day.by_seller.size() < 2) continue;
    for (std::size_t s = 0; s < day.by_seller.size(); ++s) each.sellers.push_back({seller(s), day.by_seller[s]});
  }
  for (const planned_touch& touch : ahead.today) {
    all.today.push_back({identities.at(touch.what.pursuit.value()), seller(static_cast<std::size_t>(touch.seller)),
                         std::string(followup::name_of(touch.what.what.via)), std::string(name_of(touch.what.how)),
                         touch.what.what.window.begin, touch.what.what.window.end, touch.fits});
  }
  return all;
}

void describe(fields& f, band& what) {
  f.object("band", "What runs of chance come to.");
  f.required("mean", "Their mean.", what.mean, real{});
  f.required("low", "Where the middle 90 % of them begin.", what.low, real{});
  f.required("high", "Where these end.", what.high, real{});
}

namespace {

// By channel.
struct touch_counts {
  std::array<double, channel_count> each = {};
};
struct touch_bands {
  std::array<band, channel_count> each = {};
};

void describe(fields& f, touch_counts& what) {
  for (const channel via : channel_set::all()) {
    f.required(followup::name_of(via), "", what.each[static_cast<std::size_t>(via)], real{});
  }
}
void describe(fields& f, touch_bands& what) {
  for (const channel via : channel_set::all()) {
    f.required(followup::name_of(via), "", what.each[static_cast<std::size_t>(via)]);
  }
}

}  // namespace

void describe(fields& f, workload::load& what) {
  f.object("load", "The work of a day.");
  touch_counts quiet{what.touches_in_silence};
  touch_bands usual{what.touches};
  f.required("minutes_in_silence", "Of work, if nobody answers.", what.minutes_in_silence, real{});
  f.required("minutes", "The same, if people answer as they do.", what.minutes);
  f.required("touches_in_silence", "Touches by channel, if nobody answers.", quiet);
  f.required("touches", "The same, if people answer as they do.", usual);
  what.touches_in_silence = quiet.each;
  what.touches = usual.each;
}

void describe(fields& f, seller_load& what) {
  f.required("seller", "Whose.", what.seller);
  f.required("load", "", what.load);
}

void describe(fields& f, workload_figures& what) {
  f.object("workload", "The work of a date.");
  f.required("on", "The date, 2026-11-24.", what.on);
  f.required("open", "Whether it is a working day.", what.open);
  f.required("all", "Of all sellers together.", what.all);
  f.optional("sellers", "Of each, where there are several.", what.sellers, {});
}

void describe(fields& f, planned_figures& what) {
  f.object("planned touch", "What can be done today.");
  f.required("pursuit", "The pursuit's identity.", what.pursuit, any_json{});
  f.required("seller", "Whose it is.", what.seller);
  f.required("via", "The channel.", what.via);
  f.required("urgency", "promise, missed_promise, answer or other.", what.urgency);
  f.required("from", "Since when.", what.from);
  f.required("to", "Until when.", what.to);
  f.required("fits", "Whether there is time for it today, with what comes before.", what.fits);
}

void describe(fields& f, carrying& what) {
  f.object("carrying", "How many new pursuits a working day a seller's time carries.");
  f.required("minutes_a_pursuit", "What a new one takes to its end.", what.minutes_a_pursuit, real{});
  f.required("pursuits_a_day", "So many, in the long run.", what.pursuits_a_day, real{});
  f.required("low", "Where the 95 % interval begins.", what.low, real{});
  f.required("high", "Where that ends.", what.high, real{});
}

void describe(fields& f, forecast_document& all) {
  f.object("", "How much work is ahead of open pursuits.");
  f.required("pursuits", "That are open.", all.pursuits, whole<std::size_t>{});
  f.required("now", "As of when.", all.now);
  f.required("weeks", "How far.", all.weeks, whole<>{1});
  f.required("runs", "How often chance was asked.", all.runs, whole<>{1});
  f.required("seed", "Of chance.", all.seed, whole<std::uint64_t>{});
  f.maybe("minutes_a_day", "What a seller has for touches.", all.minutes_a_day, whole<>{1});
  f.required("days", "Every date, in order.", all.days);
  f.required("today", "The agenda of each seller, in order.", all.today);
  f.maybe("carries", "", all.carries);
}

}  // namespace followup::json::detail
