// gate/lmtp_session.hpp: one peer's talk with the LMTP server; private to this module.
// Shapes:  a connected socket -> replies, and calls of Accept.
// Errors:  none leave run(): each ends in a reply or in the end of the session.
// Owns:    its buffers; the socket is the caller's.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gate/data_reader.hpp"
#include "gate/line_reader.hpp"
#include "gate/lmtp_server.hpp"
#include "gate/lmtp_words.hpp"
#include "gate/stop.hpp"
#include "gate/wait.hpp"

namespace marshrut::gate {

// What the sessions of a server share.
struct LmtpShared {
  LmtpSettings settings;
  Accept accept;
  LmtpCounters counters;
  StopFlag draining;  // no more messages
  StopFlag cutting;   // not even those that are being sent

  bool take_memory(std::size_t bytes);
  void give_memory(std::size_t bytes);
};

class LmtpSession {
public:
  LmtpSession(int socket, std::string peer, LmtpShared& shared);
  ~LmtpSession();
  LmtpSession(const LmtpSession&) = delete;
  LmtpSession& operator=(const LmtpSession&) = delete;

  void run();

private:
  enum class Fate { keep, too_large, no_memory };

  void work();
  void fill();
  void flush();
  void take_lines();
  void take_data();
  void answer(const Command& command);
  void greet(const Command& command);
  void begin_mail(const Command& command);
  void add_recipient(const Command& command);
  void begin_data();
  void finish_data();
  Result<std::int64_t> hand_over();
  void say_for_each(std::string_view reply);
  bool make_room(std::size_t bytes);
  void drop_message();
  void forget();
  void say(std::string_view reply);
  void complain(std::string_view reply);
  void leave(std::string_view reply, std::string_view why);
  [[nodiscard]] bool is_known(const std::string& recipient) const;
  [[nodiscard]] const LmtpLimits& limits() const { return shared_.settings.limits; }

  int socket_;
  LmtpShared& shared_;
  std::string in_;
  std::size_t begin_ = 0, end_ = 0;  // what came and isn't used yet: in_[begin_, end_)
  std::string out_;
  LineReader lines_;
  Envelope envelope_;
  bool greeted_ = false, in_mail_ = false, utf8_ = false, over_ = false, first_ = true;
  std::optional<std::uint64_t> announced_;
  std::size_t errors_ = 0;
  std::optional<DataReader> data_;
  std::string raw_;
  std::size_t taken_ = 0;  // of the shared memory
  Fate fate_ = Fate::keep;
  Time session_until_, until_;
};

}  // namespace marshrut::gate
