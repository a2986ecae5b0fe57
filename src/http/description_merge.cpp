#include "http/description_merge.hpp"

#include <algorithm>
#include <set>
#include <vector>

#include "base/files.hpp"
#include "http/problem.hpp"

namespace marshrut::http {

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

// What any operation may answer; a body or parameters add bad-request, and so on.
constexpr const char* kEverywhere[] = {"bad-request",       "not-signed-in", "forbidden",
                                       "too-many-requests", "internal",      "unavailable"};

Result<Json> parsed(const fs::path& file) {
  auto text = read_file(file);
  if (!text) return text.error();
  Json json = Json::parse(*text, nullptr, false);
  if (!json.is_object()) return Error{Code::bad_data, "no JSON object", file.filename().string()};
  return json;
}

// Members of `from` that `into` has already are a mistake: two fragments tell the same thing.
Result<void> take(Json& into, const Json& from, const std::string& file) {
  for (const auto& [key, value] : from.items()) {
    if (into.contains(key)) return Error{Code::bad_data, "told twice", file + ": " + key};
    into[key] = value;
  }
  return {};
}

Result<void> take_fragment(Json& root, const Json& fragment, const std::string& file) {
  const Json paths = fragment.value("paths", Json::object());  // must outlive the walk over it
  for (const auto& [path, item] : paths.items()) {
    if (auto taken = take(root["paths"][path], item, file + path); !taken) return taken;
  }
  const Json components = fragment.value("components", Json::object());
  for (const auto& [kind, entries] : components.items()) {
    Json& into = root["components"][kind];
    if (into.is_null()) into = Json::object();
    if (auto taken = take(into, entries, file); !taken) return taken;
  }
  return {};
}

Json problem_response(const std::vector<std::string>& words) {
  std::string all;
  for (const std::string& word : words) all += (all.empty() ? "" : ", ") + word;
  return {{"description", all},
          {"x-codes", words},
          {"content", {{"application/problem+json", {{"schema", {{"$ref", "#/components/schemas/Problem"}}}}}}}};
}

Result<void> expand(Json& operation) {
  std::map<std::string, std::vector<std::string>> by_status;
  std::set<std::string> words(std::begin(kEverywhere), std::end(kEverywhere));
  for (const Json& word : operation.value("x-problems", Json::array())) words.insert(word.get<std::string>());
  if (operation.contains("requestBody")) {
    for (const char* word : {"too-large", "unsupported-media-type", "length-required"}) words.insert(word);
    if (operation.value("x-creates", false)) words.insert("idempotency-mismatch");
  }
  for (const std::string& word : words) {
    const int status = status_of(word);
    if (status == 0) return Error{Code::bad_data, "no such problem", word};
    by_status[std::to_string(status)].push_back(word);
  }
  for (const auto& [status, all] : by_status) operation["responses"][status] = problem_response(all);
  operation.erase("x-problems");
  return {};
}

}  // namespace

Result<Json> merged_description(const fs::path& folder) {
  auto root = parsed(folder / "root.json");
  if (!root) return root;
  std::vector<fs::path> files;
  std::error_code failed;
  for (const auto& entry : fs::directory_iterator(folder, failed)) {
    if (entry.path().extension() == ".json" && entry.path().filename() != "root.json") files.push_back(entry.path());
  }
  if (failed) return Error{Code::not_found, "no such folder", folder.string()};
  std::sort(files.begin(), files.end());
  if (!root->contains("paths")) (*root)["paths"] = Json::object();
  for (const fs::path& file : files) {
    const auto fragment = parsed(file);
    if (!fragment) return fragment;
    if (auto taken = take_fragment(*root, *fragment, file.filename().string()); !taken) return taken.error();
  }
  for (auto& [path, item] : (*root)["paths"].items()) {
    for (auto& [method, operation] : item.items()) {
      if (auto done = expand(operation); !done) {
        return Error{done.error().code, done.error().message, method + ' ' + path + ": " + done.error().where};
      }
    }
  }
  return root;
}

}  // namespace marshrut::http
