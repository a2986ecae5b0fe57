#include "desk/document_views.hpp"

#include <future>
#include <list>
#include <mutex>

#include "desk/view_worker.hpp"
#include "sandbox/pool.hpp"

namespace marshrut::desk {

namespace {

struct Laid {
  std::shared_ptr<const DocumentView> view;
  std::string pages;  // a PDF or a picture
};
using Result1 = Result<std::shared_ptr<const Laid>>;

sandbox::PoolSettings pool_settings(const DocumentViewsSettings& settings) {
  sandbox::PoolSettings pool;
  pool.program = settings.program;
  pool.words = {kViewWorker};
  pool.workers = settings.workers;
  pool.requests_a_worker = 500;
  pool.queue_patience = std::chrono::minutes(2);
  pool.idle_patience = std::chrono::minutes(5);
  pool.resident_bytes = std::size_t{512} << 20U;
  return pool;
}

}  // namespace

struct DocumentViews::State {
  office::Office& office;
  DocumentViewsSettings settings;
  sandbox::Pool pool;
  std::mutex mutex;
  struct Kept {
    std::string key;
    std::shared_ptr<const Laid> laid;
  };
  std::list<Kept> kept;  // the last used first
  std::size_t bytes = 0;
  std::map<std::string, std::shared_future<Result1>> under_way;

  State(office::Office& given, DocumentViewsSettings told)
      : office(given), settings(std::move(told)), pool(pool_settings(settings)) {}

  Result1 laid(const std::string& key, const Bytes& source) {
    std::promise<Result1> promise;
    std::shared_future<Result1> others;
    {
      const std::lock_guard lock(mutex);
      if (auto found = find(key)) return found;
      const auto [at, first] = under_way.try_emplace(key);
      if (first) at->second = promise.get_future().share();
      if (!first) others = at->second;
    }
    if (others.valid()) return others.get();
    Result1 made = Error{Code::internal, "the document can't be shown", {}};
    try {
      made = lay_out(source);
    } catch (const std::exception& bug) {
      made = Error{Code::internal, bug.what(), {}};
    }
    const std::lock_guard lock(mutex);
    if (made) keep(key, *made);
    under_way.erase(key);
    promise.set_value(made);
    return made;
  }

  // Both under the lock.
  std::shared_ptr<const Laid> find(const std::string& key) {
    for (auto at = kept.begin(); at != kept.end(); ++at) {
      if (at->key != key) continue;
      kept.splice(kept.begin(), kept, at);
      return kept.front().laid;
    }
    return nullptr;
  }
  void keep(const std::string& key, std::shared_ptr<const Laid> laid) {
    bytes += laid->pages.size();
    kept.push_front({key, std::move(laid)});
    while (kept.size() > 1 && bytes > settings.cache_bytes) {
      bytes -= kept.back().laid->pages.size();
      kept.pop_back();
    }
  }

  Result<Opened> open(const std::string& document, bool converted) {
    auto answer = pool.ask(open_request(document, converted));
    if (!answer) return answer.error();
    return opened_of(std::move(*answer));
  }

  Result<std::string> printed(const std::string& document, office::OfficeFormat from) {
    auto pdf = office.convert(document, from, office::Target::view);
    if (!pdf) return pdf.error();
    return std::move(pdf->bytes);
  }

  // What has pages; the places that were marked in it are set.
  Result<std::string> paged(std::string document, std::map<std::uint32_t, std::string>& places) {
    auto opened = open(document, false);
    if (opened && opened->kind == Opened::Kind::convert) {
      const auto format = office::format_named(opened->format);
      if (!format) return Error{Code::unsupported_format, "no such format", {}};
      auto docx = office.convert(document, *format, office::Target::docx);
      if (!docx) return docx.error();
      opened = open(docx->bytes, true);
      if (!opened) return printed(document, *format);
    }
    if (!opened) return opened.error();
    if (opened->kind == Opened::Kind::shown) return document;
    if (opened->kind == Opened::Kind::marked) {
      auto pdf = printed(opened->bytes, office::OfficeFormat::docx);
      if (pdf) places = std::move(opened->places);
      return pdf;
    }
    const auto format = office::format_named(opened->format);
    if (!format) return Error{Code::unsupported_format, "no such format", {}};
    return printed(document, *format);
  }

  Result1 lay_out(const Bytes& source) {
    auto document = source();
    if (!document) return document.error();
    std::map<std::uint32_t, std::string> places;
    auto pages = paged(std::move(*document), places);
    if (!pages) return pages.error();
    const auto answer = pool.ask(layout_request(*pages));
    if (!answer) return answer.error();
    auto layout = layout_of_answer(*answer);
    if (!layout) return layout.error();
    auto view = std::make_shared<DocumentView>();
    view->pages = std::move(layout->pages);
    for (const auto& [paragraph, place] : places) {
      const auto at = layout->paragraphs.find(paragraph);
      if (at != layout->paragraphs.end()) view->places.emplace(place, at->second);
    }
    return std::make_shared<const Laid>(Laid{std::move(view), std::move(*pages)});
  }
};

DocumentViews::DocumentViews(office::Office& office, DocumentViewsSettings settings)
    : state_(std::make_unique<State>(office, std::move(settings))) {}
DocumentViews::~DocumentViews() = default;

Result<std::shared_ptr<const DocumentView>> DocumentViews::view(const std::string& sha256, const Bytes& bytes) {
  const auto laid = state_->laid(sha256, bytes);
  if (!laid) return laid.error();
  return (*laid)->view;
}

Result<std::string> DocumentViews::page(const std::string& sha256, const Bytes& bytes, unsigned number,
                                        unsigned width) {
  const auto laid = state_->laid(sha256, bytes);
  if (!laid) return laid.error();
  if (number == 0 || number > (*laid)->view->pages.size()) return Error{Code::not_found, "no such page", {}};
  auto answer = state_->pool.ask(page_request((*laid)->pages, number - 1, width));
  if (!answer) return answer.error();
  return page_of_answer(std::move(*answer));
}

}  // namespace marshrut::desk
