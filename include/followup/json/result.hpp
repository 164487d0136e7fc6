// followup/json/result.hpp - what reading a document gives: a value, or everything that is wrong with it.
#pragma once

#include <followup/error.hpp>

#include <span>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace followup::json {

// One thing that is wrong with a document.
struct mistake {
  std::string path;     // where: a JSON Pointer (RFC 6901), "/tracks/2/every"; empty: the document as a whole
  std::string found;    // what stands there, shortened: "\"2 weeks\""; "(none)" where a member is missing
  std::string allowed;  // what may stand there
  friend bool operator==(const mistake&, const mistake&) = default;
};

// "/tracks/2/every: found "2 weeks", allowed: a delay like "3 business days""
[[nodiscard]] std::string to_string(const mistake& one);

// The throwing form: what result::value() throws where there is none. field() is the path of the first mistake, what()
// says all of them.
class invalid_document : public error {
 public:
  explicit invalid_document(std::vector<mistake> all);
  [[nodiscard]] std::span<const mistake> mistakes() const noexcept { return all_; }

 private:
  std::vector<mistake> all_;
};

// A value, or the mistakes of its document in the order in which they stand there, never none; at most 100, the last
// then says how many more there are. Spelled like std::expected<T, std::vector<mistake>>.
//
//   if (const auto read = json::read_policy(text)) use(*read);
//   else for (const json::mistake& one : read.error()) show(to_string(one));
//
//   const policy proposals = json::read_policy(text).value();      // or throws invalid_document
template <class T>
class [[nodiscard]] result {
 public:
  result(T value) : what_(std::in_place_index<0>, std::move(value)) {}
  result(std::vector<mistake> mistakes) : what_(std::in_place_index<1>, std::move(mistakes)) {}

  [[nodiscard]] bool has_value() const noexcept { return what_.index() == 0; }
  [[nodiscard]] explicit operator bool() const noexcept { return has_value(); }

  [[nodiscard]] const T& value() const& {
    if (!has_value()) throw invalid_document(error());
    return std::get<0>(what_);
  }
  [[nodiscard]] T value() && {
    if (!has_value()) throw invalid_document(error());
    return std::get<0>(std::move(what_));
  }
  // Only where there is a value.
  [[nodiscard]] const T& operator*() const& noexcept { return *std::get_if<0>(&what_); }
  [[nodiscard]] const T* operator->() const noexcept { return std::get_if<0>(&what_); }
  // Only where there is none.
  [[nodiscard]] const std::vector<mistake>& error() const noexcept { return *std::get_if<1>(&what_); }

 private:
  std::variant<T, std::vector<mistake>> what_;
};

}  // namespace followup::json
