// cli/commands.hpp: the commands of `marshrut` and how a call is run.
// Shapes:  words -> exit status of contract/cli.md (0 done, 1 errors found, 2 usage, 3 an input can't be used;
//          130 ended by Ctrl-C).
// Owns:    nothing.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "cli/arguments.hpp"
#include "cli/console.hpp"

namespace marshrut::cli {

inline constexpr int kDone = 0;
inline constexpr int kHasErrors = 1;
inline constexpr int kUsage = 2;
inline constexpr int kBadInput = 3;
inline constexpr int kInterrupted = 130;

std::span<const CommandSpec> commands();

int run(std::span<const std::string> words, Console& console);

int run_forms(const Call& call, Console& console);
int run_lint(const Call& call, Console& console);
int run_blank(const Call& call, Console& console);
int run_blank_list(const Call& call, Console& console);  // blank with --list
int run_fill(const Call& call, Console& console);
int run_print(const Call& call, Console& console);
int run_portfolio(const Call& call, Console& console);
int run_read(const Call& call, Console& console);
int run_registry(const Call& call, Console& console);
int run_registry_read(const Call& call, Console& console);
int run_check(const Call& call, Console& console);
int run_compare(const Call& call, Console& console);
int run_correction(const Call& call, Console& console);
int run_deadlines(const Call& call, Console& console);
int run_conclusion(const Call& call, Console& console);
int run_diagnostics(const Call& call, Console& console);
int run_notice(const Call& call, Console& console);
int run_load(const Call& call, Console& console);
int run_signature(const Call& call, Console& console);
int run_serve(const Call& call, Console& console);
int run_inbox_list(const Call& call, Console& console);
int run_inbox_show(const Call& call, Console& console);
int run_inbox_raw(const Call& call, Console& console);
int run_inbox_retry(const Call& call, Console& console);
int run_inbox_file(const Call& call, Console& console);
int run_inbox_return(const Call& call, Console& console);
int run_inbox_export(const Call& call, Console& console);
int run_scan(const Call& call, Console& console);
int run_scans_list(const Call& call, Console& console);
int run_scans_show(const Call& call, Console& console);
int run_scans_file(const Call& call, Console& console);
int run_scans_drop(const Call& call, Console& console);
int run_route_list(const Call& call, Console& console);
int run_route_move(const Call& call, Console& console);
int run_people_add(const Call& call, Console& console);
int run_people_list(const Call& call, Console& console);
int run_people_password(const Call& call, Console& console);
int run_retention(const Call& call, Console& console);
int run_fsck(const Call& call, Console& console);
int run_backup(const Call& call, Console& console);
int run_restore(const Call& call, Console& console);
int run_version(const Call& call, Console& console);
int run_help(const Call& call, Console& console);

std::string help_for_all();
std::string help_for(const CommandSpec& command);

// Says what is off and where help is; the exit status.
int complain(Console& console, const Error& error, const CommandSpec* command = nullptr);

}  // namespace marshrut::cli
