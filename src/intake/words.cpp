#include "intake/words.hpp"

#include <span>

#include "route/text_at.hpp"
#include "store/search.hpp"
#include "text/search_words.hpp"

namespace marshrut::intake {

namespace {

constexpr std::size_t kPlanBytes = 4000;  // of the plan's own words

constexpr const char* kNames[] = {"teacher.full_name", "organization.name", "code"};
constexpr const char* kPlaces[] = {"teacher.position",    "teacher.subject", "organization.district",
                                   "organization.region", "teacher.email",   "support.methodist.full_name"};

void add(std::vector<std::string>& texts, const route::Value& data, std::span<const char* const> paths) {
  for (const char* path : paths) texts.push_back(route::text_at(data, path));
}

// Goals and what is planned, as far as they may take room.
void add_plan(std::vector<std::string>& texts, const route::Value& data) {
  std::string plan;
  const auto take = [&](const route::Value* value) {
    if (value != nullptr && value->string() != nullptr && plan.size() < kPlanBytes) plan += *value->string() + '\n';
  };
  take(data.find("goal"));
  take(data.find("theme"));
  const route::Value* events = data.find("events");
  if (events != nullptr && events->array() != nullptr) {
    for (const route::Value& event : *events->array()) take(event.find("title"));
  }
  texts.push_back(std::move(plan));
}

}  // namespace

std::string words_of_texts(const std::vector<std::string>& texts) {
  std::string all;
  for (const std::string& text : texts) (all += text) += '\n';
  std::string out;
  for (const std::string& word : text::search_words(all, store::kWordsOfOne)) {
    if (!out.empty()) out += ' ';
    out += word;
  }
  return out;
}

std::string route_words(const route::Value& data, const store::RouteFacts& facts, std::string_view code) {
  std::vector<std::string> texts;
  add(texts, data, kNames);
  texts.insert(texts.end(), {facts.teacher, facts.organization, facts.school, facts.region, std::string(code)});
  add(texts, data, kPlaces);
  add_plan(texts, data);
  return words_of_texts(texts);
}

std::string submission_words(const route::Value& data, const SubmissionText& text) {
  std::vector<std::string> texts;
  add(texts, data, kNames);
  texts.insert(texts.end(), {text.number, text.school, text.sender, text.file, text.subject});
  add(texts, data, kPlaces);
  add_plan(texts, data);
  return words_of_texts(texts);
}

std::string message_words(const Examination& examination, std::string_view school, std::string_view sender,
                          const std::vector<std::string>& numbers) {
  const MessageExam& mail = examination.message;
  std::vector<std::string> texts = {mail.subject, mail.from_name, mail.from_address, std::string(sender),
                                    std::string(school)};
  texts.insert(texts.end(), numbers.begin(), numbers.end());
  for (const DocumentExam& document : examination.documents) {
    texts.insert(texts.end(), {document.teacher, document.organization, document.code, document.name});
  }
  return words_of_texts(texts);
}

}  // namespace marshrut::intake
