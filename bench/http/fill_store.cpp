#include "bench/http/fill_store.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <numeric>
#include <random>
#include <unordered_map>

#include "base/digest.hpp"
#include "store/routes.hpp"
#include "store/search.hpp"
#include "store/submissions.hpp"

namespace marshrut::bench {

namespace {

using store::Cell;
using store::Connection;

constexpr int kBatch = 20000;
constexpr int kPlans = 300;
constexpr Millis kFirst = 1672531200000;  // 2023-01-01
constexpr Millis kSpan = Millis{1400} * 24 * 3600 * 1000;

const std::vector<std::string> kRoots = {
    "иван",   "петр",    "сидор",   "кузнец",  "попов",     "соколов", "лебед",   "новик", "мороз",  "волк",
    "зайц",   "павл",    "семен",   "голуб",   "виноград",  "богдан",  "воробь",  "федор", "михайл", "беля",
    "тарас",  "белов",   "комар",   "орл",     "кисел",     "макар",   "андре",   "ковал", "ильин",  "гус",
    "титов",  "кузьмин", "кудряв",  "баран",   "кулик",     "алексе",  "степан",  "яковл", "сорок",  "серге",
    "роман",  "захар",   "борис",   "корол",   "герасим",   "пономар", "григор",  "лазар", "медвед", "ерш",
    "никит",  "собол",   "ряб",     "поляк",   "цвет",      "данил",   "жук",     "фрол",  "журавл", "никола",
    "крыл",   "максим",  "сидорен", "осип",    "белоус",    "федот",   "дороф",   "егор",  "матве",  "бобр",
    "дмитри", "калин",   "анисим",  "петух",   "антон",     "тимофе",  "никифор", "весел", "филип",  "марк",
    "больш",  "сухан",   "миро",    "ширя",    "александр", "коновал", "шестак",  "казак", "ефим",   "денис",
    "гром",   "фом",     "давыд",   "мельник", "щерб",      "блин"};
const std::vector<std::string> kEndings = {"ова", "ева", "ина", "енко", "ская", "ова", "ев", "ов"};
const std::vector<std::string> kNames = {"мария",  "анна",     "елена", "ольга",     "татьяна", "наталья",
                                         "ирина",  "светлана", "юлия",  "екатерина", "марина",  "людмила",
                                         "галина", "оксана",   "дарья", "алексей",   "сергей",  "дмитрий",
                                         "андрей", "николай",  "яна",   "ксения",    "вера",    "надежда"};
const std::vector<std::string> kPatronymics = {"ивановна",   "петровна",     "сергеевна",  "александровна",
                                               "николаевна", "владимировна", "викторовна", "юрьевна",
                                               "андреевна",  "алексеевич",   "дмитриевич", "михайлович"};
const std::vector<std::string> kSubjects = {"математика",  "русский",    "литература", "физика",
                                            "химия",       "биология",   "география",  "история",
                                            "информатика", "технология", "музыка",     "физкультура"};
const std::vector<std::string> kStates = {"in_progress", "in_progress", "in_progress", "registered", "registered",
                                          "completed",   "completed",   "completed",   "archived",   "archived",
                                          "submitted",   "approved",    "agreed",      "returned",   "draft"};

class Dice {
public:
  std::size_t upto(std::size_t count) { return std::uniform_int_distribution<std::size_t>(0, count - 1)(engine_); }
  const std::string& of(const std::vector<std::string>& all) { return all[upto(all.size())]; }

private:
  std::mt19937_64 engine_{20261122};
};

// About 4 KB of a plan.
std::string data_of(Dice& dice, const std::string& teacher) {
  std::string text = R"({"model":"route","teacher":{"full_name":")" + teacher + R"("},"tasks":[)";
  for (int i = 0; i < 14; ++i) {
    text += std::string(i == 0 ? "" : ",") + R"({"title":"Повышение квалификации: )" + dice.of(kSubjects) + " и " +
            dice.of(kSubjects) + R"(, открытый урок для коллег","due":"2026-0)" + std::to_string(1 + dice.upto(9)) +
            R"(-15","result":"Выступление на заседании методического объединения"})";
  }
  return text + "]}";
}

struct MadeRoute {
  std::string teacher, school, methodist;
};

// Many rows in one statement.
class Bulk {
public:
  Bulk(Connection& connection, std::string table, std::string columns)
      : connection_(connection), insert_("INSERT INTO " + table + " (" + columns + ") VALUES ") {
    width_ = static_cast<std::size_t>(std::count(columns.begin(), columns.end(), ',')) + 1;
  }

  Result<void> add(std::vector<store::Value> row) {
    for (store::Value& value : row) values_.push_back(std::move(value));
    return values_.size() == width_ * kRowsAtOnce ? flush() : Result<void>();
  }

  Result<void> flush() {
    if (values_.empty()) return {};
    const std::string row = "(" + std::string("?") + repeated(", ?", width_ - 1) + ")";
    std::vector<Cell> cells;
    for (const store::Value& value : values_) cells.push_back(cell_of(value));
    const auto made = connection_.run(insert_ + row + repeated(", " + row, values_.size() / width_ - 1), cells);
    values_.clear();
    if (!made) return made.error();
    return {};
  }

private:
  static constexpr std::size_t kRowsAtOnce = 200;
  static std::string repeated(const std::string& text, std::size_t times) {
    std::string all;
    for (std::size_t i = 0; i < times; ++i) all += text;
    return all;
  }
  static Cell cell_of(const store::Value& value) {
    if (const auto* number = std::get_if<std::int64_t>(&value)) return *number;
    if (const auto* text = std::get_if<std::string>(&value)) return std::string_view(*text);
    return std::nullopt;
  }

  Connection& connection_;
  std::string insert_;
  std::size_t width_ = 0;
  std::vector<store::Value> values_;
};

// Words of all, to be put in their order at the end: a tree grows fastest so.
class Words {
public:
  void add(store::WordKind kind, std::int64_t entity, const std::string& words) {
    for (const std::string& word : store::split_words(words)) {
      const auto [place, fresh] = known_.try_emplace(word, static_cast<std::uint32_t>(terms_.size()));
      if (fresh) terms_.push_back(word);
      all_.push_back({static_cast<std::uint32_t>(kind), place->second, static_cast<std::uint32_t>(entity)});
    }
  }

  Result<void> put(store::Store& store) {
    std::vector<std::uint32_t> order(terms_.size()), rank(terms_.size());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(), [&](auto a, auto b) { return terms_[a] < terms_[b]; });
    for (std::uint32_t i = 0; i < order.size(); ++i) rank[order[i]] = i;
    for (auto& one : all_) one[1] = rank[one[1]];
    std::sort(all_.begin(), all_.end());
    all_.erase(std::unique(all_.begin(), all_.end()), all_.end());
    for (std::size_t at = 0; at < all_.size(); at += kInOneCommit) {
      auto done = store.write([&](Connection& connection) -> Result<void> {
        Bulk rows(connection, "word", "kind, term, entity");
        for (std::size_t i = at; i < std::min(at + kInOneCommit, all_.size()); ++i) {
          const auto& [kind, term, entity] = all_[i];
          auto added = rows.add({std::int64_t{kind}, terms_[order[term]], std::int64_t{entity}});
          if (!added) return added;
        }
        return rows.flush();
      });
      if (!done) return done;
    }
    return {};
  }

private:
  static constexpr std::size_t kInOneCommit = 200000;
  std::unordered_map<std::string, std::uint32_t> known_;
  std::vector<std::string> terms_;
  std::vector<std::array<std::uint32_t, 3>> all_;
};

struct Filling {
  const Amounts& amounts;
  Dice dice = {};
  Words words = {};
  std::vector<MadeRoute> routes = {};
  std::vector<std::string> plans = {};
};

Result<void> make_route(Bulk& routes, Bulk& steps, Filling& filling, int number) {
  Dice& dice = filling.dice;
  const std::string surname = dice.of(surnames()), name = dice.of(kNames), patronymic = dice.of(kPatronymics);
  MadeRoute made{surname + " " + name + " " + patronymic,
                 school(static_cast<int>(dice.upto(static_cast<std::size_t>(filling.amounts.schools)))),
                 methodist(static_cast<int>(dice.upto(static_cast<std::size_t>(filling.amounts.methodists))))};
  const std::string& state = dice.of(kStates);
  const std::string region = dice.upto(3) == 0 ? "92" : "50";
  const Millis created = kFirst + kSpan / filling.amounts.routes * number;
  const Millis changed = created + static_cast<Millis>(dice.upto(90)) * 24 * 3600 * 1000;
  const bool coded = state != "draft" && state != "submitted" && state != "returned";
  const std::string code =
      coded ? region + "-2026-" + std::to_string(1000000 + number).substr(2) + "-" + std::to_string(number / 100000)
            : "";
  const std::int64_t id = number + 1;
  filling.words.add(store::WordKind::route, id,
                    made.teacher + " школа " + std::to_string(number % filling.amounts.schools) + " " +
                        dice.of(kSubjects) + " " + code + " одинцово");
  auto added = routes.add({id, "key " + std::to_string(number), made.teacher, "МБОУ " + made.school, made.school,
                           region, state, coded ? store::Value(code) : store::Value(), created, changed,
                           dice.of(filling.plans), made.methodist, code});
  if (!added) return added;
  filling.routes.push_back(std::move(made));
  return steps.add({id, std::int64_t{1}, "", state, changed, "service", "lmtp", ""});
}

struct Tables {
  explicit Tables(Connection& connection)
      : messages(connection, "message",
                 "id, received, source, peer, sender, recipients, size, sha256, state, state_at, message_id, "
                 "header_from, subject, purged"),
        documents(connection, "document",
                  "id, message_id, position, name, container, media_type, sha256, form, state, reason, submission_id"),
        submissions(connection, "submission",
                    "id, number, document_id, message_id, route_id, form, version, received, state, reading, remarks, "
                    "difference, errors, warnings, school, confidence_permille") {}
  Result<void> flush() {
    for (Bulk* one : {&messages, &documents, &submissions}) {
      if (auto done = one->flush(); !done) return done;
    }
    return {};
  }
  Bulk messages, documents, submissions;
};

Result<void> make_submission(Tables& tables, Filling& filling, int number) {
  Dice& dice = filling.dice;
  const std::size_t route = dice.upto(filling.routes.size());
  const MadeRoute& of = filling.routes[route];
  const std::int64_t id = number + 1, none = 0;
  const Millis at = kFirst + kSpan / filling.amounts.submissions * number;
  const std::size_t fate = dice.upto(100);
  const std::string state = fate < 2    ? "review"
                            : fate < 4  ? "apart"
                            : fate < 14 ? "returned"
                            : fate < 18 ? "duplicate"
                                        : "accepted";
  const std::string settled = fate < 4    ? "filed"
                              : fate < 14 ? "returned"
                              : fate < 18 ? "duplicate"
                              : fate < 19 ? "quarantined"
                                          : "filed";
  const std::string digest = sha256_hex(std::to_string(number));
  const std::string sender = "teacher" + std::to_string(route) + "@school.example";
  const std::string full = "2026-" + std::to_string(1000000 + number).substr(1);
  const std::string form = number % 500 == 0 ? "rare-form" : number % 3 == 0 ? "sevastopol-card" : "odintsovo-blank";
  auto added = tables.messages.add({id, at, number % 50 == 0 ? "imap" : "lmtp", "mx", sender, "[\"desk@example.org\"]",
                                    std::int64_t{60000}, digest, settled, at, "<" + digest + "@x>", sender,
                                    "ИОМ " + of.teacher, std::int64_t{1}});
  if (!added) return added;
  added = tables.documents.add(
      {id, id, none, "ИОМ " + of.teacher + ".docx", "", "application/docx", digest, "odintsovo-blank", state, "", id});
  if (!added) return added;
  const bool matched = state != "apart" && state != "review";
  added = tables.submissions.add(
      {id, full, id, id, matched ? store::Value(static_cast<std::int64_t>(route + 1)) : store::Value(), form, id, at,
       state, dice.of(filling.plans), "[]", "[]", none, std::int64_t{1}, of.school, std::int64_t{950}});
  filling.words.add(store::WordKind::submission, id, of.teacher + " " + full + " " + dice.of(kSubjects));
  filling.words.add(store::WordKind::message, id, of.teacher + " иом " + sender);
  return added;
}

// Indexes are made again when all is there: their own words are kept for that.
Result<std::vector<std::string>> drop_indexes(store::Store& store) {
  std::vector<std::string> made;
  auto done = store.write([&](Connection& connection) -> Result<void> {
    const bool sqlite = connection.engine() == store::Engine::sqlite;
    const auto rows = connection.run(
        sqlite ? "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN "
                 "('route', 'submission', 'message', 'document', 'word')"
               : "SELECT i.indexname, i.indexdef FROM pg_indexes i WHERE i.tablename IN "
                 "('route', 'submission', 'message', 'document', 'word') AND NOT EXISTS "
                 "(SELECT 1 FROM pg_constraint c WHERE c.conname = i.indexname)");
    if (!rows) return rows.error();
    made.clear();
    for (std::size_t row = 0; row < rows->size(); ++row) {
      made.push_back(rows->text(row, 1));
      if (const auto gone = connection.run("DROP INDEX " + rows->text(row, 0)); !gone) return gone.error();
    }
    return {};
  });
  if (!done) return done.error();
  return made;
}

Result<void> fill_routes(store::Store& store, Filling& filling) {
  return store.write([&](Connection& connection) -> Result<void> {
    Bulk routes(connection, "route",
                "id, key, teacher, organization, school, region, state, code, created, state_at, data, methodist, "
                "sorted_code");
    Bulk steps(connection, "route_step", "route_id, position, from_state, to_state, at, actor, origin, note");
    for (int i = 0; i < filling.amounts.routes; ++i) {
      if (auto made = make_route(routes, steps, filling, i); !made) return made;
    }
    if (auto done = routes.flush(); !done) return done;
    return steps.flush();
  });
}

Result<void> fill_submissions(store::Store& store, Filling& filling) {
  for (int at = 0; at < filling.amounts.submissions; at += kBatch) {
    auto done = store.write([&](Connection& connection) -> Result<void> {
      Tables tables(connection);
      for (int i = at; i < std::min(at + kBatch, filling.amounts.submissions); ++i) {
        if (auto made = make_submission(tables, filling, i); !made) return made;
      }
      return tables.flush();
    });
    if (!done) return done;
  }
  return {};
}

// Ids were given here, and not by the engine.
Result<void> finish(store::Store& store, const std::vector<std::string>& indexes) {
  return store.write([&](Connection& connection) -> Result<void> {
    for (const std::string& index : indexes) {
      if (const auto made = connection.run(index); !made) return made.error();
    }
    if (connection.engine() == store::Engine::postgres) {
      for (const char* table : {"route", "message", "document", "submission"}) {
        const std::string name = table;
        const auto set = connection.run("SELECT setval(pg_get_serial_sequence('" + name +
                                        "', 'id'), (SELECT MAX(id) FROM " + name + "))");
        if (!set) return set.error();
      }
    }
    const auto done = connection.run("ANALYZE");
    if (!done) return done.error();
    return {};
  });
}

}  // namespace

std::string school(int number) { return "Школа № " + std::to_string(number + 1) + " городского округа"; }
std::string methodist(int number) { return "методист " + std::to_string(number); }
const std::vector<std::string>& given_names() { return kNames; }

const std::vector<std::string>& surnames() {
  static const std::vector<std::string> all = [] {
    std::vector<std::string> made;
    for (const std::string& root : kRoots) {
      for (const std::string& ending : kEndings) made.push_back(root + ending);
    }
    return made;
  }();
  return all;
}

Result<void> fill(store::Store& store, const Amounts& amounts) {
  const auto indexes = drop_indexes(store);
  if (!indexes) return indexes.error();
  Filling filling{amounts};
  for (int i = 0; i < kPlans; ++i)
    filling.plans.push_back(data_of(filling.dice, surnames()[static_cast<std::size_t>(i)]));
  if (auto done = fill_routes(store, filling); !done) return done;
  if (auto done = fill_submissions(store, filling); !done) return done;
  if (auto done = filling.words.put(store); !done) return done;
  return finish(store, *indexes);
}

}  // namespace marshrut::bench
