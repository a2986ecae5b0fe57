#include "fixture.hpp"
#include "store/fsck.hpp"
#include "store/lists.hpp"
#include "store/migrations/migrations.hpp"

namespace marshrut::store {
namespace {

// What a store of schema 4 held.
constexpr const char* kHeld[] = {
    "INSERT INTO message (received, source, peer, sender, recipients, size, sha256, state, state_at) VALUES "
    "(1, 'lmtp', 'p', 's@example.org', '[]', 1, "
    "'2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881', 'filed', 2)",
    "INSERT INTO message_bytes (message_id, bytes) VALUES (1, CAST('x' AS {bytes}))",
    "INSERT INTO document (message_id, position, name, container, media_type, sha256, form, state, reason) VALUES "
    "(1, 0, 'бланк.docx', '', '', '', 'f', 'filed', '')",
    "INSERT INTO route (key, teacher, organization, school, region, state, code, created, state_at, data) VALUES "
    "('k', 'иванова', 'Школа', 'Школа', '92', 'draft', '92-2026-00001-4', 1, 1, '{}')",
    "INSERT INTO route_step (route_id, position, from_state, to_state, at, actor, origin, note) VALUES "
    "(1, 1, '', 'draft', 1, 'a', 'o', '')",
    "INSERT INTO code (code, series, route_id, given) VALUES ('92-2026-00001-4', '92-2026', 1, 1)",
    "INSERT INTO code_series (series, last) VALUES ('92-2026', 1)",
    "INSERT INTO submission (number, document_id, message_id, route_id, form, version, received, state, reading, "
    "remarks, difference, errors, warnings, school, confidence_permille) VALUES "
    "('2026-000001', 1, 1, 1, 'f', 1, 1, 'filed', '{}', '[]', '[]', 0, 0, 'Школа', 1000)",
    "UPDATE document SET submission_id = 1",
    "INSERT INTO outbox (message_id, kind, recipient, header_message_id, event_key, bytes, state, created, "
    "sent_at) "
    "VALUES (1, 'receipt', 't@example.org', '<1@x>', 'e', CAST('y' AS {bytes}), 'sent', 3, 4)"};

void fill(Session& session) {
  const std::string bytes = session.engine() == Engine::sqlite ? "BLOB" : "BYTEA";
  must(session.begin(Access::write));
  for (std::string sql : kHeld) {
    if (const auto at = sql.find("{bytes}"); at != std::string::npos) sql.replace(at, 7, bytes);
    must(session.perform(sql));
  }
  must(session.commit());
}

TEST(Migration, FromSchemaFourKeepsWhatIsThere) {
  const Folder folder;
  const Options options = new_store(folder);
  std::filesystem::create_directories(options.data_dir);
  {
    auto session = open_session({options, "n", "n.0", Access::write});
    ASSERT_TRUE(session) << session.error().message;
    must(migrate(**session, 4));
    fill(**session);
  }
  const auto store = Store::open(options);
  ASSERT_TRUE(store) << store.error().message;
  const auto report = must(fsck(**store));
  EXPECT_TRUE(report.whole()) << report.findings.at(0).code;
  must((*store)->write([](Connection& c) -> Result<void> {
    const auto reply = must(find_reply(c, 1));
    EXPECT_EQ(reply.bytes + reply.recipient + reply.state + reply.subject, "yt@example.orgsent");
    EXPECT_EQ(reply.message_id, 1);
    const auto page = must(list_routes(c, {}));
    EXPECT_EQ(page.items.at(0).code, "92-2026-00001-4");
    EXPECT_EQ(page.items.at(0).revision, 1);
    RouteQuery by_code;
    by_code.sort = RouteSort::code;
    by_code.after = Cursor{"92-2026-00000", 0, 0};
    EXPECT_EQ(must(list_routes(c, by_code)).items.size(), 1U) << "the code is sorted by";
    EXPECT_EQ(must(find_submission(c, 1)).revision, 1);
    Reply letter;
    letter.kind = "test";
    letter.recipient = "t@example.org";
    letter.header_message_id = "<2@x>";
    letter.event_key = "e2";
    EXPECT_EQ(*must(queue(c, letter)), 2);
    return {};
  }));
  EXPECT_TRUE(must(fsck(**store)).whole());
}

}  // namespace
}  // namespace marshrut::store
