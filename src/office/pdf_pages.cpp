#include "office/pdf_pages.hpp"

namespace marshrut::office {

unsigned pdf_pages(std::string_view pdf) {
  constexpr std::string_view kPage = " 0 obj\n<</Type/Page/Parent ";
  unsigned pages = 0;
  for (std::size_t at = pdf.find(kPage); at != std::string_view::npos; at = pdf.find(kPage, at + kPage.size())) ++pages;
  return pages;
}

}  // namespace marshrut::office
