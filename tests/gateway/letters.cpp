#include "gateway/letters.hpp"

#include <stdlib.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "base/files.hpp"
#include "mail/compose.hpp"
#include "support/office.hpp"

namespace marshrut::testing {

namespace fs = std::filesystem;

SentLetter letter(const std::string& message_id, const std::vector<SentFile>& files, const std::string& subject) {
  SentLetter sent;
  sent.message_id = message_id;
  sent.sender = "sekretar@school5.example";
  sent.files = files;
  mail::Letter composed;
  composed.from = {"Школа № 5", sent.sender};
  composed.to = {{}, kCentre};
  composed.subject = subject;
  composed.text = "Добрый день!\nНаправляем документы на проверку.\n";
  composed.message_id = message_id;
  composed.date_ms = 1'795'300'000'000;
  for (const SentFile& file : files)
    composed.attachments.push_back({file.name, "application/octet-stream", file.bytes});
  sent.raw = mail::compose(composed);
  // Our composer marks its letters as a machine's; a school's mail program doesn't.
  for (const char* line : {"Auto-Submitted: auto-replied\r\n", "X-Marshrut-Loop: 1\r\n"}) {
    if (const std::size_t at = sent.raw.find(line); at != std::string::npos)
      sent.raw.erase(at, std::string(line).size());
  }
  return sent;
}

SentFile sample(const std::string& path, const std::string& name) {
  const fs::path file = fs::path(MARSHRUT_SOURCE_DIR) / "samples" / path;
  auto bytes = read_file(file);
  if (!bytes) throw std::runtime_error("no sample " + path);
  return {name.empty() ? file.filename().string() : name, std::move(*bytes)};
}

Blanks::Blanks() {
  std::string pattern = (fs::temp_directory_path() / "marshrut-blanks-XXXXXX").string();
  if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
  folder_ = pattern;
}

Blanks::~Blanks() {
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
}

SentFile Blanks::make(int number, bool good) const {
  static const std::vector<std::string> kFamilies = {"Иванова", "Петрова", "Сидорова", "Кузнецова", "Смирнова"};
  const std::string id = std::to_string(number);
  nlohmann::json route = {{"period", {{"start", "2026-09-01"}, {"end", good ? "2027-10-01" : "на каникулах"}}},
                          {"teacher",
                           {{"full_name", kFamilies[static_cast<std::size_t>(number) % 5] + " Анна Петровна"},
                            {"email", "teacher" + id + "@school5.example"},
                            {"position", "учитель математики"},
                            {"education", "высшее, МГОУ, 2009"},
                            {"qualification", "учитель"}}},
                          {"organization", {{"name", "МБОУ СОШ № " + id}, {"district", "Одинцовский"}}},
                          {"goal", "Освоить приёмы формирующего оценивания, " + id}};
  const fs::path data = folder_ / (id + ".json");
  std::ofstream(data) << route.dump();
  const fs::path out = folder_ / (id + (good ? ".docx" : "-bad.docx"));
  std::string said;
  if (run({MARSHRUT_PROGRAM, "fill", "odintsovo-blank", "--data", data.string(), "--out", out.string()}, &said) != 0) {
    throw std::runtime_error("no blank: " + said);
  }
  return {"ИОМ " + id + ".docx", read_file(out).value()};
}

}  // namespace marshrut::testing
