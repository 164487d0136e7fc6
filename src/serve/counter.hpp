// Lines answered, as they come in.
#pragma once

#include "serve/stock.hpp"
#include "serve/verbs.hpp"

#include <cstddef>
#include <functional>
#include <optional>
#include <string_view>

namespace serve {

// A counter answers lines, each with the documents and the time that there are when it comes.
class counter {
 public:
  // What lines may leave out.
  struct defaults {
    std::optional<fu::policy> rules = {};
    std::optional<fu::calendar> hours = {};
    std::function<fu::ptime()> clock;
    bool by_clock = true;  // else it is the time that was given for all lines
    fu::reasons why = fu::reasons::wanted;
  };
  // The documents must outlive it.
  counter(stock& documents, defaults otherwise);

  [[nodiscard]] fu::json::reply answer(std::string_view line, std::size_t number);
  // Of a line that was too long to be read.
  [[nodiscard]] static fu::json::reply too_long(std::size_t number);

 private:
  stock& documents_;
  defaults otherwise_;
  verb_session asking_;
};

}  // namespace serve
