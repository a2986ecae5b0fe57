#include "desk/view_worker.hpp"

#include <unistd.h>

#include <nlohmann/json.hpp>

#include "base/log.hpp"
#include "docx/bookmarks.hpp"
#include "docx/document.hpp"
#include "office/office_format.hpp"
#include "opc/package.hpp"
#include "print/page_picture.hpp"
#include "sandbox/confine_program.hpp"
#include "sandbox/reach.hpp"
#include "sandbox/serve.hpp"
#include "scan/format.hpp"
#include "scan/picture.hpp"

namespace marshrut::desk {

namespace {

using Json = nlohmann::json;

constexpr std::string_view kOpen = "open", kLayout = "layout", kPage = "page";
constexpr std::string_view kDone = "done", kFailed = "failed";
constexpr unsigned kCpuSeconds = 60;

sandbox::Frames failed(const Error& error) {
  return {std::string(kFailed), std::to_string(static_cast<int>(error.code))};
}

// The other side has looked at bytes from outside: nothing that it says is taken on trust.
Error error_of(const sandbox::Frames& frames) {
  for (const Code known : {Code::too_large, Code::encrypted, Code::not_found, Code::unsupported_format,
                           Code::not_a_document, Code::empty, Code::unsafe_xml}) {
    if (frames.size() == 2 && frames[0] == kFailed && frames[1] == std::to_string(static_cast<int>(known))) {
      return Error{known, "the document can't be shown", {}};
    }
  }
  return Error{Code::damaged, "the document can't be shown", {}};
}

Result<Opened> marked(const std::string& bytes) {
  const auto package = opc::Package::open(bytes);
  if (!package) return package.error();
  const auto document = docx::Document::open(*package);
  if (!document) return document.error();
  auto copy = docx::with_bookmarks(*package, *document);
  if (!copy) return copy.error();
  Opened opened{Opened::Kind::marked, std::move(*copy), {}, {}};
  const auto& paragraphs = document->paragraphs();
  for (std::size_t i = 0; i < paragraphs.size() && i < docx::kMostBookmarks; ++i) {
    opened.places.emplace(static_cast<std::uint32_t>(i), document->place_of(paragraphs[i]));
  }
  return opened;
}

Opened by_office(office::OfficeFormat format) {
  const auto kind = office::is_workbook(format) ? Opened::Kind::table : Opened::Kind::convert;
  return {kind, {}, std::string(office::format_name(format)), {}};
}

Result<Opened> open(const std::string& bytes, bool converted) {
  if (bytes.empty()) return Error{Code::empty, "empty", {}};
  if (scan::format_of(bytes)) return Opened{};
  if (!converted) {
    if (const auto format = office::convertible_format(bytes)) return by_office(*format);
  }
  auto docx = marked(bytes);
  if (docx || converted) return docx;
  const auto format = office::office_format(bytes);
  if (format && office::is_workbook(*format)) return by_office(*format);
  // LibreOffice may be able to open what our reader can't.
  if (docx.error().code == Code::damaged && opc::Package::open(bytes)) return by_office(office::OfficeFormat::docx);
  return docx;
}

sandbox::Frames answer_open(const sandbox::Frames& request) {
  auto opened = open(request.at(1), request.at(2) == "converted");
  if (!opened) return failed(opened.error());
  Json places = Json::array();
  for (const auto& [paragraph, place] : opened->places) places.push_back({paragraph, place});
  return {std::string(kDone), std::to_string(static_cast<int>(opened->kind)), std::move(opened->bytes),
          std::move(opened->format), places.dump(-1, ' ', false, Json::error_handler_t::replace)};
}

sandbox::Frames answer_layout(const sandbox::Frames& request) {
  const auto layout = layout_of(request.at(1));
  if (!layout) return failed(layout.error());
  Json answer = {{"pages", Json::array()}, {"places", Json::array()}};
  for (const ViewPage& page : layout->pages) answer["pages"].push_back({page.width, page.height});
  for (const auto& [paragraph, at] : layout->paragraphs) {
    answer["places"].push_back({paragraph, at.page, at.x, at.y, at.width, at.height});
  }
  return {std::string(kDone), answer.dump()};
}

sandbox::Frames answer_page(const sandbox::Frames& request) {
  const std::string& bytes = request.at(1);
  const auto page = static_cast<std::size_t>(std::stoull(request.at(2)));
  const auto width = static_cast<unsigned>(std::stoul(request.at(3)));
  const bool picture = scan::format_of(bytes).value_or(scan::Format::pdf) != scan::Format::pdf;
  auto png = picture ? scan::picture_png(bytes, page, width) : print::page_picture(bytes, page, width);
  if (!png) return failed(png.error());
  return {std::string(kDone), std::move(*png)};
}

}  // namespace

sandbox::Frames open_request(std::string bytes, bool converted) {
  return {std::string(kOpen), std::move(bytes), converted ? "converted" : "came"};
}

Result<Opened> opened_of(sandbox::Frames frames) {
  if (frames.size() != 5 || frames[0] != kDone || frames[1].size() != 1) return error_of(frames);
  const int kind = frames[1][0] - '0';
  if (kind < 0 || kind > static_cast<int>(Opened::Kind::table)) return error_of({});
  Opened opened{static_cast<Opened::Kind>(kind), std::move(frames[2]), std::move(frames[3]), {}};
  const Json places = Json::parse(frames[4], nullptr, false);
  if (!places.is_array()) return error_of({});
  for (const Json& one : places) {
    if (!one.is_array() || one.size() != 2 || !one[0].is_number_unsigned() || !one[1].is_string()) return error_of({});
    opened.places.emplace(one[0].get<std::uint32_t>(), one[1].get<std::string>());
  }
  return opened;
}

sandbox::Frames layout_request(std::string bytes) { return {std::string(kLayout), std::move(bytes)}; }

Result<ViewLayout> layout_of_answer(const sandbox::Frames& frames) {
  if (frames.size() != 2 || frames[0] != kDone) return error_of(frames);
  const Json answer = Json::parse(frames[1], nullptr, false);
  ViewLayout layout;
  try {
    for (const Json& page : answer.at("pages")) layout.pages.push_back({page.at(0), page.at(1)});
    for (const Json& one : answer.at("places")) {
      const ViewPlace place{one.at(1), one.at(2), one.at(3), one.at(4), one.at(5)};
      layout.paragraphs.emplace(one.at(0).get<std::uint32_t>(), place);
    }
  } catch (const Json::exception&) {
    return error_of({});
  }
  return layout;
}

sandbox::Frames page_request(std::string bytes, std::size_t page, unsigned width) {
  return {std::string(kPage), std::move(bytes), std::to_string(page), std::to_string(width)};
}

Result<std::string> page_of_answer(sandbox::Frames frames) {
  if (frames.size() != 2 || frames[0] != kDone) return error_of(frames);
  return std::move(frames[1]);
}

sandbox::Frames answer_view(const sandbox::Frames& request) {
  if (request.at(0) == kOpen) return answer_open(request);
  return request.at(0) == kLayout ? answer_layout(request) : answer_page(request);
}

int run_view_worker() {
  sandbox::Reach reach;
  reach.read = {"/usr/share/fonts",
                "/usr/local/share/fonts",
                "/usr/share/fontconfig",
                "/usr/share/xml/fontconfig",
                "/usr/share/poppler",
                "/etc/fonts",
                "/var/cache/fontconfig",
                "/usr/lib",
                "/lib",
                "/usr/share/zoneinfo",
                "/etc/localtime",
                "/etc/ld.so.cache",
                "/sys/devices/system/cpu",
                "/proc/self/status",
                "/dev/urandom"};
  reach.write = {"/dev/null"};
  const auto limited = sandbox::limit_reach(reach);
  const auto confined = limited ? sandbox::confine_program({}) : limited;
  if (!confined) {
    log(Level::error, "view.not-confined", {{"error", confined.error().message}});
    return 1;
  }
  const auto handler = [](const sandbox::Frames& request) {
    // Libraries tell of each damaged file there; whoever asked is told by the answer.
    (void)::close(STDERR_FILENO);
    return answer_view(request);
  };
  return sandbox::serve_confined(handler, kCpuSeconds);
}

}  // namespace marshrut::desk
