// What came, as it came and as a person sees it.
#include "store/documents.hpp"

#include "desk/document_views.hpp"
#include "http/handlers.hpp"
#include "http/problem.hpp"
#include "intake/uploads.hpp"
#include "store/ledger.hpp"
#include "store/lists.hpp"

namespace marshrut::http {

namespace {

using store::Connection;

constexpr unsigned kUsualWidth = 900;

std::string subject_of(const Call& call) { return "document:" + std::to_string(call.id()); }

// What isn't filed belongs to whoever handed it in.
Result<void> belongs(Connection& connection, const access::Who& who, const store::Document& document) {
  const Error nobodys{Code::not_found, "no such document", {}};
  if (document.submission_id) {
    const auto filed = store::find_submission(connection, *document.submission_id);
    if (!filed) return filed.error();
    const auto within = store::submission_within(connection, who.scope, filed->number);
    return within ? Result<void>() : nobodys;
  }
  store::ListFilter filter;
  filter.id = document.message_id;
  const auto messages = store::list(connection, filter, {{}, 1});
  if (!messages) return messages.error();
  const bool own = !messages->empty() && messages->front().source == intake::kUploadSource &&
                   intake::person_of_peer(messages->front().peer) == who.person;
  return own ? Result<void>() : nobodys;
}

Result<store::Document> document_of(const Call& call) {
  store::Document document;
  const auto read = call.desk().store.read([&](Connection& connection) -> Result<void> {
    auto found = store::find_document(connection, call.id());
    if (!found) return found.error();
    if (call.own_only()) {
      if (auto own = belongs(connection, call.who(), *found); !own) return own;
    }
    document = std::move(*found);
    return {};
  });
  if (!read) return read.error();
  if (!document.blob_id) return Error{Code::not_found, "the document is not kept", {}};
  return document;
}

Result<std::string> bytes_of(const Call& call, std::int64_t blob) {
  std::string bytes;
  const auto read = call.desk().store.read([&](Connection& connection) -> Result<void> {
    auto found = store::blob_bytes(connection, blob);
    if (!found) return found.error();
    bytes = std::move(*found);
    return {};
  });
  if (!read) return read.error();
  return bytes;
}

// Never what a browser would run: what a letter calls its file is its own word.
Result<Reply> get(Call& call) {
  const auto document = document_of(call);
  if (!document) return document.error();
  auto bytes = bytes_of(call, *document->blob_id);
  if (!bytes) return bytes.error();
  if (auto noted = call.note("document.downloaded", subject_of(call)); !noted) return noted.error();
  return download(std::move(*bytes), document->name, "application/octet-stream");
}

// The view of a document is a matter of its bytes alone.
template <class Use>
auto viewed(Call& call, const store::Document& document, Use use)
    -> decltype(use(*call.services().views, desk::DocumentViews::Bytes())) {
  if (call.services().views == nullptr) return Error{Code::unavailable, "documents can't be shown", {}};
  const std::int64_t blob = *document.blob_id;
  return use(*call.services().views, [&call, blob] { return bytes_of(call, blob); });
}

Result<Reply> view(Call& call) {
  const auto document = document_of(call);
  if (!document) return document.error();
  const auto shown = viewed(call, *document, [&](desk::DocumentViews& views, const desk::DocumentViews::Bytes& bytes) {
    return views.view(document->sha256, bytes);
  });
  if (!shown) return shown.error();
  Json answer = {{"pages", Json::array()}, {"places", Json::object()}};
  for (const desk::ViewPage& page : (*shown)->pages) {
    answer["pages"].push_back({{"number", answer["pages"].size() + 1}, {"width", page.width}, {"height", page.height}});
  }
  for (const auto& [name, at] : (*shown)->places) {
    answer["places"][name] = {{"page", at.page}, {"x", at.x}, {"y", at.y}, {"width", at.width}, {"height", at.height}};
  }
  if (auto noted = call.note("document.read", subject_of(call)); !noted) return noted.error();
  return json_reply(answer);
}

Result<Reply> page(Call& call) {
  const auto document = document_of(call);
  if (!document) return document.error();
  const auto number = static_cast<unsigned>(call.id("page"));
  const auto told = call.query("width");
  const unsigned width = told ? static_cast<unsigned>(std::stoul(*told)) : kUsualWidth;
  auto png = viewed(call, *document, [&](desk::DocumentViews& views, const desk::DocumentViews::Bytes& bytes) {
    return views.page(document->sha256, bytes, number, width);
  });
  if (!png) return png.error();
  Reply reply;
  reply.type = "image/png";
  reply.body = std::move(*png);
  reply.with("ETag",
             '"' + document->sha256.substr(0, 22) + '-' + std::to_string(number) + '-' + std::to_string(width) + '"');
  return reply;
}

constexpr Bound kBound[] = {{"getDocument", get}, {"getDocumentView", view}, {"getDocumentPage", page}};

}  // namespace

std::span<const Bound> documents_api() { return kBound; }

}  // namespace marshrut::http
