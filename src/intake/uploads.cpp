#include "intake/uploads.hpp"

#include <charconv>

#include "store/people.hpp"

namespace marshrut::intake {

namespace {

constexpr std::string_view kPerson = "person:";

}  // namespace

std::string upload_peer(std::int64_t person_id) { return std::string(kPerson) + std::to_string(person_id); }

std::optional<std::int64_t> person_of_peer(std::string_view peer) {
  if (!peer.starts_with(kPerson)) return std::nullopt;
  peer.remove_prefix(kPerson.size());
  std::int64_t id = 0;
  const auto read = std::from_chars(peer.data(), peer.data() + peer.size(), id);
  if (read.ec != std::errc{} || read.ptr != peer.data() + peer.size() || id <= 0) return std::nullopt;
  return id;
}

Result<std::optional<Uploader>> uploader_of(const store::Store& store, std::string_view source, std::string_view peer) {
  if (source != kUploadSource) return std::optional<Uploader>();
  Uploader uploader;
  const auto id = person_of_peer(peer);
  if (!id) return std::optional(uploader);
  const auto read = store.read([&](store::Connection& connection) -> Result<void> {
    auto person = store::find_person(connection, *id);
    if (!person && person.error().code == Code::not_found) return {};
    if (!person) return person.error();
    uploader.school = std::move(person->school);
    return {};
  });
  if (!read) return read.error();
  return std::optional(std::move(uploader));
}

}  // namespace marshrut::intake
