// The databases as peers: the reference cadence as one query over folded rows and day tables, in SQLite and, where a
// server answers, in PostgreSQL.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "bench/naive.hpp"
#include "bench/subjects.hpp"

namespace bench {

// A database that holds the prospects, ready to be asked.
class database {
 public:
  virtual ~database() = default;
  // What is next of every prospect at the subjects' `now`, in their order.
  [[nodiscard]] virtual std::vector<naive::action> ask() = 0;
  // The same within the database, where only a sum of the instants comes out: what is timed.
  virtual naive::instant sum() = 0;
};

// Throw std::runtime_error for what the database says.
[[nodiscard]] std::unique_ptr<database> sqlite_with(const subjects& s);
// Of the server that libpq's own environment variables name (PGHOST, PGDATABASE, ...), in a table that is gone when the
// connection ends; null where none answers.
[[nodiscard]] std::unique_ptr<database> postgresql_with(const subjects& s);

}  // namespace bench
