// A SeenPort that keeps in memory what is filed, and fails when a test wants it to.
#pragma once

#include <gtest/gtest.h>

#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "gate/mailbox.hpp"

namespace marshrut::testing {

class Filing : public gate::SeenPort {
public:
  Result<std::vector<bool>> known(const std::string& mailbox, const std::string& validity,
                                  const std::vector<std::string>& uids) override {
    const std::lock_guard lock(mutex_);
    ++asked_;
    std::vector<bool> answers;
    for (const std::string& uid : uids) answers.push_back(seen_.count({mailbox, validity, uid}) > 0);
    return answers;
  }
  Result<std::int64_t> file(const gate::Envelope& envelope, const std::string& mailbox, const std::string& validity,
                            const std::string& uid, std::string raw) override {
    const std::lock_guard lock(mutex_);
    if (fail && raw.find(fail_for) != std::string::npos) return *fail;
    EXPECT_TRUE(seen_.insert({mailbox, validity, uid}).second) << "filed twice: " << uid;
    raws_.push_back(std::move(raw));
    uids_.push_back(uid);
    last = envelope;
    return static_cast<std::int64_t>(raws_.size());
  }
  std::vector<std::string> raws() {
    const std::lock_guard lock(mutex_);
    return raws_;
  }
  std::vector<std::string> uids() {
    const std::lock_guard lock(mutex_);
    return uids_;
  }
  void know(const std::string& mailbox, const std::string& validity, const std::string& uid) {
    seen_.insert({mailbox, validity, uid});
  }
  std::optional<Error> fail;
  std::string fail_for;  // messages with this in them
  gate::Envelope last;

private:
  std::mutex mutex_;
  std::set<std::vector<std::string>> seen_;
  std::vector<std::string> raws_, uids_;
  int asked_ = 0;
};

}  // namespace marshrut::testing
