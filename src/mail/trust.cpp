#include "mail/trust.hpp"

#include <algorithm>

#include "mail/answerable.hpp"
#include "mail/ascii.hpp"

namespace marshrut::mail {

namespace {

std::string domain_of(std::string_view address) {
  const std::size_t at = address.rfind('@');
  std::string domain = lower(at == std::string_view::npos ? address : address.substr(at + 1));
  if (!domain.empty() && domain.back() == '.') domain.pop_back();
  return domain;
}

// The same domain, or one above it. Not one below: without a list of suffixes, anyone at example.spb.ru could else
// speak for spb.ru.
bool is_aligned(const std::string& vouched, const std::string& from) {
  if (vouched == from) return true;
  if (vouched.find('.') == std::string::npos || from.size() <= vouched.size()) return false;
  return ends_with(from, vouched) && from[from.size() - vouched.size() - 1] == '.';
}

std::string property(const AuthenticationMethod& method, std::string_view name) {
  for (const auto& [key, value] : method.properties) {
    if (key == name) return value;
  }
  return {};
}

bool is_aligned_method(const AuthenticationMethod& method, const std::string& from) {
  std::string value;
  if (method.method == "spf") value = property(method, "smtp.mailfrom");
  if (method.method == "dkim") value = property(method, "header.d");
  if (method.method == "dkim" && value.empty()) value = property(method, "header.i");
  return !value.empty() && is_aligned(domain_of(value), from);
}

const AuthenticationResults* topmost(const Message& message, std::string_view authserv_id) {
  const auto& all = message.authentication_results;
  const auto found = std::find_if(all.begin(), all.end(),
                                  [&](const AuthenticationResults& one) { return same(one.authserv_id, authserv_id); });
  return found == all.end() || !found->on_top ? nullptr : &*found;
}

}  // namespace

std::string from_domain(const Message& message) {
  if (message.header_from_count != 1 || message.from.size() != 1) return {};
  const std::string& address = message.from.front().address;
  return is_mail_address(address) ? domain_of(address) : std::string();
}

Verdict sender_verdict(const Message& message, std::string_view authserv_id) {
  const AuthenticationResults* const results = authserv_id.empty() ? nullptr : topmost(message, authserv_id);
  if (results == nullptr) return Verdict::none;
  const std::string from = from_domain(message);
  // Two senders in one head: whichever was vouched for, the other was not.
  if (from.empty()) return Verdict::fail;
  bool passed = false, failed = false;
  for (const AuthenticationMethod& method : results->methods) {
    if (method.method == "dmarc") {
      const std::string judged = property(method, "header.from");
      if (!judged.empty() && domain_of(judged) != from) continue;
      if (method.result == "fail") return Verdict::fail;
      passed = passed || method.result == "pass";
    } else if (method.method == "spf" || method.method == "dkim") {
      const bool aligned = is_aligned_method(method, from);
      passed = passed || (aligned && method.result == "pass");
      failed = failed || (aligned && method.result == "fail");
    }
  }
  return passed ? Verdict::pass : failed ? Verdict::fail : Verdict::none;
}

}  // namespace marshrut::mail
