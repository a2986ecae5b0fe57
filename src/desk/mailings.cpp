#include "desk/mailings.hpp"

#include <atomic>

#include "base/clock.hpp"
#include "base/digest.hpp"
#include "base/files.hpp"
#include "desk/blanks.hpp"
#include "sandbox/scratch.hpp"
#include "store/outbox.hpp"

namespace marshrut::desk {

namespace {

constexpr const char* kScratch = "marshrut-mailing-";
constexpr Millis kDay = 86'400'000;
constexpr std::size_t kMostAtOnce = std::size_t{256} << 20U;  // of all letters together: they wait in memory

std::string sender_of(const intake::Rules& rules) {
  if (!rules.answers.from_address.empty()) return rules.answers.from_address;
  return rules.own_addresses.empty() ? std::string() : rules.own_addresses.front();
}

// Whoever reads the outbox needs no more of it than that.
class NoProgress final : public app::BatchProgress {
public:
  void advanced(const State&) override {}
  void bad_line(std::uint64_t, const Error& error) override { failed = error; }
  void doubtful(std::uint64_t, const std::vector<lens::Doubt>&) override {}
  std::optional<Error> failed;
};

Result<std::string> zip_of(const lens::Form& form, const std::vector<app::StaffList::Person>& people,
                           const std::filesystem::path& zip) {
  NoProgress progress;
  const std::atomic<bool> never{false};
  const auto made = blanks_zip(form, people, zip, progress, never);
  if (!made) return made.error();
  if (progress.failed) return *progress.failed;
  auto bytes = read_file(zip, kMostLetterBytes);
  std::error_code ignored;
  std::filesystem::remove(zip, ignored);
  return bytes;
}

}  // namespace

Result<store::Reply> letter_of(const intake::Rules& rules, OwnLetter own) {
  const std::string from = sender_of(rules);
  if (from.empty()) return Error{Code::conflict, "no address to write from", "answers.from"};
  std::size_t bytes = own.text.size();
  for (const auto& file : own.files) bytes += file.bytes.size();
  if (bytes > kMostLetterBytes) return Error{Code::too_large, "the letter is too large", {}};
  mail::Letter letter;
  letter.from = {rules.answers.from_name, from};
  letter.to = {{}, own.to};
  letter.subject = std::move(own.subject);
  letter.text = std::move(own.text);
  letter.attachments = std::move(own.files);
  letter.date_ms = now_ms();
  letter.message_id = own.kind + '.' + random_hex(12) + '@' + from.substr(from.rfind('@') + 1);
  store::Reply reply;
  reply.kind = std::move(own.kind);
  reply.recipient = letter.to.address;
  reply.header_message_id = letter.message_id;
  reply.event_key = letter.message_id;
  reply.subject = letter.subject;
  reply.bytes = mail::compose(letter);
  return reply;
}

Result<QueuedLetter> queue_letter(store::Store& store, const intake::Rules& rules, OwnLetter own) {
  const auto made = letter_of(rules, std::move(own));
  if (!made) return made.error();
  const store::Reply& reply = *made;
  const Millis since = now_ms() - kDay;
  QueuedLetter out;
  const auto done = store.write([&](store::Connection& connection) -> Result<void> {
    const auto lately = store::replies_since(connection, reply.recipient, since);
    if (!lately) return lately.error();
    store::Reply queued = reply;
    queued.hold = *lately >= rules.answers.most_a_day;
    const auto id = store::queue(connection, queued);
    if (!id) return id.error();
    out = {id->value_or(0), queued.hold};
    return {};
  });
  if (!done) return done.error();
  return out;
}

namespace {

Result<std::vector<OwnLetter>> letters_of(const lens::Form& form, const app::StaffList& list,
                                          const BlankMailing& mailing, const std::filesystem::path& folder) {
  std::vector<OwnLetter> letters;
  std::size_t bytes = 0;
  for (std::size_t i = 0; i < mailing.to.size(); ++i) {
    const BlankMailing::To& to = mailing.to[i];
    const std::string where = "/to/" + std::to_string(i);
    const auto people = to.school.empty() ? list.people : people_of(list, to.school);
    if (people.empty()) return Error{Code::bad_data, "nobody of that school in the list", where + "/school"};
    auto zip = zip_of(form, people, folder / "blanki.zip");
    if (!zip) return Error{zip.error().code, zip.error().message, where};
    bytes += zip->size();
    if (bytes > kMostAtOnce) return Error{Code::too_large, "too much for one mailing", where};
    letters.push_back({"blanks",
                       to.address,
                       mailing.subject,
                       mailing.text,
                       {mail::LetterFile{mailing.file_name, "application/zip", std::move(*zip)}}});
  }
  return letters;
}

}  // namespace

Result<MailedBlanks> send_blanks(const Desk& desk, const lens::Form& form, const ListFile& file,
                                 const BlankMailing& mailing) {
  const auto rules = desk.rules.get();
  if (sender_of(*rules).empty()) return Error{Code::conflict, "no address to write from", "answers.from"};
  const auto scratch = sandbox::Scratch::make(kScratch);
  if (!scratch) return scratch.error();
  const auto list = staff_list(desk.home, form, file.name, file.bytes, scratch->path());
  if (!list) return list.error();
  auto letters = letters_of(form, *list, mailing, scratch->path());
  if (!letters) return letters.error();
  MailedBlanks out;
  for (OwnLetter& letter : *letters) {
    const auto queued = queue_letter(desk.store, *rules, std::move(letter));
    if (!queued) return queued.error();
    ++(queued->held ? out.held : out.queued);
  }
  return out;
}

}  // namespace marshrut::desk
