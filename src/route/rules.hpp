// route/rules.hpp: a route against the rules of its form.
// Shapes:  route + profile + schema (with the form's overlay) -> remarks, in the order of the profile's rules.
// Errors:  none: what a rule can't judge (a date that can't be read) it leaves to the rule whose task that is.
// Owns:    remarks own their strings.
// Source:  domain.md §5; docs/formats/rules.md.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "route/profile.hpp"
#include "route/remark.hpp"
#include "route/schema.hpp"
#include "route/value.hpp"

namespace marshrut::route {

// Rules of the stage `completion` also hold at `reading` when the route itself says that it is completed.
std::vector<Remark> check(const Value& route, const Profile& profile, const Schema& schema,
                          Stage stage = Stage::reading);

// The route says that it is completed: a decision, or conclusions that don't speak of prolongation.
bool says_completed(const Value& route);

// Sets what the profile derives («Управленческие» filled -> teacher.is_manager).
void derive(Value& route, const Profile& profile);

// Writes the overall levels that were left empty, by the profile's rules «mean»: whole percents, rounded half up
// (SEV 3.1.2). How many it wrote. Not for reading: what the form doesn't say is not read from it.
std::size_t fill_means(Value& route, const Profile& profile);

// Arithmetic mean of the percents in the columns of the rows at a path; nothing when there are none.
std::optional<double> mean_percent(const Value& route, const Path& rows, const std::vector<std::string>& columns);

}  // namespace marshrut::route
