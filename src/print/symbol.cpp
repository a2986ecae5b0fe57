#include "print/symbol.hpp"

#include <zint.h>

#include <algorithm>
#include <memory>

namespace marshrut::print {

namespace {

constexpr int kLevelM = 2;
constexpr int kUtf8Eci = 26;

struct Free {
  void operator()(zint_symbol* symbol) const { ZBarcode_Delete(symbol); }
};

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

}  // namespace

Result<Symbol> qr_symbol(std::string_view text) {
  const std::unique_ptr<zint_symbol, Free> drawn(ZBarcode_Create());
  if (!drawn) return Error{Code::internal, "no memory for a symbol", {}};
  drawn->symbology = BARCODE_QRCODE;
  drawn->option_1 = kLevelM;
  drawn->input_mode = UNICODE_MODE;
  // Said outright: a reader must not guess the letters of a code in Russian.
  if (!is_ascii(text)) drawn->eci = kUtf8Eci;
  const std::string bytes(text);
  const int done = ZBarcode_Encode(drawn.get(), reinterpret_cast<const unsigned char*>(bytes.data()),
                                   static_cast<int>(bytes.size()));
  if (done >= ZINT_ERROR) return Error{Code::too_large, drawn->errtxt, {}};
  Symbol symbol;
  symbol.modules = static_cast<unsigned>(drawn->width);
  if (drawn->rows != drawn->width || symbol.modules > kMostModules) {
    return Error{Code::too_large, "more than a symbol of a page holds", {}};
  }
  for (unsigned row = 0; row < symbol.modules; ++row) {
    for (unsigned column = 0; column < symbol.modules; ++column) {
      symbol.black.push_back((drawn->encoded_data[row][column / 8] >> (column % 8U) & 1U) != 0);
    }
  }
  return symbol;
}

}  // namespace marshrut::print
