#include <followup/assure/audit.hpp>

#include "engine/text.hpp"
#include "model/touchpoint_text.hpp"

#include <string>

namespace followup {
namespace {

// The sentence behind "Pursuit 7: ", without a full stop.
class wording {
 public:
  wording(const audit_finding& what, std::span<const audited> book, const detail::reading& read)
      : what_(what), book_(book), read_(read) {}

  [[nodiscard]] std::string sentence() const {
    switch (what_.kind) {
      case audit_kind::unanswerable: return "it cannot be answered: " + detail::on_one_line(what_.text);
      case audit_kind::nothing_to_do: return "it is open, but there is nothing to do" + why();
      case audit_kind::not_in_diary: return "the " + via() + " of " + stretch() + " is not in the diary for then";
      case audit_kind::given_up: return "it was closed, though its policy goes on";
      case audit_kind::already_over:
        return "it goes on, though it is over" + detail::clause(" since ", moment(what_.from));
      case audit_kind::no_longer_asked:
        return "the diary has " + a_touch() + " for " + moment(what_.from) + ", which is not what is asked for";
      case audit_kind::twice_in_diary: return "the diary has the " + via() + " of " + moment(what_.from) + " twice";
      case audit_kind::disturbs:
        return a_touch() + " is wanted for " + moment(what_.from) + ", though " + other() +
               " leaves the prospect alone until " + moment(what_.to);
      case audit_kind::same_day:
        return a_touch() + " is wanted for " + read_.day_of(what_.from) + ", and so it is in " + other();
      case audit_kind::promise_not_kept: return "the call promised for " + stretch() + " was not made";
      case audit_kind::promise_kept_late:
        return "the call promised for " + stretch() + " came on " + moment(what_.made_up);
      case audit_kind::message_lapsed:
        return "after the call of " + moment(what_.from) + " no message was left until it lapsed, on " +
               moment(what_.to);
      case audit_kind::probably_one:
        return "touchpoints " + std::to_string(what_.touch.value()) + " and " + std::to_string(what_.twin.value()) +
               " are probably one, " + a_touch() + " on " + moment(what_.from);
    }
    return {};
  }

 private:
  [[nodiscard]] std::string via() const { return std::string(name_of(what_.via)); }
  // The explanation, without its full stop.
  [[nodiscard]] std::string why() const {
    return what_.text.empty() ? "" : ". " + what_.text.substr(0, what_.text.find_last_not_of('.') + 1);
  }
  [[nodiscard]] std::string a_touch() const { return detail::with_article(what_.via); }
  [[nodiscard]] std::string moment(const std::optional<ptime>& at) const { return read_.moment(at); }
  [[nodiscard]] std::string stretch() const { return read_.stretch(what_.from, what_.to); }
  [[nodiscard]] std::string other() const {
    return what_.other ? "pursuit " + std::to_string(book_[*what_.other].subject.id.value()) : "another pursuit";
  }

  const audit_finding& what_;
  std::span<const audited> book_;
  const detail::reading& read_;
};

}  // namespace

std::string explain(const audit_finding& what, std::span<const audited> book) {
  const audited& line = book[what.index];
  const time_zone zone = line.subject.who.zone();
  const detail::reading read(line.rules, zone, detail::words_in(language::english));
  return "Pursuit " + std::to_string(line.subject.id.value()) + ": " + wording(what, book, read).sentence() + ".";
}

std::string_view name_of(audit_kind kind) noexcept {
  switch (kind) {
    case audit_kind::unanswerable: return "unanswerable";
    case audit_kind::nothing_to_do: return "nothing_to_do";
    case audit_kind::not_in_diary: return "not_in_diary";
    case audit_kind::given_up: return "given_up";
    case audit_kind::already_over: return "already_over";
    case audit_kind::no_longer_asked: return "no_longer_asked";
    case audit_kind::twice_in_diary: return "twice_in_diary";
    case audit_kind::disturbs: return "disturbs";
    case audit_kind::same_day: return "same_day";
    case audit_kind::promise_not_kept: return "promise_not_kept";
    case audit_kind::promise_kept_late: return "promise_kept_late";
    case audit_kind::message_lapsed: return "message_lapsed";
    case audit_kind::probably_one: return "probably_one";
  }
  return {};
}

}  // namespace followup
