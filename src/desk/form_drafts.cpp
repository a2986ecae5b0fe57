#include "desk/form_drafts.hpp"

#include <algorithm>
#include <filesystem>
#include <mutex>

#include "app/fill.hpp"
#include "app/registry.hpp"
#include "base/files.hpp"
#include "base/log.hpp"
#include "desk/form_book.hpp"
#include "opc/package.hpp"
#include "print/page_picture.hpp"
#include "route/profile.hpp"
#include "sandbox/scratch.hpp"
#include "store/documents.hpp"
#include "text/messages.hpp"

namespace marshrut::desk {

namespace {

namespace fs = std::filesystem;

constexpr const char* kScratch = "marshrut-form-";
constexpr std::size_t kMostFiles = 8;
constexpr std::size_t kLongestName = 64;
constexpr const char* kDocument = "form.docx";
constexpr const char* kProfile = "form.json";

// Beside the two a form may have an overlay of its model: a JSON file.
bool is_file_name(std::string_view name) {
  if (name == kDocument) return true;
  constexpr std::string_view kJson = ".json";
  if (name.size() <= kJson.size() || !name.ends_with(kJson)) return false;
  const std::string_view base = name.substr(0, name.size() - kJson.size());
  return base.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-_.") == std::string_view::npos &&
         base.find("..") == std::string_view::npos && base.front() != '.';
}

Result<void> write_files(const fs::path& folder, const FormFiles& files) {
  std::error_code failed;
  fs::create_directories(folder, failed);
  if (failed) return Error{Code::io, "a form's folder can't be made", {}};
  for (const auto& [name, bytes] : files) {
    if (auto written = write_file_atomic(folder / name, bytes); !written) return written;
  }
  return {};
}

// A form in a folder of its own, gone with the object.
struct Unpacked {
  sandbox::Scratch scratch;
  fs::path folder;
};
Result<Unpacked> unpacked(std::string_view id, const FormFiles& files) {
  auto scratch = sandbox::Scratch::make(kScratch);
  if (!scratch) return scratch.error();
  const fs::path folder = scratch->path() / id;
  if (auto written = write_files(folder, files); !written) return written.error();
  return Unpacked{std::move(*scratch), folder};
}

Result<std::string> title_of(const fs::path& folder, std::string_view kind, const app::Home& home) {
  if (kind == app::kRegistryKind) {
    const auto form = app::load_registry(folder, home);
    return form ? Result<std::string>(form->profile.title) : Result<std::string>(form.error());
  }
  const auto profile = route::Profile::load(folder / kProfile);
  return profile ? Result<std::string>(profile->title) : Result<std::string>(profile.error());
}

app::Finding finding_of(const Error& error) {
  return {std::string(code_name(error.code)),
          error.where.substr(error.where.rfind('/') + 1),
          {},
          text::error_message(error.code),
          error.message};
}

Result<lens::Form> loaded(const fs::path& folder, const app::Home& home) {
  auto profile = route::Profile::load(folder / kProfile);
  if (!profile) return profile.error();
  const auto model = route::Schema::load(home.model(profile->model));
  if (!model) return model.error();
  return lens::Form::load(std::move(*profile), *model);
}

}  // namespace

bool is_form_name(std::string_view text) {
  return !text.empty() && text.size() <= kLongestName && text.front() != '-' &&
         text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string_view::npos;
}

Result<FormFiles> form_files(std::string_view zip) {
  const auto package = opc::Package::open(zip);
  if (!package) return package.error();
  if (package->members().size() > kMostFiles) return Error{Code::bad_data, "more files than a form has", {}};
  FormFiles files;
  for (const opc::Member& member : package->members()) {
    if (!is_file_name(member.name)) return Error{Code::bad_data, "no file of a form", member.name};
    auto bytes = package->read(member.name);
    if (!bytes) return bytes.error();
    files.emplace(member.name, std::move(*bytes));
  }
  if (files.count(kProfile) == 0) return Error{Code::bad_data, "form.json is missing", kProfile};
  return files;
}

bool is_bundled(const Desk& desk, std::string_view id) {
  const auto book = desk.forms.get();
  const auto form = shown_form(*book, id);
  return form && !desk.home.is_installed(form->folder);
}

Result<CheckedForm> check_form(const Desk& desk, std::string_view id, const FormFiles& files) {
  const auto form = unpacked(id, files);
  if (!form) return form.error();
  const auto kind = route::profile_kind(form->folder / kProfile);
  if (!kind) return kind.error();
  CheckedForm out;
  out.kind = *kind;
  const auto linted = app::lint_form(form->folder, desk.home);
  if (linted && linted->id != id) return Error{Code::bad_data, "form.json has another id", "id"};
  if (linted) {
    out.findings = linted->findings;
  } else {
    out.findings.push_back(finding_of(linted.error()));
  }
  const auto title = title_of(form->folder, out.kind, desk.home);
  out.title = title ? *title : std::string(id);
  out.usable = linted.ok() && linted->findings.empty();
  if (!out.usable || out.kind == app::kRegistryKind) return out;
  if (const auto whole = loaded(form->folder, desk.home); !whole) {
    out.findings.push_back(finding_of(whole.error()));
    out.usable = false;
  }
  return out;
}

Result<std::string> draft_page(const Desk& desk, std::string_view id, std::string_view zip, std::size_t page,
                               unsigned width) {
  const auto files = form_files(zip);
  if (!files) return files.error();
  const auto form = unpacked(id, *files);
  if (!form) return form.error();
  const auto whole = loaded(form->folder, desk.home);
  if (!whole) return whole.error();
  lens::Scratch scratch;
  std::string docx;
  const route::Value nothing{route::Object{}};
  if (auto made = app::make_document(*whole, nothing, app::Purpose::blank, scratch, docx); !made) return made.error();
  const auto pdf = desk.office.convert(docx, office::OfficeFormat::docx, office::Target::pdf);
  if (!pdf) return pdf.error();
  return print::page_picture(pdf->bytes, page - 1, width);
}

namespace {

struct Active {
  std::string id, region, zip;
};
Result<std::vector<Active>> active_forms(const store::Store& store) {
  std::vector<Active> out;
  const auto read = store.read([&](store::Connection& connection) -> Result<void> {
    const auto drafts = store::drafts(connection);
    if (!drafts) return drafts.error();
    out.clear();
    for (const store::FormDraft& draft : *drafts) {
      if (draft.state != "active") continue;
      auto zip = store::blob_bytes(connection, draft.blob_id);
      if (!zip) return zip.error();
      out.push_back({draft.id, draft.region, std::move(*zip)});
    }
    return {};
  });
  if (!read) return read.error();
  return out;
}

bool has_these(const fs::path& folder, const FormFiles& files) {
  std::error_code failed;
  std::size_t there = 0;
  for (fs::directory_iterator it(folder, failed); !failed && it != fs::directory_iterator(); it.increment(failed)) {
    const auto wanted = files.find(it->path().filename().string());
    if (wanted == files.end()) return false;
    const auto bytes = read_file(it->path());
    if (!bytes || *bytes != wanted->second) return false;
    ++there;
  }
  return there == files.size();
}

// Written beside and renamed: a worker that starts now finds a whole form or none.
Result<void> install(const fs::path& root, const Active& form, const FormFiles& files) {
  const fs::path folder = root / form.region / form.id, fresh = root / ("." + form.id + ".new");
  std::error_code failed;
  fs::remove_all(fresh, failed);
  if (auto written = write_files(fresh, files); !written) return written;
  fs::create_directories(folder.parent_path(), failed);
  fs::remove_all(folder, failed);
  fs::rename(fresh, folder, failed);
  return failed ? Result<void>(Error{Code::io, "a form can't be put in its place", {}}) : Result<void>();
}

// Folders of forms that are in use no more.
bool remove_others(const fs::path& root, const std::vector<Active>& active) {
  bool removed = false;
  for (const fs::path& folder : app::form_folders(root)) {
    const bool wanted = std::any_of(active.begin(), active.end(),
                                    [&](const Active& one) { return folder == root / one.region / one.id; });
    std::error_code failed;
    if (!wanted) removed = fs::remove_all(folder, failed) > 0 || removed;
  }
  return removed;
}

}  // namespace

Result<bool> sync_forms(const Desk& desk) {
  static std::mutex one_at_a_time;
  const std::lock_guard lock(one_at_a_time);
  const fs::path& root = desk.home.installed;
  if (root.empty()) return Error{Code::unavailable, "no folder for installed forms", {}};
  const auto active = active_forms(desk.store);
  if (!active) return active.error();
  std::error_code failed;
  fs::create_directories(root, failed);
  bool changed = remove_others(root, *active);
  for (const Active& form : *active) {
    // What came from the database is checked as what came from a person.
    if (!is_form_name(form.id) || !is_form_name(form.region) || is_bundled(desk, form.id)) continue;
    const auto files = form_files(form.zip);
    if (!files) return files.error();
    if (has_these(root / form.region / form.id, *files)) continue;
    const auto checked = check_form(desk, form.id, *files);
    if (!checked || !checked->usable) {
      log(Level::warning, "desk.form-refused", {{"form", std::string_view(form.id)}});
      continue;
    }
    if (auto done = install(root, form, *files); !done) return done.error();
    changed = true;
  }
  if (!changed) return false;
  if (auto loaded = desk.forms.load(desk.home); !loaded) return loaded.error();
  desk.examiner.recycle();
  return true;
}

}  // namespace marshrut::desk
