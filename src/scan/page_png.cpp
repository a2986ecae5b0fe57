#include "scan/page_png.hpp"

#include <algorithm>
#include <array>

#include "print/page_picture.hpp"
#include "scan/format.hpp"
#include "scan/picture.hpp"

namespace marshrut::scan {

namespace {

constexpr std::string_view kDone = "done";

constexpr std::array kCodes = {Code::empty,     Code::unsupported_format, Code::damaged,
                               Code::encrypted, Code::too_large,          Code::not_found};

}  // namespace

Result<std::string> page_png(std::string_view bytes, std::size_t page, unsigned width) {
  if (bytes.empty()) return Error{Code::empty, "no bytes", {}};
  const auto format = format_of(bytes);
  if (!format) return Error{Code::unsupported_format, "no scan", {}};
  if (*format != Format::pdf) return picture_png(bytes, page, width);
  print::PictureLimits limits;
  limits.pages = Limits{}.pages;
  return print::page_picture(bytes, page, width, limits);
}

sandbox::Frames picture_request(std::string bytes, std::size_t page, unsigned width) {
  return {std::string(kPicture), std::move(bytes), std::to_string(page), std::to_string(width)};
}

sandbox::Frames answer_picture(const sandbox::Frames& request) {
  auto picture = page_png(request.at(1), std::stoul(request.at(2)), static_cast<unsigned>(std::stoul(request.at(3))));
  if (!picture) return {std::string(code_name(picture.error().code)), picture.error().message};
  return {std::string(kDone), std::move(*picture)};
}

Result<std::string> picture_in(sandbox::Frames answer) {
  if (answer.size() != 2) return Error{Code::damaged, "a worker's answer can't be read", {}};
  if (answer[0] == kDone) return std::move(answer[1]);
  const auto code = std::find_if(kCodes.begin(), kCodes.end(), [&](Code one) { return code_name(one) == answer[0]; });
  return Error{code == kCodes.end() ? Code::damaged : *code, answer[1], {}};
}

}  // namespace marshrut::scan
