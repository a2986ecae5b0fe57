// A worker that does what a message's text names, in place of looking at it.
#include <signal.h>

#include <chrono>
#include <stdexcept>
#include <thread>

#include "base/digest.hpp"
#include "intake/examination.hpp"
#include "sandbox/serve.hpp"

namespace {

using namespace marshrut;

bool has(const std::string& raw, const char* word) { return raw.find(word) != std::string::npos; }

intake::Examination found_in(const std::string& raw) {
  intake::Examination examination;
  examination.message.message_id = sha256_hex(raw).substr(0, 16) + "@school.example";
  examination.message.content_key = raw;
  examination.message.from_address = examination.message.reply_address = "zavuch@school3.example";
  examination.message.verdict = "none";
  if (!has(raw, "form")) return examination;
  intake::DocumentExam document;
  document.name = "ИОМ.docx";
  document.bytes = raw;
  document.sha256 = sha256_hex(document.bytes);
  document.kind = intake::DocumentKind::form;
  document.form = "sevastopol-card";
  document.model = "route";
  document.teacher = "Иванова Анна Петровна";
  document.organization = "СОШ № 5";
  document.reading = R"({"form": "sevastopol-card", "route": {"teacher": {"full_name": "Иванова Анна Петровна"}}})";
  document.remarks = "[]";
  examination.documents.push_back(document);
  return examination;
}

sandbox::Frames handle(const sandbox::Frames& request) {
  const std::string& raw = request.at(1);
  if (has(raw, "crash")) ::raise(SIGSEGV);
  if (has(raw, "throw")) throw std::runtime_error("a bug");
  if (has(raw, "hang")) std::this_thread::sleep_for(std::chrono::minutes(5));
  if (has(raw, "nonsense")) return {"{}"};
  return intake::to_frames(found_in(raw));
}

}  // namespace

int main() { return sandbox::serve(handle); }
