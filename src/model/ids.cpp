#include <followup/model/ids.hpp>

namespace followup {
namespace {

std::uint64_t fnv_1a(std::string_view text) noexcept {
  std::uint64_t state = 0xcbf2'9ce4'8422'2325;
  for (const char c : text) state = (state ^ static_cast<unsigned char>(c)) * 0x100'0000'01b3;
  return state;
}

// FNV leaves the last characters of a text in the low bits; here every bit of the state reaches every bit of the
// result.
std::uint64_t mixed(std::uint64_t bits) noexcept {
  bits = (bits ^ (bits >> 32)) * 0xd6e8'feb8'6659'fd93;
  bits = (bits ^ (bits >> 29)) * 0x9e37'79b9'7f4a'7c15;
  return bits ^ (bits >> 32);
}

}  // namespace

std::uint64_t hash_of(std::string_view text) noexcept {
  const std::uint64_t hash = mixed(fnv_1a(text));
  return hash != 0 ? hash : 1;  // zero means "none"
}

}  // namespace followup
