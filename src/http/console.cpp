#include "http/console.hpp"

#include <algorithm>
#include <cctype>

#include "base/digest.hpp"
#include "base/files.hpp"
#include "http/gzip.hpp"
#include "http/problem.hpp"

namespace marshrut::http {

namespace {

namespace fs = std::filesystem;

// Scripts, styles and pictures of our own only; nothing is evaluated, nothing framed but what we show ourselves.
constexpr const char* kPolicy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; "
    "font-src 'self'; frame-src 'self' blob:; manifest-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'";
constexpr const char* kIndex = "/index.html";
constexpr std::size_t kMostFiles = 500;

std::string type_of(const fs::path& file) {
  static const std::map<std::string, std::string> kTypes = {{".html", "text/html; charset=utf-8"},
                                                            {".js", "text/javascript; charset=utf-8"},
                                                            {".css", "text/css; charset=utf-8"},
                                                            {".svg", "image/svg+xml"},
                                                            {".png", "image/png"},
                                                            {".ico", "image/x-icon"},
                                                            {".woff2", "font/woff2"},
                                                            {".json", "application/json"},
                                                            {".webmanifest", "application/manifest+json"}};
  const auto found = kTypes.find(file.extension().string());
  return found == kTypes.end() ? "application/octet-stream" : found->second;
}

// «app.3f2a9c01.js»: the part between the last two dots is what its bytes are.
bool has_hash(const std::string& name) {
  const std::size_t last = name.rfind('.');
  const std::size_t before = last == std::string::npos ? last : name.find_last_of(".-", last - 1);
  if (before == std::string::npos || last - before < 9) return false;
  return std::all_of(name.begin() + static_cast<std::ptrdiff_t>(before) + 1,
                     name.begin() + static_cast<std::ptrdiff_t>(last),
                     [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; });
}

bool takes_gzip(const Request& request) {
  return request.header("accept-encoding").find("gzip") != std::string_view::npos;
}

}  // namespace

Result<Console> Console::load(const fs::path& folder, std::size_t most_bytes) {
  Console console;
  std::error_code failed;
  std::size_t bytes = 0;
  for (const auto& entry : fs::recursive_directory_iterator(folder, failed)) {
    if (!entry.is_regular_file()) continue;
    auto text = read_file(entry.path());
    if (!text) return text.error();
    bytes += text->size();
    if (bytes > most_bytes || console.files_.size() >= kMostFiles) {
      return Error{Code::too_large, "more than a console has", folder.string()};
    }
    File file;
    file.type = type_of(entry.path());
    constexpr std::size_t kTag = 24;
    file.etag = '"' + sha256_hex(*text).substr(0, kTag) + '"';
    file.forever = has_hash(entry.path().filename().string());
    constexpr int kBest = 9;
    std::string small = gzipped(*text, kBest);
    if (!small.empty() && small.size() < text->size())
      file.gzipped = std::make_shared<const std::string>(std::move(small));
    file.plain = std::make_shared<const std::string>(std::move(*text));
    console.files_["/" + entry.path().lexically_relative(folder).generic_string()] = std::move(file);
  }
  if (failed || !console.files_.contains(kIndex)) {
    return Error{Code::not_found, "the console is not built", folder.string()};
  }
  return console;
}

Reply Console::answer(const Request& request) const {
  if (request.method != "GET" && request.method != "HEAD")
    return problem("method-not-allowed").with("Allow", "GET, HEAD");
  auto found = files_.find(request.path);
  // Every place in the console is the page; what looks like a file and isn't there is none.
  if (found == files_.end()) {
    const std::string last = request.path.substr(request.path.rfind('/') + 1);
    if (last.find('.') != std::string::npos || request.path.find("..") != std::string::npos) return problem("no-page");
    found = files_.find(kIndex);
  }
  const File& file = found->second;
  Reply reply;
  reply.type = file.type;
  reply.with("ETag", file.etag).with("Vary", "Accept-Encoding");
  reply.with("Cache-Control", file.forever ? "public, max-age=31536000, immutable" : "no-cache");
  reply.with("Content-Security-Policy", kPolicy)
      .with("Cross-Origin-Opener-Policy", "same-origin")
      .with("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=()");
  const bool small = file.gzipped && takes_gzip(request);
  if (small) reply.with("Content-Encoding", "gzip");
  reply.shared = small ? file.gzipped : file.plain;
  return reply;
}

}  // namespace marshrut::http
