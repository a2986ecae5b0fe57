// service/metrics_of.hpp: the running parts' counts as one page of metrics; private to this module.
#pragma once

#include <string>
#include <vector>

#include "gate/lmtp_server.hpp"
#include "gate/poller.hpp"
#include "intake/pipeline.hpp"
#include "intake/postman.hpp"
#include "office/office.hpp"
#include "sandbox/pool.hpp"
#include "store/store.hpp"

namespace marshrut::service {

struct Parts {
  const store::Store& store;
  sandbox::PoolCounts workers;
  office::OfficeCounts office;
  intake::PipelineCounts pipeline;
  intake::PostmanCounts postman;
  const gate::LmtpCounters* lmtp = nullptr;
  std::vector<gate::MailboxStatus> mailboxes;
};

std::string metrics_of(const Parts& parts);

}  // namespace marshrut::service
