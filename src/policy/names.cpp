#include <followup/policy/policy.hpp>

namespace followup {

std::string_view name_of(counted what) noexcept {
  switch (what) {
    case counted::unanswered_calls: return "unanswered_calls";
    case counted::calls: return "calls";
  }
  return {};
}

std::string_view name_of(counted_event what) noexcept {
  switch (what) {
    case counted_event::attempts: return "attempts";
    case counted_event::connected: return "connected";
    case counted_event::conversations: return "conversations";
    case counted_event::messages: return "messages";
  }
  return {};
}

std::string_view name_of(count_scope whose) noexcept {
  switch (whose) {
    case count_scope::prospect: return "prospect";
    case count_scope::pursuit: return "pursuit";
    case count_scope::number: return "number";
    case count_scope::seller: return "seller";
  }
  return {};
}

std::string_view name_of(anchor from) noexcept {
  switch (from) {
    case anchor::actual: return "actual";
    case anchor::planned: return "planned";
  }
  return {};
}

std::string_view name_of(late_policy late) noexcept {
  switch (late) {
    case late_policy::shift: return "shift";
    case late_policy::hold: return "hold";
  }
  return {};
}

std::string_view name_of(resume_mode resumes) noexcept {
  switch (resumes) {
    case resume_mode::original_deadline: return "original_deadline";
    case resume_mode::remaining: return "remaining";
    case resume_mode::restart: return "restart";
  }
  return {};
}

std::string_view name_of(promise_rules::clearing cleared) noexcept {
  switch (cleared) {
    case promise_rules::clearing::by_attempt_in_time: return "by_attempt_in_time";
    case promise_rules::clearing::by_next_call: return "by_next_call";
  }
  return {};
}

std::string_view name_of(promise_rules::missed when_missed) noexcept {
  switch (when_missed) {
    case promise_rules::missed::next_opening: return "next_opening";
    case promise_rules::missed::at_once: return "at_once";
  }
  return {};
}

}  // namespace followup
