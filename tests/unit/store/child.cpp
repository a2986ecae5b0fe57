// store_child DIR URL MODE: what a service does, to be killed in the middle of it. MODE accept: takes in messages and
// says each id that it was given; MODE send: marks replies as sent and says each.
#include <unistd.h>

#include <cstdio>
#include <string>

#include "store/ledger.hpp"
#include "store/outbox.hpp"

namespace {

using namespace marshrut::store;

void say(std::int64_t id) {
  const std::string line = std::to_string(id) + "\n";
  if (::write(1, line.data(), line.size()) < 0) ::_exit(3);
}

int take_in(Store& store) {
  for (int i = 0; i < 40; ++i) {
    const std::string raw = "message " + std::to_string(i) + std::string(30000, 'x');
    Arrival arrival;
    arrival.received = 1;
    arrival.source = "lmtp";
    arrival.raw = raw;
    const auto id = accept(store, arrival);
    if (!id) return 1;
    say(*id);
  }
  return 0;
}

int send(Store& store) {
  const auto claims = claim_replies(store, 100, std::chrono::milliseconds(0));
  if (!claims) return 1;
  for (const ReplyClaim& claim : *claims) {
    if (!mark_sent(store, claim)) return 1;
    say(claim.id);
  }
  return 0;
}

}  // namespace

int main(int count, char** words) {
  if (count != 4) return 2;
  Options options;
  options.data_dir = words[1];
  options.url = words[2];
  const auto store = Store::open(options);
  if (!store) return 1;
  return std::string(words[3]) == "accept" ? take_in(**store) : send(**store);
}
