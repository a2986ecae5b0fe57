#include "http/cursor.hpp"

#include <Poco/Base64Decoder.h>

#include <algorithm>
#include <iterator>
#include <sstream>

#include "http/qr.hpp"

namespace marshrut::http {

std::string cursor_text(const nlohmann::json& place) {
  std::string text = base64(place.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
  std::replace(text.begin(), text.end(), '+', '-');
  std::replace(text.begin(), text.end(), '/', '_');
  while (!text.empty() && text.back() == '=') text.pop_back();
  return text;
}

Result<nlohmann::json> cursor_of(std::string_view text) {
  std::string plain(text);
  std::replace(plain.begin(), plain.end(), '-', '+');
  std::replace(plain.begin(), plain.end(), '_', '/');
  while (plain.size() % 4 != 0) plain += '=';
  try {
    std::istringstream in(plain);
    Poco::Base64Decoder decoder(in);
    const std::string bytes(std::istreambuf_iterator<char>(decoder), {});
    auto place = nlohmann::json::parse(bytes, nullptr, false);
    if (place.is_array()) return place;
  } catch (const std::exception&) {
    return Error{Code::bad_data, "no cursor of ours", "cursor"};
  }
  return Error{Code::bad_data, "no cursor of ours", "cursor"};
}

}  // namespace marshrut::http
