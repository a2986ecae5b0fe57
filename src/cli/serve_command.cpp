// serve: the service, from its words to its end by a signal.
#include <systemd/sd-daemon.h>

#include <csignal>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "base/log.hpp"
#include "cli/commands.hpp"
#include "cli/session.hpp"
#include "service/service.hpp"
#include "service/settings.hpp"
#include "text/messages.hpp"

namespace marshrut::cli {

namespace {

namespace fs = std::filesystem;
using service::Settings;

// Words win over the file, the file over what is usual.
Result<Settings> settings_of(const Call& call) {
  Settings settings;
  settings.data_dir = std::string(*call.value("data"));
  if (auto read = service::read_configuration(call.value("config"), settings); !read) return read.error();
  // A database named here makes the other places' word one of none.
  if (call.has("db")) settings.db.clear();
  for (const auto& [word, into] : {std::pair("lmtp", &settings.lmtp), std::pair("http", &settings.http)}) {
    const auto given = call.value(word);
    if (!given) continue;
    if (*given == "none") {
      into->reset();
      continue;
    }
    const auto listen = service::parse_listen(std::string(*given));
    if (!listen) return listen.error();
    *into = *listen;
  }
  if (const auto server = call.value("smtp")) {
    const auto at = service::parse_listen(std::string(*server));
    if (!at) return at.error();
    if (!settings.smtp) settings.smtp.emplace().tls = service::usual_tls(at->host);
    settings.smtp->host = at->host;
    settings.smtp->port = at->port;
  }
  if (auto read = service::read_environment(settings); !read) return read.error();
  if (const auto db = call.value("db")) settings.db = *db;
  if (auto checked = service::check_settings(settings); !checked) return checked.error();
  return settings;
}

void tell_ready(const service::Addresses& addresses, Console& console) {
  nlohmann::ordered_json line = {{"ready", true}};
  if (!addresses.lmtp.empty()) line["lmtp"] = addresses.lmtp;
  if (!addresses.http.empty()) line["http"] = addresses.http;
  console.line(line.dump());
  (void)console.flush();
  sd_notify(0, "READY=1");
}

sigset_t our_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) sigaddset(&signals, signal);
  return signals;
}

// Half of the time after which systemd takes us for dead, or a second.
timespec tick() {
  std::uint64_t micros = 0;
  if (sd_watchdog_enabled(0, &micros) <= 0) micros = 2'000'000;
  micros = std::max<std::uint64_t>(micros / 2, 100'000);
  return {static_cast<std::time_t>(micros / 1'000'000), static_cast<long>(micros % 1'000'000) * 1000};
}

void reload(service::Service& running, const Call& call) {
  sd_notify(0, "RELOADING=1");
  const auto settings = settings_of(call);
  const auto done = settings ? running.reload(*settings) : Result<void>(settings.error());
  if (!done) {
    log(Level::error, "service.not-reloaded", {{"code", code_name(done.error().code)}, {"where", done.error().where}});
  }
  sd_notify(0, "READY=1");
}

void run_until_told(service::Service& running, const Call& call) {
  const sigset_t signals = our_signals();
  const timespec each = tick();
  for (;;) {
    const int signal = ::sigtimedwait(&signals, nullptr, &each);
    if (signal == SIGHUP) reload(running, call);
    if (signal == SIGINT || signal == SIGTERM) return;
    if (running.well()) sd_notify(0, "WATCHDOG=1");
  }
}

}  // namespace

int run_serve(const Call& call, Console& console) {
  const auto home = home_of(call, console);
  if (!home) return kBadInput;
  const auto settings = settings_of(call);
  if (!settings && settings.error().code == Code::usage) {
    const std::string_view shown = settings.error().where;
    return complain(console, usage_error(text::message("cli.usage.listen", {{"shown", shown}})), call.command);
  }
  if (!settings) {
    console.report(settings.error().where, settings.error());
    return kBadInput;
  }
  if (call.has("check")) return console.line(text::message("cli.serve.checked")), kDone;
  // Before any thread is started, so that all of them leave these signals to the loop below.
  const sigset_t signals = our_signals();
  ::pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  std::signal(SIGPIPE, SIG_IGN);
  std::error_code failed;
  fs::create_directories(settings->data_dir, failed);
  service::Service running(*settings, *home, "/proc/self/exe");
  const auto addresses = running.start();
  if (!addresses) {
    console.report(settings->data_dir.string(), addresses.error());
    return kBadInput;
  }
  tell_ready(*addresses, console);
  run_until_told(running, call);
  sd_notify(0, "STOPPING=1");
  running.stop();
  return kDone;
}

}  // namespace marshrut::cli
