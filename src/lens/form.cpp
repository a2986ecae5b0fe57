#include "lens/form.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "base/files.hpp"
#include "lens/marker.hpp"
#include "lens/put_facts.hpp"
#include "lens/read_compile.hpp"
#include "lens/reader.hpp"
#include "lens/recognise.hpp"
#include "opc/package.hpp"

namespace marshrut::lens {

using route::Path;
using route::Step;
using route::Value;

struct Form::Impl {
  route::Profile profile;
  route::Schema schema;
  Template print;
  ReadModel reader;
  std::vector<Path> paths;
  std::vector<std::string> shown;
};

struct FormSet::Weights {
  Recogniser recogniser;
  std::vector<std::size_t> forms;  // those that the recogniser knows, in its order
};

namespace {

ReaderHints hints_of(const route::Profile& profile) {
  ReaderHints hints;
  for (const auto& synonyms : profile.synonyms) hints.synonyms.emplace_back(synonyms.label, synonyms.wordings);
  for (const auto& preset : profile.preset) hints.presets.emplace_back(preset.path, preset.text);
  for (const auto& prompt : profile.prompts) hints.prompts.push_back(prompt.text);
  return hints;
}

void add_path(const ReadHole& hole, const std::vector<std::string>& course_members, std::vector<Path>& paths) {
  if (hole.kind != Kind::course) {
    paths.push_back(hole.path);
    return;
  }
  for (const std::string& member : course_members) {
    Path path = hole.path;
    path.push_back(Step{Step::Kind::key, member, {}, 0});
    paths.push_back(path);
  }
}

std::vector<Path> paths_of(const ReadModel& model) {
  static const std::vector<std::string> kCourse = {"program", "place", "hours", "result"};
  std::vector<Path> paths;
  for (const Anchor& anchor : model.anchors) {
    for (const ReadHole& hole : anchor.holes) add_path(hole, kCourse, paths);
  }
  for (const TableModel& table : model.tables) {
    for (const Column& column : table.columns) {
      for (const ReadHole& hole : column.holes) add_path(hole, kCourse, paths);
    }
    for (const StaticRow& row : table.rows) {
      for (const ReadHole& hole : row.holes) add_path(hole, kCourse, paths);
    }
    if (!table.key_member.empty()) {
      Path path = table.array_path;
      path.push_back(Step{Step::Kind::each, {}, {}, 0});
      path.push_back(Step{Step::Kind::key, table.key_member, {}, 0});
      paths.push_back(path);
    }
  }
  return paths;
}

// Of a form that is only printed: what its markers name.
Result<std::vector<Path>> paths_of(const docx::Document& document) {
  std::vector<Path> paths;
  for (const docx::Paragraph& paragraph : document.paragraphs()) {
    auto markers = parse_markers(document.text(paragraph.text));
    if (!markers) return markers.error();
    for (Marker& marker : *markers) {
      if (marker.kind != Marker::Kind::value) continue;
      for (Step& step : marker.path) {
        if (step.kind == Step::Kind::where) step = Step{Step::Kind::each, {}, {}, 0};
      }
      paths.push_back(std::move(marker.path));
    }
  }
  return paths;
}

void copy_at(const Value& from, const Path& path, std::size_t step, Path& concrete, Value& to) {
  if (step == path.size()) {
    if (!from.says_nothing()) slot(to, concrete) = from;
    return;
  }
  if (path[step].kind == Step::Kind::key) {
    const Value* next = from.find(path[step].key);
    if (next == nullptr) return;
    concrete.push_back(path[step]);
    copy_at(*next, path, step + 1, concrete, to);
    concrete.pop_back();
    return;
  }
  const route::Array* array = from.array();
  if (array == nullptr) return;
  for (std::size_t i = 0; i < array->size(); ++i) {
    if (path[step].kind == Step::Kind::index && path[step].index != i) continue;
    concrete.push_back(Step{Step::Kind::index, {}, {}, i});
    copy_at((*array)[i], path, step + 1, concrete, to);
    concrete.pop_back();
  }
}

}  // namespace

Result<Form> Form::load(const std::filesystem::path& directory, const route::Schema& model) {
  auto profile = route::Profile::load(directory / "form.json");
  if (!profile) return profile.error();
  return load(std::move(*profile), model);
}

Result<Form> Form::load(route::Profile profile, const route::Schema& model, const text::Declension& names) {
  route::Schema schema = model;
  if (!profile.schema.empty()) {
    auto overlaid = model.overlay(profile.schema);
    if (!overlaid) return overlaid.error();
    schema = *overlaid;
  }
  auto bytes = read_file(profile.directory / "form.docx");
  if (!bytes) return bytes.error();
  auto package = opc::Package::open(*bytes);
  if (!package) return package.error();
  auto document = docx::Document::open(*package);
  if (!document) return document.error();
  Result<ReadModel> reader = ReadModel{};
  if (profile.reads) {
    reader =
        compile_reader(*document, hints_of(profile), [&](const Path& path) { return std::string(schema.kind(path)); });
    if (!reader) return reader.error();
  }
  Result<std::vector<Path>> paths = profile.reads ? paths_of(*reader) : paths_of(*document);
  if (!paths) return paths.error();
  FormFacts facts = facts_of(profile, schema);
  facts.declension = names;
  auto print = Template::compile(std::move(*bytes), facts);
  if (!print) return print.error();
  Impl impl{std::move(profile), std::move(schema), std::move(*print), std::move(*reader), {}, {}};
  impl.paths = std::move(*paths);
  std::set<std::string> shown;
  for (const Path& path : impl.paths) shown.insert(route::dotted(path));
  impl.shown.assign(shown.begin(), shown.end());
  return Form(std::make_shared<const Impl>(std::move(impl)));
}

const route::Profile& Form::profile() const { return impl_->profile; }
const route::Schema& Form::schema() const { return impl_->schema; }
const Template& Form::print() const { return impl_->print; }
const std::vector<std::string>& Form::shown() const { return impl_->shown; }

Value Form::restrict(const Value& route) const {
  Value result;
  result["form"] = Value(impl_->profile.id);
  Path concrete;
  for (const Path& path : impl_->paths) copy_at(route, path, 0, concrete, result);
  for (const auto& derived : impl_->profile.derive) copy_at(route, derived.set, 0, concrete, result);
  route::prune(result);
  return result;
}

namespace {

// The models that forms name, each read once.
class Models {
public:
  explicit Models(const std::filesystem::path& routes) : directory_(routes.parent_path()) {
    known_.emplace("route", route::Schema::load(routes));
  }
  const Result<route::Schema>& named(const std::string& name) {
    const auto found = known_.find(name);
    if (found != known_.end()) return found->second;
    return known_.emplace(name, route::Schema::load(directory_ / (name + ".schema.json"))).first->second;
  }

private:
  std::filesystem::path directory_;
  std::map<std::string, Result<route::Schema>> known_;
};

std::vector<std::filesystem::path> form_directories(const std::filesystem::path& root) {
  std::error_code failed;
  std::vector<std::filesystem::path> directories;
  for (const auto& region : std::filesystem::directory_iterator(root, failed)) {
    if (!region.is_directory(failed)) continue;
    for (const auto& form : std::filesystem::directory_iterator(region.path(), failed)) {
      if (std::filesystem::exists(form.path() / "form.json", failed)) directories.push_back(form.path());
    }
  }
  return directories;
}

// Nothing for a form that is no Word file.
Result<std::optional<Form>> load_form(const std::filesystem::path& directory, Models& models,
                                      const text::Declension& names) {
  const auto kind = route::profile_kind(directory / "form.json");
  if (!kind) return kind.error();
  if (*kind != "docx") return std::optional<Form>();
  auto profile = route::Profile::load(directory / "form.json");
  if (!profile) return profile.error();
  const auto& model = models.named(profile->model);
  if (!model) return model.error();
  auto form = Form::load(std::move(*profile), *model, names);
  if (!form) return form.error();
  return std::optional<Form>(std::move(*form));
}

}  // namespace

Result<FormSet> FormSet::load(const std::filesystem::path& templates, const std::filesystem::path& model_schema,
                              const text::Declension& names, const std::filesystem::path& installed) {
  std::vector<std::filesystem::path> directories = form_directories(templates);
  if (!installed.empty()) {
    const auto more = form_directories(installed);
    directories.insert(directories.end(), more.begin(), more.end());
  }
  if (directories.empty()) return Error{Code::not_found, "no forms found", templates.string()};
  FormSet set;
  auto weights = std::make_shared<Weights>();
  Models models(model_schema);
  for (const auto& directory : directories) {
    auto form = load_form(directory, models, names);
    if (form && !*form) continue;
    if (!form) return Error{form.error().code, form.error().message, directory.string() + ": " + form.error().where};
    set.forms_.push_back(std::move(**form));
  }
  std::sort(set.forms_.begin(), set.forms_.end(),
            [](const Form& a, const Form& b) { return a.profile().id < b.profile().id; });
  for (std::size_t i = 0; i < set.forms_.size(); ++i) {
    if (i > 0 && set.forms_[i].profile().id == set.forms_[i - 1].profile().id) {
      return Error{Code::bad_template, "two forms have one id", set.forms_[i].profile().id};
    }
    if (!set.forms_[i].profile().reads) continue;
    weights->recogniser.add(set.forms_[i].impl_->reader);
    weights->forms.push_back(i);
  }
  set.weights_ = std::move(weights);
  return set;
}

const Form* FormSet::find(std::string_view id) const {
  for (const Form& form : forms_) {
    if (form.profile().id == id) return &form;
  }
  return nullptr;
}

Result<Reading> FormSet::read(const docx::Document& document, std::optional<std::string_view> form) const {
  Stream stream(document);
  const Form* wanted = nullptr;
  if (form) {
    wanted = find(*form);
  } else if (const auto index = weights_->recogniser.recognise(stream)) {
    wanted = &forms_[weights_->forms[*index]];
  }
  if (wanted == nullptr) return Error{Code::unknown_form, "none of the forms is recognised", {}};
  if (!wanted->profile().reads) return Error{Code::unknown_form, "the form is only printed", wanted->profile().id};
  Reading reading = Reader(stream, wanted->impl_->reader).run();
  reading.form = wanted->profile().id;
  Value route;
  route["form"] = Value(reading.form);
  if (route::Object* members = reading.route.object()) {
    for (auto& [key, value] : *members) route[key] = std::move(value);
  }
  reading.route = std::move(route);
  return reading;
}

}  // namespace marshrut::lens
