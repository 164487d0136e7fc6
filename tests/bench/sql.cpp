#include "bench/sql.hpp"

#include <libpq-fe.h>
#include <sqlite3.h>

#include <cstdlib>
#include <functional>
#include <map>
#include <stdexcept>

namespace bench {
namespace {

// --- What both are told: the same rows and the same query.

const char* const tables = R"(
create temporary table days(zone integer, day integer, opens bigint, rolled bigint, second bigint,
                            primary key(zone, day));
create temporary table zones(zone integer primary key, rolled_now bigint);
create temporary table people(place integer primary key, zone integer, created bigint, created_day integer,
                              last_call bigint, last_call_day integer, until bigint, letter_day integer,
                              calls integer, unanswered integer, letters integer, emails integer,
                              outcome integer, owes integer, ended integer, rolled_created bigint,
                              rolled_call bigint);
)";

// 1 call, 2 voicemail, 3 letter, 4 e-mail, as naive::channel; 3 callback, 4 on_hold, as naive::outcome. An instant is
// rolled forward when it is kept, since rolling never goes back as time grows; so is that of a day's opening.
std::string question(naive::instant now) {
  const std::string at_now = std::to_string(now);
  return R"(
select place, case when at > created + 7862400 then 0 else via end as via,
       case when at > created + 7862400 or via = 0 then 0 else at end as at
from (
  select place, created, via,
         case when via = 0 then 0
              when outcome = 3 then case when until > )" +
         at_now + " then until else " + at_now + R"( end
              when rolled > rolled_now then rolled else rolled_now end as at
  from (
    select place, created, outcome, until, rolled_now,
           case when ended = 1 or calls >= 50 or )" +
         at_now + R"( >= created + 7862400 then 0
                when outcome = 3 or outcome = 4 then 1
                when owes = 1 then 2
                when letters < unanswered / 5 then 3
                when emails < letters and mail.opens <= case when calls = 0 then created else called.second end then 4
                else 1 end as via,
           case when outcome = 4 then held.rolled
                when owes = 1 or letters < unanswered / 5 then rolled_call
                when emails < letters and mail.opens <= case when calls = 0 then created else called.second end
                  then mail.rolled
                when calls = 0 then rolled_created
                else called.second end as rolled
    from people
    join zones on zones.zone = people.zone
    left join days called on called.zone = people.zone and called.day = last_call_day
    left join days mail on mail.zone = people.zone and mail.day = letter_day + 1
    left join days held on held.zone = people.zone and held.day = case when outcome = 4 then until end
  ) as proposed
) as placed)";
}

using row = std::vector<naive::instant>;
using writer = std::function<void(const std::string& table, const row& values)>;

// Gives every row of the tables to `write`.
void write_all(const subjects& s, const writer& write) {
  std::map<const cctz::time_zone*, naive::instant> numbers;
  for (const auto& [zone, days] : s.days) {
    const auto number = static_cast<naive::instant>(numbers.size());
    numbers.emplace(zone, number);
    write("zones", {number, days.rolled_now()});
    const auto [first, last] = days.days();
    for (naive::instant day = first; day < last; ++day) {
      write("days", {number, day, days.opening(day), days.rolled_forward(days.opening(day)), days.second_opening(day)});
    }
  }
  for (std::size_t i = 0; i < s.people.size(); ++i) {
    const naive::state& one = s.states[i];
    const tuned::zone_days& days = *s.tuned_days[i];
    const bool called = one.calls > 0;
    write("people", {static_cast<naive::instant>(i), numbers.at(one.zone), one.created, days.day_of(one.created),
                     one.last_call, called ? days.day_of(one.last_call) : -2, one.until,
                     one.letters > 0 ? days.day_of(one.last_letter) : -2, one.calls, one.unanswered, one.letters,
                     one.emails, static_cast<naive::instant>(one.last_outcome), one.owes_voicemail, one.ended,
                     days.rolled_forward(one.created), called ? days.rolled_forward(one.last_call) : 0});
  }
}

std::string insertion(const std::string& table, std::size_t columns,
                      const std::function<std::string(std::size_t)>& of) {
  std::string values;
  for (std::size_t i = 0; i < columns; ++i) values += (i == 0 ? "" : ", ") + of(i);
  return "insert into " + table + " values (" + values + ")";
}

std::string summed(const std::string& query) { return "select sum(at + via) from (" + query + ") as answers"; }

naive::action action_of(naive::instant via, naive::instant at) { return {static_cast<naive::channel>(via), at}; }

// --- SQLite.

class sqlite final : public database {
 public:
  explicit sqlite(const subjects& s) : people_(s.people.size()), query_(question(s.naive_now)) {
    sqlite3* raw = nullptr;
    const int opened = sqlite3_open(":memory:", &raw);
    db_.reset(raw);
    check(opened);
    run(tables);
    run("begin");
    write_all(s, [this](const std::string& table, const row& values) { insert(table, values); });
    run("commit");
    run("analyze");
    sum_ = prepared(summed(query_));
  }

  std::vector<naive::action> ask() override {
    const statement all = prepared(query_ + " order by place");
    std::vector<naive::action> found;
    found.reserve(people_);
    while (sqlite3_step(all.get()) == SQLITE_ROW) {
      found.push_back(action_of(sqlite3_column_int64(all.get(), 1), sqlite3_column_int64(all.get(), 2)));
    }
    return found;
  }

  naive::instant sum() override {
    sqlite3_reset(sum_.get());
    if (sqlite3_step(sum_.get()) != SQLITE_ROW) check(SQLITE_ERROR);
    return sqlite3_column_int64(sum_.get(), 0);
  }

 private:
  struct closer {
    void operator()(sqlite3* db) const { sqlite3_close(db); }
    void operator()(sqlite3_stmt* one) const { sqlite3_finalize(one); }
  };
  using statement = std::unique_ptr<sqlite3_stmt, closer>;

  void check(int result) const {
    if (result != SQLITE_OK) throw std::runtime_error{std::string{"SQLite: "} + sqlite3_errmsg(db_.get())};
  }
  void run(const char* sql) const { check(sqlite3_exec(db_.get(), sql, nullptr, nullptr, nullptr)); }
  [[nodiscard]] statement prepared(const std::string& sql) const {
    sqlite3_stmt* made = nullptr;
    check(sqlite3_prepare_v2(db_.get(), sql.c_str(), -1, &made, nullptr));
    return statement{made};
  }
  void insert(const std::string& table, const row& values) {
    statement& into = insertions_[table];
    if (!into) into = prepared(insertion(table, values.size(), [](std::size_t) { return "?"; }));
    for (std::size_t i = 0; i < values.size(); ++i) {
      check(sqlite3_bind_int64(into.get(), static_cast<int>(i) + 1, values[i]));
    }
    if (sqlite3_step(into.get()) != SQLITE_DONE) check(SQLITE_ERROR);
    sqlite3_reset(into.get());
  }

  std::size_t people_;
  std::string query_;
  std::unique_ptr<sqlite3, closer> db_;
  std::map<std::string, statement> insertions_;
  statement sum_;
};

// --- PostgreSQL.

class postgresql final : public database {
 public:
  using connection = std::unique_ptr<PGconn, decltype(&PQfinish)>;

  postgresql(connection to, const subjects& s) : db_(std::move(to)), query_(question(s.naive_now)) {
    run(tables);
    std::map<std::string, std::string> lines;
    write_all(s, [&](const std::string& table, const row& values) {
      std::string& to_add = lines[table];
      for (std::size_t i = 0; i < values.size(); ++i) to_add += (i == 0 ? "" : "\t") + std::to_string(values[i]);
      to_add += '\n';
    });
    for (const auto& [table, text] : lines) copy(table, text);
    run("analyze days; analyze zones; analyze people");
    run("prepare all_of_them as " + summed(query_));
  }

  std::vector<naive::action> ask() override {
    const result all = run(query_ + " order by place");
    std::vector<naive::action> found;
    for (int i = 0; i < PQntuples(all.get()); ++i) found.push_back(action_of(number(all, i, 1), number(all, i, 2)));
    return found;
  }

  naive::instant sum() override { return number(run("execute all_of_them"), 0, 0); }

 private:
  using result = std::unique_ptr<PGresult, decltype(&PQclear)>;

  [[nodiscard]] static naive::instant number(const result& in, int line, int field) {
    return std::strtoll(PQgetvalue(in.get(), line, field), nullptr, 10);
  }
  [[noreturn]] void refuse() const {
    throw std::runtime_error{std::string{"PostgreSQL: "} + PQerrorMessage(db_.get())};
  }
  result run(const std::string& sql) const {
    result said{PQexec(db_.get(), sql.c_str()), &PQclear};
    const ExecStatusType status = PQresultStatus(said.get());
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK && status != PGRES_COPY_IN) refuse();
    return said;
  }
  void copy(const std::string& table, const std::string& lines) const {
    run("copy " + table + " from stdin");
    if (PQputCopyData(db_.get(), lines.data(), static_cast<int>(lines.size())) != 1) refuse();
    if (PQputCopyEnd(db_.get(), nullptr) != 1) refuse();
    while (const result done{PQgetResult(db_.get()), &PQclear}) {
      if (PQresultStatus(done.get()) != PGRES_COMMAND_OK) refuse();
    }
  }

  connection db_;
  std::string query_;
};

}  // namespace

std::unique_ptr<database> sqlite_with(const subjects& s) { return std::make_unique<sqlite>(s); }

std::unique_ptr<database> postgresql_with(const subjects& s) {
  postgresql::connection to{PQconnectdb("connect_timeout=2"), &PQfinish};
  if (PQstatus(to.get()) != CONNECTION_OK) return nullptr;
  return std::make_unique<postgresql>(std::move(to), s);
}

}  // namespace bench
