#include "bench/table.hpp"

#include <algorithm>
#include <iomanip>
#include <ostream>
#include <sstream>

namespace bench {
namespace {

std::string number(std::optional<double> value, int digits) {
  if (!value) return "-";
  std::ostringstream text;
  text << std::fixed << std::setprecision(digits) << *value;
  return text.str();
}

const char* verdict(const quality& one, std::optional<double> ratio) {
  if (!ratio || (!one.at_least && !one.aim)) return "";
  if (one.aim && *ratio >= *one.aim) return "aim";
  if (!one.at_least) return "below";
  return *ratio >= *one.at_least ? "enough" : "MISSED";
}

std::ostream& cell(std::ostream& out, const std::string& text, int width = 10) {
  return out << std::setw(width) << std::right << text;
}

}  // namespace

void collector::ReportRuns(const std::vector<Run>& runs) {
  std::vector<Run> shown;
  for (const Run& run : runs) {
    if (run.run_type == Run::RT_Aggregate) {
      if (run.aggregate_name == "median" || run.aggregate_name == "cv") shown.push_back(run);
    } else if (!run.error_occurred) {
      const auto found = run.counters.find(each);
      if (found != run.counters.end()) nanoseconds_[run.run_name.function_name].push_back(found->second.value * 1e9);
    }
  }
  if (!shown.empty()) ConsoleReporter::ReportRuns(shown);
}

std::optional<double> collector::median_of(const std::string& benchmark) const {
  const auto found = nanoseconds_.find(benchmark);
  if (found == nanoseconds_.end()) return std::nullopt;
  std::vector<double> all = found->second;
  const auto middle = all.begin() + static_cast<std::ptrdiff_t>(all.size() / 2);
  std::nth_element(all.begin(), middle, all.end());
  return *middle;
}

std::optional<double> collector::least_of(const std::string& benchmark) const {
  const auto found = nanoseconds_.find(benchmark);
  if (found == nanoseconds_.end()) return std::nullopt;
  return *std::min_element(found->second.begin(), found->second.end());
}

void print(std::ostream& out, const std::vector<quality>& wanted, const collector& measured,
           const std::map<std::string, double>& allocations) {
  constexpr int name_width = 48;
  out << std::setw(name_width) << std::left << "\nquality" << ' ';
  for (const char* const title : {"ns", "least ns", "peer ns", "x faster", "at least", "aim", "verdict"}) {
    cell(out, title);
  }
  cell(out, "allocations", 13) << '\n';
  for (const quality& one : wanted) {
    const std::optional<double> took = measured.median_of(one.measured);
    const std::optional<double> peer = measured.median_of(one.peer);
    const std::optional<double> ratio = took && peer ? std::optional(*peer / *took) : std::nullopt;
    const auto counted = allocations.find(one.measured);
    out << std::setw(name_width) << std::left << one.name;
    cell(out, number(took, 2));
    cell(out, number(measured.least_of(one.measured), 2));
    cell(out, number(peer, 2));
    cell(out, number(ratio, 2));
    cell(out, number(one.at_least, 1));
    cell(out, number(one.aim, 1));
    cell(out, verdict(one, ratio));
    cell(out, counted == allocations.end() ? "-" : number(counted->second, 3), 13) << '\n';
  }
}

}  // namespace bench
