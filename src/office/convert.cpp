#include "office/convert.hpp"

#include <unistd.h>

#include <cstdlib>
#include <filesystem>

#include "base/files.hpp"
#include "office/child.hpp"

namespace marshrut::office {

namespace {

namespace fs = std::filesystem;

// Settings of a profile that lives for one document: no macros, no active content, no links followed or updated.
constexpr std::string_view kSettings =
    R"(<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
)";

class Folder {
public:
  Folder() {
    std::error_code failed;
    std::string pattern = (fs::temp_directory_path(failed) / "marshrut-office-XXXXXX").string();
    if (!failed && ::mkdtemp(pattern.data()) != nullptr) path_ = pattern;
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() {
    std::error_code ignored;
    if (!path_.empty()) fs::remove_all(path_, ignored);
  }
  [[nodiscard]] const fs::path& path() const { return path_; }

private:
  fs::path path_;
};

struct OfficeFilter {
  const char* extension;
  const char* filter;  // named, so that what is broken is not taken for plain text
};
OfficeFilter filter_of(OfficeFormat format) {
  switch (format) {
    case OfficeFormat::doc:
      return {"doc", "MS Word 97"};
    case OfficeFormat::odt:
      return {"odt", "writer8"};
    default:
      break;
  }
  return {"rtf", "Rich Text Format"};
}

Result<void> prepare(const fs::path& folder, const fs::path& document, std::string_view bytes) {
  std::error_code failed;
  fs::create_directories(folder / "profile" / "user", failed);
  fs::create_directory(folder / "out", failed);
  if (failed) return Error{Code::io, "no folder to convert in", {}};
  const auto settings = write_file_atomic(folder / "profile" / "user" / "registrymodifications.xcu", kSettings);
  if (!settings) return settings;
  return write_file_atomic(document, bytes);
}

}  // namespace

Result<std::string> as_docx(std::string_view bytes, OfficeFormat format, const ConvertLimits& limits) {
  const auto soffice = find_program("soffice");
  if (!soffice) return soffice.error();
  const Folder folder;
  if (folder.path().empty()) return Error{Code::io, "no folder to convert in", {}};
  const fs::path document = folder.path() / (std::string("document.") + filter_of(format).extension);
  if (auto ready = prepare(folder.path(), document, bytes); !ready) return ready.error();
  const std::vector<std::string> words = {"--headless",
                                          "--nologo",
                                          "--norestore",
                                          "--nodefault",
                                          "--nolockcheck",
                                          std::string("--infilter=") + filter_of(format).filter,
                                          "-env:UserInstallation=file://" + (folder.path() / "profile").string(),
                                          "--convert-to",
                                          "docx:MS Word 2007 XML",
                                          "--outdir",
                                          (folder.path() / "out").string(),
                                          document.string()};
  const std::vector<std::string> environment = {"PATH=/usr/local/bin:/usr/bin:/bin", "HOME=" + folder.path().string(),
                                                "TMPDIR=" + folder.path().string(), "LC_ALL=C.UTF-8"};
  ChildLimits child;
  child.wall = limits.wall;
  child.cpu_seconds = static_cast<unsigned>(limits.wall.count());
  const auto status = run_child(*soffice, words, environment, child);
  if (!status) return status.error();
  auto converted = read_file(folder.path() / "out" / "document.docx", limits.max_bytes);
  if (!converted && converted.error().code != Code::too_large) {
    return Error{Code::damaged, "LibreOffice can't open it", {}};
  }
  return converted;
}

}  // namespace marshrut::office
