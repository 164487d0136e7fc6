#include <followup/json/calendar.hpp>

#include "json/document.hpp"
#include "json/time_codecs.hpp"

namespace followup::json {

result<calendar> read_calendar(std::string_view text) { return detail::read_document<calendar>(text); }
std::string write(const calendar& hours, layout how) { return detail::written(hours, how); }

}  // namespace followup::json
