// The members of an object, said once for reading, writing and the schema.
//
//   void describe(fields& f, after_each_nth& what) {
//     f.required("after_each", "...", what.n, whole{1});
//     f.optional("wait", "...", what.wait, delay{minutes{0}});
//   }
//
// makes a codec<after_each_nth>: unknown members are found because only these were asked for, a default is what stands
// in the text when it is left out, and the schema has the same names, kinds and defaults.
#pragma once

#include "json/codec.hpp"

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace followup::json::detail {

// The schema of an object, as its members are said.
struct object_schema {
  schema_book* book = nullptr;
  std::string name;  // under which it is kept; empty: it stands where it is used
  std::string description;
  node properties = node::object();
  std::vector<std::string> required;
  std::vector<std::string> any_of;          // at least one of these
  std::vector<object_schema> alternatives;  // and the members of one of these

  [[nodiscard]] node finished() const;
  [[nodiscard]] node merged(const object_schema& more) const;
};

// The member that tells what kind of object it is: "every" of a rhythm.
template <class A>
inline constexpr std::string_view tag = {};
template <class A>
struct telling_member {
  [[nodiscard]] static std::string_view name() { return tag<A>; }
};

class fields {
 public:
  explicit fields(const place& from) : from_(&from), taken_(from.size(), false) {}
  fields(node& into, const writing& how) : into_(&into), how_(&how) {}
  explicit fields(object_schema& schema) : schema_(&schema) {}

  // Says what the object is, in the schema. A name lets other parts of the schema refer to it.
  void object(std::string_view name, std::string_view says) {
    if (schema_ == nullptr) return;
    schema_->name = name;
    schema_->description = says;
  }

  // A member that has to be there.
  template <class T, class C = codec<T>>
  void required(std::string_view name, std::string_view says, T& value, const C& how = {}) {
    if (from_ != nullptr) {
      if (const auto at = take(name)) {
        read(*at, value, how);
      } else {
        missing(name, how.expects());
      }
    } else if (into_ != nullptr) {
      into_->add(std::string(name), how.write(value, *how_));
    } else {
      property(name, says, how.schema(*schema_->book), nullptr);
      schema_->required.emplace_back(name);
    }
  }

  // The same, of a kind that has no value to begin with.
  template <class T, class C = codec<T>>
  void required(std::string_view name, std::string_view says, std::optional<T>& value, const C& how = {}) {
    if (into_ == nullptr) maybe(name, says, value, how);
    if (from_ != nullptr) {
      if (from_->value().find(name) == nullptr) missing(name, how.expects());
    } else if (into_ != nullptr) {
      into_->add(std::string(name), how.write(*value, *how_));
    } else {
      schema_->required.emplace_back(name);
    }
  }

  // A member that may be left out, and is when it says nothing new.
  template <class T, class C = codec<T>>
  void optional(std::string_view name, std::string_view says, T& value, const T& otherwise, const C& how = {}) {
    if (from_ != nullptr) {
      value = otherwise;
      if (const auto at = take(name)) read(*at, value, how);
    } else if (into_ != nullptr) {
      if (!(value == otherwise)) into_->add(std::string(name), how.write(value, *how_));
    } else {
      const node usual = how.write(otherwise, {});
      property(name, says, how.schema(*schema_->book), &usual);
    }
  }

  // The same, but written even where it says nothing new: what a reader wants to see.
  template <class T, class C = codec<T>>
  void shown(std::string_view name, std::string_view says, T& value, const T& otherwise, const C& how = {}) {
    if (into_ != nullptr) {
      into_->add(std::string(name), how.write(value, *how_));
    } else {
      optional(name, says, value, otherwise, how);
    }
  }

  // A member that is there or not.
  template <class T, class C = codec<T>>
  void maybe(std::string_view name, std::string_view says, std::optional<T>& value, const C& how = {}) {
    if (from_ != nullptr) {
      value.reset();
      if (const auto at = take(name)) {
        value = how.read(*at);
        good_ &= value.has_value();
      }
    } else if (into_ != nullptr) {
      if (value) into_->add(std::string(name), how.write(*value, *how_));
    } else {
      property(name, says, how.schema(*schema_->book), nullptr);
    }
  }

  // At least one of these members, which are said beside it.
  void at_least_one(std::initializer_list<std::string_view> names);

  // One of several kinds of object, told apart by the member that only it has: for each alternative of the variant
  // there is `telling_member<A>`, which has its name, and `describe(fields&, A&)`.
  template <class... A>
  void one_of(std::variant<A...>& what) {
    if (from_ != nullptr) {
      const std::vector<std::string_view> tags{telling_member<A>::name()...};
      if (const auto which = tag_among(tags)) (void)(describe_if<A>(what, tags[*which]) || ...);
    } else if (into_ != nullptr) {
      std::visit([this](auto& one) { describe(*this, one); }, what);
    } else {
      (alternative<A>(), ...);
    }
  }

  // For what reading alone has to do.
  [[nodiscard]] const place* reading_from() const noexcept { return from_; }
  [[nodiscard]] node* writing_into() const noexcept { return into_; }
  [[nodiscard]] object_schema* schema() const noexcept { return schema_; }
  [[nodiscard]] bool good() const noexcept { return good_; }
  void spoil() noexcept { good_ = false; }
  [[nodiscard]] std::optional<place> take(std::string_view name);

  // After reading: reports the members that nothing asked for. Whether all was well.
  bool finish();

 private:
  template <class T, class C>
  void read(const place& at, T& value, const C& how) {
    if (auto some = how.read(at)) {
      value = std::move(*some);
    } else {
      good_ = false;
    }
  }

  template <class A, class Variant>
  bool describe_if(Variant& what, std::string_view name) {
    if (telling_member<A>::name() != name) return false;
    describe(*this, what.template emplace<A>());
    return true;
  }

  template <class A>
  void alternative() {
    object_schema one{.book = schema_->book};
    fields described(one);
    A nothing{};
    describe(described, nothing);
    schema_->alternatives.push_back(std::move(one));
  }

  void missing(std::string_view name, std::string_view expected);
  void property(std::string_view name, std::string_view says, node schema, const node* usual);
  // The one of these members that is there.
  [[nodiscard]] std::optional<std::size_t> tag_among(const std::vector<std::string_view>& tags);

  const place* from_ = nullptr;
  node* into_ = nullptr;
  const writing* how_ = nullptr;
  object_schema* schema_ = nullptr;

  std::vector<bool> taken_;              // of the place's members
  std::vector<std::string_view> asked_;  // names of members
  bool good_ = true;
};

template <class T>
concept described = requires(fields& f, T& value) {
  describe(f, value);
};

// Of objects.
template <class T>
requires described<T>
struct codec<T> {
  [[nodiscard]] std::optional<T> read(const place& at) const {
    if (!at.is(node::kind::object)) {
      at.refuse(at.shown(), expects());
      return std::nullopt;
    }
    fields f(at);
    T value{};
    describe(f, value);
    return f.finish() ? std::optional<T>(std::move(value)) : std::nullopt;
  }
  [[nodiscard]] node write(const T& value, const writing& how) const {
    node object = node::object();
    fields f(object, how);
    T copy = value;
    describe(f, copy);
    return object;
  }
  [[nodiscard]] node schema(schema_book& book) const {
    object_schema object{.book = &book};
    fields f(object);
    T nothing{};
    describe(f, nothing);
    return object.name.empty() ? object.finished() : book.define(object.name, object.finished());
  }
  [[nodiscard]] std::string expects() const { return "an object"; }
};

// Of values that are made whole or not at all, by way of a plain object: `Document::of(const T&)` gives that, and
// `made(const place&) &&` makes the value of it, or nothing and a mistake.
template <class T, class Document>
struct codec_by {
  [[nodiscard]] std::optional<T> read(const place& at) const {
    auto document = codec<Document>{}.read(at);
    return document ? std::move(*document).made(at) : std::nullopt;
  }
  [[nodiscard]] node write(const T& value, const writing& how) const {
    return codec<Document>{}.write(Document::of(value), how);
  }
  [[nodiscard]] node schema(schema_book& book) const { return codec<Document>{}.schema(book); }
  [[nodiscard]] std::string expects() const { return codec<Document>{}.expects(); }
};

}  // namespace followup::json::detail
