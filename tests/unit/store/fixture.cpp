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

}  // namespace marshrut::store
