#include "serve/simulation_document.hpp"

#include <cstddef>
#include <string>

namespace followup::json::detail {
void describe(fields& f, comparison& found) {
  f.required("yeses", "Prospects who said yes.", found.yeses);
  f.required("objections", "Prospects who want to be left alone, complaints included.", found.objections);
  f.required("complaints", "Prospects for whom it was one touch too many.", found.complaints);
  for (const channel via : channel_set::all()) {
    f.required(name_of(via), "Touches of that channel.", found.touches[static_cast<std::size_t>(via)]);
  }
  f.required("answers", "Letters and e-mails that were answered.", found.answers);
  f.required("late_promises", "Agreed calls that were not made in time.", found.late_promises);
  f.required("days", "Days that a pursuit is open.", found.days);
  f.required("minutes", "Of sellers' time.", found.minutes);
}

void describe(fields& f, simulation_document& all) {
  f.object("", "What two policies would come to with the same people; all figures by the prospect.");
  f.required("before", "The first policy's name.", all.before);
  f.required("after", "The second one's.", all.after);
  f.required("prospects", "With how many people.", all.prospects, whole<>{2});
  f.required("days", "For how long.", all.days, whole<>{0});
  f.required("seed", "Of chance.", all.seed, whole<std::uint64_t>{});
  f.required("figures", "What changes.", all.found);
}

}  // namespace followup::json::detail
