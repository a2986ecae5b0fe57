// intake/rules.hpp: what the service goes by when it takes messages in; changed as a whole when settings are reloaded.
// Shapes:  Rules, shared and never changed in place: who holds a copy works with it to its end.
// Owns:    everything it holds.
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "intake/contents.hpp"
#include "intake/file_message.hpp"
#include "intake/judge.hpp"
#include "intake/schools.hpp"

namespace marshrut::intake {

struct Rules {
  Schools schools;
  TrustSettings trust;
  AnswerSettings answers;
  Contents contents;  // what forms show: for paper that comes back
  std::vector<std::string> own_addresses;
  std::string authserv_id;
};

class SharedRules {
public:
  explicit SharedRules(Rules rules) : rules_(std::make_shared<const Rules>(std::move(rules))) {}
  [[nodiscard]] std::shared_ptr<const Rules> get() const {
    const std::lock_guard lock(mutex_);
    return rules_;
  }
  void set(Rules rules) {
    auto fresh = std::make_shared<const Rules>(std::move(rules));
    const std::lock_guard lock(mutex_);
    rules_ = std::move(fresh);
  }

private:
  mutable std::mutex mutex_;
  std::shared_ptr<const Rules> rules_;
};

}  // namespace marshrut::intake
