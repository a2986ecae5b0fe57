// cli/console.hpp: what is said to people and to programs, on two streams.
// Shapes:  text -> standard output, standard error; colours only on a terminal and without NO_COLOR.
// Errors:  flush: io when standard output could not be written.
// Owns:    nothing: the streams are the process's.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "lens/put.hpp"

namespace marshrut::cli {

enum class Paint { plain, bold, dim, red, yellow, green };

class Console {
public:
  Console();

  void out(std::string_view text);    // as it is
  void line(std::string_view text);   // and a line's end
  void error(std::string_view text);  // a line on standard error

  // A piece of text for standard output.
  [[nodiscard]] std::string painted(std::string_view text, Paint paint) const;

  // The one line for an input that can't be used: name, code, what happened and where.
  void report(std::string_view input, const Error& error);

  // The same where the usual words would mislead: they speak of forms in Word.
  void report(std::string_view input, Code code, std::string_view words);

  // A line for each name whose case is not sure.
  void doubts(std::string_view input, const std::vector<lens::Doubt>& doubts);

  [[nodiscard]] bool error_is_terminal() const { return error_is_terminal_; }
  Result<void> flush();

private:
  bool colours_ = false;
  bool error_is_terminal_ = false;
  bool broken_ = false;
};

// What a person reads about an error; the place only where it helps (data, forms).
std::string explain(const Error& error);

}  // namespace marshrut::cli
