// http/services.hpp: what the handlers work with, put together by the service.
// Owns:    nothing: all of it outlives every call.
#pragma once

#include <functional>
#include <string>

#include "desk/desk.hpp"
#include "http/overview.hpp"

namespace marshrut::access {
class Door;
}
namespace marshrut::desk {
class Jobs;
class DeadlineBook;
class DocumentViews;
class ScanPictures;
}  // namespace marshrut::desk

namespace marshrut::http {

class EventHub;

struct Services {
  const desk::Desk& desk;
  access::Door& door;
  EventHub& events;
  desk::Jobs* jobs = nullptr;
  desk::DeadlineBook* deadlines = nullptr;
  desk::DocumentViews* views = nullptr;
  desk::ScanPictures* scans = nullptr;
  OverdueCount overdue = {};
  std::string centre = {}, version = {};
  const std::string* description = nullptr;    // the OpenAPI document, set by whoever makes the Api
  std::function<std::string()> settings = {};  // JSON of getSettings
  std::function<Result<void>()> reload_settings = {};
  std::function<std::string()> mailboxes = {};  // JSON of listMailboxes
};

}  // namespace marshrut::http
