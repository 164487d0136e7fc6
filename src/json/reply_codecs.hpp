// What a session says: answers with all that goes with them, and refusals.
#pragma once

#include "json/answer_codecs.hpp"
#include "json/fields.hpp"
#include "json/model_codecs.hpp"

#include <followup/error.hpp>
#include <followup/language.hpp>

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace followup::json::detail {

// Sentences, by their languages.
struct told_texts {
  std::array<std::optional<std::string>, language_count> by_language = {};
};

// An answer to a question.
struct reply_document {
  std::optional<node> pursuit = {};
  std::optional<node> request = {};
  answer* said = nullptr;  // the one of the session; none: for the schema
  std::optional<told_texts> told = {};
  std::optional<std::optional<progress>> so_far = {};
  std::vector<mistake> assumed = {};
  std::vector<mistake> left_out = {};
};

// A fold of a question's history.
struct folded_document {
  std::optional<node> pursuit = {};
  std::optional<node> request = {};
  std::optional<progress> so_far = {};
  std::vector<mistake> left_out = {};
};

// What is wrong with a question.
struct refusal_document {
  std::optional<node> pursuit = {};
  std::optional<node> request = {};
  std::optional<std::size_t> line = {};
  std::vector<mistake> mistakes = {};
  error_kind error = error_kind::invalid_document;
};

void describe(fields& f, mistake& one);
void describe(fields& f, told_texts& texts);
void describe(fields& f, reply_document& all);
void describe(fields& f, folded_document& all);
void describe(fields& f, refusal_document& all);

}  // namespace followup::json::detail
