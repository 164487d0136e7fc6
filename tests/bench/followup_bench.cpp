// How fast the library is beside plain loops over cctz that do the same work, in the same run, on the same prospects.
//
//   tests/bench/run
//
// installs what is missing (GoogleBenchmark, the clients of the databases), builds and runs it, which takes some
// minutes. First the library and all its peers must agree with the reference table on every prospect; nothing is timed
// before they do. PostgreSQL is a peer where a server answers (PGHOST, PGDATABASE, ...). The last lines are a table of
// medians and ratios: the ratios count, a time alone says little.
//
// `--prospects=<n>` takes another number than 100,000, GoogleBenchmark's own options hold as well; the last of two
// counts. Beside this file, sizes.sh measures the library's size and what including it costs, and instructions.sh
// counts instructions, which a busy machine does not change.
#include <benchmark/benchmark.h>
#include <followup/followup.hpp>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <exception>
#include <fstream>
#include <iostream>
#include <map>
#include <memory>
#include <sstream>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "bench/allocations.hpp"
#include "bench/naive.hpp"
#include "bench/sql.hpp"
#include "bench/subjects.hpp"
#include "bench/table.hpp"

namespace {

namespace fu = followup;
using bench::subjects;

constexpr std::size_t usual_prospects = 100'000;
constexpr std::size_t kept_prospects = 10'000'000;

// --- What is wanted, in times as fast as the peer. Decisions come with their reasons as data.

const std::vector<bench::quality> wanted{
    {"what is next, from a kept outlook, in bulk", "outlook/next_of_all", "naive/state", 40, 100},
    {"a decision from progress", "progress", "naive/state", 2, 4},
    {"  without reasons", "progress/no_reasons", "naive/state", {}, {}},
    {"  reading only what it is decided from", "progress/read", "naive/state", {}, {}},
    {"  beside the hand-tuned loop over day tables", "progress", "tuned/state", {}, {}},
    {"  of a whole book at once", "batch", "naive/state", {}, {}},
    {"  on two threads, beside one", "batch/two_threads", "batch", 1.8, {}},
    {"  beside SQLite over folded rows", "progress", "sqlite", {}, {}},
    {"  beside PostgreSQL over folded rows", "progress", "postgresql", {}, {}},
    {"a decision from a history of 12", "history", "naive/history", 0.7, 1.5},
    {"  without reasons", "history/no_reasons", "naive/history", {}, {}},
    {"until_no, the full policy, from progress", "until_no", "naive/state", 0.7, 1.5},
    {"  without reasons", "until_no/no_reasons", "naive/state", {}, {}},
    {"folding one touchpoint into progress", "advance", "naive/apply", 0.25, 0.5},
    {"folding whole histories, a touchpoint", "fold", "naive/fold", 0.2, 0.5},
    {"who is due in 10,000,000, as memory allows", "outlook/due", "outlook/read", 0.8, 1},
    {"  how many are due", "outlook/count_due", "outlook/read", 0.8, 1},
    {"  who has woken", "outlook/woken", "outlook/read", 0.8, 1},
};

// --- What is measured.

// --- The benchmarks.

std::map<std::string, double> allocations;

// What is worked on elsewhere too, by a server or on other threads, is timed by the clock on the wall.
enum class worked_on : unsigned char { here, elsewhere };

// Times `pass`, which does something `count` times; first counts, untimed, how often that asks for memory.
template <class F>
void add(const std::string& name, std::size_t count, F pass, worked_on where = worked_on::here) {
  const std::uint64_t before = bench::allocations();
  pass();
  allocations[name] = static_cast<double>(bench::allocations() - before) / static_cast<double>(count);

  using benchmark::Counter;
  auto* const added = benchmark::RegisterBenchmark(name.c_str(), [count, pass](benchmark::State& state) {
    for (auto _ : state) {
      pass();
      benchmark::ClobberMemory();
    }
    state.counters[bench::collector::each] =
        Counter(static_cast<double>(count), Counter::kIsIterationInvariantRate | Counter::kInvert);
  });
  added->Unit(benchmark::kMillisecond);
  if (where == worked_on::elsewhere) added->UseRealTime();
}

// For every prospect.
template <class F>
void add_each(const std::string& name, const subjects& s, F one) {
  add(name, s.people.size(), [&s, one] {
    for (std::size_t i = 0; i < s.people.size(); ++i) benchmark::DoNotOptimize(one(i));
  });
}

void add_decisions(const subjects& s) {
  using fu::reasons;
  add_each("naive/history", s, [&s](std::size_t i) {
    return naive::decide(s.people.naive_row(i), s.people.naive_history(i), s.naive_now);
  });
  add_each("history", s, [&s](std::size_t i) { return s.from_history(i, reasons::wanted); });
  add_each("history/no_reasons", s, [&s](std::size_t i) { return s.from_history(i, reasons::none); });

  add_each("tuned/state", s, [&s](std::size_t i) { return s.tuned_days[i]->decide(s.states[i]); });
  add_each("naive/state", s, [&s](std::size_t i) { return naive::decide(s.states[i], s.naive_now); });
  add_each("progress", s, [&s](std::size_t i) { return s.from_progress(i, reasons::wanted); });
  add_each("progress/no_reasons", s, [&s](std::size_t i) { return s.from_progress(i, reasons::none); });
  add_each("progress/read", s, [&s](std::size_t i) { return s.words_of(i); });
  add_each("until_no", s, [&s](std::size_t i) { return s.by_until_no(i, reasons::wanted); });
  add_each("until_no/no_reasons", s, [&s](std::size_t i) { return s.by_until_no(i, reasons::none); });
}

void add_folding(subjects& s) {
  add("naive/apply", s.touched.size(), [&s] {
    for (const std::size_t i : s.touched) {
      s.naive_folded[i] = s.naive_all_but_one[i];
      naive::apply(s.naive_folded[i], s.naive_last[i]);
    }
  });
  add("advance", s.touched.size(), [&s] {
    for (const std::size_t i : s.touched) s.folded[i] = s.last_one_folded(i);
  });
  add("naive/fold", s.people.touches(), [&s] {
    for (std::size_t i = 0; i < s.people.size(); ++i) {
      s.naive_folded[i] = naive::fold(s.people.naive_row(i), s.people.naive_history(i));
    }
  });
  add("fold", s.people.touches(), [&s] {
    for (std::size_t i = 0; i < s.people.size(); ++i) {
      s.folded[i] = fu::fold(s.cadence, s.people.pursuit(i), s.people.history(i));
    }
  });
}

// Outlooks over and over, as many as a large book has.
struct kept_book {
  explicit kept_book(const std::vector<fu::outlook>& few) : places(kept_prospects) {
    outlooks.reserve(kept_prospects);
    while (outlooks.size() < kept_prospects) outlooks.push_back(few[outlooks.size() % few.size()]);
  }
  std::vector<fu::outlook> outlooks;
  std::vector<std::size_t> places;
};

void add_outlooks(subjects& s, kept_book& large) {
  add("outlook/next_of_all", s.outlooks.size(), [&s] {
    fu::next_of_all(s.outlooks, s.now, {s.via, {}}, {s.from, {}});
  });
  add("outlook/read", kept_prospects, [&large] {
    std::uint64_t sum = 0;
    for (const fu::outlook& one : large.outlooks) sum ^= one.words()[0] ^ one.words()[1];
    benchmark::DoNotOptimize(sum);
  });
  add("outlook/count_due", kept_prospects,
      [&s, &large] { benchmark::DoNotOptimize(fu::count_due(large.outlooks, s.now)); });
  add("outlook/due", kept_prospects,
      [&s, &large] { benchmark::DoNotOptimize(fu::due(large.outlooks, s.now, large.places)); });
  add("outlook/woken", kept_prospects,
      [&s, &large] { benchmark::DoNotOptimize(fu::woken(large.outlooks, s.later, large.places)); });
}

void add_batches(subjects& s) {
  const auto ask = [&s](const fu::executor& on) {
    fu::next_actions(s.cadence, s.people.pursuits(), s.whole, s.hours, s.now, {.outlooks = s.found}, on);
  };
  add(
      "batch", s.people.size(), [ask] { ask({}); }, worked_on::elsewhere);
  add(
      "batch/two_threads", s.people.size(), [ask] { ask(fu::on_threads(2)); }, worked_on::elsewhere);
}

// --- The databases, asked the same question.

using databases = std::map<std::string, std::unique_ptr<bench::database>>;

databases databases_with(const subjects& s) {
  databases all;
  all["sqlite"] = bench::sqlite_with(s);
  if (auto server = bench::postgresql_with(s)) all["postgresql"] = std::move(server);
  return all;
}

bool all_right(const databases& all, const subjects& s) {
  for (const auto& [name, one] : all) {
    const std::vector<naive::action> found = one->ask();
    for (std::size_t i = 0; i < s.people.size(); ++i) {
      if (i < found.size() && found[i] == s.people.expected(i)) continue;
      std::cerr << "prospect " << s.people.number(i) << " of the table: " << name << "; nothing was timed\n";
      return false;
    }
  }
  return true;
}

void add_databases(const databases& all, const subjects& s) {
  for (const auto& [name, one] : all) {
    add(
        name, s.people.size(), [database = one.get()] { benchmark::DoNotOptimize(database->sum()); },
        worked_on::elsewhere);
  }
}

// --- The run.

std::string processor() {
  std::ifstream in{"/proc/cpuinfo"};
  for (std::string line; std::getline(in, line);) {
    const std::size_t colon = line.find(": ");
    if (line.starts_with("model name") && colon != std::string::npos) return line.substr(colon + 2);
  }
  return "unknown";
}

void describe(const subjects& s) {
  std::ostringstream sizes;
  sizes << "progress " << sizeof(fu::progress) << ", touchpoint " << sizeof(fu::touchpoint) << ", answer "
        << sizeof(fu::answer) << "; naive state " << sizeof(naive::state) << ", naive touch " << sizeof(naive::touch);
  benchmark::AddCustomContext("processor", processor());
#ifdef __VERSION__
  benchmark::AddCustomContext("compiler", __VERSION__);
#endif
  benchmark::AddCustomContext("build", FOLLOWUP_BENCH_BUILD);
  benchmark::AddCustomContext("flags", FOLLOWUP_BENCH_FLAGS);
  benchmark::AddCustomContext("bytes", sizes.str());
  benchmark::AddCustomContext(
      "work", std::to_string(s.people.size()) + " prospects, " + std::to_string(s.people.touches()) + " touchpoints");
}

// Takes `--prospects=<n>` out of the arguments.
std::size_t prospects_from(std::vector<std::string>& arguments) {
  const std::string option = "--prospects=";
  std::size_t wanted_prospects = usual_prospects;
  for (const std::string& one : arguments) {
    if (one.starts_with(option)) wanted_prospects = std::stoul(one.substr(option.size()));
  }
  std::erase_if(arguments, [&](const std::string& one) { return one.starts_with(option); });
  if (wanted_prospects < 1 || wanted_prospects > 4'000'000) {
    throw std::runtime_error{"--prospects: from 1 to 4000000"};
  }
  return wanted_prospects;
}

int run(std::vector<std::string> arguments) {
  const std::size_t prospects = prospects_from(arguments);
  // A noisy neighbour then disturbs a repetition of each, not all of one.
  arguments.insert(arguments.begin() + 1, {"--benchmark_repetitions=9", "--benchmark_min_time=0.2",
                                           "--benchmark_enable_random_interleaving=true"});
  std::vector<char*> raw;
  raw.reserve(arguments.size());
  for (std::string& one : arguments) raw.push_back(one.data());
  int count = static_cast<int>(raw.size());
  benchmark::Initialize(&count, raw.data());
  if (benchmark::ReportUnrecognizedArguments(count, raw.data())) return EXIT_FAILURE;

  subjects s(prospects);
  const databases all = databases_with(s);
  if (!bench::all_right(s) || !all_right(all, s)) return EXIT_FAILURE;
  describe(s);
  add_decisions(s);
  add_databases(all, s);
  add_folding(s);
  kept_book large{s.outlooks};
  add_outlooks(s, large);
  add_batches(s);

  bench::collector measured;
  measured.SetErrorStream(&std::cout);  // the machine belongs to the figures
  benchmark::RunSpecifiedBenchmarks(&measured);
  bench::print(std::cout, wanted, measured, allocations);
  benchmark::Shutdown();
  return EXIT_SUCCESS;
}

}  // namespace

int main(int argc, char** argv) try { return run({argv, argv + argc}); } catch (const std::exception& e) {
  std::cerr << "followup_bench: " << e.what() << '\n';
  return EXIT_FAILURE;
}
