// What the tests of documents share.
#pragma once

#include "json/mistaken.hpp"
#include "json/samples.hpp"

#include <followup/json/json.hpp>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <string>
#include <vector>

namespace samples {

inline std::ostream& operator<<(std::ostream& out, const named_policy& one) { return out << one.label; }
inline std::ostream& operator<<(std::ostream& out, const mistaken& one) { return out << one.label; }

// Every mistake in a line of its own; nothing where there is none.
template <class T>
std::string told(const fu::json::result<T>& read) {
  std::string text;
  if (!read) {
    for (const fu::json::mistake& one : read.error()) text += to_string(one) + "\n";
  }
  return text;
}

// Writing and reading back gives an equal value, in both layouts.
template <class T, class Read>
void comes_back(const T& value, Read read) {
  for (const auto how : {fu::json::layout::pretty, fu::json::layout::one_line}) {
    const std::string text = fu::json::write(value, how);
    const auto back = read(text);
    BOOST_TEST(back.has_value(), told(back) << text);
    BOOST_TEST((back && *back == value), text);
    if (back) BOOST_TEST(fu::json::write(*back, how) == text);
  }
}

// The mistakes of a document of any kind.
std::vector<fu::json::mistake> mistakes_in(std::string_view kind, std::string_view text);

}  // namespace samples
