// signature: an electronic signature and the file that it came with.
#include <filesystem>
#include <nlohmann/json.hpp>

#include "base/files.hpp"
#include "cli/session.hpp"
#include "sign/facts.hpp"
#include "sign/words.hpp"
#include "text/messages.hpp"

namespace marshrut::cli {

namespace {

namespace fs = std::filesystem;

// One word: the signature holds what it signs. Two: the file, and the signature that came with it.
// `about` is the file that an error is of.
Result<sign::Signature> examined(const Call& call, std::string& about) {
  sign::use_gost_engine();
  auto signature = read_file(fs::path(call.words.back()));
  if (!signature) return signature.error();
  if (call.words.size() == 1) return sign::examine_attached(*signature);
  const auto document = read_file(fs::path(call.words.front()));
  if (!document) return about = call.words.front(), document.error();
  return sign::examine(*signature, *document);
}

// The usual words speak of documents in Word.
std::string words_for(const Error& error) {
  if (error.code == Code::not_a_document) return text::message("cli.signature.none");
  if (error.code == Code::damaged) return text::message("cli.signature.damaged");
  return explain(error);
}

void tell(const sign::Signature& signature, const Call& call, Console& console) {
  if (!call.has("json")) {
    for (const sign::Signer& signer : signature.signers) console.line(sign::signer_words(signer));
    return;
  }
  nlohmann::ordered_json line = {{"file", call.words.front()}};
  line.update(nlohmann::ordered_json::parse(sign::facts_json(signature)));
  console.line(line.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace));
}

}  // namespace

int run_signature(const Call& call, Console& console) {
  std::optional<sign::Signature> signature;
  std::string about = call.words.back();
  const auto done = guarded([&]() -> Result<void> {
    auto found = examined(call, about);
    if (!found) return found.error();
    signature = std::move(*found);
    const auto out = call.value("out");
    if (!out) return {};
    if (!signature->content) return Error{Code::not_a_document, "the signature holds no document", {}};
    return write_file_atomic(fs::path(*out), *signature->content, Overwrite::refuse);
  });
  if (!done) return console.report(about, done.error().code, words_for(done.error())), kBadInput;
  tell(*signature, call, console);
  return signature->verdict() == sign::Verdict::differs ? kHasErrors : kDone;
}

}  // namespace marshrut::cli
