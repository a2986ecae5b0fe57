// Every e-mail of the shared corpus: read within bounds, never silently empty, and what Python's reader saw of its
// subject, senders and files is what we see, save where that reader is wrong.
#include <gtest/gtest.h>
#include <openssl/evp.h>

#include <array>
#include <chrono>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "base/digest.hpp"
#include "mail/parse.hpp"

namespace marshrut::mail {
namespace {

const std::string kCorpus = MARSHRUT_SOURCE_DIR "/../shared/corpus/";

struct Row {
  std::string file, expected;
};

std::vector<Row> messages() {
  std::ifstream manifest(kCorpus + "MANIFEST.tsv");
  std::vector<Row> rows;
  for (std::string line; std::getline(manifest, line);) {
    if (line.rfind("eml/", 0) != 0) continue;
    std::vector<std::string> fields;
    std::istringstream stream(line);
    for (std::string field; std::getline(stream, field, '\t');) fields.push_back(field);
    rows.push_back({fields.at(0), fields.at(6)});
  }
  return rows;
}

std::map<std::string, nlohmann::json> oracle() {
  std::ifstream lines(kCorpus + "ORACLE.jsonl");
  std::map<std::string, nlohmann::json> facts;
  for (std::string line; std::getline(lines, line);) {
    auto one = nlohmann::json::parse(line);
    const std::string file = one.at("file");
    if (file.rfind("eml/", 0) == 0) facts.emplace(file, std::move(one));
  }
  return facts;
}

std::string bytes_of(const std::string& file) {
  std::ifstream stream(kCorpus + file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

std::string sha1(const std::string& bytes) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned size = 0;
  EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha1(), nullptr);
  return hex({reinterpret_cast<const char*>(digest.data()), size});
}

std::string squeezed(const std::string& text) {
  std::istringstream stream(text);
  std::string out;
  for (std::string word; stream >> word;) out += out.empty() ? word : " " + word;
  return out;
}

TEST(MailCorpus, EveryMessageIsReadInBoundedTimeAndSaysSomething) {
  const auto rows = messages();
  ASSERT_EQ(rows.size(), 155U);
  for (const Row& row : rows) {
    SCOPED_TRACE(row.file);
    const std::string raw = bytes_of(row.file);
    const auto begin = std::chrono::steady_clock::now();
    const auto message = parse(raw);
    EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(1));
    ASSERT_TRUE(message.ok()) << message.error().message;
    std::size_t bytes = message->text.size();
    for (const Attachment& one : message->attachments) {
      bytes += one.bytes.size();
      EXPECT_FALSE(one.name.empty());
      EXPECT_EQ(one.name.find_first_of("/\\\r\n"), std::string::npos) << one.name;
    }
    EXPECT_LE(bytes, raw.size() * 3 + 1000);
    const bool empty = message->text.empty() && message->attachments.empty() && message->problems.empty();
    static const std::set<std::string> kNothingToSee = {"eml/084-jython-msg_08.eml", "eml/085-jython-msg_09.eml",
                                                        "eml/086-jython-msg_12.eml"};  // parts of no bytes
    EXPECT_EQ(empty, kNothingToSee.count(row.file) > 0) << "silently empty";
  }
}

// Where Python's reader and we differ, and why we are right or both may be.
const std::map<std::string, std::string> kOtherSubject = {
    {"eml/043-spamassassin-big5-base64.eml", "raw Big5 in the head: bytes are gone there, guessed here"},
    {"eml/155-mail-mime-parser-invalid-charset.eml", "an unknown charset: letters are guessed, not lost"},
};
const std::map<std::string, std::string> kOtherFiles = {
    {"eml/035-james-project-invalid.eml", "17 digits are no base64: twelve bytes, not the text of the digits"},
    {"eml/056-Aspose.Email-for-.NET-tnefEml1.eml", "winmail.dat is opened here"},
    {"eml/057-Aspose.Email-for-.NET-tnefWithMsgInside.eml", "winmail.dat is opened here"},
    {"eml/081-MimeKit-ukr.eml", "winmail.dat is opened here"},
    {"eml/074-MimeKit-rfc2046.0.eml", "a fragment of a message is kept whole, not opened"},
    {"eml/096-flanker-bz2-attachment.eml", "a packed file is unpacked here"},
    {"eml/119-postal-mime-mimetorture.eml", "packed files are unpacked here"},
    {"eml/122-rspamd-next2last-doublebad.eml", "a packed file is unpacked here"},
    {"eml/138-mail-parser-001.eml", "a file that lies elsewhere is told, its stub is kept whole"},
};

TEST(MailCorpus, SubjectsAreThoseThatPythonReads) {
  std::size_t compared = 0;
  for (const auto& [file, facts] : oracle()) {
    SCOPED_TRACE(file);
    if (!facts.contains("subject") || !facts["subject"].is_string() || kOtherSubject.count(file) > 0) continue;
    const auto message = parse(bytes_of(file));
    ASSERT_TRUE(message.ok());
    EXPECT_EQ(squeezed(message->subject), squeezed(facts["subject"]));
    ++compared;
  }
  EXPECT_GT(compared, 100U);
}

TEST(MailCorpus, SendersAreThoseThatPythonReads) {
  std::size_t compared = 0;
  for (const auto& [file, facts] : oracle()) {
    SCOPED_TRACE(file);
    if (!facts.contains("from") || !facts["from"].is_string()) continue;
    const auto message = parse(bytes_of(file));
    ASSERT_TRUE(message.ok());
    const std::string from = facts["from"];
    if (from == "!ValueError") continue;  // that reader stumbled
    for (const Address& one : message->from) {
      if (message->header_from_count > 1) break;  // the oracle has one of them
      EXPECT_NE(from.find(one.address), std::string::npos) << one.address << " in " << from;
    }
    EXPECT_EQ(message->from.empty(), false) << from;
    ++compared;
  }
  EXPECT_GT(compared, 80U);
}

TEST(MailCorpus, FilesHaveTheBytesThatPythonReads) {
  std::size_t compared = 0;
  for (const auto& [file, facts] : oracle()) {
    SCOPED_TRACE(file);
    if (!facts.contains("parts") || kOtherFiles.count(file) > 0) continue;
    const auto message = parse(bytes_of(file));
    ASSERT_TRUE(message.ok());
    std::set<std::string> ours;
    for (const Attachment& one : message->attachments) ours.insert(sha1(one.bytes));
    for (const auto& part : facts["parts"]) {
      const std::string type = part.value("type", "");
      const bool is_file =
          type.rfind("text/", 0) != 0 && type.rfind("multipart/", 0) != 0 && type.rfind("message/", 0) != 0;
      if (!is_file || !part.contains("sha1") || part.value("bytes", 0) == 0) continue;
      EXPECT_EQ(ours.count(part["sha1"]), 1U) << part.dump();
      ++compared;
    }
  }
  EXPECT_GT(compared, 80U);
}

}  // namespace
}  // namespace marshrut::mail
