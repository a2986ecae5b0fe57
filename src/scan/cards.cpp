#include "scan/cards.hpp"

#include <algorithm>
#include <set>

namespace marshrut::scan {

namespace {

bool is_of(const Card& card, const print::Mark& mark) {
  return card.code == mark.code && card.form == mark.form && card.hash == mark.hash && card.of == mark.pages;
}

std::size_t card_of(std::vector<Card>& cards, const print::Mark& mark, unsigned file_page) {
  const auto found = std::find_if(cards.begin(), cards.end(), [&](const Card& card) { return is_of(card, mark); });
  if (found != cards.end()) return static_cast<std::size_t>(found - cards.begin());
  cards.push_back({mark.code, mark.form, mark.hash, mark.pages, {}, {}, {}, file_page});
  return cards.size() - 1;
}

void settle(Card& card) {
  std::stable_sort(card.pages.begin(), card.pages.end(),
                   [](const CardPage& a, const CardPage& b) { return a.page < b.page; });
  std::set<unsigned> seen, twice;
  for (const CardPage& one : card.pages) {
    if (!seen.insert(one.page).second) twice.insert(one.page);
  }
  for (unsigned page = 1; page <= card.of; ++page) {
    if (seen.count(page) == 0) card.missing.push_back(page);
  }
  card.repeated.assign(twice.begin(), twice.end());
}

class Guesses {
public:
  Guesses(const std::vector<Page>& pages, const Cards& all, const std::vector<std::set<std::size_t>>& of_page)
      : pages_(pages), all_(all), of_page_(of_page) {}

  // The only card beside the page that lacks one.
  [[nodiscard]] std::optional<std::size_t> guess(std::size_t at) const {
    std::set<std::size_t> lacking;
    for (const auto& beside : {before(at), after(at)}) {
      for (const std::size_t card : beside) {
        if (!all_.cards[card].missing.empty()) lacking.insert(card);
      }
    }
    return lacking.size() == 1 ? std::optional(*lacking.begin()) : std::nullopt;
  }

private:
  [[nodiscard]] std::set<std::size_t> before(std::size_t at) const {
    while (at > 0) {
      if (!pages_[--at].marks.empty()) return of_page_[at];
    }
    return {};
  }
  [[nodiscard]] std::set<std::size_t> after(std::size_t at) const {
    while (++at < pages_.size()) {
      if (!pages_[at].marks.empty()) return of_page_[at];
    }
    return {};
  }

  const std::vector<Page>& pages_;
  const Cards& all_;
  const std::vector<std::set<std::size_t>>& of_page_;
};

}  // namespace

Cards put_together(const std::vector<Page>& pages) {
  Cards all;
  std::vector<std::set<std::size_t>> of_page(pages.size());
  for (std::size_t i = 0; i < pages.size(); ++i) {
    for (const FoundMark& found : pages[i].marks) {
      const std::size_t card = card_of(all.cards, found.mark, pages[i].number);
      all.cards[card].pages.push_back({pages[i].number, found.mark.page, found.rotation});
      of_page[i].insert(card);
    }
  }
  for (Card& card : all.cards) settle(card);
  const Guesses guesses(pages, all, of_page);
  for (std::size_t i = 0; i < pages.size(); ++i) {
    if (!pages[i].marks.empty()) continue;
    if (pages[i].unread == kBlank) {
      ++all.blank;
    } else {
      all.loose.push_back({pages[i].number, pages[i].unread, guesses.guess(i)});
    }
  }
  return all;
}

}  // namespace marshrut::scan
