#include "serve/counter.hpp"

#include <utility>

namespace serve {

counter::counter(stock& documents, defaults otherwise)
    : documents_(documents), otherwise_(std::move(otherwise)), asking_({}, &documents) {}

fu::json::reply counter::answer(std::string_view line, std::size_t number) {
  documents_.refresh();
  return asking_.answer(line, {.rules = otherwise_.rules ? &*otherwise_.rules : nullptr,
                               .hours = otherwise_.hours ? &*otherwise_.hours : nullptr,
                               .named = &documents_.shelf(),
                               .now = otherwise_.clock(),
                               .by_clock = otherwise_.by_clock,
                               .why = otherwise_.why,
                               .line = number});
}

fu::json::reply counter::too_long(std::size_t number) {
  return fu::json::refusal({{"", "(a very long line)", "at most 16 MiB on a line"}}, number);
}

}  // namespace serve
