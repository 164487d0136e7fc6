#include "json/reply_codecs.hpp"

namespace followup::json::detail {
namespace {

// What every reply begins with.
template <class Document>
void describe_whose(fields& f, Document& all) {
  f.maybe("pursuit", "The pursuit's identity as the question has it.", all.pursuit, any_json{});
  f.maybe("request", "The question's, as it is.", all.request, any_json{});
}

template <class Document>
void describe_left_out(fields& f, Document& all) {
  f.optional("left_out", "What could not be used of the history.", all.left_out, {});
}

}  // namespace

void describe(fields& f, mistake& one) {
  f.object("mistake", "One thing that is not as it should be.");
  f.required("path", "Where: a JSON Pointer; empty: the document as a whole.", one.path);
  f.required("found", "What stands there.", one.found);
  f.required("allowed", "What may stand there.", one.allowed);
}

void describe(fields& f, told_texts& texts) {
  for (int i = 0; i < language_count; ++i) {
    f.maybe(name_of(static_cast<language>(i)), "", texts.by_language[static_cast<std::size_t>(i)]);
  }
}

void describe(fields& f, reply_document& all) {
  describe_whose(f, all);
  answer none;
  describe(f, all.said != nullptr ? *all.said : none);
  f.object("reply", "The answer to a question, with all that goes with it.");
  f.maybe("told", "The answer in sentences, in the languages that were asked for.", all.told);
  f.maybe("progress", "To keep and to give the next time; null: give the whole history again.", all.so_far,
          or_null<progress>{});
  f.optional("assumed", "What was taken for granted.", all.assumed, {});
  describe_left_out(f, all);
}

void describe(fields& f, folded_document& all) {
  describe_whose(f, all);
  std::optional<std::optional<progress>> so_far(all.so_far);
  f.maybe("progress", "", so_far, or_null<progress>{});
  describe_left_out(f, all);
}

void describe(fields& f, refusal_document& all) {
  describe_whose(f, all);
  f.maybe("line", "", all.line, whole<std::size_t>{});
  f.required("mistakes", "", all.mistakes);
  f.required("error", "", all.error);
}

}  // namespace followup::json::detail
