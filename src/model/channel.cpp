#include <followup/model/channel.hpp>

#include <ostream>

namespace followup {

std::string_view name_of(channel via) noexcept {
  switch (via) {
    case channel::call: return "call";
    case channel::voicemail: return "voicemail";
    case channel::letter: return "letter";
    case channel::email: return "email";
    case channel::task: return "task";
  }
  return {};
}

std::string_view name_of(direction way) noexcept {
  switch (way) {
    case direction::outbound: return "outbound";
    case direction::inbound: return "inbound";
  }
  return {};
}

std::string_view name_of(contact_role role) noexcept {
  switch (role) {
    case contact_role::nobody: return "nobody";
    case contact_role::machine: return "machine";
    case contact_role::gatekeeper: return "gatekeeper";
    case contact_role::decision_maker: return "decision_maker";
  }
  return {};
}

std::ostream& operator<<(std::ostream& out, channel_set some) {
  out << '{';
  const char* separator = "";
  for (const channel one : some) {
    out << separator << one;
    separator = ", ";
  }
  return out << '}';
}

}  // namespace followup
