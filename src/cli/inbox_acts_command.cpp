// inbox retry, inbox file, inbox return, inbox export: what an operator does with what came.
#include <cstdio>
#include <filesystem>

#include "app/converter.hpp"
#include "base/files.hpp"
#include "cli/commands.hpp"
#include "cli/session.hpp"
#include "cli/store_session.hpp"
#include "intake/annotate.hpp"
#include "intake/returns.hpp"
#include "service/settings.hpp"
#include "text/messages.hpp"

namespace marshrut::cli {

namespace {

using text::message;

// Says in whose name the centre writes: the service's own configuration.
Result<service::Settings> settings_of(const Call& call) {
  service::Settings settings;
  settings.data_dir = std::string(*call.value("data"));
  if (auto read = service::read_configuration(call.value("config"), settings); !read) return read.error();
  return settings;
}

// With comments at the places to mend; "" where there is nothing to comment on, or no way to: the letter's words say it
// all.
Result<std::string> annotated_document(const store::Store& store, std::string_view number, const Call& call,
                                       Console& console) {
  std::optional<intake::ToAnnotate> given;
  const auto read = store.read([&](store::Connection& connection) -> Result<void> {
    auto found = intake::to_annotate(connection, number);
    if (!found) return found.error();
    given = std::move(*found);
    return {};
  });
  if (!read) return read.error();
  if (!given || given->remarks == "[]") return std::string();
  const auto forms = forms_of(call, console);
  if (!forms) return std::string();
  app::Converter converter;
  auto made = intake::annotate({std::move(given->bytes), given->form, given->remarks, false}, *forms, &converter);
  return made ? std::move(made->docx) : std::string();
}

}  // namespace

int run_inbox_retry(const Call& call, Console& console) {
  const auto id = id_of(call.words[0]);
  if (!id) return complain(console, usage_error(message("cli.usage.message-id")), call.command);
  const auto store = store_of(call, console);
  if (!store) return kBadInput;
  if (auto done = intake::try_again(*store, *id, operator_of(call)); !done)
    return told(console, call.words[0], done.error());
  console.line(message("cli.inbox.retried"));
  return kDone;
}

int run_inbox_file(const Call& call, Console& console) {
  std::optional<std::int64_t> route;
  if (const auto given = call.value("route")) {
    route = id_of(std::string(*given));
    if (!route) return complain(console, usage_error(message("cli.usage.route-id")), call.command);
  }
  const auto store = store_of(call, console);
  if (!store) return kBadInput;
  auto done = intake::file_by_hand(*store, call.words[0], {route, false, {}}, operator_of(call));
  if (!done) return told(console, call.words[0], done.error());
  console.line(message("cli.inbox.filed", {{"number", std::string_view(call.words[0])}}));
  return kDone;
}

int run_inbox_return(const Call& call, Console& console) {
  const auto settings = settings_of(call);
  if (!settings) return told(console, "marshrut.ini", settings.error());
  const auto store = store_of(call, console);
  if (!store) return kBadInput;
  auto annotated = annotated_document(*store, call.words[0], call, console);
  if (!annotated) return told(console, call.words[0], annotated.error());
  const intake::Return back{std::string(*call.value("text")), std::move(*annotated), {}};
  auto done = intake::send_back(*store, call.words[0], back, settings->answers, operator_of(call));
  if (!done) return told(console, call.words[0], done.error());
  console.line(message("cli.inbox.returned", {{"number", std::string_view(call.words[0])}}));
  return kDone;
}

int run_inbox_export(const Call& call, Console& console) {
  const auto store = store_of(call, console);
  if (!store) return kBadInput;
  const auto done = intake::each_submission_line(*store, [&](const std::string& line) -> Result<void> {
    console.line(line);
    return {};
  });
  return done ? kDone : told(console, "marshrut", done.error());
}

}  // namespace marshrut::cli
