#include "sign/facts.hpp"

#include <array>
#include <nlohmann/json.hpp>
#include <utility>

namespace marshrut::sign {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::array<std::pair<const char*, std::string Signer::*>, 8> kTexts = {{
    {"why", &Signer::why},
    {"name", &Signer::name},
    {"organization", &Signer::organization},
    {"title", &Signer::title},
    {"issuer", &Signer::issuer},
    {"serial", &Signer::serial},
    {"algorithm", &Signer::algorithm},
    {"digest", &Signer::digest},
}};
constexpr std::array<std::pair<const char*, std::optional<std::int64_t> Signer::*>, 3> kTimes = {{
    {"signed_ms", &Signer::signed_ms},
    {"valid_from_ms", &Signer::valid_from_ms},
    {"valid_until_ms", &Signer::valid_until_ms},
}};

}  // namespace

std::string facts_json(const Signature& signature) {
  Json signers = Json::array();
  for (const Signer& signer : signature.signers) {
    Json one = {{"verdict", verdict_name(signer.verdict)}};
    for (const auto& [name, member] : kTexts) {
      if (!(signer.*member).empty()) one[name] = signer.*member;
    }
    for (const auto& [name, member] : kTimes) {
      if (signer.*member) one[name] = *(signer.*member);
    }
    signers.push_back(std::move(one));
  }
  const Json all = {{"verdict", verdict_name(signature.verdict())}, {"signers", std::move(signers)}};
  return all.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<Signature> signature_from(std::string_view json) {
  try {
    Signature signature;
    const Json all = Json::parse(json);
    for (const Json& one : all.at("signers")) {
      Signer& signer = signature.signers.emplace_back();
      signer.verdict = verdict_of(one.at("verdict").get<std::string>()).value_or(Verdict::unverified);
      for (const auto& [name, member] : kTexts) signer.*member = one.value(name, std::string());
      for (const auto& [name, member] : kTimes) {
        if (one.contains(name)) signer.*member = one.at(name).get<std::int64_t>();
      }
    }
    return signature;
  } catch (const Json::exception&) {
    return Error{Code::damaged, "no findings of a signature", {}};
  }
}

}  // namespace marshrut::sign
