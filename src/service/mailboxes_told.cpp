#include "service/mailboxes_told.hpp"

#include <nlohmann/json.hpp>

#include "base/clock.hpp"
#include "text/messages.hpp"

namespace marshrut::service {

namespace {

using Json = nlohmann::ordered_json;

const gate::PolledMailbox* named(const Settings& settings, const std::string& name) {
  for (const gate::PolledMailbox& one : settings.mailboxes) {
    if (one.settings.name == name) return &one;
  }
  return nullptr;
}

Json mailbox_json(const gate::MailboxStatus& status, const gate::PolledMailbox* mailbox) {
  const bool imap = mailbox != nullptr && mailbox->settings.protocol == gate::MailProtocol::imap;
  const char* state = status.last_error ? "failing" : status.polling ? "polling" : "waiting";
  return {{"name", status.name},
          {"protocol", imap ? "imap" : "pop3"},
          {"host", mailbox == nullptr ? std::string() : mailbox->settings.host},
          {"state", state},
          {"lastPoll", status.last_ok ? Json(iso_time(*status.last_ok)) : Json()},
          {"lastError", status.last_error ? text::error_message(*status.last_error) : std::string()},
          {"taken", status.filed}};
}

}  // namespace

std::string mailboxes_told(const MailParts& parts) {
  Json told = {{"items", Json::array()}, {"lmtp", nullptr}, {"smtp", {{"host", ""}, {"configured", false}}}};
  for (const gate::MailboxStatus& status : parts.mailboxes) {
    told["items"].push_back(mailbox_json(status, named(parts.settings, status.name)));
  }
  if (parts.lmtp != nullptr && parts.settings.lmtp) {
    const Listen& at = *parts.settings.lmtp;
    told["lmtp"] = {{"address", at.host + ':' + std::to_string(at.port)},
                    {"accepted", parts.lmtp->accepted.load()},
                    {"refused", parts.lmtp->refused.load() + parts.lmtp->tempfailed.load()}};
  }
  if (parts.settings.smtp) told["smtp"] = {{"host", parts.settings.smtp->host}, {"configured", true}};
  return told.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace marshrut::service
