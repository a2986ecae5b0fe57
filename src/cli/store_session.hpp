// cli/store_session.hpp: what commands over a service's store begin with.
// Shapes:  Call (--data, --db) -> an open store, beside a service that may be running; who calls.
// Errors:  told on the console; nothing comes back then.
// Owns:    the store.
#pragma once

#include <memory>
#include <string>

#include "cli/arguments.hpp"
#include "cli/console.hpp"
#include "intake/desk.hpp"
#include "store/store.hpp"

namespace marshrut::cli {

// `option`: the one that names its folder. `create`: a store that isn't there is made.
std::unique_ptr<store::Store> store_of(const Call& call, Console& console, std::string_view option = "data",
                                       bool create = false);

// «operator:» and --by, or the name of the account.
intake::Operator operator_of(const Call& call);

// A whole number of 1 and more.
std::optional<std::int64_t> id_of(const std::string& word);

// Tells an error of the store; the exit status.
int told(Console& console, std::string_view about, const Error& error);

}  // namespace marshrut::cli
