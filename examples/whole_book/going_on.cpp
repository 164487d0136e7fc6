// Whether going on pays: what came of the first contact, the second, the tenth, with 45,211 clients of a bank.
#include <followup/insight/book_insight.hpp>

#include <cstddef>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

namespace fu = followup;

namespace {

std::vector<std::string> fields_of(const std::string& line) {
  std::vector<std::string> all;
  std::istringstream in(line);
  for (std::string field; std::getline(in, field, ',');) all.push_back(field);
  return all;
}

// [going on
// Of each client the number of contacts is known, and whether there was a yes. Who did not say yes was not asked again:
// what one contact more would have brought, nobody knows.
fu::persistence of_the_clients_in(std::istream& file) {
  constexpr std::size_t contacts = 4;
  fu::persistence seen;
  std::string line;
  std::getline(file, line);  // the names of the columns
  while (std::getline(file, line)) {
    const std::vector<std::string> fields = fields_of(line);
    const bool won = fields.back() == "yes";
    seen.add(std::stoi(fields.at(contacts)), won ? std::optional{fu::disposition::won} : std::nullopt);
  }
  return seen;
}
// going on]

}  // namespace

int main(int, char** arguments) {
  std::ifstream file(arguments[1]);
  if (!file) return std::cerr << "usage: going_on telemarketing_contacts.csv\n", 2;
  std::cout << fu::explain(of_the_clients_in(file), fu::call_worth{fu::minutes{6}, fu::hours{8}}) << '\n';
}
