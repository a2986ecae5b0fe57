// fsck, backup, restore: the store as a whole.
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>

#include "cli/commands.hpp"
#include "cli/store_session.hpp"
#include "store/backup.hpp"
#include "store/fsck.hpp"
#include "store/ledger.hpp"
#include "text/messages.hpp"

namespace marshrut::cli {

namespace {

using text::message;
using Json = nlohmann::ordered_json;

// All states, those of no message too.
std::map<std::string, std::int64_t> all_states(const store::FsckReport& report) {
  auto states = report.states;
  for (int state = 0; state <= static_cast<int>(store::MessageState::quarantined); ++state) {
    states.emplace(store::state_name(static_cast<store::MessageState>(state)), 0);
  }
  return states;
}

std::string fsck_json(const store::FsckReport& report) {
  Json findings = Json::array();
  for (const store::Finding& finding : report.findings)
    findings.push_back({{"code", finding.code}, {"id", finding.id}});
  const Json line = {{"messages", report.messages},
                     {"states", all_states(report)},
                     {"whole", report.whole()},
                     {"documents", report.documents},
                     {"submissions", report.submissions},
                     {"routes", report.routes},
                     {"replies", report.replies},
                     {"audit", report.audit},
                     {"scans", report.scans},
                     {"found", report.found},
                     {"findings", findings}};
  return line.dump();
}

void tell(const store::FsckReport& report, Console& console) {
  console.line(message("cli.fsck.counts", {{"messages", static_cast<double>(report.messages)},
                                           {"documents", static_cast<double>(report.documents)},
                                           {"submissions", static_cast<double>(report.submissions)}}));
  if (report.whole()) return console.line(message("cli.fsck.whole"));
  console.line(message("cli.fsck.found", {{"n", static_cast<double>(report.found)}}));
  for (const store::Finding& finding : report.findings) console.line("  " + finding.code + ": " + finding.id);
}

}  // namespace

int run_fsck(const Call& call, Console& console) {
  const auto store = store_of(call, console);
  if (!store) return kBadInput;
  store::FsckOptions options;
  options.hashes = !call.has("quick");
  const auto report = store::fsck(*store, options);
  if (!report) return told(console, "marshrut", report.error());
  if (call.has("json")) {
    console.line(fsck_json(*report));
  } else {
    tell(*report, console);
  }
  return report->whole() ? kDone : kHasErrors;
}

int run_backup(const Call& call, Console& console) {
  const auto store = store_of(call, console);
  if (!store) return kBadInput;
  const std::string out(*call.value("out"));
  const auto rows = store::backup(*store, out);
  if (!rows) return told(console, out, rows.error());
  console.line(message("cli.backup.done", {{"rows", static_cast<double>(*rows)}}));
  return kDone;
}

int run_restore(const Call& call, Console& console) {
  store::Options options;
  options.data_dir = std::string(*call.value("data"));
  options.service = true;  // nobody may serve what is being filled
  if (const auto db = call.value("db")) options.url = *db;
  const auto rows = store::restore(call.words[0], options);
  if (!rows) return told(console, call.words[0], rows.error());
  console.line(message("cli.restore.done", {{"rows", static_cast<double>(*rows)}}));
  return kDone;
}

}  // namespace marshrut::cli
