#include "desk/reindex.hpp"

#include "intake/methodist_key.hpp"
#include "intake/route_data.hpp"
#include "intake/words.hpp"
#include "route/text_at.hpp"
#include "store/documents.hpp"
#include "store/ledger.hpp"
#include "store/search.hpp"
#include "store/submissions.hpp"

namespace marshrut::desk {

namespace {

using store::Connection;
using store::WordKind;

// Its words, and whose it is.
Result<void> index_route(Connection& connection, std::int64_t id) {
  const auto route = store::lock_route(connection, id);
  if (!route) return route.error();
  return intake::set_data(connection, *route, *route);
}

Result<void> index_submission(Connection& connection, std::int64_t id) {
  const auto submission = store::find_submission(connection, id);
  if (!submission) return submission.error();
  const auto document = store::find_document(connection, submission->document_id);
  if (!document) return document.error();
  const auto line = route::parse(submission->reading);
  const route::Value data = line ? intake::route_in(*line) : route::Value();
  const std::string words =
      intake::submission_words(data, {submission->number, submission->school, document->name, {}, {}});
  return store::set_words(connection, WordKind::submission, id, store::split_words(words));
}

Result<void> index_message(Connection& connection, std::int64_t id) {
  store::ListFilter filter;
  filter.id = id;
  const auto found = store::list(connection, filter, {{}, 1});
  if (!found || found->empty()) return found ? Result<void>() : found.error();
  const store::ListedMessage& message = found->front();
  std::vector<std::string> texts = {message.subject, message.header_from, message.sender};
  for (const store::ListedDocument& document : message.documents) {
    texts.insert(texts.end(), {document.submission, document.name});
  }
  return store::set_words(connection, WordKind::message, id, store::split_words(intake::words_of_texts(texts)));
}

using Index = Result<void> (*)(Connection&, std::int64_t);

// A row that can't be indexed is passed over: the next one is not to wait for it.
Result<std::size_t> some(store::Store& store, WordKind kind, std::int64_t& after, std::size_t most, Index index) {
  std::vector<std::int64_t> ids;
  const auto read = store.read([&](Connection& connection) -> Result<void> {
    auto found = store::missing_words(connection, kind, after, most);
    if (!found) return found.error();
    ids = std::move(*found);
    return {};
  });
  if (!read) return read.error();
  for (const std::int64_t id : ids) {
    const auto done =
        store.write([&](Connection& connection) { return index(connection, id); }, store::Urgency::patient);
    if (!done && (done.error().code == Code::unavailable || done.error().code == Code::io)) return done.error();
    after = id;
  }
  return ids.size();
}

}  // namespace

Result<std::size_t> Reindex::step(std::size_t most) {
  const auto routes = some(store_, WordKind::route, route_, most, index_route);
  if (!routes || *routes > 0) return routes;
  const auto submissions = some(store_, WordKind::submission, submission_, most, index_submission);
  if (!submissions || *submissions > 0) return submissions;
  return some(store_, WordKind::message, message_, most, index_message);
}

}  // namespace marshrut::desk
