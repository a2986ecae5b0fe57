#include "scan/reading.hpp"

#include <iterator>
#include <nlohmann/json.hpp>

#include "scan/cut.hpp"

namespace marshrut::scan {

namespace {

using Json = nlohmann::json;

constexpr Code kErrors[] = {Code::empty,     Code::unsupported_format, Code::damaged,
                            Code::encrypted, Code::too_large,          Code::timeout};

Json json_of(const FoundMark& found) {
  return {{"code", found.mark.code}, {"form", found.mark.form},   {"hash", found.mark.hash},
          {"page", found.mark.page}, {"pages", found.mark.pages}, {"rotation", found.rotation}};
}

FoundMark mark_of(const Json& json) {
  FoundMark found;
  json.at("code").get_to(found.mark.code);
  json.at("form").get_to(found.mark.form);
  json.at("hash").get_to(found.mark.hash);
  json.at("page").get_to(found.mark.page);
  json.at("pages").get_to(found.mark.pages);
  json.at("rotation").get_to(found.rotation);
  return found;
}

Json json_of(const Page& page) {
  Json json = {{"unread", page.unread}, {"marks", Json::array()}};
  for (const FoundMark& found : page.marks) json["marks"].push_back(json_of(found));
  return json;
}

Error error_of(const Json& json) {
  const std::string name = json.at("error").get<std::string>();
  for (const Code code : kErrors) {
    if (code_name(code) == name) return {code, json.at("message").get<std::string>(), {}};
  }
  return {Code::damaged, "the file can't be read", {}};
}

// What a mark may be is said once: by parse_mark.
bool is_sound(const print::Mark& mark) {
  const auto again = print::parse_mark(print::mark_text(mark));
  return again && *again == mark;
}

Result<Reading> parsed(const Json& head) {
  const Error nonsense{Code::damaged, "a worker's answer can't be read", {}};
  Reading reading;
  for (const Json& one : head.at("pages")) {
    Page& page = reading.pages.emplace_back();
    page.number = static_cast<unsigned>(reading.pages.size());
    one.at("unread").get_to(page.unread);
    for (const Json& mark : one.at("marks")) {
      page.marks.push_back(mark_of(mark));
      if (!is_sound(page.marks.back().mark)) return nonsense;
    }
  }
  reading.cards = put_together(reading.pages);
  return reading;
}

}  // namespace

Result<Reading> read_scan(std::string_view bytes, bool images, const Limits& limits) {
  Reading reading;
  auto pages = read_pages(bytes, limits);
  if (!pages) return pages.error();
  reading.pages = std::move(*pages);
  reading.cards = put_together(reading.pages);
  if (!images) return reading;
  reading.pngs.resize(reading.cards.loose.size());
  // Nothing of ours is in it: whoever wants to look at it takes the file itself.
  if (reading.cards.cards.empty()) return reading;
  auto source = open_source(bytes, limits);
  if (!source) return source.error();
  for (const Card& card : reading.cards.cards) {
    auto pdf = cut_pdf(bytes, **source, card.pages, limits);
    reading.pdfs.push_back(pdf ? std::move(*pdf) : std::string());
  }
  for (std::size_t i = 0; i < reading.cards.loose.size(); ++i) {
    auto png = page_png(**source, reading.cards.loose[i].file_page);
    if (png) reading.pngs[i] = std::move(*png);
  }
  return reading;
}

sandbox::Frames to_frames(Result<Reading> reading) {
  if (!reading) {
    return {Json({{"error", code_name(reading.error().code)}, {"message", reading.error().message}}).dump()};
  }
  Json head = {{"pages", Json::array()}, {"images", !reading->pdfs.empty() || !reading->pngs.empty()}};
  for (const Page& page : reading->pages) head["pages"].push_back(json_of(page));
  sandbox::Frames frames = {head.dump(-1, ' ', false, Json::error_handler_t::replace)};
  frames.insert(frames.end(), std::make_move_iterator(reading->pdfs.begin()),
                std::make_move_iterator(reading->pdfs.end()));
  frames.insert(frames.end(), std::make_move_iterator(reading->pngs.begin()),
                std::make_move_iterator(reading->pngs.end()));
  return frames;
}

Result<Reading> from_frames(sandbox::Frames frames) {
  const Error nonsense{Code::damaged, "a worker's answer can't be read", {}};
  if (frames.empty()) return nonsense;
  try {
    const Json head = Json::parse(frames[0]);
    if (head.contains("error")) return error_of(head);
    auto reading = parsed(head);
    if (!reading || !head.at("images").get<bool>()) return reading;
    const std::size_t cards = reading->cards.cards.size(), loose = reading->cards.loose.size();
    if (frames.size() != 1 + cards + loose) return nonsense;
    const auto first = std::make_move_iterator(frames.begin() + 1);
    const auto middle = first + static_cast<std::ptrdiff_t>(cards);
    reading->pdfs.assign(first, middle);
    reading->pngs.assign(middle, std::make_move_iterator(frames.end()));
    return reading;
  } catch (const Json::exception&) {
    return nonsense;
  }
}

}  // namespace marshrut::scan
