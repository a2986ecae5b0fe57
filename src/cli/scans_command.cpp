// scans list, scans show, scans file, scans drop: the operator's desk for paper.
#include <filesystem>

#include "base/files.hpp"
#include "cli/commands.hpp"
#include "cli/layout.hpp"
#include "cli/session.hpp"
#include "cli/store_session.hpp"
#include "intake/desk_scans.hpp"
#include "text/messages.hpp"

namespace marshrut::cli {

namespace {

using text::message;

int wrong_number(const Call& call, Console& console) {
  return complain(console, usage_error(message("cli.usage.scan-id")), call.command);
}

std::string state_text(const store::Scan& scan) { return message("cli.scans.state." + scan.state); }

std::string reason_text(const store::Scan& scan) {
  return scan.reason.empty() ? std::string() : message("cli.scans.reason." + scan.reason);
}

std::string content_text(const store::Scan& scan) {
  if (!scan.matches) return "";
  return message(*scan.matches ? "cli.scan.matches" : "cli.scan.changed");
}

void show(const store::Scan& scan, Console& console) {
  console.out(table({{message("cli.scans.field.state"), state_text(scan)},
                     {message("cli.scans.field.reason"), reason_text(scan)},
                     {message("cli.scans.field.code"), scan.code},
                     {message("cli.scans.field.form"), scan.form},
                     {message("cli.scans.field.content"), content_text(scan)},
                     {message("cli.scans.field.pages"), scan.pages},
                     {message("cli.scans.field.received"), iso_time(scan.created)},
                     {message("cli.scans.field.settled"), scan.settled_by}}));
}

}  // namespace

int run_scans_list(const Call& call, Console& console) {
  const auto store = store_of(call, console);
  if (!store) return kBadInput;
  store::ScanFilter filter;
  if (const auto state = call.value("state")) filter.state = std::string(*state);
  std::vector<std::vector<std::string>> rows;
  const auto done = intake::each_scan(*store, filter, [&](const store::Scan& scan) {
    if (call.has("json")) return console.line(intake::scan_line(scan));
    rows.push_back({std::to_string(scan.id), iso_time(scan.created).substr(0, 16), state_text(scan), scan.code,
                    scan.pages, reason_text(scan)});
  });
  if (!done) return told(console, "marshrut", done.error());
  if (!rows.empty()) console.out(table(rows));
  return kDone;
}

int run_scans_show(const Call& call, Console& console) {
  const auto id = id_of(call.words[0]);
  if (!id) return wrong_number(call, console);
  const auto store = store_of(call, console);
  if (!store) return kBadInput;
  const auto shown = intake::show_scan(*store, *id);
  if (!shown) return told(console, call.words[0], shown.error());
  if (call.has("json")) {
    console.line(intake::scan_line(shown->scan));
  } else {
    show(shown->scan, console);
  }
  const auto out = call.value("out");
  if (!out) return kDone;
  if (!shown->scan.blob_id) return told(console, call.words[0], {Code::not_found, "the image is gone", {}});
  if (auto written = write_file_atomic(std::filesystem::path(*out), shown->image); !written) {
    return told(console, *out, written.error());
  }
  return kDone;
}

int run_scans_file(const Call& call, Console& console) {
  const auto id = id_of(call.words[0]);
  if (!id) return wrong_number(call, console);
  const auto home = home_of(call, console);
  if (!home) return kBadInput;
  const auto contents = intake::Contents::load(*home);
  if (!contents) return told(console, "marshrut", contents.error());
  const auto store = store_of(call, console);
  if (!store) return kBadInput;
  const auto done = intake::settle_scan(*store, *contents, *id, *call.value("code"), operator_of(call));
  if (!done) return told(console, call.words[0], done.error());
  console.line(message("cli.scans.filed", {{"code", *call.value("code")}}));
  return kDone;
}

int run_scans_drop(const Call& call, Console& console) {
  const auto id = id_of(call.words[0]);
  if (!id) return wrong_number(call, console);
  const auto store = store_of(call, console);
  if (!store) return kBadInput;
  if (auto done = intake::drop_scan(*store, *id, operator_of(call)); !done) {
    return told(console, call.words[0], done.error());
  }
  console.line(message("cli.scans.dropped"));
  return kDone;
}

}  // namespace marshrut::cli
