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
Result<sign::Signature> examined(const Call& call) {
  sign::use_gost_engine();
  auto signature = read_file(fs::path(call.words.back()));
  if (!signature) return signature.error();
  if (call.words.size() == 1) return sign::examine_attached(*signature);
  const auto document = read_file(fs::path(call.words.front()));
  if (!document) return document.error();
  return sign::examine(*signature, *document);
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
  const auto done = guarded([&]() -> Result<void> {
    auto found = examined(call);
    if (!found) return found.error();
    signature = std::move(*found);
    const auto out = call.value("out");
    if (!out) return {};
    if (!signature->content) return Error{Code::not_found, "the signature holds no document", {}};
    return write_file_atomic(fs::path(*out), *signature->content, Overwrite::refuse);
  });
  if (!done) return console.report(call.words.back(), done.error()), kBadInput;
  tell(*signature, call, console);
  return signature->verdict() == sign::Verdict::differs ? kHasErrors : kDone;
}

}  // namespace marshrut::cli
