#include "scan/worker.hpp"

#include <unistd.h>

#include <algorithm>

#include "sandbox/serve.hpp"
#include "scan/page_png.hpp"
#include "scan/reading.hpp"

namespace marshrut::scan {

namespace {

constexpr std::string_view kWithImages = "images", kPagesOnly = "pages";
constexpr unsigned kCpuSeconds = 170;

// The smallest PDF there is: what the libraries load from files, they load now.
constexpr std::string_view kWarm =
    "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj\n"
    "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 72 72]/Resources<</Font<</F 4 0 R>>>>/Contents 5 0 R>>endobj\n"
    "4 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n"
    "5 0 obj<</Length 30>>stream\nBT /F 9 Tf 9 9 Td (x) Tj ET   \nendstream endobj\n"
    "trailer<</Root 1 0 R>>\n";

}  // namespace

sandbox::Frames scan_request(std::string bytes, bool images, std::chrono::milliseconds time) {
  return {std::string(images ? kWithImages : kPagesOnly), std::move(bytes), std::to_string(time.count())};
}

sandbox::Frames answer_scan(const sandbox::Frames& request) {
  if (request.at(0) == kPicture) return answer_picture(request);
  Limits limits;
  limits.time = std::min(limits.time, std::chrono::milliseconds(std::stoll(request.at(2))));
  return to_frames(read_scan(request.at(1), request.at(0) == kWithImages, limits));
}

int run_scan_worker() {
  (void)read_scan(kWarm, true);
  const auto handler = [](const sandbox::Frames& request) {
    // Image libraries tell of each damaged file there; whoever asked is told by the answer.
    (void)::close(STDERR_FILENO);
    return answer_scan(request);
  };
  return sandbox::serve(handler, {}, kCpuSeconds);
}

}  // namespace marshrut::scan
