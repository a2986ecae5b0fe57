// support/scripted_peer.hpp: a server on loopback that says what a test wants it to say, faults included.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "support/certificates.hpp"

namespace marshrut::testing {

// What a client says that begins with `command`, and the answer. {tag} is the client's first word (IMAP); an answer
// that ends by kHangUp is the last one, kForever at its end says nothing more and waits until the client has gone.
struct ScriptedAnswer {
  std::string command, reply;
};
inline constexpr char kHangUp = '\x04';
inline constexpr char kForever = '\x05';

class PeerLink {
public:
  PeerLink(int socket, int index);
  ~PeerLink();
  PeerLink(const PeerLink&) = delete;
  PeerLink& operator=(const PeerLink&) = delete;

  // These end the script when the client has gone.
  void say(std::string_view text);
  void drip(std::string_view text, std::chrono::milliseconds pause);  // byte by byte
  std::string line();                                                 // without CRLF
  std::string until(std::string_view end);
  void secure(const Certificates& certificates, const std::string& host);
  void wait_for_end();
  void hang_up();

  // Answers until the client has gone; what fits no command is told so by `otherwise`.
  void answer(const std::vector<ScriptedAnswer>& answers, const std::string& otherwise);

  [[nodiscard]] int index() const { return index_; }  // 0 for the first client
  [[nodiscard]] const std::vector<std::string>& heard() const { return heard_; }

private:
  std::size_t receive(char* into, std::size_t size);
  struct Tls;
  int socket_, index_;
  std::string in_;
  std::vector<std::string> heard_;
  std::unique_ptr<Tls> tls_;
};

class ScriptedPeer {
public:
  using Script = std::function<void(PeerLink& link)>;
  explicit ScriptedPeer(Script script);
  ~ScriptedPeer();
  ScriptedPeer(const ScriptedPeer&) = delete;
  ScriptedPeer& operator=(const ScriptedPeer&) = delete;

  [[nodiscard]] std::uint16_t port() const { return port_; }
  [[nodiscard]] int clients() const { return clients_; }
  // The lines of all clients that have gone; waits until they have.
  std::vector<std::string> heard();

private:
  void serve(int socket);
  Script script_;
  int socket_ = -1;
  std::uint16_t port_ = 0;
  std::atomic<bool> stop_{false};
  std::atomic<int> clients_{0};
  std::mutex mutex_;
  std::vector<std::string> heard_;
  std::vector<int> open_;
  std::vector<std::thread> threads_;
  std::thread listener_;
};

}  // namespace marshrut::testing
