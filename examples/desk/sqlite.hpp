// desk/sqlite.hpp - the little of SQLite's C interface that the desk needs, with destructors and exceptions.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace desk {

// The disk is full, the file is in use, it is no database: not a mistake in what was typed.
struct storage_error : std::runtime_error {
  using std::runtime_error::runtime_error;
};

// The file cannot be opened, or is something else.
struct not_a_database : storage_error {
  using storage_error::storage_error;
};

class connection {
 public:
  // Opens the file, creating it if it is not there.
  explicit connection(const std::string& file);

  // Statements without parameters whose rows do not matter.
  void execute(const char* sql);
  [[nodiscard]] sqlite3* handle() const noexcept { return db_.get(); }

 private:
  struct closer {
    void operator()(sqlite3* db) const noexcept;
  };
  std::unique_ptr<sqlite3, closer> db_;
};

// The rows of a query. Columns count from 0. Going out of scope ends the query, so that nothing stays locked.
class rows {
 public:
  rows(const rows&) = delete;
  rows& operator=(const rows&) = delete;
  ~rows();

  // Goes to the next row, at first to the first; false: there is none.
  [[nodiscard]] bool next();

  [[nodiscard]] bool is_null(int column) const noexcept;
  [[nodiscard]] std::int64_t integer(int column) const noexcept;
  [[nodiscard]] std::string text(int column) const;
  [[nodiscard]] std::span<const std::byte> blob(int column) const noexcept;  // valid until the next row

  [[nodiscard]] std::optional<std::int64_t> maybe_integer(int column) const;
  [[nodiscard]] std::optional<std::string> maybe_text(int column) const;

 private:
  friend class statement;
  explicit rows(sqlite3_stmt* statement) noexcept : statement_(statement) {}
  sqlite3_stmt* statement_;
};

// A prepared statement. One query of it at a time.
class statement {
 public:
  statement(const connection& db, std::string_view sql);

  // The values of the parameters ?1, ?2, ... in their order.
  template <class... Values>
  [[nodiscard]] rows query(const Values&... values) {
    int parameter = 0;
    (bind(++parameter, values), ...);
    return rows{statement_.get()};
  }

  template <class... Values>
  void run(const Values&... values) {
    rows none = query(values...);
    while (none.next()) {}
  }

 private:
  void bind(int parameter, std::int64_t value);
  void bind(int parameter, int value) { bind(parameter, std::int64_t{value}); }
  void bind(int parameter, bool value) { bind(parameter, std::int64_t{value}); }
  void bind(int parameter, std::string_view value);
  void bind(int parameter, const std::string& value) { bind(parameter, std::string_view{value}); }
  void bind(int parameter, std::span<const std::byte> value);
  void bind(int parameter, std::nullopt_t);
  template <class Value>
  void bind(int parameter, const std::optional<Value>& value) {
    if (value) {
      bind(parameter, *value);
    } else {
      bind(parameter, std::nullopt);
    }
  }

  struct finisher {
    void operator()(sqlite3_stmt* statement) const noexcept;
  };
  std::unique_ptr<sqlite3_stmt, finisher> statement_;
};

// All or nothing: what is not committed is undone. It takes the right to write at once (BEGIN IMMEDIATE), so that what
// is read inside cannot be changed by another desk before it is written.
class transaction {
 public:
  explicit transaction(connection& db) : db_(db) { db_.execute("BEGIN IMMEDIATE"); }
  transaction(const transaction&) = delete;
  transaction& operator=(const transaction&) = delete;
  ~transaction();

  void commit();

 private:
  connection& db_;
  bool open_ = true;
};

}  // namespace desk
