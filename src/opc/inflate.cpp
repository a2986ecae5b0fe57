#include "opc/inflate.hpp"

#include <libdeflate.h>

#include <memory>

namespace marshrut::opc {

namespace {

struct Free {
  void operator()(libdeflate_decompressor* decompressor) const { libdeflate_free_decompressor(decompressor); }
};

libdeflate_decompressor* decompressor() {
  static thread_local const std::unique_ptr<libdeflate_decompressor, Free> kept(libdeflate_alloc_decompressor());
  return kept.get();
}

}  // namespace

Result<void> inflate(std::string_view compressed, std::size_t size, std::string& buffer) {
  libdeflate_decompressor* tool = decompressor();
  if (tool == nullptr) return Error{Code::internal, "no memory to inflate", {}};
  buffer.resize(size);
  // Without a place for the actual size, libdeflate takes only streams of exactly `size` bytes.
  const auto done =
      libdeflate_deflate_decompress(tool, compressed.data(), compressed.size(), buffer.data(), size, nullptr);
  if (done == LIBDEFLATE_SUCCESS) return {};
  const char* why = done == LIBDEFLATE_BAD_DATA ? "broken deflate data" : "inflates to another size than it says";
  return Error{Code::damaged, why, {}};
}

}  // namespace marshrut::opc
