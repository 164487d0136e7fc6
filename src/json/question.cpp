#include <followup/json/question.hpp>

#include "json/document.hpp"
#include "json/model_codecs.hpp"
#include "json/time_codecs.hpp"

namespace followup::json {
namespace detail {

void describe(fields& f, question& asked) {
  f.object("question", "What is the next thing to do for this prospect, when, through which channel, and why?");
  f.required("pursuit", "", asked.subject);
  if (f.reading_from() != nullptr) f.reading_from()->all().of = asked.subject.id;
  f.optional("history", "What happened; touchpoints that name no pursuit are of this one.", asked.history, {},
             history_list{});
  f.maybe("calendar", "", asked.hours);
  f.maybe("now", "", asked.now);
}

namespace {

// Without what goes without saying.
question shortened(const question& asked) {
  question copy = asked;
  for (touchpoint& touch : copy.history) {
    if (touch.pursuit == copy.subject.id) touch.pursuit = {};
  }
  return copy;
}

}  // namespace
}  // namespace detail

result<question> read_question(std::string_view text, const registry& own) {
  return detail::read_document<question>(text, {.own = &own});
}

std::string write(const question& asked, layout how) { return detail::written(detail::shortened(asked), how); }

}  // namespace followup::json
