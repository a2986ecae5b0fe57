#include "gate/smtp_sender.hpp"

#include <curl/curl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <mutex>
#include <new>
#include <optional>
#include <vector>

#include "base/step.hpp"
#include "gate/smtp_talk.hpp"
#include "gate/wire.hpp"

namespace marshrut::gate {

namespace {

struct Free {
  void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};

std::size_t on_read(char* into, std::size_t size, std::size_t count, void* talk) {
  return static_cast<SmtpTalk*>(talk)->read(into, size * count);
}

std::size_t on_nothing(char*, std::size_t size, std::size_t count, void*) { return size * count; }

// What libcurl's callbacks get: the message that is on its way, if any, and the sockets.
struct Link {
  SmtpTalk* talk = nullptr;
  std::vector<curl_socket_t> sockets;

  // libcurl would wait for the answer to its QUIT as long as for any other, from a peer that has just been too slow
  // too.
  void hear_no_more() const {
    for (const curl_socket_t socket : sockets) (void)::shutdown(socket, SHUT_RD);
  }
};

// libcurl shows here what passes; nothing of it is written anywhere.
int on_talk(CURL*, curl_infotype type, char* data, std::size_t size, void* pointer) {
  auto* link = static_cast<Link*>(pointer);
  const std::string_view text(data, size);
  if (type == CURLINFO_HEADER_OUT && link->talk != nullptr) link->talk->said(text);
  if (type == CURLINFO_HEADER_IN && link->talk != nullptr) link->talk->heard(text);
  if (type == CURLINFO_HEADER_OUT && text.rfind("QUIT", 0) == 0) link->hear_no_more();
  return 0;
}

curl_socket_t on_open(void* pointer, curlsocktype, curl_sockaddr* address) {
  const int socket = ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
  if (socket < 0) return CURL_SOCKET_BAD;
  static_cast<Link*>(pointer)->sockets.push_back(socket);
  return socket;
}

int on_close(void* pointer, curl_socket_t socket) {
  auto& sockets = static_cast<Link*>(pointer)->sockets;
  sockets.erase(std::remove(sockets.begin(), sockets.end(), socket), sockets.end());
  return ::close(socket);
}

SmtpTalk::Failure failure_of(CURLcode code) {
  switch (code) {
    case CURLE_OK:
      return SmtpTalk::Failure::none;
    case CURLE_OPERATION_TIMEDOUT:
      return SmtpTalk::Failure::timeout;
    case CURLE_USE_SSL_FAILED:
      return SmtpTalk::Failure::starttls;
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_ISSUER_ERROR:
      return SmtpTalk::Failure::certificate;
    case CURLE_LOGIN_DENIED:
      return SmtpTalk::Failure::password;
    default:
      return SmtpTalk::Failure::other;
  }
}

bool is_loopback(const std::string& host) {
  return host == "localhost" || host == "::1" || host == "[::1]" || host.rfind("127.", 0) == 0;
}

bool is_host(const std::string& text) {
  return std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-' ||
           c == ':' || c == '[' || c == ']' || c == '_';
  });
}

std::string url_of(const SmtpSettings& settings) {
  const std::uint16_t usual = settings.tls == Tls::implicit ? 465 : settings.tls == Tls::starttls ? 587 : 25;
  const bool bare_ipv6 = settings.host.find(':') != std::string::npos && settings.host.front() != '[';
  const std::string host = bare_ipv6 ? "[" + settings.host + "]" : settings.host;
  return (settings.tls == Tls::implicit ? "smtps://" : "smtp://") + host + ":" +
         std::to_string(settings.port == 0 ? usual : settings.port) + "/" + settings.helo;
}

void set_up(CURL* handle, Link& link, const SmtpSettings& settings) {
  const auto set = [&](CURLoption option, auto value) { (void)curl_easy_setopt(handle, option, value); };
  set(CURLOPT_URL, url_of(settings).c_str());
  set(CURLOPT_PROTOCOLS_STR, "smtp,smtps");
  set(CURLOPT_PROXY, "");  // whatever the environment says
  set(CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED));
  set(CURLOPT_NOSIGNAL, 1L);
  set(CURLOPT_UPLOAD, 1L);
  set(CURLOPT_VERBOSE, 1L);
  set(CURLOPT_DEBUGFUNCTION, &on_talk);
  set(CURLOPT_DEBUGDATA, static_cast<void*>(&link));
  set(CURLOPT_OPENSOCKETFUNCTION, &on_open);
  set(CURLOPT_OPENSOCKETDATA, static_cast<void*>(&link));
  set(CURLOPT_CLOSESOCKETFUNCTION, &on_close);
  set(CURLOPT_CLOSESOCKETDATA, static_cast<void*>(&link));
  set(CURLOPT_MAXCONNECTS, 1L);
  set(CURLOPT_READFUNCTION, &on_read);
  set(CURLOPT_WRITEFUNCTION, &on_nothing);
  set(CURLOPT_USE_SSL, static_cast<long>(settings.tls == Tls::none ? CURLUSESSL_NONE : CURLUSESSL_ALL));
  set(CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
  set(CURLOPT_SSL_VERIFYPEER, 1L);
  set(CURLOPT_SSL_VERIFYHOST, 2L);
  if (!settings.ca_file.empty()) {
    set(CURLOPT_CAINFO, settings.ca_file.c_str());
    set(CURLOPT_CAPATH, static_cast<char*>(nullptr));
  }
  if (!settings.user.empty()) {
    set(CURLOPT_USERNAME, settings.user.c_str());
    set(CURLOPT_PASSWORD, settings.password.c_str());
  }
  set(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(settings.connect.count()));
  set(CURLOPT_SERVER_RESPONSE_TIMEOUT, static_cast<long>(std::max<long>(1, settings.command.count() / 1000)));
  set(CURLOPT_TIMEOUT_MS, static_cast<long>(settings.whole.count()));
  set(CURLOPT_MAXAGE_CONN, 60L);
}

bool can_be(const SmtpSettings& settings) {
  const bool open = settings.tls == Tls::none && !settings.user.empty() && !settings.plain_text_allowed;
  return !settings.host.empty() && is_host(settings.host) && is_host(settings.helo) && settings.connect.count() > 0 &&
         settings.command.count() > 0 && settings.whole.count() > 0 && (!open || is_loopback(settings.host));
}

}  // namespace

std::string_view reason_name(SendReason reason) {
  switch (reason) {
    case SendReason::none:
      return "none";
    case SendReason::connection:
      return "connection";
    case SendReason::timeout:
      return "timeout";
    case SendReason::starttls:
      return "starttls";
    case SendReason::certificate:
      return "certificate";
    case SendReason::password:
      return "password";
    case SendReason::sender:
      return "sender";
    case SendReason::recipient:
      return "recipient";
    case SendReason::message:
      return "message";
    case SendReason::settings:
      return "settings";
  }
  return "settings";
}

struct SmtpSender::State {
  SmtpSettings settings;
  Link link;
  std::unique_ptr<CURL, Free> handle;  // closes its sockets by the link

  ~State() { link.hear_no_more(); }

  // Nothing when a kept connection turned out to be dead before anything was sent by it.
  std::optional<SendOutcome> attempt(const std::string& sender, curl_slist* recipients, std::string_view bytes,
                                     bool fresh);
};

std::optional<SendOutcome> SmtpSender::State::attempt(const std::string& sender, curl_slist* recipients,
                                                      std::string_view bytes, bool fresh) {
  SmtpTalk talk(bytes);
  CURL* curl = handle.get();
  (void)curl_easy_setopt(curl, CURLOPT_MAIL_FROM, ("<" + sender + ">").c_str());
  (void)curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, recipients);
  (void)curl_easy_setopt(curl, CURLOPT_INFILESIZE_LARGE, static_cast<curl_off_t>(bytes.size()));
  (void)curl_easy_setopt(curl, CURLOPT_READDATA, static_cast<void*>(&talk));
  link.talk = &talk;
  (void)curl_easy_setopt(curl, CURLOPT_FRESH_CONNECT, fresh ? 1L : 0L);
  const CURLcode code = curl_easy_perform(curl);
  curl_off_t written = 0;
  long connects = 1;
  (void)curl_easy_getinfo(curl, CURLINFO_SIZE_UPLOAD_T, &written);
  (void)curl_easy_getinfo(curl, CURLINFO_NUM_CONNECTS, &connects);
  (void)curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, static_cast<curl_slist*>(nullptr));
  link.talk = nullptr;
  const auto out = static_cast<std::size_t>(std::max<curl_off_t>(written, 0));
  if (talk.reached_the_dot(out)) step("smtp.after-dot");
  SendOutcome outcome = talk.outcome(failure_of(code), out);
  if (outcome.reason == SendReason::timeout) link.hear_no_more();
  const bool dead = outcome.state == SendState::later && outcome.reason == SendReason::connection && connects == 0;
  if (dead && !fresh) return std::nullopt;
  return outcome;
}

SmtpSender::SmtpSender(SmtpSettings settings) : state_(std::make_unique<State>()) {
  static std::once_flag once;
  std::call_once(once, [] { (void)curl_global_init(CURL_GLOBAL_DEFAULT); });
  ignore_broken_pipes();
  state_->settings = std::move(settings);
  state_->handle.reset(curl_easy_init());
  if (!state_->handle) throw std::bad_alloc();
  if (can_be(state_->settings)) set_up(state_->handle.get(), state_->link, state_->settings);
}

SmtpSender::~SmtpSender() = default;
SmtpSender::SmtpSender(SmtpSender&&) noexcept = default;
SmtpSender& SmtpSender::operator=(SmtpSender&&) noexcept = default;

SendOutcome SmtpSender::send(const std::string& sender, const std::string& recipient, std::string_view bytes) {
  if (!can_be(state_->settings)) return {SendState::later, SendReason::settings, 0, {}};
  if (!is_plain_address(recipient)) return {SendState::never, SendReason::recipient, 0, {}};
  if (!sender.empty() && !is_plain_address(sender)) return {SendState::never, SendReason::sender, 0, {}};
  if (bytes.empty() || !can_be_sent(bytes)) return {SendState::never, SendReason::message, 0, {}};
  const std::unique_ptr<curl_slist, Free> recipients(curl_slist_append(nullptr, ("<" + recipient + ">").c_str()));
  if (!recipients) throw std::bad_alloc();
  auto outcome = state_->attempt(sender, recipients.get(), bytes, false);
  if (!outcome) outcome = state_->attempt(sender, recipients.get(), bytes, true);
  return *outcome;
}

SendOutcome send(const SmtpSettings& settings, const std::string& sender, const std::string& recipient,
                 std::string_view bytes) {
  return SmtpSender(settings).send(sender, recipient, bytes);
}

}  // namespace marshrut::gate
