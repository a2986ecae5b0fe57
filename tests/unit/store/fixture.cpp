#include "fixture.hpp"

namespace marshrut::store {

StoreTest::Filed StoreTest::file(const std::string& raw, const std::string& bytes, const std::string& key) const {
  Filed filed;
  filed.message = take_in(raw);
  const Claim claim = must(claim_message(*store_, filed.message, std::chrono::minutes(1)));
  const std::string sha256 = sha256_hex(bytes);
  must(store_->write([&](Connection& connection) -> Result<void> {
    filed.blob = must(put_blob(connection, sha256, bytes));
    NewDocument document;
    document.message_id = filed.message;
    document.name = "бланк.docx";
    document.sha256 = sha256;
    document.blob_id = filed.blob;
    document.form = "odintsovo-blank";
    document.state = "filed";
    filed.document = must(add_document(connection, document));
    NewRoute route;
    route.key = key;
    route.teacher = "teacher of " + key;
    filed.route = must(insert_route(connection, route, {5, "service", "lmtp", ""})).route.id;
    must(lock_route(connection, filed.route));
    NewSubmission submission;
    submission.number = must(next_submission_number(connection, 2026));
    submission.document_id = filed.document;
    submission.message_id = filed.message;
    submission.route_id = filed.route;
    submission.form = "odintsovo-blank";
    submission.state = "filed";
    submission.reading = R"({"teacher":{"full_name":"Иванова"}})";
    filed.submission = must(add_submission(connection, submission)).id;
    return settle(connection, claim, MessageState::filed, "", {"<1@x>", "key", "sender@example.org", "Тема"});
  }));
  return filed;
}

Scan StoreTest::scan(const std::string& source, std::optional<std::int64_t> route, const std::string& image,
                     std::optional<std::int64_t> document) const {
  return must(in_write([&](Connection& connection) -> Result<Scan> {
    NewScan scan;
    scan.document_id = document;
    scan.source_sha256 = sha256_hex(source);
    scan.pages = "[1,2]";
    scan.code = route ? "92-2026-00001-7" : "";
    scan.kind = route ? "card" : "page";
    scan.route_id = route;
    scan.state = route ? "filed" : "unsettled";
    scan.reason = route ? "" : "no-mark";
    scan.blob_id = must(put_blob(connection, sha256_hex(image), image));
    scan.media_type = route ? "application/pdf" : "image/png";
    scan.created = 7;
    auto added = add_scan(connection, scan);
    if (!added) return added.error();
    return std::move(added->scan);
  }));
}

}  // namespace marshrut::store
