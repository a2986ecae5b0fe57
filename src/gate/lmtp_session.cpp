#include "gate/lmtp_session.hpp"

#include <poll.h>
#include <sys/socket.h>

#include <algorithm>
#include <cerrno>

#include "base/log.hpp"
#include "base/step.hpp"

namespace marshrut::gate {

namespace {

constexpr std::size_t kChunk = std::size_t{64} << 10U;
constexpr std::size_t kLeastAtFirst = std::size_t{96} << 10U;  // below what malloc takes from the system each time
constexpr std::size_t kMostAtFirst = std::size_t{1} << 20U;
constexpr char kTlsHandshake = 0x16;

std::string lowered(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return text;
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::string_view reply_for(Code code) {
  switch (code) {
    case Code::unavailable:
    case Code::io:
    case Code::timeout:
    case Code::conflict:
    case Code::internal:
      return "451 4.3.0 Not now, try again";
    case Code::too_large:
      return "552 5.3.4 Too large";
    case Code::refused:
      return "550 5.7.1 Refused";
    default:
      return "554 5.6.0 That message can't be taken in";
  }
}

}  // namespace

bool LmtpShared::take_memory(std::size_t bytes) {
  const std::uint64_t now = counters.memory.fetch_add(bytes) + bytes;
  if (now <= settings.limits.memory_bytes) return true;
  counters.memory -= bytes;
  return false;
}

void LmtpShared::give_memory(std::size_t bytes) { counters.memory -= bytes; }

LmtpSession::LmtpSession(int socket, std::string peer, LmtpShared& shared)
    : socket_(socket),
      shared_(shared),
      in_(std::max(kChunk, shared.settings.limits.line_bytes * 2), '\0'),
      lines_(shared.settings.limits.line_bytes) {
  envelope_.source = "lmtp";
  envelope_.peer = std::move(peer);
  session_until_ = after(limits().session);
}

LmtpSession::~LmtpSession() { drop_message(); }

void LmtpSession::run() {
  try {
    work();
  } catch (const std::exception&) {  // memory that isn't there; a message in DATA stays with its sender
    log(Level::error, "lmtp.ended", {{"why", "exception"}});
  }
}

void LmtpSession::work() {
  say("220 " + shared_.settings.name + " LMTP");
  flush();
  until_ = earlier(after(limits().command), session_until_);
  while (!over_) {
    fill();
    while (!over_ && begin_ < end_) {
      const std::size_t before = begin_;
      data_ ? take_data() : take_lines();
      if (begin_ == before) break;
    }
    flush();
  }
}

void LmtpSession::fill() {
  if (begin_ == end_) {
    begin_ = end_ = 0;
  } else if (begin_ > 0) {
    in_.replace(0, end_ - begin_, in_, begin_, end_ - begin_);
    end_ -= begin_;
    begin_ = 0;
  }
  const StopFlag& stop = data_ ? shared_.cutting : shared_.draining;
  for (;;) {
    if (stop.is_set()) return leave("421 4.3.2 Going down", "stop");
    const auto got = ::recv(socket_, in_.data() + end_, in_.size() - end_, MSG_DONTWAIT);
    if (got > 0) {
      end_ += static_cast<std::size_t>(got);
      // A peer that keeps sending never makes us wait, so the deadline is looked at here too.
      if (Clock::now() >= until_) return leave("421 4.4.2 Took too long", "deadline");
      return;
    }
    if (got == 0 || (errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR)) return leave({}, "closed");
    const Wait wait = wait_for(socket_, POLLIN, until_, &stop);
    if (wait == Wait::timeout) return leave("421 4.4.2 Took too long", "deadline");
    if (wait == Wait::failed) return leave({}, "closed");
  }
}

void LmtpSession::flush() {
  std::string_view left = out_;
  const Time until = after(limits().command);
  while (!left.empty()) {
    const auto sent = ::send(socket_, left.data(), left.size(), MSG_DONTWAIT | MSG_NOSIGNAL);
    if (sent > 0) {
      left.remove_prefix(static_cast<std::size_t>(sent));
    } else if (errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR) {
      over_ = true;
      break;
    } else if (over_ || wait_for(socket_, POLLOUT, until, &shared_.cutting) != Wait::ready) {
      over_ = true;  // a last word is not waited for
      break;
    }
  }
  out_.clear();
}

void LmtpSession::take_lines() {
  if (first_ && in_[begin_] == kTlsHandshake) return leave("500 5.5.2 No TLS here", "tls");
  first_ = false;
  while (!over_ && !data_) {
    const Line line = lines_.next({in_.data() + begin_, end_ - begin_});
    begin_ += line.used;
    if (line.kind == Line::Kind::none) return;
    // Each whole command has its own time; single bytes of one don't get more.
    until_ = earlier(after(limits().command), session_until_);
    if (line.kind == Line::Kind::too_long) {
      complain("500 5.5.2 That line is too long");
    } else if (line.kind == Line::Kind::bare_newline) {
      complain("500 5.5.2 Lines end by CR LF");
    } else {
      answer(parse_command(line.text));
    }
    if (out_.size() > kChunk) flush();
  }
}

void LmtpSession::answer(const Command& command) {
  if (!command.problem.empty()) return complain(command.problem);
  switch (command.verb) {
    case Verb::lhlo:
      return greet(command);
    case Verb::helo:
      return complain("500 5.5.1 This is LMTP: LHLO");
    case Verb::mail:
      return begin_mail(command);
    case Verb::rcpt:
      return add_recipient(command);
    case Verb::data:
      return begin_data();
    case Verb::rset:
      forget();
      return say("250 2.0.0 Forgotten");
    case Verb::noop:
      return say("250 2.0.0 Here");
    case Verb::vrfy:
      return say("252 2.5.0 Send, and see");
    case Verb::quit:
      return leave("221 2.0.0 Bye", {});
    case Verb::not_lmtp:
      return leave("500 5.5.2 This is LMTP", "not-lmtp");
    case Verb::unknown:
      return complain("500 5.5.2 That command is not known here");
  }
}

void LmtpSession::greet(const Command& command) {
  forget();
  greeted_ = true;
  envelope_.helo = command.text;
  say("250-" + shared_.settings.name);
  say("250-PIPELINING");
  say("250-SIZE " + std::to_string(limits().message_bytes));
  say("250-8BITMIME");
  say("250-SMTPUTF8");
  say("250 ENHANCEDSTATUSCODES");
}

void LmtpSession::begin_mail(const Command& command) {
  if (!greeted_) return complain("503 5.5.1 LHLO first");
  if (in_mail_) return complain("503 5.5.1 One message at a time");
  if (!command.utf8 && !is_ascii(command.text)) return complain("553 5.6.7 That address needs SMTPUTF8");
  if (command.size.value_or(0) > limits().message_bytes) {
    ++shared_.counters.refused;
    return say("552 5.3.4 Too large");
  }
  envelope_.sender = command.text;
  announced_ = command.size;
  utf8_ = command.utf8;
  in_mail_ = true;
  say("250 2.1.0 Go on");
}

bool LmtpSession::is_known(const std::string& recipient) const {
  const auto& allowed = shared_.settings.recipients;
  if (allowed.empty()) return true;
  const std::string address = lowered(recipient);
  const std::size_t at = address.rfind('@');
  const std::string domain = at == std::string::npos ? std::string() : address.substr(at);
  return std::any_of(allowed.begin(), allowed.end(), [&](const std::string& one) {
    const std::string wanted = lowered(one);
    return wanted == address || (!domain.empty() && wanted == domain);
  });
}

void LmtpSession::add_recipient(const Command& command) {
  if (!in_mail_) return complain("503 5.5.1 MAIL first");
  if (!utf8_ && !is_ascii(command.text)) return complain("553 5.6.7 That address needs SMTPUTF8");
  if (envelope_.recipients.size() >= limits().recipients) return say("452 4.5.3 Too many recipients");
  if (!is_known(command.text)) return complain("550 5.1.1 No such recipient");
  envelope_.recipients.push_back(command.text);
  say("250 2.1.5 Go on");
}

void LmtpSession::begin_data() {
  if (!in_mail_ || envelope_.recipients.empty()) return complain("503 5.5.1 MAIL and RCPT first");
  // What the peer announces must have room now, though it is taken only as it comes: who lies holds nothing.
  const auto room =
      std::min<std::uint64_t>(std::max<std::uint64_t>(announced_.value_or(0), kChunk), limits().memory_bytes);
  if (!shared_.take_memory(room)) {
    ++shared_.counters.tempfailed;
    return say("452 4.3.1 No room now, try again");
  }
  shared_.give_memory(room);
  data_.emplace(shared_.settings.bare_newline == BareNewline::refuse);
  fate_ = Fate::keep;
  until_ = earlier(after(limits().data), session_until_);
  say("354 Go on");
}

bool LmtpSession::make_room(std::size_t bytes) {
  const std::size_t needed = raw_.size() + bytes;
  if (needed <= taken_) return true;
  // The first room is what was announced, as far as that is little: who announces much and sends nothing holds nothing.
  const std::size_t asked = taken_ == 0 ? static_cast<std::size_t>(announced_.value_or(0)) + 1 : taken_ * 2;
  const std::size_t first = taken_ == 0 ? kMostAtFirst : asked;
  const std::size_t most = limits().message_bytes + kChunk * 2;
  const std::size_t wanted = std::max(std::clamp(std::min(asked, first), std::min(kLeastAtFirst, most), most), needed);
  if (!shared_.take_memory(wanted - taken_)) return false;
  taken_ = wanted;
  raw_.reserve(wanted);
  return true;
}

void LmtpSession::take_data() {
  const std::string_view bytes(in_.data() + begin_, end_ - begin_);
  if (fate_ == Fate::keep && !make_room(bytes.size() + 1)) {
    fate_ = Fate::no_memory;
    drop_message();
  }
  begin_ += data_->feed(bytes, raw_);
  if (fate_ == Fate::keep && raw_.size() > limits().message_bytes) {
    fate_ = Fate::too_large;
    drop_message();
  }
  if (fate_ != Fate::keep) raw_.clear();
  if (data_->ended()) finish_data();
}

void LmtpSession::drop_message() {
  std::string().swap(raw_);
  shared_.give_memory(taken_);
  taken_ = 0;
}

void LmtpSession::say_for_each(std::string_view reply) {
  for (std::size_t i = 0; i < envelope_.recipients.size(); ++i) say(reply);
}

Result<std::int64_t> LmtpSession::hand_over() {
  try {
    return shared_.accept(envelope_, std::move(raw_));
  } catch (const std::exception&) {
    return Error{Code::internal, "an exception", {}};
  }
}

void LmtpSession::finish_data() {
  const bool bare = data_->bare_newline();
  data_.reset();
  step("lmtp.data-read");
  if (fate_ != Fate::keep || bare) {
    auto& counter = fate_ == Fate::no_memory ? shared_.counters.tempfailed : shared_.counters.refused;
    ++counter;
    log(Level::warning, "lmtp.rejected", {{"why", bare ? "bare-newline" : "room"}});
    say_for_each(fate_ == Fate::too_large   ? "552 5.3.4 Too large"
                 : fate_ == Fate::no_memory ? "452 4.3.1 No room now, try again"
                                            : "554 5.6.0 Lines end by CR LF");
  } else {
    const std::size_t bytes = raw_.size();
    const auto number = hand_over();
    if (number) {
      ++shared_.counters.accepted;
      shared_.counters.bytes += bytes;
      step("lmtp.accepted");
      say_for_each("250 2.0.0 Kept as " + std::to_string(*number));
    } else {
      const std::string_view reply = reply_for(number.error().code);
      auto& counter = reply.front() == '4' ? shared_.counters.tempfailed : shared_.counters.refused;
      ++counter;
      log(Level::warning, reply.front() == '4' ? "lmtp.tempfailed" : "lmtp.rejected",
          {{"code", code_name(number.error().code)}, {"bytes", static_cast<std::int64_t>(bytes)}});
      say_for_each(reply);
    }
  }
  drop_message();
  flush();
  step("lmtp.answered");
  forget();
  until_ = earlier(after(limits().command), session_until_);
}

void LmtpSession::forget() {
  in_mail_ = utf8_ = false;
  announced_.reset();
  envelope_.sender.clear();
  envelope_.recipients.clear();
}

void LmtpSession::say(std::string_view reply) { out_.append(reply).append("\r\n"); }

void LmtpSession::complain(std::string_view reply) {
  say(reply);
  if (++errors_ >= limits().errors) leave("421 4.7.0 Too many errors", "errors");
}

void LmtpSession::leave(std::string_view reply, std::string_view why) {
  if (!reply.empty()) say(reply);
  over_ = true;
  if (!why.empty() && why != "closed") log(Level::info, "lmtp.ended", {{"why", why}});
  begin_ = end_;
}

}  // namespace marshrut::gate
