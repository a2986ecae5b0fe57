#include "http/qr.hpp"

#include <Poco/Base64Encoder.h>

#include <sstream>

#include "print/symbol.hpp"

namespace marshrut::http {

std::string base64(std::string_view bytes) {
  std::ostringstream out;
  Poco::Base64Encoder encoder(out);
  encoder.rdbuf()->setLineLength(0);
  encoder.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  encoder.close();
  return out.str();
}

Result<std::string> qr_picture(std::string_view text) {
  const auto symbol = print::qr_symbol(text);
  if (!symbol) return symbol.error();
  constexpr unsigned kQuiet = 4;  // modules around it (ISO/IEC 18004 §9.1)
  const std::string side = std::to_string(symbol->modules + 2 * kQuiet);
  std::string svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + side + ' ' + side +
                    "\" shape-rendering=\"crispEdges\"><rect width=\"100%\" height=\"100%\" fill=\"#fff\"/><path d=\"";
  for (unsigned row = 0; row < symbol->modules; ++row) {
    for (unsigned column = 0; column < symbol->modules; ++column) {
      if (!symbol->at(row, column)) continue;
      svg += 'M' + std::to_string(column + kQuiet) + ' ' + std::to_string(row + kQuiet) + "h1v1h-1z";
    }
  }
  svg += "\"/></svg>";
  return "data:image/svg+xml;base64," + base64(svg);
}

}  // namespace marshrut::http
