// Sentences with named parameters, which a language fills into a catalogue. What a pattern says is checked where it is
// written: that its braces close, that it knows each name it uses, and that it uses each name it is given.
//
//   {who}            what is filled in; {who,acc} and {who,dat} in the accusative and the dative
//   {n:call|calls}   the first where it is 1, else the second
//   {n?none|some}    the first where it is 0, false or empty, else the second
//   [, on {day}]     nothing where one of the names in it is empty; {day?} in it asks for one and does not show it
//   [{day}|today]    the second where one of the names in the first is empty
//   der|den|dem      at the top: the nominative, the accusative and the dative, where they differ
#pragma once

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>

namespace followup::detail {

enum class grammatical_case : unsigned char { nominative, accusative, dative };

// What is filled in: a text, or one in three cases.
class phrase {
 public:
  phrase(std::string_view text = {}) : forms_{std::string(text), {}, {}} {}
  phrase(const std::string& text) : forms_{text, {}, {}} {}
  phrase(const char* text) : forms_{text, {}, {}} {}
  phrase(std::string in_nominative, std::string in_accusative, std::string in_dative)
      : forms_{std::move(in_nominative), std::move(in_accusative), std::move(in_dative)} {}
  // A number; of what is so or not, 1 or nothing.
  template <std::integral Number>
  phrase(Number n) : phrase(std::same_as<Number, bool> ? std::string(n ? "1" : "") : std::to_string(n)) {}

  [[nodiscard]] const std::string& in(grammatical_case which) const noexcept {
    const std::string& form = forms_[static_cast<std::size_t>(which)];
    return form.empty() ? forms_.front() : form;
  }

 private:
  std::array<std::string, 3> forms_;
};

// A name as an argument of a template.
template <std::size_t Size>
struct literal {
  constexpr literal(const char (&from)[Size]) {  // NOLINT(*-avoid-c-arrays)
    for (std::size_t i = 0; i < Size; ++i) text[i] = from[i];
  }
  [[nodiscard]] constexpr std::string_view view() const noexcept { return {text, Size - 1}; }
  char text[Size]{};  // NOLINT(*-avoid-c-arrays): a structural type
};

// Reads a pattern once, and does not compile where it is not one. A compiler takes so many steps for a catalogue and no
// more, hence the pointers.
class pattern_check {
 public:
  constexpr pattern_check(const char* pattern, std::span<const std::string_view> names) : names_(names), at_(pattern) {
    std::size_t forms = 1;
    for (read(); *at_ == '|'; ++forms) {
      ++at_;
      read();
    }
    if (*at_ != '\0') throw std::logic_error("a bracket that closes what none has opened");
    if (forms != 1 && forms != 3) throw std::logic_error("neither one form nor one for each of three cases");
  }
  // Which of the names it uses, a bit for each; and where it ends.
  [[nodiscard]] constexpr std::uint32_t used() const noexcept { return used_; }
  [[nodiscard]] constexpr const char* end() const noexcept { return at_; }

 private:
  [[nodiscard]] constexpr bool ends_form() const noexcept {
    return *at_ == '\0' || *at_ == '|' || *at_ == '}' || *at_ == ']';
  }
  constexpr void read() {
    for (; !ends_form(); ++at_) {
      if (*at_ == '{') parameter();
      if (*at_ == '[') {
        ++at_;
        read();
        if (*at_ == '|') second_form();
        expect(']');
      }
    }
  }
  // Both leave off at the bracket that closes.
  constexpr void parameter() {
    const char* const name = ++at_;
    while (!ends_form() && *at_ != ',' && *at_ != ':' && *at_ != '?') ++at_;
    use({name, static_cast<std::size_t>(at_ - name)});
    if (*at_ == ',') {
      const bool known =
          (at_[1] == 'a' && at_[2] == 'c' && at_[3] == 'c') || (at_[1] == 'd' && at_[2] == 'a' && at_[3] == 't');
      if (!known) throw std::logic_error("no such case");
      at_ += 4;
    } else if (*at_ == ':' || (*at_ == '?' && at_[1] != '}')) {
      ++at_;
      read();
      if (*at_ != '|') throw std::logic_error("one form where there must be two");
      second_form();
    } else if (*at_ == '?') {
      ++at_;
    }
    expect('}');
  }
  constexpr void second_form() {
    ++at_;
    read();
  }
  constexpr void expect(char bracket) const {
    if (*at_ != bracket) throw std::logic_error("a bracket that is not closed");
  }
  constexpr void use(std::string_view name) {
    for (std::size_t i = 0; i < names_.size(); ++i) {
      if (names_[i] == name) {
        used_ |= std::uint32_t{1} << i;
        return;
      }
    }
    throw std::logic_error("a parameter that this sentence does not have");
  }

  std::span<const std::string_view> names_;
  const char* at_;
  std::uint32_t used_ = 0;
};

struct named_values {
  std::span<const std::string_view> names;
  std::span<const phrase> values;
};
[[nodiscard]] std::string filled_in(std::string_view pattern, const named_values& with, grammatical_case which);

// A sentence of a catalogue with the names of what it tells, in the order in which they are given to it.
template <bool uses_all, literal... names>
class basic_text {
 public:
  consteval basic_text(const char* pattern) : basic_text(pattern, pattern_check(pattern, list)) {}

  [[nodiscard]] constexpr bool empty() const noexcept { return pattern_.empty(); }
  // Of a text without parameters, in the nominative.
  [[nodiscard]] constexpr std::string_view plain() const noexcept {
    static_assert(sizeof...(names) == 0, "what has parameters is to be filled in");
    return pattern_.substr(0, pattern_.find('|'));
  }
  [[nodiscard]] constexpr std::uint32_t used() const noexcept { return used_; }
  [[nodiscard]] constexpr bool uses(std::string_view name) const noexcept {
    for (std::size_t i = 0; i < list.size(); ++i) {
      if (list[i] == name) return (used_ >> i & 1U) != 0;
    }
    return false;
  }

  template <class... Values>
  [[nodiscard]] std::string operator()(const Values&... values) const {
    return in(grammatical_case::nominative, values...);
  }
  // As a part of other sentences.
  template <class... Values>
  [[nodiscard]] phrase inflected(const Values&... values) const {
    return {in(grammatical_case::nominative, values...), in(grammatical_case::accusative, values...),
            in(grammatical_case::dative, values...)};
  }
  template <class... Values>
  [[nodiscard]] std::string in(grammatical_case which, const Values&... values) const {
    static_assert(sizeof...(Values) == sizeof...(names), "each parameter has to be given");
    const std::array<phrase, sizeof...(names)> all{phrase(values)...};
    return filled_in(pattern_, {list, all}, which);
  }

 private:
  static constexpr std::array<std::string_view, sizeof...(names)> list{names.view()...};

  consteval basic_text(const char* pattern, const pattern_check& read)
      : pattern_(pattern, static_cast<std::size_t>(read.end() - pattern)), used_(read.used()) {
    if (uses_all && used_ + 1 != std::uint32_t{1} << sizeof...(names)) {
      throw std::logic_error("a parameter that the sentence leaves out");
    }
  }

  std::string_view pattern_;
  std::uint32_t used_;
};

template <literal... names>
using text = basic_text<true, names...>;
// One that tells some of what it is given.
template <literal... names>
using free_text = basic_text<false, names...>;

// A value for each enumerator, listed with it in the order of the enumeration. One that is left out does not compile.
template <class Key, class Value, std::size_t Size>
class keyed {
 public:
  struct entry {
    Key key;
    Value value;
  };
  constexpr keyed(const entry (&list)[Size])  // NOLINT(*-avoid-c-arrays): knows how many there have to be
      : keyed(list, std::make_index_sequence<Size>{}) {}
  // Throws `std::out_of_range` for what is no enumerator.
  [[nodiscard]] constexpr const Value& operator[](Key key) const {
    return values_.at(static_cast<std::size_t>(key)).value;
  }

 private:
  template <std::size_t... places>
  constexpr keyed(const entry (&list)[Size], std::index_sequence<places...> /*all*/)  // NOLINT(*-avoid-c-arrays)
      : values_{list[places]...} {
    for (std::size_t i = 0; i < Size; ++i) {
      if (static_cast<std::size_t>(list[i].key) != i) throw std::logic_error("out of the enumeration's order");
    }
  }
  std::array<entry, Size> values_;
};

}  // namespace followup::detail
