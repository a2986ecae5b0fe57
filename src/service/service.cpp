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
#include "service/health_server.hpp"
#include "service/metrics_of.hpp"
#include "service/rules_of.hpp"
#include "store/ledger.hpp"
#include "store/store.hpp"

namespace marshrut::service {

namespace {

intake::ExaminerSettings examiner_settings(const Settings& settings, const app::Home& home,
                                           const std::filesystem::path& program) {
  intake::ExaminerSettings examiner;
  examiner.pool.program = program;
  examiner.pool.words = {"worker", "--home", home.root.string()};
  examiner.pool.workers = settings.workers;
  examiner.pool.patience = settings.worker_patience;
  examiner.clamd = settings.clamd;
  examiner.scanner = program;
  return examiner;
}

}  // namespace

// In the order of their starts; destroyed the other way round.
struct Service::State : HealthSource {
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
  std::optional<HealthServer> health;
  std::atomic<bool> stopping{false};

  State(Settings given, app::Home at, std::filesystem::path self)
      : settings(std::move(given)), home(std::move(at)), program(std::move(self)) {}

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
      poller->start();
    }
    if (settings.http) {
      health.emplace(*settings.http, *this);
      auto at = health->start();
      if (!at && settings.http->usual) {
        // The second service on this machine: those who watch it read the address from the line that says it is ready.
        log(Level::warning, "service.http-elsewhere", {{"taken", std::int64_t{settings.http->port}}});
        health.emplace(Listen{settings.http->host, 0}, *this);
        at = health->start();
      }
      if (!at) return at.error();
      addresses.http = std::move(*at);
    }
    return addresses;
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
    if (health) health->stop();
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

Result<void> Service::reload(const Settings& settings) {
  auto fresh = rules_of(settings, state_->home);
  if (!fresh) return fresh.error();
  set_log_level(settings.log_level);
  state_->rules->set(std::move(*fresh));
  log(Level::info, "service.reloaded");
  return {};
}

bool Service::well() { return state_->store->ping().ok(); }

void Service::stop() { state_->stop(); }

}  // namespace marshrut::service
