#include "bench/http/fill_store.hpp"

#include <cstdint>
#include <random>

#include "base/digest.hpp"
#include "store/query.hpp"
#include "store/routes.hpp"
#include "store/search.hpp"
#include "store/submissions.hpp"

namespace marshrut::bench {

namespace {

using store::Cell;
using store::Connection;

constexpr int kBatch = 1000;
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

Result<void> put_words(Connection& connection, store::WordKind kind, std::int64_t id, const std::string& words) {
  return store::add_words(connection, kind, id, store::split_words(words));
}

Result<MadeRoute> make_route(Connection& connection, Dice& dice, const Amounts& amounts, int number) {
  const std::string surname = dice.of(surnames()), name = dice.of(kNames), patronymic = dice.of(kPatronymics);
  MadeRoute made{surname + " " + name + " " + patronymic,
                 school(static_cast<int>(dice.upto(static_cast<std::size_t>(amounts.schools)))),
                 methodist(static_cast<int>(dice.upto(static_cast<std::size_t>(amounts.methodists))))};
  const std::string& state = dice.of(kStates);
  const std::string region = dice.upto(3) == 0 ? "92" : "50";
  const Millis created = kFirst + kSpan / amounts.routes * number;
  const Millis changed = created + static_cast<Millis>(dice.upto(90)) * 24 * 3600 * 1000;
  const bool coded = state != "draft" && state != "submitted" && state != "returned";
  const std::string body = region + "-2026-" + std::to_string(100000 + number).substr(1);
  const std::optional<std::string> code =
      coded ? std::optional(body + "-" + std::to_string(number % 10)) : std::nullopt;
  const auto row = connection.run(
      "INSERT INTO route (key, teacher, organization, school, region, state, code, created, state_at, data, methodist, "
      "sorted_code) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
      {"key " + std::to_string(number), made.teacher, "МБОУ " + made.school, made.school, region, state, code, created,
       changed, data_of(dice, made.teacher), made.methodist, code.value_or("")});
  if (!row) return row.error();
  const std::int64_t id = row->number(0, 0);
  const std::string words = made.teacher + " школа " + std::to_string(number % amounts.schools) + " " +
                            dice.of(kSubjects) + " " + code.value_or("") + " одинцово";
  if (auto put = put_words(connection, store::WordKind::route, id, words); !put) return put.error();
  return made;
}

Result<void> make_submission(Connection& connection, Dice& dice, const Amounts& amounts, int number,
                             const std::vector<MadeRoute>& routes) {
  const std::size_t route = dice.upto(routes.size());
  const MadeRoute& of = routes[route];
  const Millis at = kFirst + kSpan / amounts.submissions * number;
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
  const std::string digest = sha256_hex(std::to_string(number)),
                    sender = "teacher" + std::to_string(route) + "@school.example";
  const auto message = connection.run(
      "INSERT INTO message (received, source, peer, sender, recipients, size, sha256, state, state_at, message_id, "
      "header_from, subject) VALUES (?, ?, 'mx', ?, '[\"desk@example.org\"]', 60000, ?, ?, ?, ?, ?, ?) RETURNING id",
      {at, number % 50 == 0 ? "imap" : "lmtp", sender, digest, settled, at, "<" + digest + "@x>", sender,
       "ИОМ " + of.teacher});
  if (!message) return message.error();
  const std::int64_t id = message->number(0, 0);
  const auto document = connection.run(
      "INSERT INTO document (message_id, position, name, container, media_type, sha256, form, state, reason) "
      "VALUES (?, 0, ?, '', 'application/docx', ?, 'odintsovo-blank', ?, '') RETURNING id",
      {id, "ИОМ " + of.teacher + ".docx", digest, state});
  if (!document) return document.error();
  const std::string full = "2026-" + std::to_string(1000000 + number).substr(1);
  const std::string form = number % 500 == 0 ? "rare-form" : number % 3 == 0 ? "sevastopol-card" : "odintsovo-blank";
  const bool matched = state != "apart" && state != "review";
  const auto row = connection.run(
      "INSERT INTO submission (number, document_id, message_id, route_id, form, version, received, state, reading, "
      "remarks, difference, errors, warnings, school, confidence_permille) "
      "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, '[]', '[]', 0, 1, ?, 950) RETURNING id",
      {full, document->number(0, 0), id, matched ? std::optional(static_cast<std::int64_t>(route + 1)) : std::nullopt,
       form, number + 1, at, state, data_of(dice, of.teacher), of.school});
  if (!row) return row.error();
  const std::string words = of.teacher + " " + full + " " + dice.of(kSubjects) + " школа";
  if (auto put = put_words(connection, store::WordKind::submission, row->number(0, 0), words); !put) return put;
  return put_words(connection, store::WordKind::message, id, of.teacher + " иом " + sender + " " + full);
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
  Dice dice;
  std::vector<MadeRoute> routes;
  for (int at = 0; at < amounts.routes; at += kBatch) {
    auto done = store.write([&](Connection& connection) -> Result<void> {
      routes.resize(static_cast<std::size_t>(at));
      for (int i = at; i < std::min(at + kBatch, amounts.routes); ++i) {
        auto made = make_route(connection, dice, amounts, i);
        if (!made) return made.error();
        routes.push_back(std::move(*made));
      }
      return {};
    });
    if (!done) return done;
  }
  for (int at = 0; at < amounts.submissions; at += kBatch) {
    auto done = store.write([&](Connection& connection) -> Result<void> {
      for (int i = at; i < std::min(at + kBatch, amounts.submissions); ++i) {
        if (auto made = make_submission(connection, dice, amounts, i, routes); !made) return made;
      }
      return {};
    });
    if (!done) return done;
  }
  return store.write([](Connection& connection) -> Result<void> {
    const auto done = connection.run("ANALYZE");
    if (!done) return done.error();
    return {};
  });
}

}  // namespace marshrut::bench
