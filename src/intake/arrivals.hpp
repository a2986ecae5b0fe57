// intake/arrivals.hpp: the three ways in end here: a message is on disk before anybody is told that we have it.
// Shapes:  what the gate hands over -> a row of the ledger.
// Errors:  the store's; `unavailable` makes the peer keep the message and try again.
// Owns:    nothing; the store must outlive both.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "gate/accept.hpp"
#include "gate/mailbox.hpp"
#include "store/store.hpp"

namespace marshrut::intake {

// `came` is called after each message that was accepted.
gate::Accept accept_into(store::Store& store, std::function<void()> came);

class MailboxPort : public gate::SeenPort {
public:
  MailboxPort(store::Store& store, std::function<void()> came) : store_(store), came_(std::move(came)) {}
  Result<std::vector<bool>> known(const std::string& mailbox, const std::string& validity,
                                  const std::vector<std::string>& uids) override;
  Result<std::int64_t> file(const gate::Envelope& envelope, const std::string& mailbox, const std::string& validity,
                            const std::string& uid, std::string raw) override;

private:
  store::Store& store_;
  std::function<void()> came_;
};

}  // namespace marshrut::intake
