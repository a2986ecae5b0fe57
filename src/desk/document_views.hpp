// desk/document_views.hpp: stored documents as a person sees them: their pages, and where each paragraph stands.
// Shapes:  the SHA-256 of a document + a way to its bytes -> DocumentView; one page -> PNG.
// Units:   points (1/72 in) from the page's top left corner; pages count from 1; pixels.
// Errors:  unsupported_format (nothing that has pages), damaged, encrypted, too_large (over 200 pages, too many
//          pixels), not_found (no such page), timeout, unavailable.
// Owns:    a worker process and the pages of the last documents in memory. Safe from any thread: who asks for a
//          document that is being laid out waits for that.
//
// A Word document gets a bookmark at each paragraph, LibreOffice prints it with the bookmarks as named destinations,
// and these are looked up in the PDF. Nothing of it is kept beyond memory, and no byte is parsed in this process.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "desk/view_layout.hpp"
#include "office/office.hpp"

namespace marshrut::desk {

struct DocumentView {
  std::vector<ViewPage> pages;
  std::map<std::string, ViewPlace> places;  // "body/p[7]"; empty for what came as pages
};

struct DocumentViewsSettings {
  std::filesystem::path program;  // `marshrut`: with kViewWorker it must be run_view_worker
  unsigned workers = 1;
  std::size_t cache_bytes = std::size_t{96} << 20U;
};

class DocumentViews {
public:
  using Bytes = std::function<Result<std::string>()>;

  DocumentViews(office::Office& office, DocumentViewsSettings settings);
  ~DocumentViews();
  DocumentViews(const DocumentViews&) = delete;
  DocumentViews& operator=(const DocumentViews&) = delete;

  // `bytes` is asked only for what isn't in memory.
  Result<std::shared_ptr<const DocumentView>> view(const std::string& sha256, const Bytes& bytes);
  Result<std::string> page(const std::string& sha256, const Bytes& bytes, unsigned number, unsigned width);

private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace marshrut::desk
