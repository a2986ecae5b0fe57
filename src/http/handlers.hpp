// http/handlers.hpp: the handlers of each part of the API; private to this module.
#pragma once

#include <span>

#include "http/call.hpp"
#include "http/services.hpp"

namespace marshrut::http {

std::span<const Bound> session_api();
std::span<const Bound> people_api();
std::span<const Bound> audit_api();
std::span<const Bound> settings_api();
std::span<const Bound> messages_api();
std::span<const Bound> mail_api();
std::span<const Bound> jobs_api();
std::span<const Bound> print_api();
std::span<const Bound> registry_api();
std::span<const Bound> deadlines_api();
std::span<const Bound> reports_api();
std::span<const Bound> scans_api();
std::span<const Bound> forms_api();
std::span<const Bound> blanks_api();
std::span<const Bound> form_drafts_api();

// Submissions, documents, routes.
std::span<const Bound> submissions_api();
std::span<const Bound> documents_api();
std::span<const Bound> routes_api();

}  // namespace marshrut::http
