// text/collation.hpp: keys that sort Russian text by comparing bytes.
// Shapes:  UTF-8 -> key; keys compare as the texts do by ICU's ru collation (ё beside е, case last,
//          numbers by their value).
// Units:   a key ends before its terminating zero and holds none.
// Errors:  none: without ICU's data the key is the text.
// Owns:    its collator, and the keys of texts that were there lately; one for each thread.
// Source:  Unicode Technical Standard #10; CLDR's ru tailoring through ICU.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace marshrut::text {

class SortKeys {
public:
  SortKeys();
  ~SortKeys();
  SortKeys(const SortKeys&) = delete;
  SortKeys& operator=(const SortKeys&) = delete;
  void append(std::string& out, std::string_view text);

private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace marshrut::text
