#include "service/web.hpp"

#include <optional>

#include "access/door.hpp"
#include "app/printout.hpp"
#include "base/log.hpp"
#include "desk/deadlines.hpp"
#include "desk/desk.hpp"
#include "desk/document_views.hpp"
#include "desk/form_drafts.hpp"
#include "desk/forms.hpp"
#include "desk/jobs.hpp"
#include "desk/scans.hpp"
#include "http/api.hpp"
#include "http/console.hpp"
#include "http/events.hpp"
#include "service/chores.hpp"
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
  desk::ScanPictures pictures;
  desk::Jobs jobs;
  desk::DeadlineBook deadlines;
  std::optional<http::EventHub> events;
  std::optional<desk::DocumentViews> views;
  std::optional<http::Services> services;
  std::unique_ptr<http::Api> api;
  std::optional<http::Console> console;
  std::optional<http::WholeSite> site;
  std::optional<http::Server> server;
  Chores chores;

  explicit State(WebParts given)
      : parts(std::move(given)),
        printer(parts.office),
        desk{parts.store, parts.home, forms, parts.office, printer, parts.examiner, parts.rules, parts.came},
        door(parts.store),
        pictures(parts.settings.office.program),
        jobs(desk),
        deadlines(parts.store, parts.home),
        chores(parts.store) {}

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
    services->jobs = &jobs;
    services->deadlines = &deadlines;
    services->scans = &pictures;
    services->overdue = [this](const store::Scope& scope) { return deadlines.overdue(scope); };
    views.emplace(parts.office, desk::DocumentViewsSettings{parts.settings.office.program});
    services->views = &*views;
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

  void take_forms() {
    if (parts.home.installed.empty()) return;
    const auto synced = desk::sync_forms(desk);
    if (!synced) log(Level::warning, "service.forms", {{"code", code_name(synced.error().code)}});
    if (!synced || !*synced || !parts.reload) return;
    if (const auto loaded = parts.reload(); !loaded) {
      log(Level::warning, "service.reload", {{"code", code_name(loaded.error().code)}});
    }
  }

  // Forms that were put to use are there before anything works with them; what other nodes do comes by the feed.
  Result<void> start_papers() {
    if (!parts.home.installed.empty()) {
      if (auto synced = desk::sync_forms(desk); !synced) return synced.error();
    }
    deadlines.on_forms_changed([this] { take_forms(); });
    if (auto begun = deadlines.start(); !begun) return begun;
    return jobs.start();
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
  if (auto begun = state.start_papers(); !begun) return begun.error();
  state.events->start();
  state.chores.start();
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
  state_->chores.stop();
  state_->jobs.stop();
  state_->deadlines.stop();
}

}  // namespace marshrut::service
