#include "service/rules_of.hpp"

#include "base/log.hpp"

namespace marshrut::service {

Result<intake::Rules> rules_of(const Settings& settings, const app::Home& home) {
  intake::Rules rules;
  if (settings.schools.empty()) {
    // Without a list everybody who is not a machine is answered: a centre begins so, and should not stay so.
    log(Level::warning, "service.no-list-of-schools");
  } else {
    auto schools = intake::Schools::load(settings.schools, home.data());
    if (!schools) return schools.error();
    rules.schools = std::move(*schools);
    log(Level::info, "service.schools", {{"schools", static_cast<std::int64_t>(rules.schools.size())}});
  }
  auto contents = intake::Contents::load(home);
  if (!contents) return contents.error();
  rules.contents = std::move(*contents);
  rules.trust = settings.trust;
  rules.answers = settings.answers;
  rules.own_addresses = settings.own_addresses;
  if (!settings.answers.from_address.empty()) rules.own_addresses.push_back(settings.answers.from_address);
  rules.authserv_id = settings.authserv_id;
  return rules;
}

}  // namespace marshrut::service
