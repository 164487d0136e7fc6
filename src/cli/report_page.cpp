#include "report_page.hpp"

#include "insight/chart.hpp"
#include "insight/tables.hpp"
#include "time/clock_text.hpp"
#include "words/catalogue.hpp"

#include <boost/date_time/gregorian/gregorian.hpp>

#include <algorithm>
#include <cctype>
#include <set>
#include <span>
#include <sstream>
#include <string_view>
#include <utility>

namespace cli {
namespace {

using fu::detail::as_markup;
using table = std::vector<std::vector<std::string>>;

constexpr std::string_view style = R"(
:root{color-scheme:light dark;--ink:#1b1f24;--soft:#57606a;--line:#d7dce1;--paper:#fff;--card:#f4f6f8;--mark:#0072b2;
--warn:#b34700}
@media (prefers-color-scheme:dark){:root{--ink:#e6edf3;--soft:#9aa6b2;--line:#38414b;--paper:#12161b;--card:#1b2128;
--mark:#6cb6ff;--warn:#ffa657}}
@media print{:root{color-scheme:light;--ink:#000;--soft:#333;--line:#bbb;--paper:#fff;--card:#fff;--mark:#0072b2;
--warn:#b34700}section{break-inside:avoid-page}nav{display:none}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.55 system-ui,-apple-system,'Segoe UI',Roboto,
'Helvetica Neue',Arial,sans-serif}
main,header,footer{max-width:58rem;margin:0 auto;padding:0 1.25rem}
header{padding-top:2.25rem}
h1{font-size:clamp(1.5rem,4.5vw,2.1rem);line-height:1.2;margin:0 0 .25rem;text-wrap:balance}
h2{font-size:1.35rem;line-height:1.3;margin:3rem 0 .75rem}
h3{font-size:1rem;margin:1.5rem 0 .25rem}
p{margin:.5rem 0;max-width:46rem}
.soft{color:var(--soft)}
.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(11rem,1fr));gap:.75rem;margin:1.5rem 0 0;padding:0}
.tiles div{background:var(--card);border:1px solid var(--line);border-radius:.6rem;padding:.8rem 1rem}
.tiles dt{font-size:.9rem;color:var(--soft)}
.tiles dd{margin:0}
.tiles .figure{font-size:1.9rem;font-weight:650;line-height:1.15;font-variant-numeric:tabular-nums}
.tiles .of{font-size:.85rem;color:var(--soft)}
nav ul{display:flex;flex-wrap:wrap;gap:.3rem 1.1rem;list-style:none;margin:1.5rem 0 0;padding:0}
a{color:var(--mark)}
.wide{overflow-x:auto;margin:.75rem 0}
.wide:focus-visible,summary:focus-visible{outline:2px solid var(--mark);outline-offset:2px}
.wide svg{display:block;width:100%;min-width:38rem}
table{border-collapse:collapse;font-size:.92rem;font-variant-numeric:tabular-nums}
th,td{padding:.3rem .8rem .3rem 0;text-align:left;border-bottom:1px solid var(--line);vertical-align:top}
td.number,th.number{text-align:right;white-space:nowrap}
td:not(:last-child){white-space:nowrap}
thead th{color:var(--soft);font-weight:600}
details{margin:.5rem 0}
summary{cursor:pointer;color:var(--mark)}
ul.plain{padding-left:1.1rem;max-width:46rem}
ul.plain li{margin:.3rem 0}
footer{padding:2.5rem 1.25rem 2rem;color:var(--soft);font-size:.88rem}
)";

// A figure, "5.7", "12 (3 to 4)", "-1.0": set to the right.
bool is_figure(const std::string& text) {
  return !text.empty() && (std::isdigit(static_cast<unsigned char>(text.front())) != 0 || text.front() == '-') &&
         std::none_of(text.begin(), text.end(), [](char c) { return c == ':'; });
}

class page {
 public:
  page(const report& all, fu::language in)
      : all_(all), in_(in), language_(fu::detail::words_in(in)), words_(language_.report), forecast_(all.ahead) {}

  [[nodiscard]] std::string written() {
    const std::string title = all_.title.empty() ? words_.title() : all_.title;
    out_ << "<!DOCTYPE html>\n<html lang=\"" << language_.code << "\">\n<head>\n<meta charset=\"utf-8\">\n"
         << "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" << as_markup(title)
         << "</title>\n<style>" << style << "</style>\n</head>\n<body>\n<header>\n<h1>" << as_markup(title)
         << "</h1>\n";
    paragraph(words_.as_of(moment(all_.book.now), all_.book.zone.name()), "soft");
    tell_tiles();
    tell_contents();
    out_ << "</header>\n<main>\n";
    tell_today();
    tell_ahead();
    tell_going_on();
    tell_reached();
    tell_wrong();
    tell_other();
    out_ << "</main>\n<footer><p>" << as_markup(words_.made_by()) << "</p></footer>\n</body>\n</html>\n";
    return out_.str();
  }

 private:
  void paragraph(std::string_view text, std::string_view css = {}) {
    out_ << "<p" << (css.empty() ? "" : " class=\"" + std::string(css) + "\"") << '>' << as_markup(text) << "</p>\n";
  }
  void section(std::string_view id, std::string_view head) {
    out_ << "<section id=\"" << id << "\">\n<h2>" << as_markup(head) << "</h2>\n";
  }
  void end_section() { out_ << "</section>\n"; }

  // The sentences of a text, without its tables and what stands above them.
  void sentences(const std::string& text) {
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
      if (!line.empty() && line.front() != ' ' && line.back() != ':') paragraph(line);
    }
  }

  void show(const table& lines, std::string_view name) {
    out_ << "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"" << as_markup(name)
         << "\"><table>\n<thead><tr>";
    for (std::size_t c = 0; c < lines.front().size(); ++c) {
      const bool figures = lines.size() > 1 && is_figure(lines[1][c]);
      out_ << "<th scope=\"col\"" << (figures ? " class=\"number\"" : "") << '>' << as_markup(lines.front()[c])
           << "</th>";
    }
    out_ << "</tr></thead>\n<tbody>\n";
    for (std::size_t row = 1; row < lines.size(); ++row) {
      out_ << "<tr>";
      for (const std::string& each : lines[row]) {
        out_ << (is_figure(each) ? "<td class=\"number\">" : "<td>") << as_markup(each) << "</td>";
      }
      out_ << "</tr>\n";
    }
    out_ << "</tbody>\n</table></div>\n";
  }

  void show(const fu::picture& what) {
    out_ << "<h3>" << as_markup(what.title) << "</h3>\n<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\""
         << as_markup(what.title) << "\">" << what.svg << "</div>\n";
    if (what.table.size() < 2) return;
    out_ << "<details><summary>" << as_markup(words_.numbers()) << "</summary>\n";
    show(what.table, what.title + ": " + words_.numbers());
    out_ << "</details>\n";
  }

  [[nodiscard]] std::string date_of(fu::date on) const { return boost::gregorian::to_iso_extended_string(on); }
  [[nodiscard]] std::string moment(fu::ptime at) const {
    const fu::local_time local = all_.book.zone.at(at);
    return date_of(local.on) + " " + fu::detail::clock_text(local.clock);
  }
  // "10:00–12:00", with the date where that is another one.
  [[nodiscard]] std::string stretch(const fu::time_window& window) const {
    const fu::local_time begin = all_.book.zone.at(window.begin);
    const fu::local_time end = all_.book.zone.at(window.end);
    const std::string from = fu::detail::clock_text(begin.clock);
    return from + "–" + (begin.on == end.on ? "" : date_of(end.on) + " ") + fu::detail::clock_text(end.clock);
  }

  void tile(std::string_view name, std::size_t figure, const std::string& of) {
    out_ << "<div><dt>" << as_markup(name) << "</dt><dd class=\"figure\">" << figure << "</dd><dd class=\"of\">"
         << as_markup(of) << "</dd></div>\n";
  }
  void tell_tiles() {
    const fu::persistence& seen = all_.book.seen.seen().going_on();
    const fu::promise_record& promises = all_.book.seen.seen().promises();
    const auto fits = std::count_if(forecast_.today.begin(), forecast_.today.end(),
                                    [](const fu::planned_touch& one) { return one.fits; });
    const std::size_t over =
        static_cast<std::size_t>(promises.kept) + promises.missed_by_us.size() + promises.missed_by_them.size();
    const double share =
        seen.pursuits() == 0 ? 0 : 100.0 * static_cast<double>(seen.yeses()) / static_cast<double>(seen.pursuits());
    out_ << "<dl class=\"tiles\">\n";
    tile(words_.open(), forecast_.pursuits, words_.open_of(all_.book.lines.size()));
    tile(words_.today(), forecast_.today.size(), words_.today_of(fits));
    tile(words_.yeses(), static_cast<std::size_t>(seen.yeses()),
         words_.yeses_of(fu::detail::rounded(share, language_.decimal_point, true)));
    tile(words_.missed(), promises.missed_by_us.size(), words_.missed_of(over));
    out_ << "</dl>\n";
  }

  void tell_contents() {
    out_ << "<nav><ul>\n";
    for (const auto& [id, head] : {std::pair{"today", words_.today_head.plain()},
                                   {"ahead", words_.ahead.plain()},
                                   {"going-on", words_.going_on.plain()},
                                   {"reached", words_.reached.plain()},
                                   {"wrong", words_.wrong.plain()},
                                   {"other", words_.other.plain()}}) {
      out_ << "<li><a href=\"#" << id << "\">" << as_markup(head) << "</a></li>\n";
    }
    out_ << "</ul></nav>\n";
  }

  void tell_today() {
    section("today", words_.today_head());
    if (forecast_.today.empty()) paragraph(words_.today_none());
    for (auto first = forecast_.today.begin(); first != forecast_.today.end();) {
      const auto end = std::find_if(first, forecast_.today.end(),
                                    [&](const fu::planned_touch& one) { return one.seller != first->seller; });
      tell_agenda({first, end});
      first = end;
    }
    tell_stories();
    end_section();
  }

  void tell_agenda(std::span<const fu::planned_touch> own) {
    constexpr std::size_t most = 10;
    const auto seller = static_cast<std::size_t>(own.front().seller);
    std::string name = words_.today_head();
    if (seller < all_.book.sellers.size()) {
      out_ << "<h3>" << as_markup(all_.book.sellers[seller]) << "</h3>\n";
      name += ": " + all_.book.sellers[seller];
    }
    table lines{{words_.pursuit(), words_.what(), words_.when(), words_.why()}};
    for (const fu::planned_touch& one : own.first(std::min(most, own.size()))) lines.push_back(row_of(one));
    show(lines, name);
    if (own.size() > most) paragraph(words_.more(own.size() - most), "soft");
  }

  // Those that are looked at first.
  void tell_stories() {
    constexpr std::size_t most = 3;
    std::set<fu::pursuit_id> told;
    for (const fu::planned_touch& one : forecast_.today) {
      if (told.size() == most || !told.insert(one.what.pursuit).second) continue;
      show(fu::picture_of(pursuit_of(one), all_.book.name_of(one.what.pursuit), all_.book.now, 4, in_));
    }
  }

  [[nodiscard]] const fu::open_pursuit& pursuit_of(const fu::planned_touch& one) const {
    return *std::find_if(all_.book.pursuits.begin(), all_.book.pursuits.end(),
                         [&](const auto& each) { return each.subject.id == one.what.pursuit; });
  }

  [[nodiscard]] std::vector<std::string> row_of(const fu::planned_touch& one) const {
    const fu::action& what = one.what.what;
    std::string why = words_.urgencies[one.what.how]();
    why += (why.empty() ? "" : " ") + reason_of(one);
    if (!one.fits) why += " " + words_.left_over();
    return {all_.book.name_of(one.what.pursuit), language_.touches[what.via].noun(), stretch(what.window), why};
  }

  // The first reason of it, as a sentence.
  [[nodiscard]] std::string reason_of(const fu::planned_touch& one) const {
    const fu::open_pursuit& whose = pursuit_of(one);
    const fu::answer said = fu::next_actions(whose.rules, whose.subject, fu::up_to(whose.history, all_.book.now),
                                             whose.hours, all_.book.now);
    for (const fu::reason& why : said.reasons) {
      if (why.action < said.actions.size() && said.actions[why.action].id == one.what.what.id) {
        return fu::explain(why, whose.rules, whose.subject.who.zone(), in_);
      }
    }
    return {};
  }

  void tell_ahead() {
    section("ahead", words_.ahead());
    show(fu::picture_of(forecast_, in_));
    sentences(fu::explain(forecast_, all_.room, all_.book.sellers, in_));
    if (all_.book.sellers.size() > 1) {
      table lines = fu::detail::table_of_sellers(forecast_, all_.book.sellers, in_);
      lines.front().front() = words_.hours();
      show(lines, words_.ahead());
    }
    end_section();
  }

  void tell_going_on() {
    const fu::persistence& seen = all_.book.seen.seen().going_on();
    section("going-on", words_.going_on());
    if (seen.calls() > 0) show(fu::picture_of(seen, in_));
    sentences(fu::explain(seen, all_.price, in_));
    end_section();
  }

  void tell_reached() {
    const fu::book_insight& seen = all_.book.seen.seen();
    section("reached", words_.reached());
    if (seen.answers().all.of > 0) show(fu::picture_of(seen.answers(), in_));
    const std::string going_on = fu::explain(seen.going_on(), all_.price, in_);
    sentences(fu::explain(seen, all_.price, in_).substr(going_on.size()));
    end_section();
  }

  void tell_wrong() {
    constexpr std::size_t most = 30;
    section("wrong", words_.wrong());
    if (all_.wrong.empty()) paragraph(words_.wrong_none());
    if (!all_.wrong.empty()) out_ << "<ul class=\"plain\">\n";
    for (std::size_t i = 0; i < std::min(most, all_.wrong.size()); ++i) {
      out_ << "<li>" << as_markup(named(fu::explain(all_.wrong[i], all_.audited, in_), all_.wrong[i])) << "</li>\n";
    }
    if (!all_.wrong.empty()) out_ << "</ul>\n";
    if (all_.wrong.size() > most) { paragraph(words_.more(all_.wrong.size() - most), "soft"); }
    end_section();
  }

  // By the identities of the book in place of the numbers that stand for them.
  [[nodiscard]] std::string named(std::string text, const fu::audit_finding& what) const {
    const auto put = [&](std::size_t index) {
      const fu::pursuit_id id = all_.audited[index].subject.id;
      const std::string number = std::to_string(id.value());
      const auto at = text.find(number);
      if (at != std::string::npos) text.replace(at, number.size(), all_.book.name_of(id));
    };
    put(what.index);
    if (what.other) put(*what.other);
    return text;
  }

  void tell_other() {
    section("other", words_.other());
    const fu::comparison found = fu::compared(all_.before, all_.after, forecast_.plan.takes);
    paragraph(words_.other_about(all_.before.pursuits.size(), all_.days, all_.before_name, all_.after_name));
    show(fu::picture_of(all_.before, all_.after, {all_.before_name, all_.after_name}, in_));
    show(fu::detail::table_of(found, in_), words_.other());
    sentences(fu::detail::sentences_of(found, in_));
    end_section();
  }

  const report& all_;
  fu::language in_;
  const fu::detail::catalogue& language_;
  const fu::detail::report_words& words_;
  const fu::forecast& forecast_;
  std::ostringstream out_;
};

}  // namespace

std::string page_of(const report& all, fu::language in) { return page(all, in).written(); }

}  // namespace cli
