// http/console.hpp: the console's files, held in memory, and the page itself for every place in it.
// Shapes:  a folder (index.html, app.HASH.js …) -> Console; request -> Reply.
// Errors:  load: not_found (no such folder, no index.html), too_large, io.
// Owns:    the files' bytes, plain and compressed; const means thread-safe.
// Source:  W3C CSP 3.
//
// Only names that were there when it was loaded are answered: no path from outside ever reaches the file system.
#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <memory>
#include <string>

#include "base/result.hpp"
#include "http/message.hpp"

namespace marshrut::http {

class Console {
public:
  static Result<Console> load(const std::filesystem::path& folder, std::size_t most_bytes = std::size_t{32} << 20U);
  [[nodiscard]] Reply answer(const Request& request) const;

private:
  struct File {
    std::string type, etag;
    std::shared_ptr<const std::string> plain, gzipped;  // gzipped: none where it gains nothing
    bool forever = false;                               // its name changes when its bytes do
  };
  std::map<std::string, File, std::less<>> files_;  // "/app.3f2a.js"
};

}  // namespace marshrut::http
