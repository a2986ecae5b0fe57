// scan/cards.hpp: the pages of a scan put together to the cards that they are of.
// Shapes:  pages -> cards (one for each code, form and hash), and the pages that a person must look at.
// Units:   pages of the file and of the card count from 1.
// Errors:  none.
// Owns:    results own what they hold.
//
// Pages of one card belong together in whatever order they were laid on the scanner; blank backs are dropped. A page
// that can't be read is nobody's: the card that it may be of is only a guess for whoever looks at it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "scan/pages.hpp"

namespace marshrut::scan {

struct CardPage {
  unsigned file_page = 1, page = 1;
  int rotation = 0;
  friend bool operator==(const CardPage&, const CardPage&) = default;
};

struct Card {
  std::string code, form, hash;
  unsigned of = 1;                 // pages that it has
  std::vector<CardPage> pages;     // by the card's own numbers; a page that is there twice, too
  std::vector<unsigned> missing;   // numbers that are not there
  std::vector<unsigned> repeated;  // numbers that are there more than once
  unsigned first_file_page = 1;    // the lowest
};

struct LoosePage {
  unsigned file_page = 1;
  std::string why;
  std::optional<std::size_t> guess;  // index of a card that lacks a page and stands beside
};

struct Cards {
  std::vector<Card> cards;       // by first page
  std::vector<LoosePage> loose;  // unread, and not blank
  std::size_t blank = 0;
};

Cards put_together(const std::vector<Page>& pages);

}  // namespace marshrut::scan
