#include "csv.hpp"

#include "names.hpp"

#include <filesystem>

namespace desk {
namespace {

constexpr int end_of_file = std::char_traits<char>::eof();
// A field longer than this means that a quote was never closed, or that this is no such file.
constexpr std::size_t longest_field = 10'000;

std::string in_a_row(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ",") + name;
  return text;
}

bool ends_field(int c) noexcept { return c == ',' || c == '\n' || c == end_of_file; }

}  // namespace

csv_reader::csv_reader(const std::string& file, std::span<const std::string_view> columns)
    : file_(file), in_(file, std::ios::binary), columns_(columns.begin(), columns.end()) {
  std::error_code trouble;
  const auto size = std::filesystem::file_size(file, trouble);
  if (!in_ || trouble) throw bad_input("file", in_quotes(file), "a file that can be read");
  size_ = static_cast<std::int64_t>(size);
  const std::string wanted = "the columns " + in_a_row(columns_);
  if (!read_record()) throw bad_input(file_, "an empty file", wanted);
  if (fields_ != columns_) throw bad_input(here(), in_quotes(in_a_row(fields_)), wanted);
}

bool csv_reader::next() {
  if (!read_record()) return false;
  if (fields_.size() == columns_.size()) return true;
  throw bad_input(here(), std::to_string(fields_.size()) + " fields", std::to_string(columns_.size()) + " fields");
}

std::string csv_reader::name_of(std::size_t column) const { return here() + ", column " + columns_[column]; }

std::string csv_reader::here() const { return file_ + ", line " + std::to_string(line_); }

bool csv_reader::read_record() {
  line_ = lines_read_ + 1;
  fields_.clear();
  if (peek() == end_of_file) return false;
  while (read_field(fields_.emplace_back())) {}
  return true;
}

// Whether another field follows in the record.
bool csv_reader::read_field(std::string& field) {
  if (peek() == '"') {
    read_quoted(field);
  } else {
    while (!ends_field(peek())) {
      const int c = get();
      if (c == '"') throw bad_input(here(), "a quote inside " + in_quotes(field), "quotes around a whole field");
      if (c == '\r' && peek() == '\n') break;
      if (c == '\r' || c == '\0') throw bad_input(here(), "a control character", "text");
      if (field.size() == longest_field) throw bad_input(here(), "an endless field", "fields of up to 10000 bytes");
      field += static_cast<char>(c);
    }
  }
  const int end = get();
  if (end == '\n') ++lines_read_;
  return end == ',';
}

void csv_reader::read_quoted(std::string& field) {
  (void)get();
  for (;;) {
    const int c = get();
    if (c == end_of_file || field.size() == longest_field) {
      throw bad_input(here(), "a quote that is not closed", "quotes around a whole field of up to 10000 bytes");
    }
    if (c == '"' && peek() != '"') break;
    if (c == '"') (void)get();  // two of them stand for one
    if (c == '\n') ++lines_read_;
    field += static_cast<char>(c);
  }
  if (peek() == '\r') (void)get();
  if (!ends_field(peek())) throw bad_input(here(), "text after a closing quote", "a comma or the end of the line");
}

int csv_reader::get() {
  const int c = in_.rdbuf()->sbumpc();
  if (c != end_of_file) ++read_;
  return c;
}

int csv_reader::peek() { return in_.rdbuf()->sgetc(); }

}  // namespace desk
