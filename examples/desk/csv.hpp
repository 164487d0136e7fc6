// desk/csv.hpp - comma-separated values (RFC 4180), read strictly and one record at a time.
#pragma once

#include "input.hpp"

#include <cstdint>
#include <fstream>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace desk {

class csv_reader {
 public:
  // Opens the file and reads its first record, which must be exactly these columns. Throws `bad_input`, as everything
  // here does, naming file, line and column.
  csv_reader(const std::string& file, std::span<const std::string_view> columns);

  // Goes to the next record; false: there is none. Every record has a field for every column.
  [[nodiscard]] bool next();

  // How much of the file has been read, in [0, 1].
  [[nodiscard]] double share() const noexcept {
    return size_ == 0 ? 1.0 : static_cast<double>(read_) / static_cast<double>(size_);
  }

  [[nodiscard]] const std::string& field(std::size_t column) const noexcept { return fields_[column]; }
  // What to call the record and a field of it in a message: "contacts.csv, line 7", "..., column last_contact".
  [[nodiscard]] std::string here() const;
  [[nodiscard]] std::string name_of(std::size_t column) const;

 private:
  [[nodiscard]] bool read_record();
  [[nodiscard]] bool read_field(std::string& field);
  void read_quoted(std::string& field);
  [[nodiscard]] int get();
  [[nodiscard]] int peek();

  std::string file_;
  std::ifstream in_;
  std::vector<std::string> columns_;
  std::vector<std::string> fields_;
  std::int64_t line_ = 0;  // on which the record begins, from 1
  std::int64_t lines_read_ = 0;
  std::int64_t read_ = 0;  // bytes
  std::int64_t size_ = 0;
};

}  // namespace desk
