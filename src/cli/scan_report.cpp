#include "cli/scan_report.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "intake/page_ranges.hpp"
#include "text/messages.hpp"

namespace marshrut::cli {

namespace {

using Json = nlohmann::ordered_json;
using text::message;

std::size_t card_of(const scan::Reading& reading, const print::Mark& mark) {
  const auto& cards = reading.cards.cards;
  const auto found = std::find_if(cards.begin(), cards.end(), [&](const scan::Card& card) {
    return card.code == mark.code && card.form == mark.form && card.hash == mark.hash && card.of == mark.pages;
  });
  return static_cast<std::size_t>(found - cards.begin());
}

void add_paper(Json& line, const intake::Paper& paper) {
  line["matches"] = paper.matches ? Json(*paper.matches) : Json();
  if (paper.route) line["route"] = *paper.route;
  if (!paper.doubt.empty()) line["doubt"] = paper.doubt;
  if (paper.changes.empty()) return;
  line["changes"] = Json::array();
  for (const intake::ContentChange& change : paper.changes) {
    line["changes"].push_back({{"label", change.label}, {"text", change.text}});
  }
}

Json line_of(const ScanReport& report, const scan::Page& page, const scan::FoundMark& found) {
  const print::Mark& mark = found.mark;
  Json line = {{"file", report.file}, {"page", page.number}, {"code", mark.code},
               {"form", mark.form},   {"hash", mark.hash},   {"matches", Json()},
               {"number", mark.page}, {"of", mark.pages},    {"rotation", found.rotation}};
  const std::size_t card = card_of(*report.reading, mark);
  const std::vector<unsigned>& missing = report.reading->cards.cards.at(card).missing;
  if (!missing.empty()) line["missing"] = missing;
  if (card < report.papers.size()) add_paper(line, report.papers[card]);
  if (!report.filed || card >= report.filed->cards.size()) return line;
  const intake::FiledCard& filed = report.filed->cards[card];
  line["scan"] = filed.id;
  line["state"] = filed.paper.route ? "filed" : "unsettled";
  if (filed.again) line["again"] = true;
  return line;
}

Json unread_line(const ScanReport& report, const scan::Page& page) {
  Json line = {{"file", report.file}, {"page", page.number}, {"unread", page.unread}};
  for (const scan::LoosePage& loose : report.reading->cards.loose) {
    if (loose.file_page == page.number && loose.guess) {
      line["guess"] = report.reading->cards.cards[*loose.guess].code;
    }
  }
  if (!report.filed) return line;
  for (const intake::FiledLoose& loose : report.filed->loose) {
    if (std::find(loose.pages.begin(), loose.pages.end(), page.number) != loose.pages.end()) line["scan"] = loose.id;
  }
  return line;
}

std::string dumped(const Json& line) { return line.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n'; }

std::string pages_of(const scan::Card& card) {
  std::vector<unsigned> pages;
  for (const scan::CardPage& page : card.pages) pages.push_back(page.file_page);
  return intake::page_ranges(std::move(pages));
}

std::string told_paper(const intake::Paper& paper) {
  std::string out;
  if (!paper.doubt.empty()) out += "  " + message("cli.scan.doubt." + paper.doubt) + '\n';
  if (!paper.matches || !paper.route) return out;
  out += "  " + message(*paper.matches ? "cli.scan.matches" : "cli.scan.changed") + '\n';
  for (const intake::ContentChange& change : paper.changes) out += "    " + change.text + '\n';
  return out;
}

std::string told_card(const ScanReport& report, std::size_t index) {
  const scan::Card& card = report.reading->cards.cards[index];
  const std::string pages = pages_of(card);
  const std::string_view code = card.code.empty() ? std::string_view("—") : std::string_view(card.code);
  std::string out =
      "  " +
      message("cli.scan.card",
              {{"code", code}, {"form", std::string_view(card.form)}, {"pages", std::string_view(pages)}}) +
      '\n';
  if (!card.missing.empty()) {
    const std::string missing = intake::page_ranges(card.missing);
    out += "  " + message("cli.scan.missing", {{"pages", std::string_view(missing)}}) + '\n';
  }
  if (index < report.papers.size()) out += told_paper(report.papers[index]);
  if (!report.filed) return out;
  const intake::FiledCard& filed = report.filed->cards[index];
  return out + "  " +
         message(filed.again         ? "cli.scan.again"
                 : filed.paper.route ? "cli.scan.filed"
                                     : "cli.scan.waits",
                 {{"id", static_cast<double>(filed.id)}}) +
         '\n';
}

}  // namespace

std::string scan_lines(const ScanReport& report) {
  std::string out;
  for (const scan::Page& page : report.reading->pages) {
    if (page.marks.empty()) out += dumped(unread_line(report, page));
    for (const scan::FoundMark& found : page.marks) out += dumped(line_of(report, page, found));
  }
  return out;
}

std::string pretty_scan(const ScanReport& report) {
  std::string out = report.file + '\n';
  for (std::size_t i = 0; i < report.reading->cards.cards.size(); ++i) out += told_card(report, i);
  std::vector<unsigned> unread;
  for (const scan::LoosePage& loose : report.reading->cards.loose) unread.push_back(loose.file_page);
  if (!unread.empty()) {
    const std::string pages = intake::page_ranges(std::move(unread));
    out += "  " + message("cli.scan.unread", {{"pages", std::string_view(pages)}}) + '\n';
  }
  if (report.reading->cards.blank > 0) {
    out += "  " + message("cli.scan.blank", {{"n", static_cast<double>(report.reading->cards.blank)}}) + '\n';
  }
  return out;
}

}  // namespace marshrut::cli
