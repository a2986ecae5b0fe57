#include "support/console_server.hpp"

#include <Poco/Net/HTTPClientSession.h>
#include <Poco/Net/HTTPRequest.h>
#include <Poco/Net/HTTPResponse.h>
#include <Poco/StreamCopier.h>

#include <chrono>
#include <sstream>
#include <thread>

#include "access/password.hpp"
#include "access/secrets.hpp"
#include "app/home.hpp"
#include "base/clock.hpp"
#include "intake/pipeline.hpp"
#include "service/rules_of.hpp"
#include "service/settings.hpp"
#include "service/web.hpp"
#include "store/ledger.hpp"
#include "store/people.hpp"
#include "store/sessions.hpp"
#include "support/conformance.hpp"
#include "support/office.hpp"

namespace marshrut::testing {

namespace {

namespace net = Poco::Net;

struct Well : http::HealthSource {
  std::string trouble() override { return {}; }
  std::string metrics() override { return "marshrut_up 1\n"; }
};

}  // namespace

std::string Answer::header(const std::string& name) const {
  for (const auto& [key, value] : headers) {
    if (key == name) return value;
  }
  return {};
}

std::string Answer::code() const {
  const nlohmann::json problem = json();
  return problem.is_object() && problem.contains("code") ? problem["code"].get<std::string>() : std::string();
}

struct ConsoleServer::State {
  TemporaryFolder folder;
  ConsoleOptions options;
  service::Settings settings;
  app::Home home{std::filesystem::path(MARSHRUT_SOURCE_DIR)};
  std::unique_ptr<store::Store> store;
  std::optional<intake::SharedRules> rules;
  std::optional<office::Office> office;
  std::optional<intake::Examiner> examiner;
  std::optional<intake::Pipeline> pipeline;
  Well well;
  std::optional<service::Web> web;
  std::uint16_t port = 0;
  std::optional<Conformance> conformance;

  void configure() {
    settings.data_dir = folder.path() / "data";
    std::filesystem::create_directories(settings.data_dir);
    settings.db = options.db;
    settings.http = service::Listen{"127.0.0.1", 0};
    settings.answers.centre.name = "Учебно-методический центр";
    settings.answers.from_address = "iom@centre.example";
    settings.own_addresses = {"iom@centre.example"};
    settings.api.calls_a_second = options.calls_a_second;
    settings.api.burst = options.calls_a_second;
    settings.web.connections_of_one = 500;
  }

  void start() {
    configure();
    store::Options opening;
    opening.data_dir = settings.data_dir;
    opening.url = settings.db;
    store = std::move(store::Store::open(opening).value());
    rules.emplace(service::rules_of(settings, home).value());
    settings.office.program = MARSHRUT_PROGRAM;
    office.emplace(settings.office);
    intake::ExaminerSettings examining;
    examining.pool.program = MARSHRUT_PROGRAM;
    examining.pool.words = {"worker", "--home", home.root.string()};
    examining.pool.workers = 1;
    examining.pool.patience = std::chrono::seconds(60);
    examiner.emplace(examining, &*office);
    if (options.pipeline) start_pipeline();
    web.emplace(service::WebParts{
        settings, home, *store, *office, *examiner, *rules, well,
        [this] {
          if (pipeline) pipeline->poke();
        },
        [] { return std::string(R"({"items":[],"lmtp":null,"smtp":{"host":"","configured":false}})"); },
        [] { return Result<void>(); }});
    const auto at = web->start();
    if (!at) throw std::runtime_error(at.error().message + ' ' + at.error().where);
    port = static_cast<std::uint16_t>(std::stoi(at->substr(at->rfind(':') + 1)));
  }

  void start_pipeline() {
    if (auto begun = examiner->start(); !begun) throw std::runtime_error(begun.error().message);
    intake::PipelineSettings processing;
    processing.threads = 2;
    pipeline.emplace(*store, *examiner, *rules, processing);
    pipeline->start();
  }
};

ConsoleServer::ConsoleServer(const ConsoleOptions& options) : state_(std::make_unique<State>()) {
  state_->options = options;
  state_->start();
  const Answer told = call({}, "GET", "/api/v1/openapi.json");
  state_->conformance.emplace(told.json());
}

ConsoleServer::~ConsoleServer() {
  if (state_->web) state_->web->stop();
  if (state_->pipeline) state_->pipeline->stop();
}

Caller ConsoleServer::person(access::Role role, const std::string& login, const std::string& school,
                             const std::string& email, const std::string& name) {
  static const std::string kHash = access::hash_password(kPassword).value();
  Caller caller;
  caller.cookie = access::new_token();
  caller.csrf = access::new_token();
  store::Person person;
  person.login = login;
  person.name = name;
  person.email = email;
  person.role = access::role_name(role);
  person.school = school;
  person.password_hash = kHash;
  person.created = now_ms();
  const auto done = state_->store->write([&](store::Connection& connection) -> Result<void> {
    const auto added = store::add_person(connection, person);
    if (!added) return added.error();
    caller.person = added->id;
    store::WebSession session;
    session.person_id = added->id;
    session.token_hash = access::token_hash(caller.cookie);
    session.csrf = caller.csrf;
    session.created = session.seen = now_ms();
    session.expires = session.created + 3'600'000;
    const auto opened = store::add_session(connection, session);
    return opened ? Result<void>() : opened.error();
  });
  if (!done) throw std::runtime_error(done.error().message);
  return caller;
}

Answer ConsoleServer::call(const Caller& caller, const std::string& method, const std::string& target,
                           const std::string& body, const http::Fields& headers) {
  net::HTTPClientSession session("127.0.0.1", state_->port);
  session.setTimeout(Poco::Timespan(120, 0));
  net::HTTPRequest request(method, target, net::HTTPMessage::HTTP_1_1);
  if (!caller.cookie.empty()) request.set("Cookie", "marshrut_session=" + caller.cookie);
  if (!caller.token.empty()) request.set("Authorization", "Bearer " + caller.token);
  if (!caller.csrf.empty() && method != "GET") request.set("X-CSRF-Token", caller.csrf);
  if (!body.empty()) {
    request.setContentType(body.front() == '{' ? "application/json" : "application/octet-stream");
    request.setContentLength(static_cast<std::streamsize>(body.size()));
  }
  for (const auto& [name, value] : headers) request.set(name, value);
  if (body.empty() && method != "GET" && method != "HEAD") request.setContentLength(0);
  session.sendRequest(request) << body << std::flush;
  net::HTTPResponse response;
  std::ostringstream text;
  Poco::StreamCopier::copyStream(session.receiveResponse(response), text);
  Answer answer{response.getStatus(), response.getContentType(), text.str(), {}, {}};
  for (const auto& [name, value] : response) answer.headers.emplace_back(name, value);
  if (state_->conformance) answer.misfit = state_->conformance->judge(method, target, answer);
  return answer;
}

const std::set<std::pair<std::string, int>>& ConsoleServer::seen() const { return state_->conformance->seen(); }
const nlohmann::json& ConsoleServer::description() const { return state_->conformance->description(); }
std::uint16_t ConsoleServer::port() const { return state_->port; }
store::Store& ConsoleServer::store() { return *state_->store; }

void ConsoleServer::settle() {
  for (int i = 0; i < 600; ++i) {
    std::int64_t waiting = 1;
    (void)state_->store->read([&](store::Connection& connection) -> Result<void> {
      const auto counts = store::state_counts(connection);
      if (!counts) return counts.error();
      waiting = counts->at("received");
      return {};
    });
    if (waiting == 0) return;
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }
}

}  // namespace marshrut::testing
