#include "http/handlers.hpp"

#include "http/api.hpp"

namespace marshrut::http {

std::vector<Bound> all_handlers() {
  std::vector<Bound> all;
  for (const auto part : {
           session_api(),
           submissions_api(),
           documents_api(),
           routes_api(),
           people_api(),
           audit_api(),
           settings_api(),
           messages_api(),
           mail_api(),
           jobs_api(),
           print_api(),
           registry_api(),
           deadlines_api(),
           reports_api(),
           scans_api(),
           forms_api(),
           blanks_api(),
           form_drafts_api(),
       }) {
    all.insert(all.end(), part.begin(), part.end());
  }
  return all;
}

}  // namespace marshrut::http
