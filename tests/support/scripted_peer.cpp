#include "support/scripted_peer.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <openssl/ssl.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <csignal>

namespace marshrut::testing {

namespace {

struct Gone {};  // the client: the script ends

}  // namespace

struct PeerLink::Tls {
  SSL_CTX* context = SSL_CTX_new(TLS_server_method());
  SSL* session = nullptr;
  ~Tls() {
    SSL_free(session);
    SSL_CTX_free(context);
  }
};

PeerLink::PeerLink(int socket, int index) : socket_(socket), index_(index) {}
PeerLink::~PeerLink() = default;

std::size_t PeerLink::receive(char* into, std::size_t size) {
  const auto got = tls_ ? SSL_read(tls_->session, into, static_cast<int>(size)) : ::recv(socket_, into, size, 0);
  if (got <= 0) throw Gone();
  return static_cast<std::size_t>(got);
}

void PeerLink::say(std::string_view text) {
  while (!text.empty()) {
    const auto sent = tls_ ? SSL_write(tls_->session, text.data(), static_cast<int>(text.size()))
                           : ::send(socket_, text.data(), text.size(), MSG_NOSIGNAL);
    if (sent <= 0) throw Gone();
    text.remove_prefix(static_cast<std::size_t>(sent));
  }
}

void PeerLink::drip(std::string_view text, std::chrono::milliseconds pause) {
  for (const char c : text) {
    say({&c, 1});
    std::this_thread::sleep_for(pause);
  }
}

std::string PeerLink::until(std::string_view end) {
  std::size_t found = 0;
  while ((found = in_.find(end)) == std::string::npos) {
    std::array<char, 4096> buffer{};
    const std::size_t got = receive(buffer.data(), buffer.size());
    in_.append(buffer.data(), got);
  }
  std::string text = in_.substr(0, found);
  in_.erase(0, found + end.size());
  return text;
}

std::string PeerLink::line() {
  heard_.push_back(until("\r\n"));
  return heard_.back();
}

void PeerLink::secure(const Certificates& certificates, const std::string& host) {
  tls_ = std::make_unique<Tls>();
  if (SSL_CTX_use_certificate_chain_file(tls_->context, certificates.certificate(host).c_str()) != 1 ||
      SSL_CTX_use_PrivateKey_file(tls_->context, certificates.key(host).c_str(), SSL_FILETYPE_PEM) != 1) {
    throw Gone();
  }
  tls_->session = SSL_new(tls_->context);
  SSL_set_fd(tls_->session, socket_);
  if (SSL_accept(tls_->session) != 1) throw Gone();
}

void PeerLink::wait_for_end() {
  std::array<char, 4096> buffer{};
  for (;;) (void)receive(buffer.data(), buffer.size());
}

void PeerLink::hang_up() { throw Gone(); }

void PeerLink::answer(const std::vector<ScriptedAnswer>& answers, const std::string& otherwise) {
  for (;;) {
    const std::string said = line();
    const std::size_t space = said.find(' ');
    const std::string tag = said.substr(0, space), rest = space == std::string::npos ? "" : said.substr(space + 1);
    const auto fits = [&](const ScriptedAnswer& one) {
      return said.rfind(one.command, 0) == 0 || rest.rfind(one.command, 0) == 0;
    };
    const auto found = std::find_if(answers.begin(), answers.end(), fits);
    std::string reply = found == answers.end() ? otherwise : found->reply;
    for (std::size_t at = 0; (at = reply.find("{tag}")) != std::string::npos;) reply.replace(at, 5, tag);
    const char last = reply.empty() ? '\0' : reply.back();
    if (last == kHangUp || last == kForever) reply.pop_back();
    say(reply);
    if (last == kHangUp) return;
    if (last == kForever) wait_for_end();
  }
}

ScriptedPeer::ScriptedPeer(Script script) : script_(std::move(script)) {
  (void)std::signal(SIGPIPE, SIG_IGN);
  socket_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  auto* generic = reinterpret_cast<sockaddr*>(&address);
  if (::bind(socket_, generic, size) == 0 && ::listen(socket_, 64) == 0 &&
      ::getsockname(socket_, generic, &size) == 0) {
    port_ = ntohs(address.sin_port);
  }
  listener_ = std::thread([this] {
    while (!stop_) {
      pollfd watched{socket_, POLLIN, 0};
      if (::poll(&watched, 1, 20) <= 0) continue;
      const int client = ::accept4(socket_, nullptr, nullptr, SOCK_CLOEXEC);
      if (client < 0) continue;
      const std::lock_guard lock(mutex_);
      open_.push_back(client);
      threads_.emplace_back([this, client] { serve(client); });
    }
  });
}

void ScriptedPeer::serve(int socket) {
  const int one = 1;
  ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
  std::vector<std::string> heard;
  {
    PeerLink link(socket, clients_++);
    try {
      script_(link);
    } catch (const Gone&) {
    }
    heard = link.heard();
  }
  const std::lock_guard lock(mutex_);
  heard_.insert(heard_.end(), heard.begin(), heard.end());
  open_.erase(std::find(open_.begin(), open_.end(), socket));
  ::close(socket);
}

std::vector<std::string> ScriptedPeer::heard() {
  for (;;) {
    {
      const std::lock_guard lock(mutex_);
      if (open_.empty()) return heard_;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
}

ScriptedPeer::~ScriptedPeer() {
  stop_ = true;
  listener_.join();
  {
    const std::lock_guard lock(mutex_);
    for (const int socket : open_) ::shutdown(socket, SHUT_RDWR);
  }
  for (std::thread& thread : threads_) thread.join();
  ::close(socket_);
}

}  // namespace marshrut::testing
