#include "cli/commands.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <limits>

#include "text/messages.hpp"

namespace marshrut::cli {

namespace {

constexpr std::size_t kMany = std::numeric_limits<std::size_t>::max();

constexpr OptionSpec kFormsOptions[] = {{"json", "", "cli.option.forms.json"}};
constexpr OptionSpec kLintOptions[] = {{"json", "", "cli.option.lint.json"}};
constexpr OptionSpec kBlankOptions[] = {
    {"out", "КУДА", "cli.option.blank.out", true}, {"data", "ФАЙЛ.json", "cli.option.blank.data"},
    {"list", "ТАБЛИЦА", "cli.option.blank.list"},  {"jobs", "ЧИСЛО", "cli.option.blank.jobs"},
    {"json", "", "cli.option.blank.json"},
};
constexpr OptionSpec kFillOptions[] = {
    {"data", "ФАЙЛ", "cli.option.fill.data", true},
    {"out", "КУДА", "cli.option.fill.out", true},
    {"jobs", "ЧИСЛО", "cli.option.fill.jobs"},
    {"names", "ФАЙЛ", "cli.option.fill.names"},
};
constexpr OptionSpec kPrintOptions[] = {
    {"out", "КУДА", "cli.option.print.out", true},    {"data", "ФАЙЛ", "cli.option.print.data"},
    {"store", "ПАПКА", "cli.option.print.store"},     {"db", "АДРЕС", "cli.option.store.db"},
    {"code", "КОД", "cli.option.print.code"},         {"jobs", "ЧИСЛО", "cli.option.print.jobs"},
    {"sort", "school,name", "cli.option.print.sort"}, {"cover", "", "cli.option.print.cover"},
    {"duplex", "", "cli.option.print.duplex"},        {"names", "ФАЙЛ", "cli.option.fill.names"},
};
constexpr OptionSpec kPortfolioOptions[] = {
    {"out", "ФАЙЛ.pdf", "cli.option.portfolio.out", true},
    {"data", "ФАЙЛ.json", "cli.option.portfolio.data"},
    {"store", "ПАПКА", "cli.option.print.store"},
    {"db", "АДРЕС", "cli.option.store.db"},
    {"code", "КОД", "cli.option.print.code"},
    {"forms", "ФОРМЫ", "cli.option.portfolio.forms"},
    {"duplex", "", "cli.option.print.duplex"},
    {"names", "ФАЙЛ", "cli.option.fill.names"},
};
constexpr OptionSpec kReadOptions[] = {
    {"form", "ФОРМА", "cli.option.read.form"},
    {"pretty", "", "cli.option.read.pretty"},
    {"route", "", "cli.option.read.route"},
    {"account", "", "cli.option.read.account"},
};
constexpr OptionSpec kCheckOptions[] = {
    {"form", "ФОРМА", "cli.option.read.form"},
    {"annotate", "ФАЙЛ.docx", "cli.option.check.annotate"},
    {"json", "", "cli.option.check.json"},
};
constexpr OptionSpec kCompareOptions[] = {
    {"form", "ФОРМА", "cli.option.compare.form"},
    {"out", "ФАЙЛ.docx", "cli.option.compare.out"},
    {"json", "", "cli.option.compare.json"},
};
constexpr OptionSpec kCorrectionOptions[] = {
    {"reason", "ПРИЧИНА", "cli.option.correction.reason", true},
    {"date", "ДАТА", "cli.option.correction.date"},
    {"out", "ФАЙЛ.json", "cli.option.correction.out"},
};

constexpr OptionSpec kRegistryOptions[] = {
    {"data", "ФАЙЛ.ndjson", "cli.option.registry.data", true},
    {"out", "ФАЙЛ", "cli.option.registry.out", true},
    {"date", "ДАТА", "cli.option.registry.date"},
};
constexpr OptionSpec kRegistryReadOptions[] = {
    {"form", "ФОРМА", "cli.option.registry-read.form"},
    {"against", "ФАЙЛ.ndjson", "cli.option.registry-read.against"},
    {"json", "", "cli.option.registry-read.json"},
};

constexpr OptionSpec kDeadlinesOptions[] = {
    {"data", "ФАЙЛ", "cli.option.deadlines.data", true}, {"date", "ДАТА", "cli.option.deadlines.date"},
    {"until", "ДАТА", "cli.option.deadlines.until"},     {"by", "КТО", "cli.option.deadlines.by"},
    {"region", "РЕГИОН", "cli.option.deadlines.region"}, {"json", "", "cli.option.deadlines.json"},
    {"ics", "ФАЙЛ.ics", "cli.option.deadlines.ics"},
};
constexpr OptionSpec kConclusionOptions[] = {
    {"data", "ФАЙЛ", "cli.option.conclusion.data", true},
    {"form", "ФОРМА", "cli.option.conclusion.form"},
    {"json", "", "cli.option.conclusion.json"},
    {"apply", "", "cli.option.conclusion.apply"},
};

constexpr OptionSpec kDiagnosticsOptions[] = {
    {"out", "ПАПКА", "cli.option.diagnostics.out", true},    {"spec", "ФАЙЛ", "cli.option.diagnostics.spec"},
    {"data", "ФАЙЛ.json", "cli.option.diagnostics.data"},    {"catalogue", "ФАЙЛ", "cli.option.diagnostics.catalogue"},
    {"form", "ФОРМА", "cli.option.diagnostics.form"},        {"date", "ДАТА", "cli.option.diagnostics.date"},
    {"prepared", "ДАТА", "cli.option.diagnostics.prepared"}, {"start", "ДАТА", "cli.option.diagnostics.start"},
    {"end", "ДАТА", "cli.option.diagnostics.end"},
};
constexpr OptionSpec kNoticeOptions[] = {
    {"data", "ФАЙЛ.json", "cli.option.notice.data", true},
    {"out", "ФАЙЛ.docx", "cli.option.notice.out", true},
    {"ics", "ФАЙЛ.ics", "cli.option.notice.ics"},
};
constexpr OptionSpec kLoadOptions[] = {
    {"data", "ФАЙЛ.ndjson", "cli.option.load.data", true},
    {"methodists", "ФАЙЛ", "cli.option.load.methodists", true},
    {"out", "ПАПКА", "cli.option.load.out", true},
};

constexpr OptionSpec kServeOptions[] = {
    {"data", "ПАПКА", "cli.option.serve.data", true}, {"config", "ФАЙЛ", "cli.option.serve.config"},
    {"db", "АДРЕС", "cli.option.store.db"},           {"lmtp", "УЗЕЛ:ПОРТ", "cli.option.serve.lmtp"},
    {"http", "УЗЕЛ:ПОРТ", "cli.option.serve.http"},   {"smtp", "УЗЕЛ:ПОРТ", "cli.option.serve.smtp"},
    {"check", "", "cli.option.serve.check"},
};
constexpr OptionSpec kData{"data", "ПАПКА", "cli.option.store.data", true};
constexpr OptionSpec kDb{"db", "АДРЕС", "cli.option.store.db"};
constexpr OptionSpec kBy{"by", "КТО", "cli.option.store.by"};
constexpr OptionSpec kJson{"json", "", "cli.option.store.json"};
constexpr OptionSpec kInboxListOptions[] = {kData, kDb, {"state", "СОСТОЯНИЕ", "cli.option.inbox.state"}, kJson};
constexpr OptionSpec kInboxShowOptions[] = {kData, kDb, kJson};
constexpr OptionSpec kInboxRawOptions[] = {kData, kDb, {"out", "ФАЙЛ.eml", "cli.option.inbox.out"}};
constexpr OptionSpec kInboxActOptions[] = {kData, kDb, kBy};
constexpr OptionSpec kInboxFileOptions[] = {kData, kDb, {"route", "НОМЕР", "cli.option.inbox.route"}, kBy};
constexpr OptionSpec kInboxReturnOptions[] = {
    kData, kDb, {"text", "ТЕКСТ", "cli.option.inbox.text", true}, {"config", "ФАЙЛ", "cli.option.serve.config"}, kBy};
constexpr OptionSpec kScanOptions[] = {{"store", "ПАПКА", "cli.option.scan.store"},
                                       {"db", "АДРЕС", "cli.option.scan.db"},
                                       {"file", "", "cli.option.scan.file"},
                                       kBy,
                                       {"pretty", "", "cli.option.scan.pretty"}};
constexpr OptionSpec kScansListOptions[] = {kData, kDb, {"state", "СОСТОЯНИЕ", "cli.option.scans.state"}, kJson};
constexpr OptionSpec kScansShowOptions[] = {kData, kDb, {"out", "ФАЙЛ", "cli.option.scans.out"}, kJson};
constexpr OptionSpec kScansFileOptions[] = {kData, kDb, {"code", "КОД", "cli.option.scans.code", true}, kBy};
constexpr OptionSpec kScansDropOptions[] = {kData, kDb, kBy};
constexpr OptionSpec kStoreOptions[] = {kData, kDb};
constexpr OptionSpec kRouteListOptions[] = {kData, kDb, kJson};
constexpr OptionSpec kRouteMoveOptions[] = {kData,
                                            kDb,
                                            {"to", "СОСТОЯНИЕ", "cli.option.route.to", true},
                                            {"note", "ТЕКСТ", "cli.option.route.note"},
                                            {"region", "КОД", "cli.option.route.region"},
                                            kBy};
constexpr OptionSpec kRetentionOptions[] = {
    kData, kDb, {"archive", "", "cli.option.retention.archive"}, {"purge", "", "cli.option.retention.purge"}, kBy};
constexpr OptionSpec kPeopleAddOptions[] = {kData,
                                            kDb,
                                            {"login", "ИМЯ", "cli.option.people.login", true},
                                            {"name", "ФИО", "cli.option.people.name", true},
                                            {"role", "РОЛЬ", "cli.option.people.role", true},
                                            {"email", "АДРЕС", "cli.option.people.email"},
                                            {"school", "ШКОЛА", "cli.option.people.school"},
                                            {"keep-password", "", "cli.option.people.keep-password"},
                                            kBy};
constexpr OptionSpec kPeoplePasswordOptions[] = {
    kData, kDb, {"no-second-factor", "", "cli.option.people.no-second-factor"}, kBy};
constexpr OptionSpec kFsckOptions[] = {kData, kDb, {"quick", "", "cli.option.fsck.quick"}, kJson};
constexpr OptionSpec kBackupOptions[] = {kData, kDb, {"out", "ФАЙЛ", "cli.option.backup.out", true}};

constexpr OptionSpec kSignatureOptions[] = {{"out", "ФАЙЛ", "cli.option.signature.out"}, kJson};

constexpr CommandSpec kCommands[] = {
    {"forms", kFormsOptions, 0, 0, "", run_forms},
    {"forms lint", kLintOptions, 0, kMany, "", run_lint},
    {"blank", kBlankOptions, 1, 1, "cli.usage.no-form", run_blank},
    {"fill", kFillOptions, 1, 1, "cli.usage.no-form", run_fill},
    {"print", kPrintOptions, 1, 1, "cli.usage.no-form", run_print},
    {"portfolio", kPortfolioOptions, 0, 0, "", run_portfolio},
    {"read", kReadOptions, 1, kMany, "cli.usage.no-files", run_read},
    {"check", kCheckOptions, 1, kMany, "cli.usage.no-files", run_check},
    {"compare", kCompareOptions, 2, 2, "cli.usage.two-versions", run_compare},
    {"correction", kCorrectionOptions, 2, 2, "cli.usage.two-versions", run_correction},
    {"registry", kRegistryOptions, 1, 1, "cli.usage.no-form", run_registry},
    {"deadlines", kDeadlinesOptions, 0, 0, "", run_deadlines},
    {"conclusion", kConclusionOptions, 0, 0, "", run_conclusion},
    {"registry read", kRegistryReadOptions, 1, kMany, "cli.usage.no-files", run_registry_read},
    {"notice", kNoticeOptions, 0, 0, "", run_notice},
    {"diagnostics", kDiagnosticsOptions, 1, 1, "cli.usage.no-results", run_diagnostics},
    {"load", kLoadOptions, 0, 0, "", run_load},
    {"signature", kSignatureOptions, 1, 2, "cli.usage.signature", run_signature},
    {"serve", kServeOptions, 0, 0, "", run_serve},
    {"inbox list", kInboxListOptions, 0, 0, "", run_inbox_list},
    {"inbox show", kInboxShowOptions, 1, 1, "cli.usage.message-id", run_inbox_show},
    {"inbox raw", kInboxRawOptions, 1, 1, "cli.usage.message-id", run_inbox_raw},
    {"inbox retry", kInboxActOptions, 1, 1, "cli.usage.message-id", run_inbox_retry},
    {"inbox file", kInboxFileOptions, 1, 1, "cli.usage.submission", run_inbox_file},
    {"inbox return", kInboxReturnOptions, 1, 1, "cli.usage.submission", run_inbox_return},
    {"inbox export", kStoreOptions, 0, 0, "", run_inbox_export},
    {"scan", kScanOptions, 1, kMany, "cli.usage.no-files", run_scan},
    {"scans list", kScansListOptions, 0, 0, "", run_scans_list},
    {"scans show", kScansShowOptions, 1, 1, "cli.usage.scan-id", run_scans_show},
    {"scans file", kScansFileOptions, 1, 1, "cli.usage.scan-id", run_scans_file},
    {"scans drop", kScansDropOptions, 1, 1, "cli.usage.scan-id", run_scans_drop},
    {"route list", kRouteListOptions, 0, 0, "", run_route_list},
    {"route move", kRouteMoveOptions, 1, 1, "cli.usage.route-id", run_route_move},
    {"people add", kPeopleAddOptions, 0, 0, "", run_people_add},
    {"people list", kStoreOptions, 0, 0, "", run_people_list},
    {"people password", kPeoplePasswordOptions, 1, 1, "cli.usage.login", run_people_password},
    {"retention", kRetentionOptions, 0, 0, "", run_retention},
    {"fsck", kFsckOptions, 0, 0, "", run_fsck},
    {"backup", kBackupOptions, 0, 0, "", run_backup},
    {"restore", kStoreOptions, 1, 1, "cli.usage.backup-file", run_restore},
    {"version", {}, 0, 0, "", run_version},
    {"help", {}, 0, 2, "", run_help},
};

const CommandSpec* find_command(std::string_view name) {
  const auto* found = std::find_if(std::begin(kCommands), std::end(kCommands),
                                   [&](const CommandSpec& command) { return command.name == name; });
  return found == std::end(kCommands) ? nullptr : found;
}

// How many of the words name the command: «forms lint» takes two.
const CommandSpec* command_of(std::span<const std::string> words, std::size_t& taken) {
  if (words.size() > 1) {
    taken = 2;
    if (const CommandSpec* two = find_command(words[0] + ' ' + words[1])) return two;
  }
  taken = 1;
  return words.empty() ? nullptr : find_command(words[0]);
}

int unknown_command(const std::string& word, Console& console) {
  std::vector<std::string_view> names;
  for (const CommandSpec& command : kCommands) names.push_back(command.name);
  std::string text = text::message("cli.usage.unknown-command", {{"word", std::string_view(word)}});
  if (const auto meant = nearest(word, names)) text += ' ' + text::message("cli.usage.meant", {{"word", *meant}});
  return complain(console, usage_error(text));
}

// Options of the whole program before a command: --help, --version; --home goes to the command.
std::vector<std::string> command_first(std::span<const std::string> words) {
  std::vector<std::string> ordered(words.begin(), words.end());
  const bool home = ordered.size() > 2 && ordered[0] == "--home";
  if (home) std::rotate(ordered.begin(), ordered.begin() + 2, ordered.end());
  return ordered;
}

}  // namespace

std::span<const CommandSpec> commands() { return kCommands; }

int complain(Console& console, const Error& error, const CommandSpec* command) {
  const std::string name = command == nullptr ? std::string() : std::string(command->name) + ' ';
  const std::string call = "marshrut " + name + "--help";
  console.error("marshrut: usage: " + error.message + ' ' +
                text::message("cli.usage.help", {{"call", std::string_view(call)}}));
  return kUsage;
}

int run(std::span<const std::string> given, Console& console) {
  const std::vector<std::string> words = command_first(given);
  if (words.empty()) {
    console.out(help_for_all());
    return kUsage;
  }
  if (words[0] == "--help" || words[0] == "-h") return console.out(help_for_all()), kDone;
  if (words[0] == "--version") return run_version({}, console);
  std::size_t taken = 0;
  const CommandSpec* command = command_of(words, taken);
  if (command == nullptr) return unknown_command(words[0], console);
  const auto call = parse_call(*command, std::span(words).subspan(taken));
  if (!call) return complain(console, call.error(), command);
  if (call->help) return console.out(help_for(*command)), kDone;
  return command->run(*call, console);
}

int run_version(const Call& /*call*/, Console& console) {
  console.line("marshrut " MARSHRUT_VERSION);
  return kDone;
}

int run_help(const Call& call, Console& console) {
  if (call.words.empty()) return console.out(help_for_all()), kDone;
  std::string name = call.words[0];
  if (call.words.size() > 1) name += ' ' + call.words[1];
  const CommandSpec* command = find_command(name);
  if (command == nullptr) return unknown_command(name, console);
  console.out(help_for(*command));
  return kDone;
}

}  // namespace marshrut::cli
