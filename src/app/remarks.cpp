#include "app/remarks.hpp"

#include <algorithm>
#include <iterator>

#include "app/check.hpp"
#include "route/rules.hpp"
#include "text/messages.hpp"

namespace marshrut::app {

namespace {

using route::Remark;
using route::Severity;

struct NoticeWords {
  std::string_view rule;
  Severity severity;
  std::string_view message;
};

constexpr NoticeWords kNotices[] = {
    {"differs", Severity::warning, "app.notice.differs"},
    {"email-several", Severity::warning, "app.notice.email-several"},
    {"foreign-chunk", Severity::warning, "app.notice.foreign-chunk"},
    {"macros", Severity::warning, "app.notice.macros"},
};

Remark of_notice(const lens::Notice& notice, const lens::Form& form) {
  const auto* words = std::find_if(std::begin(kNotices), std::end(kNotices),
                                   [&](const NoticeWords& known) { return known.rule == notice.rule; });
  const bool known = words != std::end(kNotices);
  const std::string label = label_of(form, notice.path);
  const std::string message =
      text::message(known ? words->message : "app.notice.other", {{"label", std::string_view(label)},
                                                                  {"detail", std::string_view(notice.detail)},
                                                                  {"rule", std::string_view(notice.rule)}});
  return {notice.rule, known ? words->severity : Severity::info, notice.path, message, {}};
}

void unsure_fields(const lens::Reading& reading, const lens::Form& form, std::vector<Remark>& remarks) {
  for (const lens::Field& field : reading.fields) {
    if (field.confidence >= kSure || field.raw.empty()) continue;
    const std::string label = label_of(form, field.path);
    remarks.push_back({"low-confidence",
                       Severity::info,
                       field.path,
                       text::message("app.low-confidence", {{"label", std::string_view(label)},
                                                            {"raw", std::string_view(shortened(field.raw))}}),
                       {}});
  }
}

}  // namespace

std::vector<Remark> remarks_on(const lens::Reading& reading, const lens::Form& form) {
  std::vector<Remark> remarks = route::check(reading.route, form.profile(), form.schema());
  for (const lens::Notice& notice : reading.notices) remarks.push_back(of_notice(notice, form));
  unsure_fields(reading, form, remarks);
  std::stable_sort(remarks.begin(), remarks.end(),
                   [](const Remark& a, const Remark& b) { return a.severity < b.severity; });
  return remarks;
}

}  // namespace marshrut::app
