#include "service/service.hpp"

#include <optional>

#include "base/log.hpp"
#include "gate/lmtp_server.hpp"
#include "gate/poller.hpp"
#include "intake/arrivals.hpp"
#include "intake/examiner.hpp"
#include "intake/pipeline.hpp"
#include "intake/postman.hpp"
#include "office/office.hpp"
#include "service/mailboxes_told.hpp"
#include "service/metrics_of.hpp"
#include "service/rules_of.hpp"
#include "service/web.hpp"
#include "store/ledger.hpp"
#include "store/store.hpp"

namespace marshrut::service {

namespace {

intake::ExaminerSettings examiner_settings(const Settings& settings, const app::Home& home,
                                           const std::filesystem::path& program) {
  intake::ExaminerSettings examiner;
  examiner.pool.program = program;
  examiner.pool.words = {"worker", "--home", home.root.string()};
  if (!home.installed.empty()) {
    examiner.pool.words.insert(examiner.pool.words.end(), {"--installed", home.installed.string()});
  }
  examiner.pool.workers = settings.workers;
  examiner.pool.patience = settings.worker_patience;
  examiner.clamd = settings.clamd;
  examiner.scanner = program;
  return examiner;
}

}  // namespace

// In the order of their starts; destroyed the other way round.
struct Service::State : http::HealthSource {
  Settings settings;
  app::Home home;
  std::filesystem::path program;
  std::unique_ptr<store::Store> store;
  std::optional<intake::SharedRules> rules;
  std::optional<office::Office> office;  // for the whole service; its workers start when they are needed
  std::optional<intake::Examiner> examiner;
  std::optional<intake::Pipeline> pipeline;
  std::optional<intake::Postman> postman;
  std::optional<intake::MailboxPort> port;
  std::optional<gate::Poller> poller;
  std::optional<gate::LmtpServer> lmtp;
  std::optional<Web> web;
  std::atomic<bool> stopping{false};

  State(Settings given, app::Home at, std::filesystem::path self)
      : settings(std::move(given)), home(std::move(at)), program(std::move(self)) {
    home.installed = settings.data_dir / "forms";
  }

  // A pipeline that settled something may have queued an answer: the postman looks by itself each second.
  std::function<void()> came() {
    return [this] { pipeline->poke(); };
  }

  Result<void> open_store() {
    store::Options options;
    options.data_dir = settings.data_dir;
    options.url = settings.db;
    options.service = true;
    auto opened = store::Store::open(options);
    if (!opened) return opened.error();
    store = std::move(*opened);
    const auto freed = store::release_all_of(*store, store->node());
    if (!freed) return freed.error();
    if (*freed > 0) log(Level::info, "service.resumed", {{"claims", *freed}});
    return {};
  }

  Result<void> start_inside() {
    auto now = rules_of(settings, home);
    if (!now) return now.error();
    rules.emplace(std::move(*now));
    settings.office.program = program;
    office.emplace(settings.office);
    examiner.emplace(examiner_settings(settings, home, program), &*office);
    if (auto begun = examiner->start(); !begun) return begun;
    intake::PipelineSettings processing;
    processing.threads = settings.threads;
    processing.lease = settings.lease;
    pipeline.emplace(*store, *examiner, *rules, processing);
    pipeline->start();
    if (settings.smtp) {
      intake::PostmanSettings posting;
      posting.smtp = *settings.smtp;
      posting.first_pause = settings.smtp_retry;
      posting.lease = std::max(settings.lease, std::chrono::milliseconds(std::chrono::minutes(1)));
      postman.emplace(*store, posting);
      postman->start();
    }
    return {};
  }

  Result<Addresses> start_ways_in() {
    Addresses addresses;
    if (settings.lmtp) {
      settings.lmtp_settings.host = settings.lmtp->host;
      settings.lmtp_settings.port = settings.lmtp->port;
      lmtp.emplace(settings.lmtp_settings, intake::accept_into(*store, came()));
      auto at = lmtp->start();
      if (!at) return at.error();
      addresses.lmtp = std::move(*at);
    }
    if (!settings.mailboxes.empty()) {
      port.emplace(*store, came());
      poller.emplace(settings.mailboxes, *port);
    }
    if (settings.http) {
      web.emplace(web_parts());
      auto at = web->start();
      if (!at) return at.error();
      addresses.http = std::move(*at);
    }
    // Last: the first poll begins at once, and may be at work before who started us is told that all is ready.
    if (poller) poller->start();
    return addresses;
  }

  WebParts web_parts() {
    return {settings,
            home,
            *store,
            *office,
            *examiner,
            *rules,
            *this,
            came(),
            [this] { return mailboxes(); },
            [this] { return reread(); }};
  }

  std::string mailboxes() {
    return mailboxes_told(
        {settings, lmtp ? &lmtp->counters() : nullptr, poller ? poller->status() : std::vector<gate::MailboxStatus>{}});
  }

  // As at SIGHUP, where the service knows its file.
  Result<void> reread() {
    Settings fresh = settings;
    if (settings.reread) {
      auto read = settings.reread();
      if (!read) return read.error();
      fresh = std::move(*read);
    }
    return reload(fresh);
  }

  Result<void> reload(const Settings& fresh) {
    auto now = rules_of(fresh, home);
    if (!now) return now.error();
    set_log_level(fresh.log_level);
    rules->set(std::move(*now));
    log(Level::info, "service.reloaded");
    return {};
  }

  std::string trouble() override {
    if (stopping) return "stopping";
    return store->ping() ? std::string() : "store";
  }

  std::string metrics() override {
    return metrics_of({*store, examiner ? examiner->counts() : sandbox::PoolCounts{},
                       office ? office->counts() : office::OfficeCounts{}, pipeline->counts(),
                       postman ? postman->counts() : intake::PostmanCounts{}, lmtp ? &lmtp->counters() : nullptr,
                       poller ? poller->status() : std::vector<gate::MailboxStatus>{}});
  }

  void stop() {
    if (stopping.exchange(true)) return;
    log(Level::info, "service.stopping");
    if (lmtp) (void)lmtp->drain(settings.drain);
    if (poller) poller->stop();
    if (pipeline) pipeline->stop();
    if (postman) postman->stop();
    if (web) web->stop();
    log(Level::info, "service.stopped");
  }
};

Service::Service(Settings settings, app::Home home, std::filesystem::path program)
    : state_(std::make_unique<State>(std::move(settings), std::move(home), std::move(program))) {}

Service::~Service() {
  if (state_->store) state_->stop();
}

Result<Addresses> Service::start() {
  set_log_level(state_->settings.log_level);
  if (auto opened = state_->open_store(); !opened) return opened.error();
  if (auto begun = state_->start_inside(); !begun) return begun.error();
  return state_->start_ways_in();
}

Result<void> Service::reload(const Settings& settings) { return state_->reload(settings); }

bool Service::well() { return state_->store->ping().ok(); }

void Service::stop() { state_->stop(); }

}  // namespace marshrut::service
