#include "c/guarded.hpp"
#include "c/handles.hpp"
#include "engine/answer_row.hpp"
#include "time/seconds.hpp"

#include <followup/engine/batch.hpp>
#include <followup/engine/decide.hpp>
#include <followup/engine/outlook.hpp>
#include <followup/engine/progress.hpp>

#include <algorithm>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <vector>

using c_interface::bad_argument;
using c_interface::failure;
using c_interface::first_size;
using c_interface::guarded;
using c_interface::known_part;
using c_interface::needed;

namespace {

namespace fu = followup;

// --- The numbers of the C interface are those of the enumerations.

#define FOLLOWUP_SAME(number, enumerator) static_assert((number) == static_cast<int>(fu::enumerator))
FOLLOWUP_SAME(FU_CALL, channel::call);
FOLLOWUP_SAME(FU_VOICEMAIL, channel::voicemail);
FOLLOWUP_SAME(FU_LETTER, channel::letter);
FOLLOWUP_SAME(FU_EMAIL, channel::email);
FOLLOWUP_SAME(FU_TASK, channel::task);
static_assert(fu::channel_count == 5);
FOLLOWUP_SAME(FU_OUTBOUND, direction::outbound);
FOLLOWUP_SAME(FU_INBOUND, direction::inbound);
FOLLOWUP_SAME(FU_NOBODY, contact_role::nobody);
FOLLOWUP_SAME(FU_MACHINE, contact_role::machine);
FOLLOWUP_SAME(FU_GATEKEEPER, contact_role::gatekeeper);
FOLLOWUP_SAME(FU_DECISION_MAKER, contact_role::decision_maker);
FOLLOWUP_SAME(FU_DUE, status::due);
FOLLOWUP_SAME(FU_WAITING, status::waiting);
FOLLOWUP_SAME(FU_DORMANT, status::dormant);
FOLLOWUP_SAME(FU_ON_HOLD, status::on_hold);
FOLLOWUP_SAME(FU_CLOSING, status::closing);
FOLLOWUP_SAME(FU_NEEDS_DATA, status::needs_data);
FOLLOWUP_SAME(FU_CLOSED, status::closed);
FOLLOWUP_SAME(FU_WON, disposition::won);
FOLLOWUP_SAME(FU_MEETING, disposition::meeting);
FOLLOWUP_SAME(FU_REFUSED, disposition::refused);
FOLLOWUP_SAME(FU_OPTED_OUT, disposition::opted_out);
FOLLOWUP_SAME(FU_UNREACHABLE, disposition::unreachable);
FOLLOWUP_SAME(FU_EXHAUSTED, disposition::exhausted);
FOLLOWUP_SAME(FU_WITHDRAWN, disposition::withdrawn);
FOLLOWUP_SAME(FU_ANSWERED, disposition::answered);
FOLLOWUP_SAME(FU_OUTCOME_NO_ANSWER, outcome_kind::no_answer);
FOLLOWUP_SAME(FU_OUTCOME_BUSY, outcome_kind::busy);
FOLLOWUP_SAME(FU_OUTCOME_MACHINE, outcome_kind::machine);
FOLLOWUP_SAME(FU_OUTCOME_JUST_LEFT, outcome_kind::just_left);
FOLLOWUP_SAME(FU_OUTCOME_IN_MEETING, outcome_kind::in_meeting);
FOLLOWUP_SAME(FU_OUTCOME_AT_LUNCH, outcome_kind::at_lunch);
FOLLOWUP_SAME(FU_OUTCOME_DAY_OFF, outcome_kind::day_off);
FOLLOWUP_SAME(FU_OUTCOME_AWAY, outcome_kind::away);
FOLLOWUP_SAME(FU_OUTCOME_MESSAGE_TAKEN, outcome_kind::message_taken);
FOLLOWUP_SAME(FU_OUTCOME_CALL_BACK, outcome_kind::call_back);
FOLLOWUP_SAME(FU_OUTCOME_WILL_CALL_BACK, outcome_kind::will_call_back);
FOLLOWUP_SAME(FU_OUTCOME_GATEKEEPER_NO, outcome_kind::gatekeeper_no);
FOLLOWUP_SAME(FU_OUTCOME_NOT_NOW, outcome_kind::not_now);
FOLLOWUP_SAME(FU_OUTCOME_ON_HOLD, outcome_kind::on_hold);
FOLLOWUP_SAME(FU_OUTCOME_SEND_INFORMATION, outcome_kind::send_information);
FOLLOWUP_SAME(FU_OUTCOME_SPOKE, outcome_kind::spoke);
FOLLOWUP_SAME(FU_OUTCOME_MEETING_AGREED, outcome_kind::meeting_agreed);
FOLLOWUP_SAME(FU_OUTCOME_MEETING_CANCELLED, outcome_kind::meeting_cancelled);
FOLLOWUP_SAME(FU_OUTCOME_MEETING_MISSED, outcome_kind::meeting_missed);
FOLLOWUP_SAME(FU_OUTCOME_YES, outcome_kind::yes);
FOLLOWUP_SAME(FU_OUTCOME_NO_WITH_REASONS, outcome_kind::no_with_reasons);
FOLLOWUP_SAME(FU_OUTCOME_NO_WITHOUT_REASONS, outcome_kind::no_without_reasons);
FOLLOWUP_SAME(FU_OUTCOME_OBJECTION, outcome_kind::objection);
FOLLOWUP_SAME(FU_OUTCOME_UNSUBSCRIBED, outcome_kind::unsubscribed);
FOLLOWUP_SAME(FU_OUTCOME_REPLIED, outcome_kind::replied);
FOLLOWUP_SAME(FU_OUTCOME_SENT, outcome_kind::sent);
FOLLOWUP_SAME(FU_OUTCOME_WRONG_NUMBER, outcome_kind::wrong_number);
FOLLOWUP_SAME(FU_OUTCOME_BOUNCED, outcome_kind::bounced);
FOLLOWUP_SAME(FU_OUTCOME_RETURNED, outcome_kind::returned);
FOLLOWUP_SAME(FU_OUTCOME_OPENED, outcome_kind::opened);
FOLLOWUP_SAME(FU_OUTCOME_CLICKED, outcome_kind::clicked);
FOLLOWUP_SAME(FU_OUTCOME_ATTEMPTED, outcome_kind::attempted);
FOLLOWUP_SAME(FU_OUTCOME_LEFT_ORGANISATION, outcome_kind::left_organisation);
FOLLOWUP_SAME(FU_OUTCOME_CLOSED_DOWN, outcome_kind::closed_down);
FOLLOWUP_SAME(FU_OUTCOME_WITHDRAWN, outcome_kind::withdrawn);
FOLLOWUP_SAME(FU_OUTCOME_DELAYED, outcome_kind::delayed);
static_assert(fu::outcome_count == FU_OUTCOME_DELAYED + 1, "a new outcome has a number of its own in followup.h");
#undef FOLLOWUP_SAME

// --- From rows.

// A member of a touch or a pursuit. It is put into words where it is wrong, and not for each that is right.
struct row_field {
  std::uint64_t id;
  const char* member;
  const char* of = "touchpoint";
  [[nodiscard]] std::string text() const { return std::string(of) + ' ' + std::to_string(id) + ": " + member; }
};

fu::date date_from(std::int32_t day, const row_field& field) {
  if (day < 0 || day >= fu::detail::end_of_days) {
    throw fu::invalid_time(field.text(), "day " + std::to_string(day),
                           "a day from 0 to " + std::to_string(fu::detail::end_of_days - 1));
  }
  return fu::detail::to_date(day);
}

std::optional<fu::date> date_or_none(std::int32_t day, const row_field& field) {
  return day == FU_NO_DAY ? std::nullopt : std::optional(date_from(day, field));
}

std::optional<fu::agreed_time> agreed_from(const fu_agreed& when, const row_field& field) {
  if (when.first == FU_NO_DAY) return std::nullopt;
  using boost::posix_time::minutes;
  const fu::date first = date_from(when.first, field);
  const fu::date last = date_from(when.last, field);
  if (when.from < 0) return first == last ? fu::agreed_time::on(first) : fu::agreed_time::within(first, last);
  if (first != last) throw fu::invalid_time(field.text(), "minutes on several days", "minutes on one day, or -1");
  if (when.to < 0) return fu::agreed_time::at(first, minutes(when.from));
  return fu::agreed_time::between(first, minutes(when.from), minutes(when.to));
}

// One of [0, count).
template <class E>
E enumerator(std::uint8_t number, int count, const row_field& field) {
  if (number < count) return static_cast<E>(number);
  throw fu::invalid_history(field.text(), std::to_string(number), "at most " + std::to_string(count - 1));
}

// Each with the members that it has, and none that another has.
struct outcome_from {
  const fu_touch& touch;

  [[nodiscard]] fu::outcome operator()() const {
    const auto kind = enumerator<fu::outcome_kind>(touch.outcome, fu::outcome_count, {touch.id, "outcome"});
    auto what = fu::outcome_of(kind);
    if (!what) what = fu::meeting_agreed{needed_meeting()};
    std::visit([this](auto& one) { fill(one); }, *what);
    refuse_what_is_not_its_own(kind);
    return *what;
  }

 private:
  [[nodiscard]] fu::agreed_time needed_meeting() const {
    const auto when = agreed_from(touch.meeting, {touch.id, "meeting"});
    if (!when) throw fu::invalid_history(row_field{touch.id, "meeting"}.text(), "(none)", "the time agreed");
    return *when;
  }
  template <class Outcome>
  void fill(Outcome& what) const {
    if constexpr (requires { what.until; }) what.until = date_or_none(touch.until, {touch.id, "until"});
    if constexpr (requires { what.only; }) {
      if (touch.only != FU_NO_CHANNEL)
        what.only = enumerator<fu::channel>(touch.only, fu::channel_count, {touch.id, "only"});
    }
    if constexpr (requires { what.when.value(); }) what.when = agreed_from(touch.meeting, {touch.id, "meeting"});
  }
  void refuse_what_is_not_its_own(fu::outcome_kind kind) const {
    using enum fu::outcome_kind;
    const bool dated = kind == away || kind == not_now || kind == on_hold;
    const bool meets = kind == meeting_agreed || kind == meeting_cancelled || kind == meeting_missed;
    if (!dated && touch.until != FU_NO_DAY) refuse("until", "FU_NO_DAY");
    if (!meets && touch.meeting.first != FU_NO_DAY) refuse("meeting", "FU_NO_DAY");
    if (kind != objection && touch.only != FU_NO_CHANNEL) refuse("only", "FU_NO_CHANNEL");
  }
  void refuse(const char* member, const char* allowed) const {
    throw fu::invalid_history(row_field{touch.id, member}.text(), "something",
                              std::string(allowed) + " with this outcome");
  }
};

fu::touchpoint touch_from(const fu_touch& row, fu::pursuit_id of) {
  if (row.reserved != 0) throw bad_argument(row_field{row.id, "reserved"}.text(), std::to_string(row.reserved), "0");
  fu::touchpoint touch{.id = fu::touchpoint_id{row.id},
                       .pursuit = row.pursuit != 0 ? fu::pursuit_id{row.pursuit} : of,
                       .at = fu::from_unix_seconds(row.at),
                       .via = enumerator<fu::channel>(row.via, fu::channel_count, {row.id, "via"}),
                       .way = enumerator<fu::direction>(row.way, 2, {row.id, "way"}),
                       .spoke_to = enumerator<fu::contact_role>(row.spoke_to, 4, {row.id, "spoke_to"}),
                       .what = outcome_from{row}(),
                       .message_left = row.message_left != 0,
                       .endpoint = fu::endpoint_id{row.endpoint},
                       .brief = fu::brief_id{row.brief},
                       .action = fu::action_id{row.action},
                       .label = fu::label_id{row.label},
                       .sequence = row.sequence};
  if (const auto when = agreed_from(row.promised, {row.id, "promised"})) {
    touch.promised = fu::promise{*when, enumerator<fu::promised_by>(row.promised_by, 2, {row.id, "promised_by"}),
                                 enumerator<fu::firmness>(row.promised_how, 2, {row.id, "promised_how"}),
                                 fu::endpoint_id{row.promised_endpoint}};
  } else if (row.promised_endpoint != 0) {
    throw fu::invalid_history(row_field{row.id, "promised_endpoint"}.text(), std::to_string(row.promised_endpoint),
                              "0 where nothing is promised");
  }
  return touch;
}

std::optional<fu::planned_call> planned_from(const fu_planned& call, std::uint64_t pursuit) {
  const row_field field{pursuit, "planned", "pursuit"};
  const auto when = agreed_from(call.when, field);
  if (!when) return std::nullopt;
  if (std::ranges::any_of(call.reserved, [](std::uint8_t one) { return one != 0; })) {
    throw bad_argument(field.text() + ", reserved", "something", "zeros");
  }
  std::optional<fu::ptime> since;
  if (call.since != FU_NO_TIME) since = fu::from_unix_seconds(call.since);
  return fu::planned_call{*when, since, enumerator<fu::firmness>(call.how, 2, {pursuit, "planned, how", "pursuit"}),
                          fu::endpoint_id{call.endpoint}};
}

// The pursuits of rows, one at a time. Rows of one prospect that follow each other take it once.
class pursuit_rows {
 public:
  explicit pursuit_rows(const fu_pursuits* given) : all_(known_part(given, "pursuits")) {
    if (all_.rows == 0) return;
    (void)needed(all_.prospects, "pursuits->prospects");
    (void)needed(all_.prospect_of, "pursuits->prospect_of");
    (void)needed(all_.pursuit, "pursuits->pursuit");
    (void)needed(all_.started, "pursuits->started");
  }

  [[nodiscard]] std::size_t size() const noexcept { return all_.rows; }

  [[nodiscard]] const fu::pursuit& at(std::size_t row) {
    const std::uint32_t which = all_.prospect_of[row];
    if (which >= all_.prospect_count) {
      throw bad_argument("prospect_of", std::to_string(which), "less than " + std::to_string(all_.prospect_count));
    }
    if (which != taken_) {
      one_.who = needed(all_.prospects[which], "prospects[" + std::to_string(which) + "]").value;
      taken_ = which;
    }
    one_.id = fu::pursuit_id{all_.pursuit[row]};
    one_.started = fu::from_unix_seconds(all_.started[row]);
    one_.earlier_attempts = all_.earlier_attempts != nullptr ? all_.earlier_attempts[row] : 0;
    if (all_.planned != nullptr) one_.planned = planned_from(all_.planned[row], all_.pursuit[row]);
    return one_;
  }

 private:
  static constexpr std::size_t none = std::numeric_limits<std::size_t>::max();
  fu_pursuits all_;
  fu::pursuit one_;
  std::size_t taken_ = none;
};

// The touches of rows, one row at a time.
class touch_rows {
 public:
  touch_rows(const fu_histories* given, std::size_t rows) : all_(known_part(given, "histories")) {
    if (rows == 0) return;
    (void)needed(all_.offset, "histories->offset");
    if (all_.touch_count != 0) (void)needed(all_.touches, "histories->touches");
    if (all_.touch_size < first_size<fu_touch> || all_.touch_size % alignof(fu_touch) != 0) {
      throw bad_argument("histories->touch_size", std::to_string(all_.touch_size), "sizeof(fu_touch)");
    }
  }

  [[nodiscard]] std::span<const fu::touchpoint> at(std::size_t row, fu::pursuit_id of) {
    const std::int64_t begin = all_.offset[row];
    const std::int64_t end = all_.offset[row + 1];
    if (begin < 0 || end < begin || static_cast<std::uint64_t>(end) > all_.touch_count) {
      throw bad_argument("offset", std::to_string(begin) + " to " + std::to_string(end),
                         "ascending, up to " + std::to_string(all_.touch_count));
    }
    touches_.clear();
    for (auto i = static_cast<std::size_t>(begin); i < static_cast<std::size_t>(end); ++i) {
      touches_.push_back(touch_from(touch(i), of));
    }
    return touches_;
  }

 private:
  // Of a caller who knows an earlier version, or a later one as far as it says no more than this one knows.
  [[nodiscard]] fu_touch touch(std::size_t index) const {
    const auto* const bytes =
        static_cast<const unsigned char*>(static_cast<const void*>(all_.touches)) + index * all_.touch_size;
    for (std::size_t i = sizeof(fu_touch); i < all_.touch_size; ++i) {
      if (bytes[i] != 0) throw bad_argument("touch", "more than this version knows", "zeros there");
    }
    fu_touch one{};
    std::memcpy(&one, bytes, std::min(all_.touch_size, sizeof(one)));
    return one;
  }

  fu_histories all_;
  std::vector<fu::touchpoint> touches_;
};

fu::progress progress_from(const fu_progress& stored) noexcept {
  std::array<std::uint64_t, 16> words{};
  std::copy(std::begin(stored.words), std::end(stored.words), words.begin());
  return fu::progress::from_words(words);
}

void store(const fu::progress& folded, fu_progress& into) noexcept {
  std::copy(folded.words().begin(), folded.words().end(), std::begin(into.words));
}

// --- All rows.

// Does the work for each; `on_error` with the row and its status. `error` says what is wrong with the first.
template <class Work, class OnError>
void for_each_row(std::size_t rows, std::size_t* bad, fu_text* error, const Work& work, const OnError& on_error) {
  std::size_t wrong = 0;
  for (std::size_t row = 0; row < rows; ++row) {
    try {
      work(row);
    } catch (...) {
      failure what = c_interface::current_failure();
      if (what.status == FU_NO_MEMORY) throw;
      on_error(row, what.status);
      if (wrong++ != 0 || error == nullptr) continue;
      for (fu::json::mistake& one : what.mistakes) one.path = "/" + std::to_string(row) + ": " + one.path;
      (void)c_interface::put(error, text_of(what));
    }
  }
  if (bad != nullptr) *bad = wrong;
}

void note(std::uint8_t* errors, std::size_t row, fu_status status) noexcept {
  if (errors != nullptr) errors[row] = static_cast<std::uint8_t>(status);
}

template <class Value, class Column>
fu::column<Value> column_of(const Column& given, std::size_t rows) noexcept {
  fu::column<Value> one;
  if (given.values != nullptr) one.values = {given.values, rows};
  if (given.validity != nullptr) one.validity = {given.validity, (rows + 7) / 8};
  return one;
}

fu::answer_columns columns_of(const fu_answers& out, std::size_t rows) noexcept {
  return {.status = column_of<std::uint8_t>(out.status, rows),
          .actions = column_of<std::uint8_t>(out.actions, rows),
          .action = column_of<std::uint64_t>(out.action, rows),
          .rule = column_of<std::uint64_t>(out.rule, rows),
          .via = column_of<std::uint8_t>(out.via, rows),
          .due = column_of<std::int64_t>(out.due, rows),
          .begin = column_of<std::int64_t>(out.begin, rows),
          .end = column_of<std::int64_t>(out.end, rows),
          .brief = column_of<std::uint64_t>(out.brief, rows),
          .endpoint = column_of<std::uint64_t>(out.endpoint, rows),
          .label = column_of<std::uint64_t>(out.label, rows),
          .wake_at = column_of<std::int64_t>(out.wake_at, rows),
          .disposition = column_of<std::uint8_t>(out.disposition, rows)};
}

void store(const fu::outlook& one, fu_outlook& into) noexcept {
  std::copy(one.words().begin(), one.words().end(), std::begin(into.words));
}

// `decide` puts the answer of a row and a time into what it is given.
template <class Decide>
void decide_rows(const fu_answers* out, std::size_t rows, const std::int64_t* now, bool one_now, std::size_t* bad,
                 fu_text* error, const Decide& decide) {
  const fu_answers known = known_part(out, "out");
  if (rows != 0) (void)needed(now, "now");
  if (rows != 0 && one_now) (void)fu::from_unix_seconds(*now);
  const fu::answer_columns columns = columns_of(known, rows);
  fu::answer said;
  const auto work = [&](std::size_t row) {
    decide(said, row, fu::from_unix_seconds(now[one_now ? 0 : row]));
    fu::detail::write_row(columns, row, said);
    if (known.outlooks != nullptr) store(fu::outlook{said}, known.outlooks[row]);
    note(known.error, row, FU_OK);
  };
  for_each_row(rows, bad, error, work, [&](std::size_t row, fu_status status) {
    fu::detail::clear_row(columns, row);
    if (known.outlooks != nullptr) known.outlooks[row] = {};
    note(known.error, row, status);
  });
}

// `holds` says of an outlook whether its place is wanted.
template <class Wanted>
void list_places(const fu_outlook* outlooks, std::size_t rows, std::uint64_t* places, std::size_t room,
                 std::size_t* count, const Wanted& wanted) {
  if (rows != 0) (void)needed(outlooks, "outlooks");
  if (room != 0) (void)needed(places, "places");
  std::size_t found = 0;
  for (std::size_t row = 0; row < rows; ++row) {
    if (!wanted(fu::outlook::from_words({outlooks[row].words[0], outlooks[row].words[1]}))) continue;
    if (found < room) places[found] = row;
    ++found;
  }
  if (count != nullptr) *count = found;
}

}  // namespace

fu_status fu_fold_columns(const fu_policy* policy, const fu_pursuits* pursuits, const fu_histories* histories,
                          fu_progress* progress, uint8_t* errors, size_t* bad, fu_text* error) noexcept {
  return guarded(error, [&] {
    const fu::policy& rules = needed(policy, "policy").value;
    pursuit_rows rows(pursuits);
    touch_rows touches(histories, rows.size());
    if (rows.size() != 0) (void)needed(progress, "progress");
    const auto work = [&](std::size_t row) {
      const fu::pursuit& subject = rows.at(row);
      store(fu::fold(rules, subject, touches.at(row, subject.id)), progress[row]);
      note(errors, row, FU_OK);
    };
    for_each_row(rows.size(), bad, error, work, [&](std::size_t row, fu_status status) {
      progress[row] = {};
      note(errors, row, status);
    });
  });
}

fu_status fu_advance_columns(const fu_policy* policy, const fu_pursuits* pursuits, const fu_histories* newer,
                             fu_progress* progress, uint8_t* errors, size_t* bad, fu_text* error) noexcept {
  return guarded(error, [&] {
    const fu::policy& rules = needed(policy, "policy").value;
    pursuit_rows rows(pursuits);
    touch_rows touches(newer, rows.size());
    if (rows.size() != 0) (void)needed(progress, "progress");
    const auto work = [&](std::size_t row) {
      const fu::pursuit& subject = rows.at(row);
      fu::progress so_far = progress_from(progress[row]);
      for (const fu::touchpoint& touch : touches.at(row, subject.id)) {
        so_far = fu::advance(rules, subject, so_far, touch);
      }
      store(so_far, progress[row]);
      note(errors, row, FU_OK);
    };
    for_each_row(rows.size(), bad, error, work, [&](std::size_t row, fu_status status) { note(errors, row, status); });
  });
}

fu_status fu_next_columns(const fu_policy* policy, const fu_calendar* calendar, const fu_pursuits* pursuits,
                          const fu_progress* progress, const int64_t* now, int32_t one_now, const fu_answers* out,
                          size_t* bad, fu_text* error) noexcept {
  return guarded(error, [&] {
    const fu::policy& rules = needed(policy, "policy").value;
    const fu::calendar& hours = needed(calendar, "calendar").value;
    pursuit_rows rows(pursuits);
    if (rows.size() != 0) (void)needed(progress, "progress");
    decide_rows(out, rows.size(), now, one_now != 0, bad, error, [&](fu::answer& said, std::size_t row, fu::ptime at) {
      decide(said, rules, rows.at(row), progress_from(progress[row]), hours, at, fu::reasons::none);
    });
  });
}

fu_status fu_next_columns_of_histories(const fu_policy* policy, const fu_calendar* calendar,
                                       const fu_pursuits* pursuits, const fu_histories* histories, const int64_t* now,
                                       int32_t one_now, const fu_answers* out, size_t* bad, fu_text* error) noexcept {
  return guarded(error, [&] {
    const fu::policy& rules = needed(policy, "policy").value;
    const fu::calendar& hours = needed(calendar, "calendar").value;
    pursuit_rows rows(pursuits);
    touch_rows touches(histories, rows.size());
    decide_rows(out, rows.size(), now, one_now != 0, bad, error, [&](fu::answer& said, std::size_t row, fu::ptime at) {
      const fu::pursuit& subject = rows.at(row);
      decide(said, rules, subject, touches.at(row, subject.id), hours, at, fu::reasons::none);
    });
  });
}

fu_status fu_woken_columns(const fu_outlook* outlooks, size_t rows, int64_t now, uint64_t* places, size_t room,
                           size_t* count, fu_text* error) noexcept {
  return guarded(error, [&] {
    const fu::ptime at = fu::from_unix_seconds(now);
    list_places(outlooks, rows, places, room, count, [at](const fu::outlook& one) { return !one.holds_at(at); });
  });
}

fu_status fu_due_columns(const fu_outlook* outlooks, size_t rows, int64_t now, uint64_t* places, size_t room,
                         size_t* count, fu_text* error) noexcept {
  return guarded(error, [&] {
    const fu::ptime at = fu::from_unix_seconds(now);
    list_places(outlooks, rows, places, room, count, [at](const fu::outlook& one) { return one.is_open_at(at); });
  });
}
