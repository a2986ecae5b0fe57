#include "desk/told_words.hpp"

#include "text/messages.hpp"

namespace marshrut::desk {

namespace {

std::string told(std::string_view kind, std::string_view word) {
  const std::string id = std::string(kind) + std::string(word);
  return text::has_message(id) ? text::message(id) : std::string(word);
}

}  // namespace

std::string reason_text(std::string_view reason) { return told("http.reason.", reason); }

std::string action_text(std::string_view action) { return told("http.action.", action); }

}  // namespace marshrut::desk
