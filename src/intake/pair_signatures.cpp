#include "intake/pair_signatures.hpp"

#include <algorithm>
#include <cctype>
#include <optional>
#include <string>
#include <string_view>

#include "sign/facts.hpp"

namespace marshrut::intake {

namespace {

// Each try reads a whole document: a letter of many signatures must not cost their product.
constexpr std::size_t kMostSignatures = 64;
constexpr std::size_t kMostTries = 256;

std::string lower(std::string_view text) {
  std::string result(text);
  std::transform(result.begin(), result.end(), result.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return result;
}

// «karta.docx.sig» -> «karta.docx»; a name without a dot is its own.
std::string stem(std::string_view name) { return std::string(name.substr(0, name.rfind('.'))); }

class Pairing {
public:
  explicit Pairing(std::vector<DocumentExam>& documents) : documents_(documents) {
    for (std::size_t i = 0; i < documents.size(); ++i) {
      const bool is_one = sign::looks_like_signature(documents[i].bytes) && signatures_.size() < kMostSignatures;
      if (is_one) signatures_.push_back(i);
      // Signed means sent on purpose: what only comes along with letters isn't.
      if (!is_one && documents[i].kind != DocumentKind::beside) signed_.push_back(i);
    }
  }

  void run() {
    for (const std::size_t at : signatures_) {
      if (!take_content(at)) pair(at);
    }
  }

private:
  bool take_content(std::size_t at) {
    auto found = sign::examine_attached(documents_[at].bytes);
    if (!found) return false;
    DocumentExam inside;
    inside.name = stem(documents_[at].name);
    inside.container = documents_[at].name;
    inside.media_type = "application/octet-stream";
    inside.bytes = std::move(*found->content);
    keep(at, *found, documents_.size());
    documents_.push_back(std::move(inside));
    return true;
  }

  void pair(std::size_t at) {
    if (const auto named = of_that_name(at)) {
      if (const auto found = tried(at, *named)) keep(at, *found, *named);
      return;
    }
    for (const std::size_t one : signed_) {
      const auto found = tried(at, one);
      if (found && found->verdict() == sign::Verdict::matches) return keep(at, *found, one);
    }
    if (is_the_letters_own(at)) return;
    if (signed_.size() != 1) return keep_apart(at);
    if (const auto found = tried(at, signed_.front())) keep(at, *found, signed_.front());
  }

  // Whose it is can be told, and not of what.
  void keep_apart(std::size_t at) {
    auto found = sign::examine(documents_[at].bytes, {});
    if (!found) return;
    for (sign::Signer& signer : found->signers) {
      signer.verdict = sign::Verdict::unverified;
      signer.why = "document";
    }
    keep(at, *found, {});
  }

  std::optional<std::size_t> of_that_name(std::size_t at) const {
    const DocumentExam& signature = documents_[at];
    const std::string wanted = lower(stem(signature.name));
    for (const bool whole : {true, false}) {
      for (const std::size_t one : signed_) {
        const DocumentExam& document = documents_[one];
        const std::string name = lower(whole ? document.name : stem(document.name));
        if (name == wanted && document.container == signature.container) return one;
      }
    }
    return {};
  }

  bool is_the_letters_own(std::size_t at) const { return lower(documents_[at].name) == "smime.p7s"; }

  std::optional<sign::Signature> tried(std::size_t at, std::size_t document) {
    if (++tries_ > kMostTries) return {};
    auto found = sign::examine(documents_[at].bytes, documents_[document].bytes);
    if (!found) return {};
    return std::move(*found);
  }

  void keep(std::size_t at, const sign::Signature& signature, std::optional<std::size_t> of) {
    documents_[at].kind = DocumentKind::beside;
    documents_[at].signature = sign::facts_json(signature);
    if (of) documents_[at].signs = static_cast<int>(*of);
  }

  std::vector<DocumentExam>& documents_;
  std::vector<std::size_t> signatures_, signed_;
  std::size_t tries_ = 0;
};

}  // namespace

void pair_signatures(std::vector<DocumentExam>& documents) { Pairing(documents).run(); }

}  // namespace marshrut::intake
