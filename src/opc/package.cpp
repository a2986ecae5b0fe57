#include "opc/package.hpp"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <numeric>
#include <optional>

#include "opc/content_types.hpp"
#include "opc/inflate.hpp"
#include "opc/part_name.hpp"
#include "opc/relationships.hpp"
#include "opc/sniff.hpp"
#include "opc/writer.hpp"
#include "opc/zip_directory.hpp"

namespace marshrut::opc {

namespace {

constexpr std::string_view kContentTypes = "[Content_Types].xml";
constexpr std::uint16_t kStored = 0;
constexpr std::uint16_t kDeflated = 8;

bool starts(std::string_view text, std::string_view with) { return text.substr(0, with.size()) == with; }

Result<void> refuse_size(const Member& member, const Limits& limits) {
  if (member.inflated > limits.max_part_bytes) return Error{Code::too_large, "a part is too large", member.name};
  const std::uint64_t packed = member.compressed.size();
  if (member.inflated > limits.ratio_floor_bytes && member.inflated / limits.max_ratio > packed) {
    return Error{Code::too_large, "a part is compressed too well", member.name};
  }
  return {};
}

Result<void> unpack(const Member& member, std::string& buffer) {
  if (member.method == kDeflated) {
    auto done = inflate(member.compressed, static_cast<std::size_t>(member.inflated), buffer);
    if (!done) return Error{done.error().code, done.error().message, member.name};
  } else if (member.method == kStored) {
    if (member.inflated != member.compressed.size()) return Error{Code::damaged, "two sizes", member.name};
    buffer.assign(member.compressed);
  } else {
    return Error{Code::damaged, "an unknown compression method", member.name};
  }
  if (crc32(buffer) != member.crc32) return Error{Code::damaged, "wrong CRC", member.name};
  return {};
}

}  // namespace

struct PackageState {
  explicit PackageState(std::size_t members) : counted(members) {}

  std::vector<std::atomic<bool>> counted;  // members whose size is in `inflated`
  std::atomic<std::uint64_t> inflated{0};
  std::once_flag types_once, main_once;
  ContentTypes types;
  std::optional<Error> types_error;
  std::optional<Result<std::string>> main_part;
};

Result<Package> Package::open(std::string_view bytes, const Limits& limits) {
  if (bytes.size() > limits.max_package_bytes) return Error{Code::too_large, "the file is too large", {}};
  if (auto refusal = refusal_by_signature(bytes)) return *refusal;
  auto members = read_zip_directory(bytes, limits);
  if (!members) {
    const bool other = members.error().code == Code::damaged && !begins_like_zip(bytes);
    return other ? Error{Code::not_a_document, "no format we know", {}} : members.error();
  }
  Package package;
  package.limits_ = limits;
  package.members_ = std::move(members).value();
  const std::vector<Member>& all = package.members_;
  auto& order = package.by_name_;
  order.resize(all.size());
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(),
            [&](std::uint32_t a, std::uint32_t b) { return compare_names(all[a].name, all[b].name) < 0; });
  const auto twin = std::adjacent_find(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return compare_names(all[a].name, all[b].name) == 0;
  });
  if (twin != order.end()) return Error{Code::damaged, "a name occurs twice", all[*twin].name};
  package.state_ = std::make_shared<PackageState>(all.size());
  if (auto done = package.refuse_open_document(); !done) return done.error();
  return package;
}

Result<void> Package::refuse_open_document() const {
  if (find("mimetype") == nullptr) return {};
  const auto type = read("mimetype");
  if (!type) return {};
  const bool office = starts(*type, "application/vnd.oasis.opendocument.") || starts(*type, "application/vnd.sun.xml.");
  if (!office) return {};
  const auto manifest = read("META-INF/manifest.xml");
  if (manifest && manifest->find("encryption-data") != std::string::npos) {
    return Error{Code::encrypted, "an encrypted OpenDocument file", {}};
  }
  // Nobody who reads such files is to be given a bomb.
  std::uint64_t all = 0;
  for (const Member& member : members_) {
    if (auto done = refuse_size(member, limits_); !done) return done;
    if ((all += member.inflated) > limits_.max_total_bytes) return Error{Code::too_large, "too large", member.name};
  }
  return Error{Code::unsupported_format, "an OpenDocument file", {}};
}

const Member* Package::find(std::string_view name) const {
  const auto found = std::lower_bound(
      by_name_.begin(), by_name_.end(), name,
      [&](std::uint32_t member, std::string_view n) { return compare_names(members_[member].name, n) < 0; });
  if (found == by_name_.end() || compare_names(members_[*found].name, name) != 0) return nullptr;
  return &members_[*found];
}

Result<std::string> Package::read(std::string_view name) const {
  std::string buffer;
  if (auto done = read_into(name, buffer); !done) return done.error();
  return buffer;
}

Result<void> Package::read_into(std::string_view name, std::string& buffer) const {
  const Member* member = find(name);
  if (member == nullptr) return Error{Code::damaged, "a part is missing", std::string(name)};
  if (auto done = refuse_size(*member, limits_); !done) return done;
  if (!count_inflated(static_cast<std::size_t>(member - members_.data()))) {
    return Error{Code::too_large, "the parts together are too large", member->name};
  }
  return unpack(*member, buffer);
}

bool Package::count_inflated(std::size_t member) const {
  if (state_->counted[member].exchange(true)) return true;
  const std::uint64_t size = members_[member].inflated;
  if (state_->inflated.fetch_add(size) + size <= limits_.max_total_bytes) return true;
  state_->inflated.fetch_sub(size);
  state_->counted[member] = false;
  return false;
}

Result<std::vector<Relationship>> Package::relationships(std::string_view source_part) const {
  const std::string part = relationships_part(source_part);
  if (find(part) == nullptr) return std::vector<Relationship>{};
  std::string xml;
  if (auto done = read_into(part, xml); !done) return done.error();
  auto parsed = parse_relationships(xml, source_part, limits_);
  if (!parsed) return parsed;
  for (Relationship& relationship : parsed.value()) {
    if (relationship.external || relationship.target.find('%') == std::string::npos || find(relationship.target))
      continue;
    // Some producers escape the target but not the member's name.
    std::string decoded = percent_decoded(relationship.target);
    if (find(decoded) != nullptr) relationship.target = std::move(decoded);
  }
  return parsed;
}

const ContentTypes& Package::types() const {
  std::call_once(state_->types_once, [this] {
    if (find(kContentTypes) == nullptr) return;
    std::string xml;
    if (auto done = read_into(kContentTypes, xml); !done) {
      state_->types_error = done.error();
      return;
    }
    auto parsed = parse_content_types(xml, limits_);
    if (parsed) {
      state_->types = std::move(parsed).value();
    } else {
      state_->types_error = parsed.error();
    }
  });
  return state_->types;
}

std::string Package::content_type(std::string_view part) const { return types().of(part); }

Result<std::string> Package::main_part() const {
  std::call_once(state_->main_once, [this] { state_->main_part = find_main_part(); });
  return *state_->main_part;
}

Result<std::string> Package::find_main_part() const {
  static_cast<void>(types());
  if (state_->types_error) return *state_->types_error;
  const auto links = relationships("");
  if (!links) return links.error();
  bool named = false;
  for (const Relationship& link : *links) {
    if (link.external || link.type != kOfficeDocument) continue;
    if (find(link.target) != nullptr) return link.target;
    named = true;
  }
  const bool like_package = named || find(kContentTypes) != nullptr ||
                            std::any_of(members_.begin(), members_.end(), [](const Member& member) {
                              return compare_names(std::string_view(member.name).substr(0, 5), "word/") == 0;
                            });
  if (like_package) return Error{Code::damaged, "no main part", "_rels/.rels"};
  return Error{Code::not_a_document, "a zip, but not a package", {}};
}

std::string Package::main_content_type() const {
  const auto part = main_part();
  return part ? content_type(*part) : std::string{};
}

bool Package::has_macros() const {
  if (fold_name(main_content_type()).find("macroenabled") != std::string::npos) return true;
  return std::any_of(members_.begin(), members_.end(), [this](const Member& member) {
    return ends_with_name(member.name, "vbaProject.bin") ||
           content_type(member.name) == "application/vnd.ms-office.vbaProject";
  });
}

}  // namespace marshrut::opc
