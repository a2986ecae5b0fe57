// service/mailboxes_told.hpp: the ways in and out as listMailboxes tells them; private to this module.
#pragma once

#include <string>
#include <vector>

#include "gate/lmtp_server.hpp"
#include "gate/poller.hpp"
#include "service/settings.hpp"

namespace marshrut::service {

struct MailParts {
  const Settings& settings;
  const gate::LmtpCounters* lmtp = nullptr;  // nullptr: not listening
  std::vector<gate::MailboxStatus> mailboxes;
};

std::string mailboxes_told(const MailParts& parts);

}  // namespace marshrut::service
