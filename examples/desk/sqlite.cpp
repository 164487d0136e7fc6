#include "sqlite.hpp"

#include <sqlite3.h>

namespace desk {
namespace {

[[noreturn]] void fail(sqlite3* db) {
  const std::string message = std::string("the book: ") + sqlite3_errmsg(db);
  switch (sqlite3_errcode(db) & 0xFF) {
    case SQLITE_BUSY: throw storage_error("the book stayed in use by another program; nothing was done");
    case SQLITE_CANTOPEN:
    case SQLITE_NOTADB: throw not_a_database(message);
    default: throw storage_error(message);
  }
}

}  // namespace

void connection::closer::operator()(sqlite3* db) const noexcept { sqlite3_close(db); }

connection::connection(const std::string& file) {
  sqlite3* db = nullptr;
  const int code = sqlite3_open_v2(file.c_str(), &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
  db_.reset(db);
  if (code != SQLITE_OK) fail(db);
  constexpr int patience_ms = 10'000;
  sqlite3_busy_timeout(db, patience_ms);
}

void connection::execute(const char* sql) {
  if (sqlite3_exec(handle(), sql, nullptr, nullptr, nullptr) != SQLITE_OK) fail(handle());
}

rows::~rows() {
  sqlite3_reset(statement_);
  sqlite3_clear_bindings(statement_);
}

bool rows::next() {
  const int code = sqlite3_step(statement_);
  if (code != SQLITE_ROW && code != SQLITE_DONE) fail(sqlite3_db_handle(statement_));
  return code == SQLITE_ROW;
}

bool rows::is_null(int column) const noexcept { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }

std::int64_t rows::integer(int column) const noexcept { return sqlite3_column_int64(statement_, column); }

std::span<const std::byte> rows::blob(int column) const noexcept {
  const void* const begin = sqlite3_column_blob(statement_, column);
  return {static_cast<const std::byte*>(begin), static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

std::string rows::text(int column) const {
  const std::span<const std::byte> bytes = blob(column);
  std::string copy;
  copy.reserve(bytes.size());
  for (const std::byte b : bytes) copy += static_cast<char>(b);
  return copy;
}

std::optional<std::int64_t> rows::maybe_integer(int column) const {
  return is_null(column) ? std::nullopt : std::optional{integer(column)};
}

std::optional<std::string> rows::maybe_text(int column) const {
  return is_null(column) ? std::nullopt : std::optional{text(column)};
}

void statement::finisher::operator()(sqlite3_stmt* statement) const noexcept { sqlite3_finalize(statement); }

statement::statement(const connection& db, std::string_view sql) {
  sqlite3_stmt* prepared = nullptr;
  const int length = static_cast<int>(sql.size());
  if (sqlite3_prepare_v3(db.handle(), sql.data(), length, SQLITE_PREPARE_PERSISTENT, &prepared, nullptr) != SQLITE_OK) {
    fail(db.handle());
  }
  statement_.reset(prepared);
}

void statement::bind(int parameter, std::int64_t value) {
  if (sqlite3_bind_int64(statement_.get(), parameter, value) != SQLITE_OK) fail(sqlite3_db_handle(statement_.get()));
}

void statement::bind(int parameter, std::string_view value) {
  const char* const text = value.empty() ? "" : value.data();
  if (sqlite3_bind_text64(statement_.get(), parameter, text, value.size(), SQLITE_TRANSIENT, SQLITE_UTF8) !=
      SQLITE_OK) {
    fail(sqlite3_db_handle(statement_.get()));
  }
}

void statement::bind(int parameter, std::span<const std::byte> value) {
  if (sqlite3_bind_blob64(statement_.get(), parameter, value.data(), value.size(), SQLITE_TRANSIENT) != SQLITE_OK) {
    fail(sqlite3_db_handle(statement_.get()));
  }
}

void statement::bind(int parameter, std::nullopt_t) {
  if (sqlite3_bind_null(statement_.get(), parameter) != SQLITE_OK) fail(sqlite3_db_handle(statement_.get()));
}

transaction::~transaction() {
  // Without an exception of its own: after a full disk SQLite may have rolled back already.
  if (open_) sqlite3_exec(db_.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

void transaction::commit() {
  db_.execute("COMMIT");
  open_ = false;
}

}  // namespace desk
