#include <followup/model/prospect.hpp>

namespace followup {

std::string_view name_of(audience kind) noexcept {
  switch (kind) {
    case audience::unknown: return "unknown";
    case audience::consumer: return "consumer";
    case audience::sole_trader: return "sole_trader";
    case audience::legal_entity: return "legal_entity";
  }
  return {};
}

std::string_view name_of(consent_level level) noexcept {
  switch (level) {
    case consent_level::none: return "none";
    case consent_level::presumed: return "presumed";
    case consent_level::customer: return "customer";
    case consent_level::express: return "express";
  }
  return {};
}

std::string_view name_of(disposition how) noexcept {
  switch (how) {
    case disposition::won: return "won";
    case disposition::meeting: return "meeting";
    case disposition::refused: return "refused";
    case disposition::opted_out: return "opted_out";
    case disposition::unreachable: return "unreachable";
    case disposition::exhausted: return "exhausted";
    case disposition::withdrawn: return "withdrawn";
    case disposition::answered: return "answered";
  }
  return {};
}

std::string_view name_of(prospect::priority_class priority) noexcept {
  switch (priority) {
    case prospect::priority_class::low: return "low";
    case prospect::priority_class::normal: return "normal";
    case prospect::priority_class::high: return "high";
  }
  return {};
}

}  // namespace followup
