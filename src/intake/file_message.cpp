#include "intake/file_message.hpp"

#include <nlohmann/json.hpp>

#include "intake/file_document.hpp"
#include "intake/words.hpp"
#include "mail/compose.hpp"
#include "sign/facts.hpp"
#include "store/audit.hpp"
#include "store/documents.hpp"
#include "store/outbox.hpp"
#include "store/signatures.hpp"

namespace marshrut::intake {

namespace {

using store::MessageState;

constexpr Millis kDay = 24 * 60 * 60 * 1000;

std::string domain_of(std::string_view address) {
  const std::size_t at = address.rfind('@');
  return at == std::string_view::npos ? "localhost" : std::string(address.substr(at + 1));
}

// The same message's answer has the same id however often it is made.
std::string answer_id(const store::Claim& claim, std::string_view from) {
  return "answer." + std::to_string(claim.id) + '.' + std::to_string(claim.round) + '.' + claim.sha256.substr(0, 12) +
         '@' + domain_of(from);
}

class Settling {
public:
  Settling(store::Connection& connection, const store::Claim& claim, const Examination& examination,
           const Judgement& judgement, const AnswerSettings& answers, const Contents& contents, Millis now)
      : connection_(connection),
        claim_(claim),
        examination_(examination),
        judgement_(judgement),
        answers_(answers),
        contents_(contents),
        now_(now) {}

  Result<Settled> run() {
    settled_.state = judgement_.state;
    settled_.reason = judgement_.reason;
    answer_ = judgement_.answer;
    if (auto twin = find_twin(); !twin) return twin.error();
    if (auto told = note_bounces(); !told) return told.error();
    if (auto kept = keep_documents(); !kept) return kept.error();
    if (settled_.state == MessageState::received) settled_.state = final_state(fates_);
    if (answer_) {
      if (auto queued = queue_answer(); !queued) return queued.error();
    } else if (settled_.reason.empty()) {
      settled_.reason = judgement_.unanswered;
    }
    const MessageExam& mail = examination_.message;
    auto done = store::settle(connection_, claim_, settled_.state, settled_.reason,
                              {mail.message_id, mail.content_key, mail.from_address, mail.subject, words()});
    if (!done) return done.error();
    if (auto noted = note(); !noted) return noted.error();
    return settled_;
  }

private:
  // The same message over again is a duplicate; another one under the same id is for a person to see.
  Result<void> find_twin() {
    const MessageExam& mail = examination_.message;
    auto holder = store::claim_key(connection_, "content", mail.content_key, claim_.id);
    if (!holder) return holder.error();
    if (*holder) return end(MessageState::duplicate, "message:" + std::to_string(**holder));
    // An operator who opens a message again has looked at the other one of that id.
    if (mail.message_id.empty() || claim_.round > 0) return {};
    holder = store::claim_key(connection_, "message-id", mail.message_id, claim_.id);
    if (!holder) return holder.error();
    if (*holder) return end(MessageState::quarantined, "message-id-conflict:" + std::to_string(**holder));
    return {};
  }

  Result<void> end(MessageState state, std::string reason) {
    settled_.state = state;
    settled_.reason = std::move(reason);
    answer_ = false;
    over_ = true;
    return {};
  }

  // A teacher who never got our answer must not be waited for.
  Result<void> note_bounces() {
    if (over_ || !examination_.message.is_report) return {};
    for (const std::string& id : examination_.message.reported_ids) {
      const auto bounced = store::mark_bounced(connection_, id);
      if (!bounced) return bounced.error();
      if (*bounced) settled_.reason = "report-on-our-reply";
    }
    return {};
  }

  Result<void> keep_documents() {
    const bool file = !over_ && !judgement_.over;
    for (std::size_t i = 0; i < examination_.documents.size(); ++i) {
      const DocumentExam& document = examination_.documents[i];
      DocumentJudgement fate = file ? judgement_.documents[i] : DocumentJudgement{};
      if (over_ && settled_.state == MessageState::duplicate) fate = {Fate::duplicate, "same-message", false};
      auto filed = keep(document, static_cast<std::int64_t>(i), std::move(fate), file);
      if (!filed) return filed.error();
      fates_.push_back(filed->judgement);
      answered_.push_back({&document, std::move(*filed), {}});
    }
    return keep_signatures();
  }

  // A signature is kept with the document that it is of, whatever became of either.
  Result<void> keep_signatures() {
    for (std::size_t i = 0; i < examination_.documents.size(); ++i) {
      const DocumentExam& file = examination_.documents[i];
      if (file.signature.empty()) continue;
      const auto found = sign::signature_from(file.signature);
      if (!found) return found.error();
      const auto signs = static_cast<std::size_t>(file.signs);
      const bool known = file.signs >= 0 && signs < rows_.size();
      store::NewSignature kept{rows_[i], {}, std::string(sign::verdict_name(found->verdict())), file.signature};
      if (known) kept.of_document_id = rows_[signs];
      if (const auto added = store::add_signature(connection_, kept); !added) return added.error();
      if (known) answered_[signs].signatures.push_back(&file);
    }
    return {};
  }

  [[nodiscard]] std::string mail_sender() const {
    return claim_.sender.empty() ? examination_.message.from_address : claim_.sender;
  }

  [[nodiscard]] std::string words() const {
    std::vector<std::string> numbers;
    for (const AnsweredDocument& one : answered_) numbers.push_back(one.filed.number);
    return message_words(examination_, judgement_.school, claim_.sender, numbers);
  }

  Result<Filed> keep(const DocumentExam& document, std::int64_t position, DocumentJudgement fate, bool file) {
    const auto blob = store::put_blob(connection_, document.sha256, document.bytes);
    if (!blob) return blob.error();
    store::NewDocument fresh;
    fresh.message_id = claim_.id;
    fresh.position = position;
    fresh.name = document.name;
    fresh.container = document.container;
    fresh.media_type = document.media_type;
    fresh.sha256 = document.sha256;
    fresh.blob_id = *blob;
    fresh.form = document.form;
    fresh.state = fate_name(fate.fate);
    fresh.reason = fate.reason;
    const auto id = store::add_document(connection_, fresh);
    if (!id) return id.error();
    rows_.push_back(*id);
    if (file && fate.scan) return keep_scan(document, *id, std::move(fate));
    if (!file || document.kind != DocumentKind::form) return Filed{std::move(fate), {}, 0, 0, {}};
    const FilingFacts facts{claim_.id,     claim_.received, judgement_.school,
                            claim_.source, mail_sender(),   examination_.message.subject};
    return file_document(connection_, facts, document, *id, std::move(fate));
  }

  Result<Filed> keep_scan(const DocumentExam& document, std::int64_t id, DocumentJudgement fate) {
    ScanSource source{id, document.bytes, document.sha256, document.media_type, now_, fate.fate != Fate::apart};
    auto filed = file_scan(connection_, contents_, source, *document.scan);
    if (!filed) return filed.error();
    if (!filed->is_new()) {
      fate.fate = Fate::duplicate;
    } else if (filed->waits() && fate.fate == Fate::accepted) {
      fate.fate = Fate::review;
    }
    auto told = store::set_document(connection_, id, document.form, fate_name(fate.fate), fate.reason, {});
    if (!told) return told.error();
    return Filed{std::move(fate), {}, 0, 0, std::move(*filed)};
  }

  [[nodiscard]] mail::Letter letter(WrittenLetter written) const {
    const MessageExam& mail = examination_.message;
    mail::Letter letter = letter_from(answers_, claim_.recipients, std::move(written));
    letter.to = {{}, mail.reply_address};
    letter.message_id = answer_id(claim_, letter.from.address);
    letter.in_reply_to = mail.message_id;
    letter.references = mail.references;
    if (!mail.message_id.empty()) letter.references.push_back(mail.message_id);
    letter.date_ms = now_;
    return letter;
  }

  Result<void> queue_answer() {
    WrittenLetter written = write_letter(examination_.message, answered_, settled_.reason, answers_.centre);
    store::Reply reply;
    reply.kind = kind_name(written.kind);
    const mail::Letter composed = letter(std::move(written));
    const auto sent = store::replies_since(connection_, composed.to.address, now_ - kDay);
    if (!sent) return sent.error();
    reply.message_id = claim_.id;
    reply.recipient = composed.to.address;
    reply.header_message_id = composed.message_id;
    reply.event_key = "message:" + std::to_string(claim_.id) + ':' + std::to_string(claim_.round);
    reply.bytes = mail::compose(composed);
    reply.hold = *sent >= answers_.most_a_day;
    const auto queued = store::queue(connection_, reply);
    if (!queued) return queued.error();
    settled_.answered = queued->has_value();
    return {};
  }

  Result<void> note() {
    const nlohmann::json details = {{"state", store::state_name(settled_.state)},
                                    {"documents", examination_.documents.size()},
                                    {"answered", settled_.answered}};
    return store::append(connection_, {"service", claim_.source, "message.settled",
                                       "message:" + std::to_string(claim_.id), details.dump()});
  }

  store::Connection& connection_;
  const store::Claim& claim_;
  const Examination& examination_;
  const Judgement& judgement_;
  const AnswerSettings& answers_;
  const Contents& contents_;
  Millis now_;
  Settled settled_;
  bool answer_ = false;
  bool over_ = false;
  std::vector<std::int64_t> rows_;  // of the documents, in their order
  std::vector<DocumentJudgement> fates_;
  std::vector<AnsweredDocument> answered_;
};

}  // namespace

mail::Letter letter_from(const AnswerSettings& answers, const std::vector<std::string>& recipients,
                         WrittenLetter written) {
  mail::Letter letter;
  letter.from = {answers.from_name, answers.from_address};
  if (letter.from.address.empty()) letter.from.address = recipients.empty() ? "marshrut@localhost" : recipients.front();
  letter.subject = std::move(written.subject);
  letter.text = std::move(written.text);
  letter.html = std::move(written.html);
  letter.attachments = std::move(written.attachments);
  return letter;
}

Result<Settled> file_message(store::Connection& connection, const store::Claim& claim, const Examination& examination,
                             const Judgement& judgement, const AnswerSettings& answers, const Contents& contents,
                             Millis now) {
  return Settling(connection, claim, examination, judgement, answers, contents, now).run();
}

Result<void> quarantine(store::Connection& connection, const store::Claim& claim, std::string_view reason) {
  auto done = store::settle(connection, claim, MessageState::quarantined, reason, {});
  if (!done) return done;
  const nlohmann::json details = {{"state", "quarantined"}, {"reason", reason}};
  return store::append(
      connection, {"service", claim.source, "message.settled", "message:" + std::to_string(claim.id), details.dump()});
}

}  // namespace marshrut::intake
