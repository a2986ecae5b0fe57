#include "sign/words.hpp"

#include "text/dates.hpp"
#include "text/local_time.hpp"
#include "text/messages.hpp"

namespace marshrut::sign {

namespace {

using text::message;

std::string who(const Signer& signer) {
  if (signer.name.empty()) {
    return message("sign.certificate-number", {{"serial", std::string_view(signer.serial)}});
  }
  std::string words = signer.name;
  for (const std::string* more : {&signer.title, &signer.organization}) {
    // The common name of a seal is its organization.
    if (!more->empty() && *more != signer.name) words += ", " + *more;
  }
  return words;
}

std::string finding(const Signer& signer) {
  if (signer.verdict == Verdict::matches) return message("sign.matches");
  if (signer.why == "algorithm") return message("sign.algorithm", {{"name", std::string_view(signer.algorithm)}});
  return message("sign." + signer.why);
}

}  // namespace

std::string signer_words(const Signer& signer) {
  std::string day;
  if (signer.signed_ms) day = text::date_text(text::local_day(*signer.signed_ms), text::DateStyle::long_form);
  const std::string name = who(signer);
  const std::string first =
      day.empty() ? message("sign.signed", {{"who", std::string_view(name)}})
                  : message("sign.signed-on", {{"who", std::string_view(name)}, {"day", std::string_view(day)}});
  return first + ' ' + finding(signer);
}

}  // namespace marshrut::sign
