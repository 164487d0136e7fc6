#include <followup/assure/audit.hpp>

#include "engine/text.hpp"

#include <followup/engine/explain.hpp>

#include <string>

namespace followup {
namespace {

// What of a finding goes into its sentence.
class wording {
 public:
  wording(const audit_finding& what, std::span<const audited> book, const detail::reading& read, language in)
      : what_(what), book_(book), read_(read), in_(in), w_(read.words().audit) {}

  [[nodiscard]] std::string sentence() const {
    const detail::channel_words& touch = read_.words().touches[what_.via];
    const std::string from = read_.moment(what_.from);
    const std::string to = read_.moment(what_.to);
    const std::string stretch = read_.stretch(what_.from, what_.to);
    switch (what_.kind) {
      case audit_kind::unanswerable: return w_.unanswerable(detail::on_one_line(what_.text));
      case audit_kind::nothing_to_do: return w_.nothing_to_do(why());
      case audit_kind::not_in_diary: return w_.not_in_diary(touch.with_article.inflected(), stretch);
      case audit_kind::given_up: return w_.given_up();
      case audit_kind::already_over: return w_.already_over(from);
      case audit_kind::no_longer_asked: return w_.no_longer_asked(touch.one_of.inflected(), from);
      case audit_kind::twice_in_diary: return w_.twice_in_diary(touch.with_article.inflected(), from);
      case audit_kind::disturbs: return w_.disturbs(touch.one_of.inflected(), from, other(), to);
      case audit_kind::same_day: return w_.same_day(touch.one_of.inflected(), read_.day_of(what_.from), other());
      case audit_kind::promise_not_kept: return w_.promise_not_kept(stretch);
      case audit_kind::promise_kept_late: return w_.promise_kept_late(stretch, read_.moment(what_.made_up));
      case audit_kind::message_lapsed: return w_.message_lapsed(from, to);
      case audit_kind::probably_one:
        return w_.probably_one(what_.touch.value(), what_.twin.value(), touch.one_of.inflected(), from);
    }
    return {};
  }

 private:
  // The explanation, without its full stop.
  [[nodiscard]] std::string why() const {
    if (!what_.why) return {};
    const audited& line = book_[what_.index];
    std::string text = explain(*what_.why, line.rules, line.subject.who.zone(), in_);
    text.pop_back();
    return text;
  }
  [[nodiscard]] detail::phrase other() const {
    return what_.other ? w_.pursuit.inflected(book_[*what_.other].subject.id.value()) : w_.another_pursuit.inflected();
  }

  const audit_finding& what_;
  std::span<const audited> book_;
  const detail::reading& read_;
  language in_;
  const detail::audit_words& w_;
};

}  // namespace

std::string explain(const audit_finding& what, std::span<const audited> book, language in) {
  const audited& line = book[what.index];
  const time_zone zone = line.subject.who.zone();
  const detail::reading read(line.rules, zone, detail::words_in(in));
  return read.words().audit.finding(line.subject.id.value(), wording(what, book, read, in).sentence());
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
