// app/event_catalogue.hpp: events that a centre offers, and which of them cover a teacher's low competencies.
// Shapes:  TableSource -> EventCatalogue; needed competencies + term + subject -> indexes of events, and what nothing
//          covers.
// Units:   competencies are indexes into the settings; terms are ISO periods of the route («2026-10/2026-12»).
// Errors:  unknown_form (no such table), too_large, what the table's reader says.
// Owns:    results own what they hold; a Chooser looks at the catalogue and the settings. Not thread-safe.
// Source:  YAK III, SEV 3.2 (events for competencies whose level is low), domain.md §3 (levels of events).
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/diagnostics_settings.hpp"
#include "app/table_remark.hpp"
#include "base/result.hpp"
#include "xlsx/table.hpp"

namespace marshrut::app {

struct CatalogueEvent {
  std::string title, level, organizer, hours, subject;
  std::string period;                      // ISO where it can be read, else as typed
  std::vector<std::size_t> competencies;   // ascending
  std::optional<std::string> first, last;  // days, where the period can be read
};

struct EventCatalogue {
  std::vector<CatalogueEvent> events;
  std::vector<TableRemark> remarks;
  std::size_t refused = 0;
};

Result<EventCatalogue> read_catalogue(const xlsx::TableSource& table, const DiagnosticsSettings& settings);

struct Choice {
  std::vector<std::size_t> events;     // in the catalogue's order
  std::vector<std::size_t> uncovered;  // competencies
};

// The fewest events that cover; of these the ones of the higher levels (federal first), then those that come first in
// the catalogue. Only events for the teacher's subject, or for all, and within the term where theirs can be read.
class EventChooser {
public:
  EventChooser(const EventCatalogue& catalogue, const DiagnosticsSettings& settings, std::string start, std::string end)
      : catalogue_(catalogue), settings_(settings), start_(std::move(start)), end_(std::move(end)) {}

  Choice choose(const std::vector<std::size_t>& needed, const std::string& subject);

private:
  struct Best {
    bool reached = false;
    std::size_t ranks = 0;
    std::vector<std::size_t> events;  // ascending
  };
  [[nodiscard]] std::vector<std::size_t> usable(const std::string& subject) const;
  [[nodiscard]] bool better(const Best& a, const Best& b) const;
  const std::vector<Best>& solve(const std::string& subject);

  const EventCatalogue& catalogue_;
  const DiagnosticsSettings& settings_;
  std::string start_, end_;
  std::map<std::string, std::vector<Best>> solved_;  // by subject: an answer for each set of competencies
};

}  // namespace marshrut::app
