// What is wanted of the library, and what was measured.
#pragma once

#include <benchmark/benchmark.h>

#include <iosfwd>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace bench {

// One thing that is wanted: how many times as fast as a peer.
struct quality {
  std::string name;
  std::string measured;            // the benchmark
  std::string peer;                // the benchmark that it is compared with
  std::optional<double> at_least;  // times as fast; none: shown, not judged
  std::optional<double> aim;
};

// Collects what each repetition took, and shows medians while it runs.
class collector : public benchmark::ConsoleReporter {
 public:
  collector() : ConsoleReporter(OO_Tabular) {}

  // The counter, in seconds, that a benchmark gives for one prospect or touchpoint.
  static constexpr const char* each = "each";

  void ReportRuns(const std::vector<Run>& runs) override;

  // Processor nanoseconds for one, the median of the repetitions and the quickest; none if it did not run.
  [[nodiscard]] std::optional<double> median_of(const std::string& benchmark) const;
  [[nodiscard]] std::optional<double> least_of(const std::string& benchmark) const;

 private:
  std::map<std::string, std::vector<double>> nanoseconds_;
};

// `allocations`: by benchmark, how often memory was asked for each time.
void print(std::ostream& out, const std::vector<quality>& wanted, const collector& measured,
           const std::map<std::string, double>& allocations);

}  // namespace bench
