// desk/blanks.hpp: blanks for the people of a list, for one school or for all.
// Shapes:  a list's bytes (XLSX, CSV …) + form -> StaffList; people -> a zip of blanks.
// Units:   rows and columns from 1, as the sheet shows them.
// Errors:  as app/table_file.hpp and app/staff_list.hpp.
// Owns:    results own what they hold; files are made in the folder that the caller gives.
#pragma once

#include <atomic>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "app/batch.hpp"
#include "app/home.hpp"
#include "app/staff_list.hpp"
#include "lens/form.hpp"

namespace marshrut::desk {

// `name`: as the file was called; its ending says how it is read.
Result<app::StaffList> staff_list(const app::Home& home, const lens::Form& form, std::string_view name,
                                  std::string_view bytes, const std::filesystem::path& folder);

Result<app::BatchTotals> blanks_zip(const lens::Form& form, const std::vector<app::StaffList::Person>& people,
                                    const std::filesystem::path& zip, app::BatchProgress& progress,
                                    const std::atomic<bool>& cancelled);

// Those whose place of work is this school.
std::vector<app::StaffList::Person> people_of(const app::StaffList& list, std::string_view school);

}  // namespace marshrut::desk
