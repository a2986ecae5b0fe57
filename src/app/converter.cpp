#include "app/converter.hpp"

#include <utility>

#include "office/office_format.hpp"

namespace marshrut::app {

office::OfficeSettings own_office() {
  office::OfficeSettings settings;
  settings.program = "/proc/self/exe";
  return settings;
}

Converter::Converter(office::OfficeSettings settings) : settings_(std::move(settings)) {}
Converter::~Converter() = default;

office::Office& Converter::office() {
  std::call_once(once_, [this] { office_ = std::make_unique<office::Office>(settings_); });
  return *office_;
}

Result<std::string> Converter::converted(std::string bytes, office::OfficeFormat from, office::Target to) {
  auto done = office().convert(bytes, from, to);
  if (done) return std::move(done->bytes);
  if (done.error().code == Code::not_found) return bytes;
  return done.error();
}

Result<std::string> Converter::as_document(std::string bytes) {
  const auto format = office::convertible_format(bytes);
  if (!format || office::is_workbook(*format)) return bytes;
  return converted(std::move(bytes), *format, office::Target::docx);
}

Result<std::string> Converter::as_workbook(std::string bytes) {
  const auto format = office::convertible_format(bytes);
  if (!format || !(office::is_workbook(*format) || *format == office::OfficeFormat::html)) return bytes;
  return converted(std::move(bytes), *format, office::Target::xlsx);
}

Result<std::string> Converter::mended(const std::string& bytes) {
  auto done = office().convert(bytes, office::OfficeFormat::docx, office::Target::docx);
  if (done) return std::move(done->bytes);
  return done.error();
}

}  // namespace marshrut::app
