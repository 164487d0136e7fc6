// Runs a fuzzer over files, as libFuzzer does with a corpus: fuzz_engine <file or folder>...
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

int replay(const std::filesystem::path& file) {
  std::ifstream in{file, std::ios::binary};
  const std::vector<char> read{std::istreambuf_iterator<char>{in}, {}};
  const std::vector<std::uint8_t> bytes{read.begin(), read.end()};
  std::cout << file.filename().string() << ", " << bytes.size() << " bytes" << std::endl;
  return LLVMFuzzerTestOneInput(bytes.data(), bytes.size());
}

}  // namespace

int main(int argc, char** argv) {
  int replayed = 0;
  for (int i = 1; i < argc; ++i) {
    const std::filesystem::path given{argv[i]};
    if (!std::filesystem::is_directory(given)) {
      replay(given);
      ++replayed;
      continue;
    }
    for (const auto& entry : std::filesystem::directory_iterator{given}) {
      replay(entry.path());
      ++replayed;
    }
  }
  std::cout << replayed << " replayed\n";
  return replayed > 0 ? 0 : 1;
}
