#include "service/web.hpp"

#include <optional>

#include "access/door.hpp"
#include "app/printout.hpp"
#include "base/log.hpp"
#include "desk/desk.hpp"
#include "desk/forms.hpp"
#include "http/api.hpp"
#include "http/console.hpp"
#include "http/events.hpp"
#include "service/settings_told.hpp"

namespace marshrut::service {

namespace {

// As it is built in the sources, or installed beside the forms.
std::filesystem::path console_folder(const app::Home& home) {
  const std::filesystem::path built = home.root / "web" / "dist";
  return std::filesystem::exists(built) ? built : home.root / "web";
}

http::ServerSettings server_settings(const Settings& settings, const Listen& listen) {
  http::ServerSettings server = settings.web;
  server.host = listen.host;
  server.port = listen.port;
  return server;
}

}  // namespace

// In the order of their starts; destroyed the other way round.
struct Web::State {
  WebParts parts;
  desk::Forms forms;
  app::Printer printer;
  desk::Desk desk;
  access::Door door;
  std::optional<http::EventHub> events;
  std::optional<http::Services> services;
  std::unique_ptr<http::Api> api;
  std::optional<http::Console> console;
  std::optional<http::WholeSite> site;
  std::optional<http::Server> server;

  explicit State(WebParts given)
      : parts(std::move(given)),
        printer(parts.office),
        desk{parts.store, parts.home, forms, parts.office, printer, parts.examiner, parts.rules, parts.came},
        door(parts.store) {}

  std::string counts_of(const store::Scope& scope) {
    std::string counts;
    const auto read = parts.store.read([&](store::Connection& connection) -> Result<void> {
      const auto made = http::overview_counts(connection, scope, services->overdue);
      if (!made) return made.error();
      counts = made->dump();
      return {};
    });
    return read ? counts : std::string();
  }

  Result<void> make_api() {
    if (auto loaded = forms.load(parts.home); !loaded) return loaded;
    auto description = http::Description::load(parts.home.root / "schemas" / "openapi");
    if (!description) return description.error();
    events.emplace(parts.store, [this](const store::Scope& scope) { return counts_of(scope); });
    services.emplace(http::Services{desk, door, *events});
    services->centre = parts.settings.answers.centre.name;
    services->version = MARSHRUT_VERSION;
    services->settings = [this] {
      return settings_told(parts.settings, parts.store, parts.rules.get()->schools.size());
    };
    services->reload_settings = parts.reload;
    services->mailboxes = parts.mailboxes;
    const auto handlers = http::all_handlers();
    auto made = http::Api::create(std::move(*description), handlers, *services, parts.settings.api);
    if (!made) return made.error();
    api = std::move(*made);
    services->description = &api->description().text();
    return {};
  }

  // Without its files there is an API still: other programs need no pages.
  void load_console() {
    auto loaded = http::Console::load(console_folder(parts.home));
    if (loaded) {
      console.emplace(std::move(*loaded));
    } else {
      log(Level::warning, "service.no-console", {{"code", code_name(loaded.error().code)}});
    }
  }

  Result<std::string> listen_at(const Listen& listen) {
    server.emplace(server_settings(parts.settings, listen), *site);
    return server->start();
  }
};

Web::Web(WebParts parts) : state_(std::make_unique<State>(std::move(parts))) {}

Web::~Web() { stop(); }

Result<std::string> Web::start() {
  State& state = *state_;
  if (auto made = state.make_api(); !made) return made.error();
  state.load_console();
  state.site.emplace(state.parts.health, state.api.get(), state.console ? &*state.console : nullptr);
  state.events->start();
  const Listen& listen = *state.parts.settings.http;
  auto at = state.listen_at(listen);
  if (at || !listen.usual) return at;
  // The second service on this machine: those who watch it read the address from the line that says it is ready.
  log(Level::warning, "service.http-elsewhere", {{"taken", std::int64_t{listen.port}}});
  return state.listen_at(Listen{listen.host, 0});
}

void Web::stop() {
  if (state_->server) state_->server->stop();
  if (state_->events) state_->events->stop();
}

}  // namespace marshrut::service
