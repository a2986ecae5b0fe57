// inbox list, inbox show, inbox raw: what came by mail, and what became of it.
#include <filesystem>

#include "base/files.hpp"
#include "cli/commands.hpp"
#include "cli/layout.hpp"
#include "cli/store_session.hpp"
#include "sign/facts.hpp"
#include "sign/words.hpp"
#include "store/ledger.hpp"
#include "text/messages.hpp"

namespace marshrut::cli {

namespace {

using text::message;

// "not-a-submission" -> «не бланк»
std::string state_text(std::string_view state) { return message("cli.inbox.state." + std::string(state)); }
std::string fate_text(std::string_view state) { return message("cli.inbox.document." + std::string(state)); }

std::string documents_text(const store::ListedMessage& one) {
  std::string text;
  for (const store::ListedDocument& document : one.documents) {
    if (document.state == "kept") continue;
    text += (text.empty() ? "" : "; ") + document.name + " (" + fate_text(document.state) +
            (document.submission.empty() ? "" : ", " + document.submission) + ")";
  }
  return text;
}

std::vector<std::string> row_of(const store::ListedMessage& one) {
  const std::string sender = one.sender.empty() ? one.header_from : one.sender;
  return {std::to_string(one.id), iso_time(one.received).substr(0, 16), state_text(store::state_name(one.state)),
          sender, documents_text(one)};
}

Result<void> each_message(const store::Store& store, const store::ListFilter& filter,
                          const std::function<void(const store::ListedMessage&)>& use) {
  store::ListCursor cursor;
  for (bool more = true; more;) {
    const auto read = store.read([&](store::Connection& connection) -> Result<void> {
      const auto page = store::list(connection, filter, cursor);
      if (!page) return page.error();
      for (const store::ListedMessage& one : *page) use(one);
      more = page->size() == cursor.most;
      if (more) cursor.after = page->back().id;
      return {};
    });
    if (!read) return read;
  }
  return {};
}

// «Файл: karta.docx», and a line for each who signed it.
std::vector<std::string> signature_words(const store::ListedDocument& document) {
  std::vector<std::string> lines;
  const auto signature = sign::signature_from(document.signature);
  if (!signature) return lines;
  if (!document.signs.empty()) {
    lines.push_back(message("cli.inbox.signs", {{"name", std::string_view(document.signs)}}));
  }
  for (const sign::Signer& signer : signature->signers) lines.push_back(sign::signer_words(signer));
  return lines;
}

void show(const store::ListedMessage& one, Console& console) {
  std::vector<std::vector<std::string>> rows = {
      {message("cli.inbox.field.received"), iso_time(one.received)},
      {message("cli.inbox.field.state"), state_text(store::state_name(one.state))},
      {message("cli.inbox.field.reason"), one.reason},
      {message("cli.inbox.field.sender"), one.sender},
      {message("cli.inbox.field.from"), one.header_from},
      {message("cli.inbox.field.subject"), one.subject},
      {message("cli.inbox.field.source"), one.source},
      {message("cli.inbox.field.sha256"), one.sha256},
  };
  for (const store::ListedDocument& document : one.documents) {
    rows.push_back(
        {message("cli.inbox.field.document"), document.name + " — " + fate_text(document.state) +
                                                  (document.form.empty() ? "" : ", " + document.form) +
                                                  (document.submission.empty() ? "" : ", " + document.submission) +
                                                  (document.reason.empty() ? "" : " (" + document.reason + ")")});
    for (const std::string& words : signature_words(document)) rows.push_back({"", words});
  }
  for (const store::ListedReply& reply : one.replies) {
    rows.push_back(
        {message("cli.inbox.field.reply"), message("cli.inbox.reply." + reply.kind) + " → " + reply.recipient + " — " +
                                               message("cli.inbox.sent." + reply.state) +
                                               (reply.last_code.empty() ? "" : " (" + reply.last_code + ")")});
  }
  console.out(table(rows));
}

}  // namespace

int run_inbox_list(const Call& call, Console& console) {
  store::ListFilter filter;
  if (const auto state = call.value("state")) {
    filter.state = store::message_state(*state);
    if (!filter.state)
      return complain(console, usage_error(message("cli.usage.state", {{"state", *state}})), call.command);
  }
  const auto store = store_of(call, console);
  if (!store) return kBadInput;
  std::vector<std::vector<std::string>> rows;
  const auto done = each_message(*store, filter, [&](const store::ListedMessage& one) {
    if (call.has("json")) {
      console.line(intake::inbox_line(one));
    } else {
      rows.push_back(row_of(one));
    }
  });
  if (!done) return told(console, "marshrut", done.error());
  if (!rows.empty()) console.out(table(rows));
  return kDone;
}

int run_inbox_show(const Call& call, Console& console) {
  const auto id = id_of(call.words[0]);
  if (!id) return complain(console, usage_error(message("cli.usage.message-id")), call.command);
  const auto store = store_of(call, console);
  if (!store) return kBadInput;
  store::ListFilter filter;
  filter.id = *id;
  bool found = false;
  const auto done = each_message(*store, filter, [&](const store::ListedMessage& one) {
    found = true;
    if (call.has("json")) {
      console.line(intake::inbox_line(one));
    } else {
      show(one, console);
    }
  });
  if (!done) return told(console, "marshrut", done.error());
  return found ? kDone : told(console, call.words[0], Error{Code::not_found, "no such message", {}});
}

int run_inbox_raw(const Call& call, Console& console) {
  const auto id = id_of(call.words[0]);
  if (!id) return complain(console, usage_error(message("cli.usage.message-id")), call.command);
  const auto store = store_of(call, console);
  if (!store) return kBadInput;
  std::string raw;
  auto done = store->read([&](store::Connection& connection) -> Result<void> {
    auto bytes = store::raw_bytes(connection, *id);
    if (!bytes) return bytes.error();
    raw = std::move(*bytes);
    return {};
  });
  if (done && call.has("out")) {
    done = write_file_atomic(std::filesystem::path(*call.value("out")), raw, Overwrite::refuse);
  } else if (done) {
    console.out(raw);
  }
  return done ? kDone : told(console, call.words[0], done.error());
}

}  // namespace marshrut::cli
