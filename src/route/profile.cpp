#include "route/profile.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/files.hpp"
#include "route/checks.hpp"
#include "route/rule_parts.hpp"

namespace marshrut::route {

namespace {

Error bad(std::string message, std::string where) { return {Code::bad_template, std::move(message), std::move(where)}; }

Result<std::vector<std::string>> texts_of(const Value& value, const std::string& where) {
  std::vector<std::string> texts;
  if (const std::string* text = value.string()) {
    texts.push_back(*text);
    return texts;
  }
  if (value.array() == nullptr) return bad("texts are expected", where);
  for (const Value& item : *value.array()) {
    if (item.string() == nullptr) return bad("texts are expected", where);
    texts.push_back(*item.string());
  }
  return texts;
}

// One member of form.json after another; the first thing that is off stops the reading.
class Reader {
public:
  explicit Reader(Profile& profile) : profile_(profile) {}

  Result<void> read(const Value& root) {
    if (root.object() == nullptr) return bad("an object is expected", {});
    for (const Member& member : *root.object()) {
      if (auto done = read_member(member.first, member.second); !done) return done;
    }
    for (const auto& [name, text] :
         {std::pair{"id", &profile_.id}, {"title", &profile_.title}, {"kind", &profile_.kind}}) {
      if (text->empty()) return bad("is missing", name);
    }
    return {};
  }

private:
  using Method = Result<void> (Reader::*)(const Value&);
  struct Known {
    std::string_view name;
    Method method;
  };

  Result<void> read_member(const std::string& name, const Value& value) {
    static constexpr std::array<Known, 19> kKnown{{{"id", &Reader::id},
                                                   {"title", &Reader::title},
                                                   {"region", &Reader::region},
                                                   {"region_code", &Reader::region_code},
                                                   {"kind", &Reader::kind},
                                                   {"model", &Reader::model},
                                                   {"schema", &Reader::schema},
                                                   {"rows", &Reader::rows},
                                                   {"blank_rows", &Reader::blank_rows},
                                                   {"preset", &Reader::preset},
                                                   {"prompts", &Reader::prompts},
                                                   {"lists", &Reader::lists},
                                                   {"synonyms", &Reader::synonyms},
                                                   {"derive", &Reader::derive},
                                                   {"charts", &Reader::charts},
                                                   {"reads", &Reader::reads},
                                                   {"file_name", &Reader::file_name},
                                                   {"print", &Reader::print},
                                                   {"rules", &Reader::rules}}};
    where_ = name;
    const auto* known = std::find_if(kKnown.begin(), kKnown.end(), [&](const Known& k) { return k.name == name; });
    if (known == kKnown.end()) return bad("unknown member", name);
    return (this->*known->method)(value);
  }

  Result<void> take_text(const Value& value, std::string& out) const {
    if (value.string() == nullptr) return bad("a text is expected", where_);
    out = *value.string();
    return {};
  }
  Result<void> id(const Value& v) { return take_text(v, profile_.id); }
  Result<void> title(const Value& v) { return take_text(v, profile_.title); }
  Result<void> region(const Value& v) { return take_text(v, profile_.region); }
  // A name of these characters only.
  Result<void> take_name(const Value& v, std::string& out, bool (*fits)(char), const char* expected) const {
    if (auto done = take_text(v, out); !done) return done;
    if (out.empty() || !std::all_of(out.begin(), out.end(), fits)) return bad(expected, where_);
    return {};
  }
  Result<void> region_code(const Value& v) {
    constexpr auto kFits = [](char c) { return c >= 'A' && c <= 'Z'; };
    return take_name(v, profile_.region_code, kFits, "a name of capital Latin letters is expected");
  }
  Result<void> kind(const Value& v) { return take_text(v, profile_.kind); }
  Result<void> model(const Value& v) {
    constexpr auto kFits = [](char c) { return (c >= 'a' && c <= 'z') || c == '-'; };
    return take_name(v, profile_.model, kFits, "a name of small Latin letters is expected");
  }
  Result<void> schema(const Value& v) {
    std::string name;
    if (auto done = take_text(v, name); !done) return done;
    if (name.find('/') != std::string::npos) return bad("a file beside form.json is expected", where_);
    profile_.schema = profile_.directory / name;
    return {};
  }

  Result<void> take_path(const std::string& text, Path& out) const {
    auto path = parse_path(text);
    if (!path) return bad(path.error().message, where_ + ": " + text);
    out = std::move(path).value();
    return {};
  }

  // Calls take(key as a path, value) for each member.
  template <class Take>
  Result<void> each_path(const Value& value, Take take) const {
    if (value.object() == nullptr) return bad("an object is expected", where_);
    for (const Member& member : *value.object()) {
      Path path;
      if (auto done = take_path(member.first, path); !done) return done;
      if (auto done = take(std::move(path), member.second); !done) return done;
    }
    return {};
  }

  Result<void> take_rows(const Value& value, std::vector<Profile::Rows>& out) const {
    return each_path(value, [&](Path path, const Value& count) -> Result<void> {
      const double* number = count.number();
      if (number == nullptr || *number < 0 || *number > 1000 || std::trunc(*number) != *number) {
        return bad("a number of rows is expected", where_ + ": " + dotted(path));
      }
      out.push_back({std::move(path), static_cast<std::size_t>(*number)});
      return {};
    });
  }
  Result<void> rows(const Value& v) { return take_rows(v, profile_.rows); }
  Result<void> blank_rows(const Value& v) { return take_rows(v, profile_.blank_rows); }

  Result<void> take_texts(const Value& value, std::vector<Profile::Text>& out) const {
    return each_path(value, [&](Path path, const Value& text) -> Result<void> {
      if (text.string() == nullptr) return bad("a text is expected", where_ + ": " + dotted(path));
      out.push_back({std::move(path), *text.string()});
      return {};
    });
  }
  Result<void> preset(const Value& v) { return take_texts(v, profile_.preset); }
  Result<void> prompts(const Value& v) { return take_texts(v, profile_.prompts); }

  Result<void> lists(const Value& value) {
    return each_path(value, [&](Path path, const Value& given) -> Result<void> {
      const std::string where = where_ + ": " + dotted(path);
      Profile::List list{std::move(path), {}, false};
      const Value* values = &given;
      if (given.object() != nullptr) {
        values = given.find("values");
        const Value* open = given.find("open");
        if (values == nullptr || given.object()->size() != (open != nullptr ? 2U : 1U))
          return bad("unknown member", where);
        list.open = open != nullptr && open->boolean() != nullptr && *open->boolean();
      }
      auto texts = texts_of(*values, where);
      if (!texts) return texts.error();
      list.values = std::move(texts).value();
      profile_.lists.push_back(std::move(list));
      return {};
    });
  }

  Result<void> synonyms(const Value& value) {
    if (value.object() == nullptr) return bad("an object is expected", where_);
    for (const Member& member : *value.object()) {
      auto texts = texts_of(member.second, where_ + ": " + member.first);
      if (!texts) return texts.error();
      profile_.synonyms.push_back({member.first, std::move(texts).value()});
    }
    return {};
  }

  Result<void> derive(const Value& value) {
    if (value.array() == nullptr) return bad("a list is expected", where_);
    for (const Value& item : *value.array()) {
      const Value* set = item.find("set");
      const Value* when = item.find("when");
      if (set == nullptr || when == nullptr || set->string() == nullptr || when->string() == nullptr ||
          item.object()->size() != 2) {
        return bad("{\"set\": path, \"when\": path} is expected", where_);
      }
      Profile::Derive derive;
      if (auto done = take_path(*set->string(), derive.set); !done) return done;
      if (auto done = take_path(*when->string(), derive.when); !done) return done;
      if (!std::all_of(derive.set.begin(), derive.set.end(), [](const Step& s) { return s.kind == Step::Kind::key; })) {
        return bad("set takes names only", where_ + ": " + *set->string());
      }
      profile_.derive.push_back(std::move(derive));
    }
    return {};
  }

  // The text of a member that must be there; its other members are counted by the caller.
  Result<void> demand_text(const Value& value, std::string_view name, std::string& out) const {
    const Value* text = value.find(name);
    if (text == nullptr || text->string() == nullptr) return bad("is missing: " + std::string(name), where_);
    out = *text->string();
    return {};
  }

  Result<void> series(const Value& value, Profile::Chart::Series& out) const {
    std::string values;
    if (auto done = demand_text(value, "values", values); !done) return done;
    const Value* name = value.find("name");
    if (value.object()->size() != (name != nullptr ? 2U : 1U)) return bad("unknown member", where_);
    if (name != nullptr) {
      if (auto done = take_text(*name, out.name); !done) return done;
    }
    return take_path(values, out.values);
  }

  Result<void> chart(const Value& value, Profile::Chart& out) const {
    std::string categories;
    if (auto done = demand_text(value, "part", out.part); !done) return done;
    if (auto done = demand_text(value, "categories", categories); !done) return done;
    if (auto done = take_path(categories, out.categories); !done) return done;
    const Value* all = value.find("series");
    if (all == nullptr || all->array() == nullptr || all->array()->empty() || value.object()->size() != 3) {
      return bad("{\"part\": …, \"categories\": path, \"series\": […]} is expected", where_);
    }
    for (const Value& item : *all->array()) {
      if (auto done = series(item, out.series.emplace_back()); !done) return done;
    }
    return {};
  }

  Result<void> charts(const Value& value) {
    if (value.array() == nullptr) return bad("a list is expected", where_);
    for (const Value& item : *value.array()) {
      if (auto done = chart(item, profile_.charts.emplace_back()); !done) return done;
    }
    return {};
  }

  Result<void> print(const Value& value) {
    if (value.object() == nullptr) return bad("an object is expected", where_);
    for (const Member& member : *value.object()) {
      const double* pages = member.second.number();
      if (member.first == "mark" && member.second.boolean() != nullptr) {
        profile_.print.mark = *member.second.boolean();
      } else if (member.first == "pages" && pages != nullptr && *pages >= 1 && *pages <= 1000 &&
                 std::trunc(*pages) == *pages) {
        profile_.print.pages = static_cast<std::size_t>(*pages);
      } else {
        return bad("{\"pages\": a whole number, \"mark\": true or false} is expected", where_ + ": " + member.first);
      }
    }
    return {};
  }

  Result<void> reads(const Value& value) {
    if (value.boolean() == nullptr) return bad("true or false is expected", where_);
    profile_.reads = *value.boolean();
    return {};
  }

  Result<void> file_name(const Value& value) {
    auto texts = texts_of(value, where_);
    if (!texts) return texts.error();
    for (const std::string& text : *texts) {
      if (auto done = take_path(text, profile_.file_name.emplace_back()); !done) return done;
    }
    return {};
  }

  Result<void> rules(const Value& value) {
    if (value.array() == nullptr) return bad("a list is expected", where_);
    for (const Value& item : *value.array()) {
      if (auto done = rule(item); !done) return done;
    }
    return {};
  }

  Result<void> rule(const Value& value) {
    const Value* id = value.find("rule");
    const Value* name = value.find("check");
    where_ = id != nullptr && id->string() != nullptr ? "rules: " + *id->string() : "rules";
    if (id == nullptr || name == nullptr || id->string() == nullptr || name->string() == nullptr) {
      return bad("rule and check are expected", where_);
    }
    const Check* check = find_check(*name->string());
    if (check == nullptr) return bad("unknown check " + *name->string(), where_);
    Rule rule;
    for (const Member& member : *value.object()) {
      if (auto done = rule_member(rule, *check, member.first, member.second); !done) return done;
    }
    for (const ParameterSpec& spec : check->parameters) {
      if (spec.required && rule.find(spec.name) == nullptr) return bad("is missing: " + std::string(spec.name), where_);
    }
    if (rule.message.empty()) return bad("is missing: message", where_);
    profile_.rules.push_back(std::move(rule));
    return {};
  }

  Result<void> rule_member(Rule& rule, const Check& check, const std::string& name, const Value& value) const {
    if (name == "rule") return take_text(value, rule.id);
    if (name == "check") return take_text(value, rule.check);
    if (name == "message") return take_text(value, rule.message);
    if (name == "source") return take_text(value, rule.source);
    if (name == "severity") return take_severity(value, rule.severity);
    if (name == "stage") return take_stage(value, rule.stage);
    for (const ParameterSpec& spec : check.parameters) {
      if (spec.name != name) continue;
      Parameter parameter{name, {}, {}, std::nullopt, value};
      if (auto done = take_parameter(spec, parameter); !done) return done;
      rule.parameters.push_back(std::move(parameter));
      return {};
    }
    return bad("unknown member " + name, where_);
  }

  Result<void> take_severity(const Value& value, Severity& out) const {
    for (const Severity severity : {Severity::error, Severity::warning, Severity::info}) {
      if (value == Value(severity_name(severity))) return out = severity, Result<void>();
    }
    return bad("severity is error, warning or info", where_);
  }

  Result<void> take_stage(const Value& value, Stage& out) const {
    if (value != Value("completion") && value != Value("reading")) return bad("stage is reading or completion", where_);
    out = value == Value("completion") ? Stage::completion : Stage::reading;
    return {};
  }

  Result<void> take_parameter(const ParameterSpec& spec, Parameter& parameter) const {
    const std::string where = where_ + ": " + parameter.name;
    using Kind = ParameterSpec::Kind;
    if (spec.kind == Kind::number) {
      if (parameter.raw.number() == nullptr) return bad("a number is expected", where);
      parameter.number = *parameter.raw.number();
      return {};
    }
    if (spec.kind == Kind::bands) return take_bands(parameter.raw, where);
    if (spec.kind == Kind::grounds) return take_grounds(parameter.raw, where);
    if (spec.kind == Kind::items) return take_items(parameter.raw, where, parameter.paths);
    auto texts = texts_of(parameter.raw, where);
    if (!texts) return texts.error();
    parameter.texts = std::move(texts).value();
    const bool single = spec.kind == Kind::path || spec.kind == Kind::name;
    if (parameter.texts.empty() || (single && parameter.texts.size() != 1)) return bad("one text is expected", where);
    if (spec.kind != Kind::path && spec.kind != Kind::paths) return {};
    for (const std::string& text : parameter.texts) {
      if (auto done = take_path(text, parameter.paths.emplace_back()); !done) return done;
    }
    return {};
  }

  Profile& profile_;
  std::string where_;
};

bool same_place(const Path& a, const Path& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Step& x, const Step& y) {
    const bool x_key = x.kind == Step::Kind::key;
    return x_key == (y.kind == Step::Kind::key) && (!x_key || x.key == y.key);
  });
}

const Profile::Rows* rows_at(const std::vector<Profile::Rows>& all, const Path& path) {
  const auto found = std::find_if(all.begin(), all.end(), [&](const auto& r) { return same_place(r.path, path); });
  return found == all.end() ? nullptr : &*found;
}

}  // namespace

const Parameter* Rule::find(std::string_view name) const {
  const auto found = std::find_if(parameters.begin(), parameters.end(), [&](const auto& p) { return p.name == name; });
  return found == parameters.end() ? nullptr : &*found;
}

const std::vector<Path>& Rule::paths(std::string_view name) const {
  static const std::vector<Path> none;
  const Parameter* parameter = find(name);
  return parameter == nullptr ? none : parameter->paths;
}

const std::vector<std::string>& Rule::texts(std::string_view name) const {
  static const std::vector<std::string> none;
  const Parameter* parameter = find(name);
  return parameter == nullptr ? none : parameter->texts;
}

std::string_view Rule::text(std::string_view name) const {
  const auto& all = texts(name);
  return all.empty() ? std::string_view() : std::string_view(all.front());
}

std::optional<double> Rule::number(std::string_view name) const {
  const Parameter* parameter = find(name);
  return parameter == nullptr ? std::nullopt : parameter->number;
}

Result<std::string> profile_kind(const std::filesystem::path& form_json) {
  auto bytes = read_file(form_json);
  if (!bytes) return bytes.error();
  auto root = parse(*bytes);
  if (!root) return bad(root.error().message, form_json.string() + ": " + root.error().where);
  const Value* kind = root->find("kind");
  if (kind == nullptr || kind->string() == nullptr) return bad("is missing", form_json.string() + ": kind");
  return *kind->string();
}

Result<Profile> Profile::load(const std::filesystem::path& form_json) {
  auto bytes = read_file(form_json);
  if (!bytes) return bytes.error();
  auto root = parse(*bytes);
  if (!root) return bad(root.error().message, form_json.string() + ": " + root.error().where);
  Profile profile;
  profile.directory = form_json.parent_path();
  if (auto done = Reader(profile).read(*root); !done) {
    return bad(done.error().message, form_json.string() + ": " + done.error().where);
  }
  if (profile.file_name.empty() && profile.model == "route") {
    profile.file_name = {*parse_path("code"), *parse_path("teacher.full_name")};
  }
  return profile;
}

const Profile::List* Profile::list(const Path& path) const {
  const auto found = std::find_if(lists.begin(), lists.end(), [&](const List& l) { return same_place(l.path, path); });
  return found == lists.end() ? nullptr : &*found;
}

std::size_t Profile::rows_of(const Path& path) const {
  const Rows* found = rows_at(rows, path);
  return found == nullptr ? 0 : found->count;
}

std::size_t Profile::blank_rows_of(const Path& path) const {
  const Rows* found = rows_at(blank_rows, path);
  return found == nullptr ? rows_of(path) : found->count;
}

}  // namespace marshrut::route
