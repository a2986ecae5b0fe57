// What the lens costs on the Sevastopol card, beside the floors of the same document, in one process.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "base/process.hpp"
#include "cards.hpp"
#include "docx/document.hpp"
#include "floors.hpp"
#include "lens/form.hpp"
#include "opc/package.hpp"
#include "route/rules.hpp"

namespace marshrut::bench {
namespace {

constexpr std::size_t kCards = 64;
constexpr int kLevel = 6;
constexpr const char* kForm = "sevastopol-card";
const std::filesystem::path kSource = MARSHRUT_SOURCE_DIR;
const std::filesystem::path kTemplates = kSource / "templates";
const std::filesystem::path kModel = kSource / "schemas" / "route.schema.json";

template <class T>
T expect(Result<T> result) {
  if (!result.ok()) {
    std::fprintf(stderr, "%s: %s\n", result.error().message.c_str(), result.error().where.c_str());
    std::exit(1);
  }
  return std::move(result).value();
}

void expect(const Result<void>& result) {
  if (result.ok()) return;
  std::fprintf(stderr, "%s: %s\n", result.error().message.c_str(), result.error().where.c_str());
  std::exit(1);
}

// All that the cases work on, made before any clock starts.
struct Stage {
  lens::FormSet forms = expect(lens::FormSet::load(kTemplates, kModel));
  const lens::Form& form = *forms.find(kForm);
  std::vector<route::Value> cards;
  std::vector<std::string> lines;
  std::vector<std::string> documents;
  lens::Scratch scratch;

  Stage() {
    for (std::size_t i = 0; i < kCards; ++i) {
      cards.push_back(make_card(i + 1));
      lines.push_back(route::serialize(cards.back()));
      documents.emplace_back();
      expect(form.print().put(cards.back(), scratch, documents.back()));
    }
  }
};

Stage& stage() {
  static Stage stage;
  return stage;
}

// Runs `unit(card number)` for each iteration; `bytes` is what the first card makes of it.
template <class Unit>
void each_card(benchmark::State& state, Unit unit) {
  std::size_t card = 0;
  const std::size_t bytes = unit(card);
  for (auto _ : state) {
    card = (card + 1) % kCards;
    benchmark::DoNotOptimize(unit(card));
  }
  state.counters["bytes"] = static_cast<double>(bytes);
}

void compile(benchmark::State& state) {
  const route::Schema model = expect(route::Schema::load(kModel));
  const auto directory = kTemplates / "sevastopol" / kForm;
  for (auto _ : state) benchmark::DoNotOptimize(expect(lens::Form::load(directory, model)).shown().size());
}
BENCHMARK(compile)->Name("compile a form")->Unit(benchmark::kMicrosecond);

void compile_all(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(expect(lens::FormSet::load(kTemplates, kModel)).forms().size());
}
BENCHMARK(compile_all)->Name("compile all forms")->Unit(benchmark::kMicrosecond);

void fill(benchmark::State& state) {
  Stage& s = stage();
  std::string out;
  each_card(state, [&](std::size_t card) {
    expect(s.form.print().put(s.cards[card], s.scratch, out));
    return out.size();
  });
}
BENCHMARK(fill)->Name("fill")->Unit(benchmark::kMicrosecond);

void fill_from_line(benchmark::State& state) {
  Stage& s = stage();
  std::string out;
  each_card(state, [&](std::size_t card) {
    const route::Value route = expect(route::parse(s.lines[card]));
    expect(s.form.print().put(route, s.scratch, out));
    return out.size();
  });
}
BENCHMARK(fill_from_line)->Name("fill from a JSON line")->Unit(benchmark::kMicrosecond);

void fill_floor(benchmark::State& state) {
  FillFloor floor(stage().documents, kLevel);
  floor.run(0);
  expect(expect(opc::Package::open(floor.made())).read("word/document.xml"));
  each_card(state, [&](std::size_t card) { return floor.run(card); });
  state.counters["xml"] = static_cast<double>(floor.xml_bytes(0));
}
BENCHMARK(fill_floor)->Name("floor: ordinary, libdeflate level 6")->Unit(benchmark::kMicrosecond);

void deflate_floor(benchmark::State& state) {
  FillFloor floor(stage().documents, kLevel);
  each_card(state, [&](std::size_t card) { return floor.deflate_only(card); });
}
BENCHMARK(deflate_floor)->Name("floor: libdeflate level 6 alone")->Unit(benchmark::kMicrosecond);

void blank(benchmark::State& state) {
  Stage& s = stage();
  std::string out;
  each_card(state, [&](std::size_t card) {
    expect(s.form.print().blank(s.cards[card], s.scratch, out));
    return out.size();
  });
}
BENCHMARK(blank)->Name("blank, filled in beforehand")->Unit(benchmark::kMicrosecond);

std::size_t read_one(const Stage& s, std::size_t card, std::optional<std::string_view> form) {
  const opc::Package package = expect(opc::Package::open(s.documents[card]));
  const docx::Document document = expect(docx::Document::open(package));
  return expect(s.forms.read(document, form)).fields.size();
}

void read(benchmark::State& state) {
  each_card(state, [&](std::size_t card) { return read_one(stage(), card, {}); });
}
BENCHMARK(read)->Name("read, form recognised")->Unit(benchmark::kMicrosecond);

void read_named(benchmark::State& state) {
  each_card(state, [&](std::size_t card) { return read_one(stage(), card, kForm); });
}
BENCHMARK(read_named)->Name("read, form named")->Unit(benchmark::kMicrosecond);

void read_json(benchmark::State& state) {
  Stage& s = stage();
  std::string json;
  each_card(state, [&](std::size_t card) {
    const opc::Package package = expect(opc::Package::open(s.documents[card]));
    const docx::Document document = expect(docx::Document::open(package));
    json.clear();
    route::serialize_to(json, expect(s.forms.read(document)).route);
    return json.size();
  });
}
BENCHMARK(read_json)->Name("read to JSON")->Unit(benchmark::kMicrosecond);

void open_package(benchmark::State& state) {
  Stage& s = stage();
  each_card(state, [&](std::size_t card) { return expect(opc::Package::open(s.documents[card])).members().size(); });
}
BENCHMARK(open_package)->Name("read, the package alone")->Unit(benchmark::kMicrosecond);

void open_document(benchmark::State& state) {
  Stage& s = stage();
  each_card(state, [&](std::size_t card) {
    const opc::Package package = expect(opc::Package::open(s.documents[card]));
    return expect(docx::Document::open(package)).text().size();
  });
}
BENCHMARK(open_document)->Name("read, as far as the document")->Unit(benchmark::kMicrosecond);

void inflate_floor(benchmark::State& state) {
  ReadFloor floor(stage().documents);
  each_card(state, [&](std::size_t card) { return floor.inflate(card); });
}
BENCHMARK(inflate_floor)->Name("floor: inflate")->Unit(benchmark::kMicrosecond);

void parse_floor(benchmark::State& state) {
  ReadFloor floor(stage().documents);
  each_card(state, [&](std::size_t card) { return floor.parse(card); });
}
BENCHMARK(parse_floor)->Name("floor: inflate + pugixml")->Unit(benchmark::kMicrosecond);

void read_floor(benchmark::State& state) {
  ReadFloor floor(stage().documents);
  each_card(state, [&](std::size_t card) { return floor.text(card).size(); });
}
BENCHMARK(read_floor)->Name("floor: inflate + pugixml + text")->Unit(benchmark::kMicrosecond);

void parse_line(benchmark::State& state) {
  Stage& s = stage();
  each_card(state, [&](std::size_t card) {
    benchmark::DoNotOptimize(expect(route::parse(s.lines[card])));
    return s.lines[card].size();
  });
}
BENCHMARK(parse_line)->Name("parse a JSON line")->Unit(benchmark::kMicrosecond);

void parse_nlohmann(benchmark::State& state) {
  Stage& s = stage();
  each_card(state, [&](std::size_t card) {
    benchmark::DoNotOptimize(nlohmann::json::parse(s.lines[card]));
    return s.lines[card].size();
  });
}
BENCHMARK(parse_nlohmann)->Name("peer: nlohmann parses it")->Unit(benchmark::kMicrosecond);

void serialize(benchmark::State& state) {
  Stage& s = stage();
  std::string json;
  each_card(state, [&](std::size_t card) {
    json.clear();
    route::serialize_to(json, s.cards[card]);
    return json.size();
  });
}
BENCHMARK(serialize)->Name("write a JSON line")->Unit(benchmark::kMicrosecond);

void validate(benchmark::State& state) {
  Stage& s = stage();
  each_card(state, [&](std::size_t card) {
    expect(s.form.schema().validate(s.cards[card]));
    return std::size_t{0};
  });
}
BENCHMARK(validate)->Name("validate a route")->Unit(benchmark::kMicrosecond);

void check(benchmark::State& state) {
  Stage& s = stage();
  each_card(state,
            [&](std::size_t card) { return route::check(s.cards[card], s.form.profile(), s.form.schema()).size(); });
}
BENCHMARK(check)->Name("check a route by the rules")->Unit(benchmark::kMicrosecond);

// Equal but for the order of members.
bool same(const route::Value& a, const route::Value& b) {
  if (const route::Object* members = a.object()) {
    if (b.object() == nullptr || b.object()->size() != members->size()) return false;
    return std::all_of(members->begin(), members->end(), [&](const route::Member& member) {
      const route::Value* other = b.find(member.first);
      return other != nullptr && same(member.second, *other);
    });
  }
  if (const route::Array* items = a.array()) {
    return b.array() != nullptr && std::equal(items->begin(), items->end(), b.array()->begin(), b.array()->end(), same);
  }
  return a == b;
}

// The figures mean nothing for values that don't arrive: each card must be read back as it was.
void check_stage() {
  Stage& s = stage();
  ReadFloor floor(s.documents);
  for (std::size_t i = 0; i < kCards; ++i) {
    const opc::Package package = expect(opc::Package::open(s.documents[i]));
    const docx::Document document = expect(docx::Document::open(package));
    lens::Reading reading = expect(s.forms.read(document));
    const route::Value wanted = s.form.restrict(s.cards[i]);
    if (reading.form != kForm || !same(reading.route, wanted) || floor.text(i).size() < 1000) {
      std::fprintf(stderr, "card %zu is not read back:\n%s\n%s\n", i, route::serialize(reading.route).c_str(),
                   route::serialize(wanted).c_str());
      std::exit(1);
    }
  }
  benchmark::AddCustomContext("values of a card", std::to_string(count_values(s.cards.front())));
}

}  // namespace
}  // namespace marshrut::bench

int main(int argc, char** argv) {
  marshrut::tune_process();
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
  marshrut::bench::check_stage();
  benchmark::RunSpecifiedBenchmarks();
  benchmark::Shutdown();
  return 0;
}
