#include "print/outlines.hpp"

#include <cairo.h>

#include <memory>

#include "print/operators.hpp"

namespace marshrut::print {

namespace {

struct FreePath {
  void operator()(cairo_path_t* path) const { cairo_path_destroy(path); }
};
struct FreeSurface {
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};
struct FreeContext {
  void operator()(cairo_t* context) const { cairo_destroy(context); }
};

// cairo counts y downwards, a page upwards.
void add_point(std::string& out, const cairo_path_data_t& data) {
  add_number(out, data.point.x);
  add_number(out, -data.point.y);
}

std::string operators_of(const cairo_path_t& path) {
  std::string out;
  for (int at = 0; at < path.num_data; at += path.data[at].header.length) {
    const cairo_path_data_t* piece = &path.data[at];
    switch (piece->header.type) {
      case CAIRO_PATH_MOVE_TO:
        add_point(out, piece[1]);
        out += "m\n";
        break;
      case CAIRO_PATH_LINE_TO:
        add_point(out, piece[1]);
        out += "l\n";
        break;
      case CAIRO_PATH_CURVE_TO:
        for (int point = 1; point <= 3; ++point) add_point(out, piece[point]);
        out += "c\n";
        break;
      case CAIRO_PATH_CLOSE_PATH:
        out += "h\n";
        break;
    }
  }
  return out;
}

}  // namespace

Outlines outlines_of(std::string_view text, double size) {
  // Nothing is drawn on it: outlines only need a place to be.
  const std::unique_ptr<cairo_surface_t, FreeSurface> surface(
      cairo_recording_surface_create(CAIRO_CONTENT_ALPHA, nullptr));
  const std::unique_ptr<cairo_t, FreeContext> context(cairo_create(surface.get()));
  cairo_select_font_face(context.get(), "Liberation Sans", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL);
  cairo_set_font_size(context.get(), size);
  cairo_font_options_t* options = cairo_font_options_create();
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  cairo_set_font_options(context.get(), options);
  cairo_font_options_destroy(options);
  const std::string line(text);
  cairo_move_to(context.get(), 0, 0);
  cairo_text_path(context.get(), line.c_str());
  const std::unique_ptr<cairo_path_t, FreePath> path(cairo_copy_path(context.get()));
  Outlines result;
  if (cairo_status(context.get()) != CAIRO_STATUS_SUCCESS) return result;
  double y = 0;
  cairo_get_current_point(context.get(), &result.width, &y);
  result.operators = operators_of(*path);
  if (!result.operators.empty()) result.operators += "f\n";
  return result;
}

}  // namespace marshrut::print
