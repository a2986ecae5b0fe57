// service/settings_keys.hpp: the keys of the configuration file, one place each; private to this module.
// Shapes:  key + text -> a change of Settings.
// Errors:  bad_data: the text is none of what the key takes.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "service/settings.hpp"

namespace marshrut::service {

struct SettingKey {
  std::string_view name;
  Result<void> (*take)(Settings& settings, const std::string& text);
};
const std::vector<SettingKey>& plain_keys();

struct MailboxKey {
  std::string_view name;
  Result<void> (*take)(gate::PolledMailbox& mailbox, const std::string& text);
};
const std::vector<MailboxKey>& mailbox_keys();

Result<std::string> secret_of_file(const std::string& path);

}  // namespace marshrut::service
