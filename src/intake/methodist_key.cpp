#include "intake/methodist_key.hpp"

#include "intake/match.hpp"

namespace marshrut::intake {

std::string methodist_key(std::string_view email, std::string_view full_name) {
  std::string key;
  for (const char c : email) {
    if (c != ' ') key += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return key.empty() && !full_name.empty() ? teacher_key(full_name) : key;
}

std::string methodist_key(std::string_view typed) {
  return typed.find('@') != std::string_view::npos ? methodist_key(typed, {}) : methodist_key({}, typed);
}

}  // namespace marshrut::intake
