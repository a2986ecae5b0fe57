#include "office/profile.hpp"

#include <fmt/format.h>

namespace marshrut::office {

namespace {

struct Setting {
  const char* path;
  const char* name;
  const char* value;
};

constexpr Setting kSettings[] = {
    {"/org.openoffice.Office.Common/Security/Scripting", "MacroSecurityLevel", "3"},
    {"/org.openoffice.Office.Common/Security/Scripting", "DisableMacrosExecution", "true"},
    {"/org.openoffice.Office.Common/Security/Scripting", "DisableActiveContent", "true"},
    {"/org.openoffice.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"},
    {"/org.openoffice.Office.Common/Save/Document", "AutoSave", "false"},
    {"/org.openoffice.Office.Common/History", "PickListSize", "0"},
    {"/org.openoffice.Office.Writer/Content/Update", "Link", "0"},
    {"/org.openoffice.Office.Writer/Content/Update", "Field", "false"},
    {"/org.openoffice.Office.Calc/Content/Update", "Link", "1"},
    {"/org.openoffice.TypeDetection.Types/Types/org.openoffice.TypeDetection.Types:Type['generic_Text']",
     "DetectService", ""},
    {"/org.openoffice.TypeDetection.Types/Types/org.openoffice.TypeDetection.Types:Type['generic_Text']", "Extensions",
     ""},
};

}  // namespace

std::string profile_settings() {
  std::string text =
      R"(<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
)";
  for (const Setting& setting : kSettings) {
    text += fmt::format("<item oor:path=\"{}\"><prop oor:name=\"{}\" oor:op=\"fuse\"><value>{}</value></prop></item>\n",
                        setting.path, setting.name, setting.value);
  }
  return text + "</oor:items>\n";
}

}  // namespace marshrut::office
