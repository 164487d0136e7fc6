#include "book.hpp"

#include "input.hpp"
#include "names.hpp"
#include "words.hpp"

#include <charconv>
#include <filesystem>

namespace desk {
namespace {

constexpr std::int64_t application = 0x4465'736B;  // "Desk": whose file it is
constexpr std::int64_t schema_version = 1;

// Every instant is in seconds since 1970 UTC, every name is the library's.
constexpr const char* schema = R"(
CREATE TABLE prospect (
  number           INTEGER PRIMARY KEY CHECK (number > 0),
  name             TEXT NOT NULL UNIQUE CHECK (name <> ''),
  zone             TEXT NOT NULL,
  priority         TEXT NOT NULL,
  phone            TEXT,
  email            TEXT,
  address          TEXT,
  policy           TEXT NOT NULL,
  started          INTEGER NOT NULL,
  earlier_attempts INTEGER NOT NULL CHECK (earlier_attempts >= 0),
  -- What the library made of it.
  progress         BLOB,
  ended            TEXT,              -- how; NULL: not yet
  wake_at          INTEGER            -- worth a look from then on; NULL: never again
) STRICT;
CREATE INDEX prospect_by_wake_at ON prospect (wake_at) WHERE wake_at IS NOT NULL;

CREATE TABLE touchpoint (
  id           INTEGER PRIMARY KEY CHECK (id > 0),
  prospect     INTEGER NOT NULL REFERENCES prospect (number),
  at           INTEGER NOT NULL,
  channel      TEXT NOT NULL,
  direction    TEXT NOT NULL,
  spoke_to     TEXT NOT NULL,
  outcome      TEXT NOT NULL,
  detail       TEXT,                  -- a date, an agreed time or a channel, as the outcome wants it
  message_left INTEGER NOT NULL CHECK (message_left IN (0, 1)),
  promised     TEXT,
  promised_by  TEXT,
  firmness     TEXT,
  endpoint     INTEGER,
  brief        INTEGER,
  action       INTEGER,
  external_id  TEXT UNIQUE,           -- what the seller calls it
  CHECK ((promised IS NULL) = (promised_by IS NULL) AND (promised IS NULL) = (firmness IS NULL))
) STRICT;
CREATE INDEX touchpoint_by_prospect ON touchpoint (prospect, at);

-- What the hours and policies were that wake_at was decided with.
CREATE TABLE rules (fingerprint INTEGER NOT NULL) STRICT;
INSERT INTO rules VALUES (0);
)";

std::int64_t number_from(connection& db, const char* sql) {
  statement question{db, sql};
  rows answer = question.query();
  return answer.next() ? answer.integer(0) : 0;
}

[[noreturn]] void refuse(const std::string& file, const std::string& found) {
  throw bad_input("--db " + file, found, "a book of this desk, schema version " + std::to_string(schema_version));
}

bool is_empty(connection& db) { return number_from(db, "SELECT count(*) FROM sqlite_schema") == 0; }

// Looked at again inside the transaction, as two desks may begin the same book at once.
void make_schema(connection& db) {
  transaction whole{db};
  if (!is_empty(db)) return;
  db.execute(schema);
  db.execute(("PRAGMA application_id = " + std::to_string(application)).c_str());
  db.execute(("PRAGMA user_version = " + std::to_string(schema_version)).c_str());
  whole.commit();
}

void check_schema(connection& db, const std::string& file) {
  if (number_from(db, "PRAGMA application_id") != application) refuse(file, "the database of another program");
  const std::int64_t version = number_from(db, "PRAGMA user_version");
  if (version != schema_version) refuse(file, "schema version " + std::to_string(version));
}

// Write-ahead logging lets one terminal read while another writes; FULL makes every commit wait for the disk, so that
// what was reported as recorded is there after a crash.
connection opened(const std::string& file, book::opening how) {
  if (how == book::opening::existing && !std::filesystem::exists(file)) {
    refuse(file, "no such file (`desk add` and `desk import` begin one)");
  }
  try {
    connection db{file};
    db.execute("PRAGMA foreign_keys = ON");
    db.execute("PRAGMA synchronous = FULL");
    if (is_empty(db)) {
      if (how == book::opening::existing) refuse(file, "an empty file (`desk add` and `desk import` begin a book)");
      make_schema(db);
    }
    check_schema(db, file);
    db.execute("PRAGMA journal_mode = WAL");
    return db;
  } catch (const not_a_database&) { refuse(file, "a file that is no database, or cannot be opened"); }
}

std::string selecting(const char* columns, const char* rest) { return std::string("SELECT ") + columns + ' ' + rest; }

// A touchpoint with its instant and whose it is: enough to tell two of them apart.
std::string told(const fu::touchpoint& touch) {
  return "prospect " + std::to_string(touch.pursuit.value()) + ", " + fu::to_string(touch.at) + ", " + words_of(touch);
}

// From when on the row is worth a look: answer::wake_at says when what is known changes, but what is due before that is
// on the list already. Due, and not the window it has now: that begins no earlier than the clock with which it was
// decided, and the next question may come with an earlier one.
std::optional<std::int64_t> first_look(const fu::answer& next) {
  std::optional<fu::ptime> first = next.wake_at;
  for (const fu::action& one : next.actions) {
    if (!first || one.due < *first) first = one.due;
  }
  return first ? std::optional{seconds_of(*first)} : std::nullopt;
}

}  // namespace

// A row as it was read. The progress may have been folded anew since.
struct book::look_row {
  card who;
  fu::progress so_far;
  int attempts = 0;
  bool folded_anew = false;
  bool in_the_past = false;  // decided as of an instant before its newest touchpoint: nothing to keep
};

book::book(const std::string& file, house& rules, opening how)
    : rules_(rules),
      db_(opened(file, how)),
      add_(db_,
           "INSERT INTO prospect (number, name, zone, priority, phone, email, address, policy, started, "
           "earlier_attempts) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) "
           "ON CONFLICT DO NOTHING RETURNING number"),
      find_by_number_(db_, selecting(card_columns, "FROM prospect WHERE number = ?1")),
      find_by_name_(db_, selecting(card_columns, "FROM prospect WHERE name = ?1")),
      set_policy_(db_, "UPDATE prospect SET policy = ?2 WHERE number = ?1"),
      keep_(db_, "UPDATE prospect SET progress = ?2, ended = ?3, wake_at = ?4 WHERE number = ?1"),
      waking_(db_, selecting(card_columns,
                             ", progress, (SELECT count(*) FROM touchpoint WHERE prospect = number "
                             "AND channel = 'call' AND direction = 'outbound') "
                             "FROM prospect WHERE wake_at < ?1")),
      counts_(db_,
              "SELECT count(*), count(ended), count(*) FILTER (WHERE ended = 'won'), "
              "count(*) FILTER (WHERE ended = 'exhausted') FROM prospect"),
      add_touch_(db_, std::string("INSERT INTO touchpoint (") + touch_columns +
                          ", external_id) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, "
                          "?16)"),
      history_(db_, selecting(touch_columns, "FROM touchpoint WHERE prospect = ?1 ORDER BY at, id")),
      touch_named_(db_, selecting(touch_columns, "FROM touchpoint WHERE external_id = ?1")),
      next_touch_id_(db_, "SELECT coalesce(max(id), 0) + 1 FROM touchpoint") {
  look_again_if_the_rules_changed();
}

std::int64_t book::add(const transaction&, card who, std::vector<fu::touchpoint> happened, fu::ptime now) {
  const std::optional<std::int64_t> wanted = who.number == 0 ? std::nullopt : std::optional{who.number};
  {
    rows added = add_.query(wanted, who.name, who.zone, word_for(who.priority), who.phone, who.email, who.address,
                            who.policy, seconds_of(who.started), who.earlier_attempts);
    if (!added.next()) {
      throw bad_input("prospect", (wanted ? std::to_string(*wanted) + ' ' : "") + in_quotes(who.name),
                      "a number and a name that are not in the book yet");
    }
    who.number = added.integer(0);
  }
  std::uint64_t id = next_touch_id();
  for (fu::touchpoint& touch : happened) {
    touch.id = fu::touchpoint_id{id++};
    touch.pursuit = fu::pursuit_id{static_cast<std::uint64_t>(who.number)};
  }
  fold_and_keep(who, happened, now);
  for (const fu::touchpoint& touch : happened) insert(add_touch_, touch, std::nullopt);
  return who.number;
}

fu::answer book::record(const transaction&, const card& who, fu::touchpoint touch,
                        const std::optional<std::string>& external_id, fu::ptime now) {
  touch.pursuit = fu::pursuit_id{static_cast<std::uint64_t>(who.number)};
  if (external_id) {
    if (const auto known = touchpoint_named(*external_id)) {
      touch.id = known->id;
      if (touch == *known) return decide(who, now);
      throw bad_input("id " + *external_id, told(touch), "what was recorded under it: " + told(*known));
    }
  }
  touch.id = fu::touchpoint_id{next_touch_id()};
  std::vector<fu::touchpoint> history = history_of(who);
  history.push_back(touch);
  fu::answer next = fold_and_keep(who, history, now);
  insert(add_touch_, touch, external_id);
  return next;
}

fu::answer book::change_policy(const transaction&, card who, const std::string& policy, fu::ptime now) {
  who.policy = policy;
  set_policy_.run(who.number, policy);
  return fold_and_keep(who, history_of(who), now);
}

card book::find(const std::string& number_or_name) {
  if (rows named = find_by_name_.query(number_or_name); named.next()) return card_from(named);
  std::uint64_t number = 0;
  const char* const end = number_or_name.data() + number_or_name.size();
  const auto [stop, trouble] = std::from_chars(number_or_name.data(), end, number);
  if (trouble == std::errc{} && stop == end) return find(fu::pursuit_id{number});
  refuse_unknown(number_or_name);
}

card book::find(fu::pursuit_id number) {
  if (rows numbered = find_by_number_.query(static_cast<std::int64_t>(number.value())); numbered.next()) {
    return card_from(numbered);
  }
  refuse_unknown(std::to_string(number.value()));
}

void book::refuse_unknown(const std::string& prospect) {
  throw bad_input("prospect", in_quotes(prospect),
                  "the number or the name of one of the " + std::to_string(count().all) + " in the book");
}

std::vector<fu::touchpoint> book::history_of(const card& who) {
  std::vector<fu::touchpoint> history;
  for (rows row = history_.query(who.number); row.next();) history.push_back(touchpoint_from(row));
  return history;
}

std::optional<fu::touchpoint> book::touchpoint_named(const std::string& external_id) {
  rows found = touch_named_.query(external_id);
  return found.next() ? std::optional{touchpoint_from(found)} : std::nullopt;
}

fu::answer book::decide(const card& who, fu::ptime now) {
  return fu::next_actions(policy_of(who), pursuit_of(who, rules_), fu::up_to(history_of(who), now), rules_.hours(),
                          now);
}

void book::look(fu::ptime now, fu::ptime end, const std::function<void(const candidate&)>& visit) {
  transaction whole = begin();
  for (look_row& row : rows_waking_before(end)) {
    const fu::pursuit subject = pursuit_of(row.who, rules_);
    const fu::answer what = decide(row, subject, now);
    const auto first = first_look(what);
    const bool put_aside = !first || *first >= seconds_of(end);
    if (!row.in_the_past && (row.folded_anew || put_aside)) keep(row.who.number, row.so_far, what);
    visit({row.who, subject, what, row.attempts});
  }
  whole.commit();
}

// Read to their end before any of them is changed: the query goes along an index that the change moves rows in.
std::vector<book::look_row> book::rows_waking_before(fu::ptime end) {
  std::vector<look_row> found;
  for (rows row = waking_.query(seconds_of(end)); row.next();) {
    const int calls = static_cast<int>(row.integer(card_column_count + 1));
    found.push_back({card_from(row), progress_from(row.blob(card_column_count)), calls});
    found.back().attempts += found.back().who.earlier_attempts;
  }
  return found;
}

fu::answer book::decide(look_row& row, const fu::pursuit& subject, fu::ptime now) {
  const fu::policy& rules = policy_of(row.who);
  if (!rules.needs_history()) {
    try {
      return fu::next_actions(rules, subject, row.so_far, rules_.hours(), now);
    } catch (const fu::stale_progress&) {
      row.so_far = fu::fold(rules, subject, history_of(row.who));
      row.folded_anew = true;
    } catch (const fu::invalid_history&) {
      // Its newest touchpoint is after `now`; below it is seen.
    }
  }
  const std::vector<fu::touchpoint> history = history_of(row.who);
  const std::vector<fu::touchpoint> past = fu::up_to(history, now);
  row.in_the_past = past.size() < history.size();
  return fu::next_actions(rules, subject, past, rules_.hours(), now);
}

fu::answer book::fold_and_keep(const card& who, std::span<const fu::touchpoint> history, fu::ptime now) {
  const fu::policy& rules = policy_of(who);
  const fu::pursuit subject = pursuit_of(who, rules_);
  fu::answer next = fu::next_actions(rules, subject, history, rules_.hours(), now);
  keep(who.number, fu::fold(rules, subject, history), next);
  return next;
}

void book::keep(std::int64_t number, const fu::progress& so_far, const fu::answer& next) {
  const progress_bytes bytes = bytes_of(so_far);
  const auto ended = next.concluded ? std::optional{fu::name_of(next.concluded->how)} : std::nullopt;
  keep_.run(number, std::span<const std::byte>{bytes}, ended, first_look(next));
}

std::uint64_t book::next_touch_id() {
  rows next = next_touch_id_.query();
  return next.next() ? static_cast<std::uint64_t>(next.integer(0)) : 1;
}

// With other hours or policies, or another library, every stored progress is stale and every wake_at may be too late.
void book::look_again_if_the_rules_changed() {
  const auto fingerprint = static_cast<std::int64_t>(rules_.fingerprint());
  if (number_from(db_, "SELECT fingerprint FROM rules") == fingerprint) return;
  transaction whole = begin();
  db_.execute("UPDATE prospect SET progress = NULL, wake_at = iif(wake_at IS NULL, NULL, 0)");
  statement{db_, "UPDATE rules SET fingerprint = ?1"}.run(fingerprint);
  whole.commit();
}

book::counts book::count() {
  rows row = counts_.query();
  if (!row.next()) return {};
  return {row.integer(0), row.integer(1), row.integer(2), row.integer(3)};
}

std::vector<std::string> book::check() {
  std::vector<std::string> wrong;
  statement integrity{db_, "PRAGMA integrity_check"};
  for (rows row = integrity.query(); row.next();) {
    if (row.text(0) != "ok") wrong.push_back(row.text(0));
  }
  statement references{db_, "PRAGMA foreign_key_check"};
  for (rows row = references.query(); row.next();) {
    wrong.push_back("touchpoint " + std::to_string(row.integer(1)) + " is of a prospect who is not there");
  }
  statement everybody{db_, selecting(card_columns, ", progress FROM prospect WHERE progress IS NOT NULL")};
  for (rows row = everybody.query(); row.next();) {
    const card who = card_from(row);
    const fu::progress folded = fu::fold(policy_of(who), pursuit_of(who, rules_), history_of(who));
    if (folded != progress_from(row.blob(card_column_count))) {
      wrong.push_back("prospect " + std::to_string(who.number) + ": what is kept is not what follows from the history");
    }
  }
  return wrong;
}

}  // namespace desk
