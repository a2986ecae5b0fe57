#include "app/list_profile.hpp"

#include "base/files.hpp"

namespace marshrut::app {

namespace {

constexpr std::size_t kMaxBytes = std::size_t{1} << 20U;

// Reads the members of one object; the first thing that is off is kept.
class Members {
public:
  Members(const route::Value& object, const route::Schema& model, std::string where)
      : object_(object), model_(model), where_(std::move(where)) {
    if (object.object() == nullptr) fail("is no object");
  }

  std::string text(std::string_view name) {
    const route::Value* value = take(name);
    if (value == nullptr) return {};
    if (value->string() == nullptr) return fail(name), std::string();
    return *value->string();
  }

  std::vector<std::string> texts(std::string_view name) {
    std::vector<std::string> all;
    const route::Value* value = take(name);
    if (value == nullptr) return all;
    if (value->array() == nullptr) return fail(name), all;
    for (const route::Value& item : *value->array()) {
      if (item.string() == nullptr) return fail(name), all;
      all.push_back(*item.string());
    }
    return all;
  }

  route::Path path(std::string_view name) {
    const std::string dotted = text(name);
    return dotted.empty() ? route::Path() : parse(dotted);
  }

  std::vector<route::Path> paths(std::string_view name) {
    std::vector<route::Path> all;
    for (const std::string& dotted : texts(name)) all.push_back(parse(dotted));
    return all;
  }

  std::size_t number(std::string_view name) {
    const route::Value* value = take(name);
    if (value == nullptr) return 0;
    if (value->number() == nullptr || *value->number() < 1 || *value->number() > 9) return fail(name), 0U;
    return static_cast<std::size_t>(*value->number());
  }

  const route::Array* items(std::string_view name) {
    const route::Value* value = take(name);
    if (value != nullptr && value->array() != nullptr) return value->array();
    fail(name);
    return nullptr;
  }

  Result<void> done() {
    if (error_) return *error_;
    for (const route::Member& member : *object_.object()) {
      bool known = false;
      for (const std::string_view name : seen_) known = known || name == member.first;
      if (!known) fail(member.first);
    }
    return error_ ? Result<void>(*error_) : Result<void>();
  }

private:
  const route::Value* take(std::string_view name) {
    seen_.push_back(name);
    return object_.find(name);
  }

  route::Path parse(const std::string& dotted) {
    auto path = route::parse_path(dotted);
    if (!path || !model_.has(*path)) return fail(dotted), route::Path();
    return std::move(*path);
  }

  void fail(std::string_view what) {
    if (!error_) error_ = Error{Code::bad_template, "a list profile", where_ + ": " + std::string(what)};
  }

  const route::Value& object_;
  const route::Schema& model_;
  std::string where_;
  std::vector<std::string_view> seen_;
  std::optional<Error> error_;
};

Result<ListColumn> column_of(const route::Value& object, const route::Schema& model, const std::string& where) {
  Members members(object, model, where);
  ListColumn column;
  column.heading = members.text("heading");
  column.also = members.texts("also");
  column.part = members.number("part");
  column.paths = members.paths("paths");
  if (route::Path one = members.path("path"); !one.empty()) column.paths.push_back(std::move(one));
  if (auto done = members.done(); !done) return done.error();
  return column;
}

}  // namespace

Result<ListProfile> ListProfile::load(const std::filesystem::path& file, const route::Schema& model) {
  auto json = read_file(file, kMaxBytes);
  if (!json) return json.error();
  const auto root = route::parse(*json);
  if (!root) return Error{Code::bad_template, root.error().message, file.filename().string()};
  const std::string where = file.filename().string();
  Members members(*root, model, where);
  ListProfile profile;
  profile.id = members.text("id");
  profile.title = members.text("title");
  profile.name = members.path("name");
  profile.same = members.paths("same");
  profile.differ = members.paths("differ");
  profile.expected = members.paths("expected");
  profile.totals = members.texts("totals");
  profile.vacant = members.texts("vacant");
  const route::Array* columns = members.items("columns");
  if (auto done = members.done(); !done) return done.error();
  for (const route::Value& item : *columns) {
    auto column = column_of(item, model, where);
    if (!column) return column.error();
    profile.columns.push_back(std::move(*column));
  }
  if (profile.name.empty()) return Error{Code::bad_template, "a list profile", where + ": name"};
  return profile;
}

std::vector<xlsx::Wordings> ListProfile::wordings() const {
  std::vector<xlsx::Wordings> all;
  for (const ListColumn& column : columns) {
    xlsx::Wordings one{column.also, !column.paths.empty()};
    one.texts.insert(one.texts.begin(), column.heading);
    all.push_back(std::move(one));
  }
  return all;
}

}  // namespace marshrut::app
