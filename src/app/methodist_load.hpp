// app/methodist_load.hpp: which methodist has which teachers: near to where they work, evenly, the same each time.
// Shapes:  teachers (name, district, organisation, methodist so far) + methodists (name, districts, load so far) ->
//          a methodist for each teacher, the loads, what has to be told.
// Units:   indexes count from 0; loads are numbers of teachers.
// Errors:  none; without methodists nobody is assigned.
// Owns:    results own what they hold.
// Source:  YAK актив 3.6 (near to the place of work), 3.7 (one methodist for 100–150 teachers); SEV order 2.2.
//
// Of all ways that give each teacher a methodist of their district, the loads are the evenest there is: as long as
// somebody can hand a teacher on, through others if need be, to one who has two fewer, they do.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "app/diagnostics_settings.hpp"
#include "app/table_remark.hpp"
#include "base/result.hpp"
#include "xlsx/table.hpp"

namespace marshrut::app {

struct Methodist {
  std::string full_name, position, email, phone;
  std::vector<std::string> districts;  // none: any
  std::size_t load = 0;                // teachers they have already
};

struct MethodistList {
  std::vector<Methodist> methodists;
  std::vector<TableRemark> remarks;
  std::size_t refused = 0;
};

Result<MethodistList> read_methodists(const xlsx::TableSource& table, const DiagnosticsSettings& settings);

struct LoadTeacher {
  std::string full_name, district, organization;
  std::string methodist;  // so far; kept
};

struct LoadPlan {
  std::vector<std::optional<std::size_t>> methodist_of;  // by teacher
  std::vector<std::size_t> loads;                        // by methodist, with what they had
  std::vector<std::size_t> elsewhere;                    // teachers in whose district nobody works
  std::vector<std::size_t> unknown;                      // teachers whose methodist is not in the list
};

LoadPlan assign_methodists(const std::vector<LoadTeacher>& teachers, const std::vector<Methodist>& methodists);

}  // namespace marshrut::app
