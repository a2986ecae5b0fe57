#include "service/settings_told.hpp"

#include <nlohmann/json.hpp>
#include <optional>

#include "store/migrations/migrations.hpp"
#include "text/messages.hpp"

namespace marshrut::service {

namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kDots = "•••";
constexpr int kSchemaShown = store::kSchemaVersion;

std::string listen_text(const std::optional<Listen>& listen) {
  return listen ? listen->host + ':' + std::to_string(listen->port) : std::string();
}

std::string seconds_text(std::chrono::milliseconds time) {
  return text::message("http.setting.seconds", {{"n", static_cast<double>(time.count()) / 1000}});
}

std::string joined(const std::vector<std::string>& words) {
  std::string all;
  for (const std::string& word : words) all += (all.empty() ? "" : ", ") + word;
  return all;
}

std::string flag_text(bool flag) { return text::message(flag ? "http.setting.yes" : "http.setting.no"); }

class Group {
public:
  explicit Group(const std::string& name)
      : json_({{"title", text::message("http.setting." + name)}, {"items", Json::array()}}), name_(name) {}
  Group& item(const std::string& key, const std::string& value) {
    const std::string whole = name_ + '.' + key;
    json_["items"].push_back({{"key", whole},
                              {"value", value.empty() ? Json() : Json(value)},
                              {"text", text::message("http.setting." + whole)}});
    return *this;
  }
  Group& secret(const std::string& key, const std::string& value) {
    return item(key, value.empty() ? std::string() : kDots);
  }
  [[nodiscard]] const Json& json() const { return json_; }

private:
  Json json_;
  std::string name_;
};

Json mail_groups(const Settings& settings) {
  Json groups = Json::array();
  groups.push_back(Group("lmtp").item("listen", listen_text(settings.lmtp)).json());
  Group smtp("smtp");
  if (settings.smtp) {
    smtp.item("server", settings.smtp->host + ':' + std::to_string(settings.smtp->port));
    smtp.item("user", settings.smtp->user).secret("password", settings.smtp->password);
  } else {
    smtp.item("server", {});
  }
  groups.push_back(smtp.json());
  groups.push_back(Group("answers")
                       .item("centre", settings.answers.centre.name)
                       .item("contact", settings.answers.centre.contact)
                       .item("from", settings.answers.from_address)
                       .item("most_a_day", std::to_string(settings.answers.most_a_day))
                       .json());
  groups.push_back(Group("trust")
                       .item("schools", settings.schools.filename().string())
                       .item("needs_authentication", flag_text(settings.trust.needs_authentication))
                       .item("answer_others", flag_text(settings.trust.answer_others))
                       .item("own_addresses", joined(settings.own_addresses))
                       .json());
  groups.push_back(Group("clamd").item("address", settings.clamd ? settings.clamd->address : std::string()).json());
  return groups;
}

}  // namespace

std::string settings_told(const Settings& settings, const store::Store& store, std::size_t schools) {
  Json groups = Json::array();
  groups.push_back(Group("service").item("http", listen_text(settings.http)).secret("db", settings.db).json());
  for (const Json& group : mail_groups(settings)) groups.push_back(group);
  groups.push_back(Group("processing")
                       .item("workers", std::to_string(settings.workers))
                       .item("threads", std::to_string(settings.threads))
                       .item("worker_seconds", seconds_text(settings.worker_patience))
                       .json());
  groups.push_back(Group("office")
                       .item("workers", std::to_string(settings.office.workers))
                       .item("document_seconds", seconds_text(settings.office.patience))
                       .json());
  const Json told = {
      {"groups", groups},
      {"schools", {{"count", schools}}},
      {"store",
       {{"engine", store.engine() == store::Engine::sqlite ? "SQLite" : "PostgreSQL"}, {"schema", kSchemaShown}}},
      {"version", MARSHRUT_VERSION}};
  return told.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace marshrut::service
