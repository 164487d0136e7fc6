// followup/json/result.hpp - what reading a document gives: a value, or everything that is wrong with it.
#pragma once

#include <followup/error.hpp>

#include <optional>
#include <span>
#include <string>
#include <utility>
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
class invalid_document : public error_of<error_kind::invalid_document> {
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
  result(T value) : value_(std::move(value)) {}
  result(std::vector<mistake> mistakes) : error_(std::move(mistakes)) {}

  [[nodiscard]] bool has_value() const noexcept { return value_.has_value(); }
  [[nodiscard]] explicit operator bool() const noexcept { return has_value(); }

  // Returns the value; throws `invalid_document` where there is none. Of a temporary result the value itself, so that a
  // reference bound to `*read_policy(text)` is safe.
  [[nodiscard]] const T& value() const& {
    if (!value_) throw invalid_document(error_);
    return *value_;
  }
  [[nodiscard]] T value() && {
    if (!value_) throw invalid_document(std::move(error_));
    return *std::move(value_);
  }
  [[nodiscard]] const T& operator*() const& { return value(); }
  [[nodiscard]] T operator*() && { return std::move(*this).value(); }
  [[nodiscard]] const T* operator->() const { return &value(); }

  // Returns the mistakes; none where there is a value.
  [[nodiscard]] const std::vector<mistake>& error() const& noexcept { return error_; }
  [[nodiscard]] std::vector<mistake> error() && { return std::move(error_); }

 private:
  std::optional<T> value_;
  std::vector<mistake> error_;
};

}  // namespace followup::json
