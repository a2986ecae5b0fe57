// store/readers.hpp: sessions that only read, lent one to a thread; private to this module.
// Shapes:  a job -> its result, over one snapshot.
// Errors:  as store.hpp.
// Owns:    the reading sessions, opened as they are needed.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <memory>
#include <mutex>
#include <vector>

#include "store/session.hpp"

namespace marshrut::store {

class Readers {
public:
  explicit Readers(Opening opening) : opening_(std::move(opening)), left_(opening_.options.readers) {}

  Result<void> run(const Job& job);

private:
  Result<std::unique_ptr<Session>> borrow();
  void give_back(std::unique_ptr<Session> session);

  Opening opening_;
  std::mutex mutex_;
  std::condition_variable freed_;
  std::vector<std::unique_ptr<Session>> free_;
  std::size_t left_;  // that may still be opened
};

}  // namespace marshrut::store
