#include "http/idempotent.hpp"

#include <mutex>
#include <set>

#include "base/digest.hpp"
#include "http/problem.hpp"
#include "store/idempotency.hpp"

namespace marshrut::http {

namespace {

// The keys whose work is being done by this process.
class AtWork {
public:
  bool enter(const std::string& key) {
    const std::lock_guard lock(mutex_);
    return keys_.insert(key).second;
  }
  void leave(const std::string& key) {
    const std::lock_guard lock(mutex_);
    keys_.erase(key);
  }

private:
  std::mutex mutex_;
  std::set<std::string> keys_;
};

AtWork& at_work() {
  static AtWork all;
  return all;
}

class Turn {
public:
  explicit Turn(std::string key) : key_(std::move(key)), mine_(at_work().enter(key_)) {}
  ~Turn() {
    if (mine_) at_work().leave(key_);
  }
  Turn(const Turn&) = delete;
  Turn& operator=(const Turn&) = delete;
  [[nodiscard]] bool mine() const { return mine_; }

private:
  std::string key_;
  bool mine_;
};

std::string fingerprint(const Request& request, std::string_view operation) {
  const std::string head = std::string(operation) + '\n' + request.path + '?' + request.query + '\n';
  return sha256_hex(head + sha256_hex(request.body));
}

Reply replayed(const store::KeptAnswer& kept) {
  Reply reply;
  reply.status = kept.status;
  reply.type = kept.type;
  reply.body = kept.body;
  const auto headers = nlohmann::json::parse(kept.headers, nullptr, false);
  if (headers.is_object()) {
    for (const auto& [name, value] : headers.items()) reply.with(name, value.get<std::string>());
  }
  return reply.with("Idempotent-Replayed", "true");
}

store::KeptAnswer to_keep(const Reply& reply) {
  nlohmann::json headers = nlohmann::json::object();
  for (const auto& [name, value] : reply.headers) headers[name] = value;
  return {reply.status, reply.type, std::string(reply.bytes()), headers.dump()};
}

}  // namespace

Reply once(const Call& call, store::Store& store, std::string_view operation, const std::function<Reply()>& work) {
  const std::string key(call.request().header("idempotency-key"));
  if (key.empty()) return work();
  if (key.size() > kLongestKey) return problem("bad-request", "Idempotency-Key");
  const std::int64_t person = call.who().person;
  const Turn turn(std::to_string(person) + ':' + key);
  if (!turn.mine()) return problem("conflict", "Idempotency-Key");
  const std::string print = fingerprint(call.request(), operation);
  store::Answered before;
  auto looked = store.read([&](store::Connection& connection) -> Result<void> {
    auto found = store::answered(connection, person, key, print);
    if (!found) return found.error();
    before = std::move(*found);
    return {};
  });
  if (!looked) return problem(looked.error());
  if (before.mismatch) return problem("idempotency-mismatch", "Idempotency-Key");
  if (before.answer) return replayed(*before.answer);
  Reply reply = work();
  // What failed may be tried again under the same key.
  if (reply.status >= 300) return reply;
  auto kept = store.write([&](store::Connection& connection) {
    return store::keep(connection, person, key, print, to_keep(reply), now_ms());
  });
  if (!kept && kept.error().code != Code::conflict) return problem(kept.error());
  return reply;
}

}  // namespace marshrut::http
