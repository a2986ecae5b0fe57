// A signature as a letter may bring it: whatever the bytes are, it is never said to be of a document that nobody
// signed.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "sign/facts.hpp"
#include "sign/words.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace marshrut::sign;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto found = examine(bytes, "a document that is no seed's");
  if (!found) return 0;
  if (found->verdict() == Verdict::matches && !found->content) std::abort();
  for (const Signer& signer : found->signers) {
    if (signer_words(signer).empty()) std::abort();
  }
  const auto kept = signature_from(facts_json(*found));
  if (!kept || facts_json(*kept) != facts_json(*found)) std::abort();
  (void)examine_attached(bytes);
  return 0;
}
