#include "assure/timeline_picture.hpp"
#include "engine/text.hpp"

#include <vector>

namespace followup {
namespace {

using detail::escaped;
using detail::joined;

constexpr std::string_view style =
    "*{box-sizing:border-box}\n"
    "body{margin:0;background:var(--paper);color:var(--ink);"
    "font:15px/1.5 system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif}\n"
    "main{max-width:1200px;margin:0 auto;padding:2rem 1.25rem 4rem}\n"
    "h1{font-size:1.5rem;line-height:1.25;margin:0 0 .35rem;overflow-wrap:anywhere}\n"
    "p{margin:0 0 .35rem;color:var(--quiet)}\n"
    "p.sum{color:var(--ink);font-weight:600;margin-top:1rem}\n"
    "figure{margin:1.25rem 0 2rem;overflow-x:auto}\n"
    "figure svg{display:block;width:100%;min-width:760px}\n"
    "table{border-collapse:collapse;width:100%}\n"
    "th,td{text-align:left;vertical-align:baseline;padding:.3rem .9rem .3rem 0;font-variant-numeric:tabular-nums}\n"
    "thead th{font-size:.8rem;font-weight:600;color:var(--quiet);border-bottom:1px solid var(--rule)}\n"
    "tbody th{font-weight:400;white-space:nowrap}\n"
    "tr.day>*{border-top:1px solid var(--rule)}\n"
    "td.n{text-align:right;color:var(--quiet);width:3.5rem}\n"
    "td.time{white-space:nowrap}\n"
    "td.touch{font-weight:600;white-space:nowrap}\n"
    "td.rule{color:var(--quiet)}\n"
    "td.rule,td.about{overflow-wrap:anywhere}\n"
    "td.why{padding-top:0;color:var(--quiet);font-size:.9em}\n"
    ".again{visibility:hidden}\n"
    ".dot{display:inline-block;width:.62em;height:.62em;border-radius:50%;margin-right:.55em}\n"
    "@media screen and (max-width:640px){\n"
    "main{padding:1.25rem 1rem 3rem}\n"
    "thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}\n"
    "tbody tr{display:flex;flex-wrap:wrap;gap:0 .7rem;padding:.1rem 0}\n"
    "tbody tr.day{border-top:1px solid var(--rule);padding-top:.45rem;margin-top:.45rem}\n"
    "tbody tr.day>*,tbody tr>*{border:0;padding:0;width:auto}\n"
    "tr.day td.n{order:1;margin-left:auto}\n"
    "tr.day td.n::before{content:attr(data-of) ' '}\n"
    "tr.day::after{content:'';order:1;flex-basis:100%}\n"
    "tr.day td.touch,tr.day td.rule,tr.day td.about{order:2}\n"
    "td.why{flex-basis:100%}\n"
    ".again,td:empty{display:none}\n"
    "}\n"
    "@media print{@page{margin:14mm}body{font-size:10pt}main{padding:0;max-width:none}figure{overflow:visible}"
    "figure svg{min-width:0}tr{break-inside:avoid}thead{display:table-header-group}}\n";

std::string cell(std::string_view css, std::string_view text, bool again = false) {
  return joined({"<td class=\"", css, again ? " again" : "", "\">", escaped(text), "</td>"});
}

class page {
 public:
  page(const timeline& what, const timeline_style& how)
      : what_(what), read_(what, how), has_subjects_(read_.has_subjects()) {}

  [[nodiscard]] std::string written() {
    const std::string title = escaped(read_.title());
    html_ = joined({"<!DOCTYPE html>\n<html lang=\"",
                    read_.language().code,
                    "\">\n<head>\n<meta charset=\"utf-8\">\n",
                    "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n",
                    "<meta name=\"color-scheme\" content=\"light dark\">\n<title>",
                    title,
                    "</title>\n<style>\n",
                    detail::timeline_colours(":root"),
                    style,
                    dots(),
                    "</style>\n</head>\n<body>\n<main>\n<h1>",
                    title,
                    "</h1>\n<p>",
                    escaped(read_.subtitle()),
                    "</p>\n<p class=\"sum\">",
                    escaped(read_.summary()),
                    "</p>\n<p>",
                    escaped(read_.ending()),
                    "</p>\n<figure>\n",
                    detail::timeline_picture(what_, read_, detail::heading::outside),
                    "</figure>\n"});
    if (!what_.touches.empty()) table();
    return std::move(html_ += "</main>\n</body>\n</html>\n");
  }

 private:
  [[nodiscard]] static std::string dots() {
    std::string css;
    for (int i = 0; i < channel_count; ++i) {
      const std::string_view name = followup::name_of(static_cast<channel>(i));
      css += joined({".dot.", name, "{background:var(--", name, ")}\n"});
    }
    return css;
  }

  void table() {
    const auto& words = read_.words();
    html_ += "<table>\n<thead><tr>";
    std::vector<std::string_view> heads{words.day.plain(), words.date.plain(), words.time.plain(), words.touch.plain(),
                                        words.rule.plain()};
    if (has_subjects_) heads.push_back(words.about.plain());
    for (const std::string_view head : heads) html_ += joined({"<th scope=\"col\">", head, "</th>"});
    html_ += "</tr></thead>\n<tbody>\n";
    const foreseen_touch* before = nullptr;
    for (const foreseen_touch& one : what_.touches) {
      row(one, before);
      before = &one;
    }
    html_ += "</tbody>\n</table>\n";
  }

  [[nodiscard]] std::string day_cell(int day, bool again) const {
    return joined({"<td class=\"n", again ? " again" : "", "\" data-of=\"", read_.words().day.plain(), "\">",
                   std::to_string(day), "</td>"});
  }

  // What the row before says already is there for those who have it read to them, and not shown.
  void row(const foreseen_touch& one, const foreseen_touch* before) {
    const bool same_day = before != nullptr && before->local.on == one.local.on;
    const bool same_hours = same_day && read_.hours_of(*before) == read_.hours_of(one);
    html_ += joined({"<tr class=\"", same_day ? "more" : "day", "\">", day_cell(one.day, same_day), "<th scope=\"row\"",
                     same_day ? " class=\"again\"" : "", ">", read_.dated(one.local.on), "</th>",
                     cell("time", read_.hours_of(one), same_hours), "<td class=\"touch\"><span class=\"dot ",
                     followup::name_of(one.what.via), "\"></span>", escaped(read_.name_of(one)), "</td>",
                     cell("rule", read_.rule_of(one)), has_subjects_ ? cell("about", read_.about(one)) : std::string{},
                     "</tr>\n"});
    std::string why;
    for (const std::string& sentence : read_.reasons_of(one))
      why += joined({why.empty() ? "" : "<br/>", escaped(sentence)});
    if (why.empty()) return;
    html_ +=
        joined({"<tr class=\"more\"><td></td><td></td><td></td><td class=\"why\" colspan=\"3\">", why, "</td></tr>\n"});
  }

  const timeline& what_;
  detail::timeline_reading read_;
  bool has_subjects_;
  std::string html_;
};

}  // namespace

std::string timeline_html(const timeline& what, const timeline_style& how) { return page(what, how).written(); }

}  // namespace followup
