// How fast the library is beside plain loops over cctz that do the same work, in the same run, on the same prospects.
//
//   cmake -S . -B .build/bench -G Ninja -DCMAKE_BUILD_TYPE=Release -DFOLLOWUP_BUILD_BENCHMARKS=ON
//   cmake --build .build/bench --target followup_bench
//   .build/bench/tests/bench/followup_bench
//
// It needs GoogleBenchmark (Debian: libbenchmark-dev), and takes about a minute. First the library and both peers must
// agree with the reference table on every prospect; nothing is timed before they do. The last lines are a table of
// medians and ratios: the ratios count, a time alone says little.
//
// `--prospects=<n>` takes another number than 100,000, GoogleBenchmark's own options hold as well; the last of two
// counts. sizes.sh beside this file measures the library's size and what including it costs.
#include <benchmark/benchmark.h>
#include <followup/followup.hpp>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <exception>
#include <fstream>
#include <iostream>
#include <limits>
#include <map>
#include <sstream>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "bench/allocations.hpp"
#include "bench/book.hpp"
#include "bench/naive.hpp"
#include "bench/table.hpp"
#include "engine/reference_policy.hpp"

namespace {

namespace fu = followup;

constexpr std::size_t usual_prospects = 100'000;
constexpr std::size_t kept_prospects = 1'000'000;
constexpr naive::instant never = std::numeric_limits<naive::instant>::max();

// --- What is wanted, in times as fast as the peer. Decisions come with their reasons as data.

const std::vector<bench::quality> wanted{
    {"a decision from progress", "progress", "naive/state", 4.5, 9},
    {"  without reasons", "progress/no_reasons", "naive/state", {}, {}},
    {"  reading only what it is decided from", "progress/read", "naive/state", {}, {}},
    {"a decision from a history of 12", "history", "naive/history", 1.5, 3},
    {"  without reasons", "history/no_reasons", "naive/history", {}, {}},
    {"until_no, the full policy, from progress", "until_no", "naive/state", 1, 2},
    {"  without reasons", "until_no/no_reasons", "naive/state", {}, {}},
    {"folding one touchpoint into progress", "advance", "naive/apply", 0.5, 1},
    {"folding whole histories, a touchpoint", "fold", "naive/fold", 0.5, 1},
    {"who is due in 1,000,000, or: decide each anew", "due/list", "progress/no_reasons", 100, {}},
    {"  as the bandwidth of memory allows", "due/list", "due/read", {}, 1},
    {"  how many are due", "due/count", "due/read", {}, 1},
};

// --- What is measured.

struct subjects {
  explicit subjects(std::size_t prospects) : people(FOLLOWUP_TEST_DATA, prospects) {
    for (std::size_t i = 0; i < people.size(); ++i) prepare(i);
    kept.reserve(kept_prospects);
    for (std::size_t i = 0; i < kept_prospects; ++i) kept.push_back(wake_at[i % wake_at.size()]);
    due.resize(kept_prospects);
    folded = whole;
    naive_folded = states;
  }

  [[nodiscard]] fu::answer from_history(std::size_t i, fu::reasons why) const {
    return fu::next_actions(cadence, people.pursuit(i), people.history(i), hours, now, why);
  }
  [[nodiscard]] fu::answer from_progress(std::size_t i, fu::reasons why) const {
    return fu::next_actions(cadence, people.pursuit(i), whole[i], hours, now, why);
  }
  [[nodiscard]] fu::answer by_until_no(std::size_t i, fu::reasons why) const {
    return fu::next_actions(until_no, people.pursuit(i), of_until_no[i], hours, now, why);
  }
  [[nodiscard]] fu::progress last_one_folded(std::size_t i) const {
    return fu::advance(cadence, people.pursuit(i), all_but_one[i], last[i]);
  }

  // All that a decision from progress must look at, and nothing done with it.
  [[nodiscard]] std::uint64_t words_of(std::size_t i) const {
    const fu::pursuit& subject = people.pursuit(i);
    std::uint64_t sum = subject.id.value() + static_cast<std::uint64_t>(bench::seconds_of(subject.started));
    for (const fu::time_zone& zone : subject.who.zones) sum += zone.name().size();
    for (const fu::contact_point& one : subject.who.reachable_by) sum += static_cast<std::uint64_t>(one.via);
    for (const std::uint64_t word : whole[i].words()) sum ^= word;
    return sum;
  }

  bench::book people;
  fu::policy cadence = support::reference_cadence();
  fu::policy until_no = fu::until_no();
  fu::calendar hours = support::reference_hours();
  fu::ptime now = support::reference_now();
  naive::instant naive_now = bench::seconds_of(now);

  std::vector<fu::progress> whole;
  std::vector<fu::progress> of_until_no;
  std::vector<naive::state> states;
  // Of those who have a touchpoint: the last one, as a host just recorded it, and what was folded before it.
  std::vector<std::size_t> touched;
  std::vector<fu::touchpoint> last;
  std::vector<naive::touch> naive_last;
  std::vector<fu::progress> all_but_one;
  std::vector<naive::state> naive_all_but_one;
  // What a host keeps beside each prospect.
  std::vector<naive::instant> wake_at;
  std::vector<naive::instant> kept;
  naive::instant later = naive_now + 86'400;

  // Where results go.
  std::vector<fu::progress> folded;
  std::vector<naive::state> naive_folded;
  std::vector<std::uint32_t> due;

 private:
  void prepare(std::size_t i) {
    const fu::pursuit& subject = people.pursuit(i);
    const auto history = people.history(i);
    const auto naive_history = people.naive_history(i);
    const std::size_t before_last = history.empty() ? 0 : history.size() - 1;
    if (!history.empty()) touched.push_back(i);
    last.push_back(history.empty() ? fu::touchpoint{} : history.back());
    naive_last.push_back(history.empty() ? naive::touch{} : naive_history.back());
    whole.push_back(fu::fold(cadence, subject, history));
    of_until_no.push_back(fu::fold(until_no, subject, history));
    all_but_one.push_back(fu::fold(cadence, subject, history.first(before_last)));
    states.push_back(naive::fold(people.naive_row(i), naive_history));
    naive_all_but_one.push_back(naive::fold(people.naive_row(i), naive_history.first(before_last)));
    const fu::answer a = from_progress(i, fu::reasons::none);
    wake_at.push_back(a.wake_at ? bench::seconds_of(*a.wake_at) : never);
  }
};

// --- Right first, then fast.

naive::action first_of(const fu::answer& a) {
  if (a.actions.empty()) return {};
  return {bench::channel_of(a.actions.front().via), bench::seconds_of(a.actions.front().window.begin)};
}

bool same_but_for_reasons(fu::answer a, fu::answer b) {
  for (fu::answer* const one : {&a, &b}) {
    one->reasons.clear();
    one->truncated_reasons = 0;
  }
  return a == b;
}

// What is wrong with one prospect; empty: nothing.
std::string mistakes(const subjects& s, std::size_t i) {
  std::string wrong;
  const auto must = [&wrong](bool holds, const char* what) {
    if (!holds) (wrong += wrong.empty() ? "" : "; ") += what;
  };
  using enum fu::reasons;
  const naive::action& expected = s.people.expected(i);
  const naive::row& row = s.people.naive_row(i);
  must(naive::decide(row, s.people.naive_history(i), s.naive_now) == expected, "the naive loop from history");
  must(naive::decide(s.states[i], s.naive_now) == expected, "the naive loop from its state");
  const fu::answer a = s.from_history(i, fu::reasons::wanted);
  const fu::answer b = s.from_progress(i, fu::reasons::wanted);
  must(first_of(a) == expected, "from history");
  must(first_of(b) == expected, "from progress");
  must(a == b, "from history and from progress differ");
  must(same_but_for_reasons(a, s.from_history(i, none)), "asking for no reasons changes it, from history");
  must(same_but_for_reasons(b, s.from_progress(i, none)), "asking for no reasons changes it, from progress");
  if (!s.people.history(i).empty()) must(s.last_one_folded(i) == s.whole[i], "advance is not fold");
  const fu::answer c = s.by_until_no(i, fu::reasons::wanted);
  must(c == fu::next_actions(s.until_no, s.people.pursuit(i), s.people.history(i), s.hours, s.now),
       "until_no from history and from progress differ");
  must(same_but_for_reasons(c, s.by_until_no(i, none)), "asking for no reasons changes until_no");
  // Whom the kept instants do not name, nothing new is due for.
  const fu::ptime later = s.now + boost::posix_time::seconds(s.later - s.naive_now);
  const fu::answer then = fu::next_actions(s.cadence, s.people.pursuit(i), s.whole[i], s.hours, later, none);
  must(s.wake_at[i] <= s.later || (then.status == b.status && then.actions.size() == b.actions.size()),
       "something is due that no kept instant told");
  return wrong;
}

bool all_right(const subjects& s) {
  constexpr int most_shown = 20;
  int wrong = 0;
  for (std::size_t i = 0; i < s.people.size(); ++i) {
    const std::string what = mistakes(s, i);
    if (what.empty() || ++wrong > most_shown) continue;
    std::cerr << "prospect " << s.people.number(i) << " of the table: " << what << '\n';
  }
  if (wrong > 0) std::cerr << wrong << " of " << s.people.size() << " are wrong; nothing was timed\n";
  return wrong == 0;
}

// --- The benchmarks.

std::map<std::string, double> allocations;

// Times `pass`, which does something `count` times; first counts, untimed, how often that asks for memory.
template <class F>
void add(const std::string& name, std::size_t count, F pass) {
  const std::uint64_t before = bench::allocations();
  pass();
  allocations[name] = static_cast<double>(bench::allocations() - before) / static_cast<double>(count);

  using benchmark::Counter;
  benchmark::RegisterBenchmark(name.c_str(), [count, pass](benchmark::State& state) {
    for (auto _ : state) {
      pass();
      benchmark::ClobberMemory();
    }
    state.counters[bench::collector::each] =
        Counter(static_cast<double>(count), Counter::kIsIterationInvariantRate | Counter::kInvert);
  })->Unit(benchmark::kMillisecond);
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

void add_due(subjects& s) {
  add("due/read", s.kept.size(), [&s] {
    naive::instant sum = 0;
    for (const naive::instant at : s.kept) sum ^= at;
    benchmark::DoNotOptimize(sum);
  });
  add("due/count", s.kept.size(), [&s] {
    std::int64_t count = 0;
    for (const naive::instant at : s.kept) count += at <= s.later ? 1 : 0;
    benchmark::DoNotOptimize(count);
  });
  add("due/list", s.kept.size(), [&s] {
    std::size_t count = 0;
    for (std::size_t i = 0; i < s.kept.size(); ++i) {
      s.due[count] = static_cast<std::uint32_t>(i);
      count += s.kept[i] <= s.later ? 1U : 0U;
    }
    benchmark::DoNotOptimize(count);
  });
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
  if (!all_right(s)) return EXIT_FAILURE;
  describe(s);
  add_decisions(s);
  add_folding(s);
  add_due(s);

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
