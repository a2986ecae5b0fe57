#include "access/rights.hpp"

#include <algorithm>

namespace marshrut::access {

namespace {

constexpr Reach kNo = Reach::none, kOwn = Reach::own, kAll = Reach::all;

// admin, operator, methodist, school, head
constexpr Right kRights[] = {
    // Session and service.
    {"getSession", {kAll, kAll, kAll, kAll, kAll}, true},
    {"logIn", {kAll, kAll, kAll, kAll, kAll}, true},
    {"logOut", {kOwn, kOwn, kOwn, kOwn, kOwn}},
    {"changePassword", {kOwn, kOwn, kOwn, kOwn, kOwn}},
    {"beginSecondFactor", {kOwn, kOwn, kOwn, kOwn, kOwn}},
    {"confirmSecondFactor", {kOwn, kOwn, kOwn, kOwn, kOwn}},
    {"dropSecondFactor", {kOwn, kOwn, kOwn, kOwn, kOwn}},
    {"listSessions", {kOwn, kOwn, kOwn, kOwn, kOwn}},
    {"dropSession", {kOwn, kOwn, kOwn, kOwn, kOwn}},
    {"getDescription", {kAll, kAll, kAll, kAll, kAll}, true},
    {"streamEvents", {kAll, kAll, kOwn, kOwn, kAll}},
    {"getOverview", {kAll, kAll, kOwn, kOwn, kAll}},
    // Inbox.
    {"listMessages", {kAll, kAll, kNo, kNo, kAll}},
    {"getMessage", {kAll, kAll, kNo, kNo, kAll}},
    {"getMessageRaw", {kAll, kAll, kNo, kNo, kNo}},
    {"getMessageText", {kAll, kAll, kNo, kNo, kAll}},
    {"retryMessage", {kAll, kAll, kNo, kNo, kNo}},
    {"dismissMessage", {kAll, kAll, kNo, kNo, kNo}},
    {"getDocument", {kAll, kAll, kOwn, kOwn, kAll}},
    {"getDocumentView", {kAll, kAll, kOwn, kOwn, kAll}},
    {"getDocumentPage", {kAll, kAll, kOwn, kOwn, kAll}},
    // Submissions.
    {"uploadSubmission", {kAll, kAll, kOwn, kOwn, kNo}},
    {"listSubmissions", {kAll, kAll, kOwn, kOwn, kAll}},
    {"getSubmission", {kAll, kAll, kOwn, kOwn, kAll}},
    {"correctSubmission", {kAll, kAll, kOwn, kNo, kNo}},
    {"acceptSubmission", {kAll, kAll, kNo, kNo, kNo}},
    {"previewReturn", {kAll, kAll, kNo, kNo, kNo}},
    {"returnSubmission", {kAll, kAll, kNo, kNo, kNo}},
    {"actOnSubmissions", {kAll, kAll, kNo, kNo, kNo}},
    {"getAnnotatedDocument", {kAll, kAll, kOwn, kOwn, kAll}},
    // Routes and registry.
    {"listRoutes", {kAll, kAll, kOwn, kOwn, kAll}},
    {"getRoute", {kAll, kAll, kOwn, kOwn, kAll}},
    {"moveRoute", {kAll, kAll, kOwn, kNo, kAll}},
    {"moveRoutes", {kAll, kAll, kNo, kNo, kAll}},
    {"changeRoute", {kAll, kAll, kOwn, kNo, kNo}},
    {"listVersions", {kAll, kAll, kOwn, kOwn, kAll}},
    {"compareVersions", {kAll, kAll, kOwn, kOwn, kAll}},
    {"getRouteDocument", {kAll, kAll, kOwn, kOwn, kAll}},
    {"getRegistry", {kAll, kAll, kOwn, kNo, kAll}},
    {"exportRegistry", {kAll, kAll, kOwn, kNo, kAll}},
    // Forms and blanks.
    {"listForms", {kAll, kAll, kAll, kAll, kAll}},
    {"getForm", {kAll, kAll, kAll, kAll, kAll}},
    {"getBlank", {kAll, kAll, kOwn, kOwn, kAll}},
    {"makeBlanks", {kAll, kAll, kOwn, kOwn, kNo}},
    {"sendBlanks", {kAll, kAll, kNo, kNo, kNo}},
    {"listDrafts", {kAll, kAll, kNo, kNo, kNo}},
    {"putDraft", {kAll, kNo, kNo, kNo, kNo}},
    {"getDraft", {kAll, kAll, kNo, kNo, kNo}},
    {"getDraftPage", {kAll, kAll, kNo, kNo, kNo}},
    {"activateDraft", {kAll, kNo, kNo, kNo, kNo}},
    {"dropDraft", {kAll, kNo, kNo, kNo, kNo}},
    // Deadlines.
    {"listDeadlines", {kAll, kAll, kOwn, kOwn, kAll}},
    {"getCalendar", {kAll, kAll, kOwn, kOwn, kAll}, true},
    {"getCalendarLink", {kOwn, kOwn, kOwn, kOwn, kOwn}},
    // Reports.
    {"getReport", {kAll, kAll, kOwn, kNo, kAll}},
    {"makeDiagnosticsNote", {kAll, kAll, kOwn, kNo, kNo}},
    {"makeHalfYearReport", {kAll, kAll, kOwn, kNo, kNo}},
    // Jobs, printing, scans.
    {"listJobs", {kAll, kAll, kOwn, kOwn, kAll}},
    {"getJob", {kAll, kAll, kOwn, kOwn, kAll}},
    {"cancelJob", {kAll, kAll, kOwn, kOwn, kOwn}},
    {"getJobFile", {kAll, kAll, kOwn, kOwn, kAll}},
    {"printRoutes", {kAll, kAll, kOwn, kOwn, kNo}},
    {"listScans", {kAll, kAll, kNo, kNo, kNo}},
    {"getScanImage", {kAll, kAll, kOwn, kNo, kNo}},
    {"getScanPage", {kAll, kAll, kOwn, kNo, kNo}},
    {"fileScan", {kAll, kAll, kNo, kNo, kNo}},
    {"dropScan", {kAll, kAll, kNo, kNo, kNo}},
    {"uploadScan", {kAll, kAll, kOwn, kOwn, kNo}},
    // Mail.
    {"listMailboxes", {kAll, kAll, kNo, kNo, kAll}},
    {"getLedger", {kAll, kAll, kNo, kNo, kAll}},
    {"checkStore", {kAll, kNo, kNo, kNo, kNo}},
    {"listReplies", {kAll, kAll, kNo, kNo, kNo}},
    {"getReply", {kAll, kAll, kNo, kNo, kNo}},
    {"sendAgain", {kAll, kAll, kNo, kNo, kNo}},
    {"sendTestLetter", {kAll, kAll, kNo, kNo, kNo}},
    // People, audit, settings.
    {"listPeople", {kAll, kNo, kNo, kNo, kNo}},
    {"getPerson", {kAll, kNo, kNo, kNo, kNo}},
    {"addPerson", {kAll, kNo, kNo, kNo, kNo}},
    {"changePerson", {kAll, kNo, kNo, kNo, kNo}},
    {"resetPassword", {kAll, kNo, kNo, kNo, kNo}},
    {"resetSecondFactor", {kAll, kNo, kNo, kNo, kNo}},
    {"listTokens", {kAll, kOwn, kOwn, kOwn, kOwn}},
    {"addToken", {kAll, kOwn, kOwn, kOwn, kOwn}},
    {"dropToken", {kAll, kOwn, kOwn, kOwn, kOwn}},
    {"listAudit", {kAll, kNo, kNo, kNo, kAll}},
    {"checkAudit", {kAll, kNo, kNo, kNo, kNo}},
    {"getSettings", {kAll, kNo, kNo, kNo, kNo}},
    {"reloadSettings", {kAll, kNo, kNo, kNo, kNo}},
    {"listSchools", {kAll, kAll, kAll, kNo, kAll}},
};

constexpr std::array<std::string_view, kRoles.size()> kNames = {"admin", "operator", "methodist", "school", "head"};

}  // namespace

std::string_view role_name(Role role) { return kNames[static_cast<std::size_t>(role)]; }

std::optional<Role> role_named(std::string_view name) {
  const auto found = std::find(kNames.begin(), kNames.end(), name);
  if (found == kNames.end()) return std::nullopt;
  return kRoles[static_cast<std::size_t>(found - kNames.begin())];
}

std::span<const Right> rights() { return kRights; }

const Right* right_to(std::string_view operation) {
  const auto found = std::find_if(std::begin(kRights), std::end(kRights),
                                  [&](const Right& right) { return right.operation == operation; });
  return found == std::end(kRights) ? nullptr : found;
}

Reach reach_of(Role role, std::string_view operation) {
  const Right* right = right_to(operation);
  return right == nullptr ? Reach::none : right->reach[static_cast<std::size_t>(role)];
}

}  // namespace marshrut::access
