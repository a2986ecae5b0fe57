#include "store/jobs.hpp"

#include "fixture.hpp"
#include "store/counts.hpp"
#include "store/form_drafts.hpp"
#include "store/fsck.hpp"
#include "store/revision.hpp"

namespace marshrut::store {
namespace {

using std::chrono::milliseconds;
using std::chrono::minutes;

class Jobs : public StoreTest {
protected:
  QueuedJob add(std::optional<std::int64_t> person_id = {}) const {
    NewJob job;
    job.kind = "print";
    job.title = "Печать";
    job.request = R"({"routes":[1]})";
    job.total = 3;
    job.actor = "operator:a";
    job.person_id = person_id;
    return must(in_write([&](Connection& c) { return add_job(c, job); }));
  }
  QueuedJob found(std::int64_t id) const {
    return must(in_read([&](Connection& c) { return find_job(c, id); }));
  }
};

TEST_F(Jobs, AreDoneInTheirOrderByOneEach) {
  const auto first = add(), second = add();
  const auto one = must(claim_job(*store_, minutes(1))), two = must(claim_job(*store_, minutes(1)));
  ASSERT_TRUE(one && two);
  EXPECT_EQ(one->job.id, first.id);
  EXPECT_EQ(two->job.id, second.id);
  EXPECT_EQ(one->job.request, R"({"routes":[1]})");
  EXPECT_EQ(one->job.state, JobState::running);
  EXPECT_FALSE(must(claim_job(*store_, minutes(1))));
}

TEST_F(Jobs, KeepTheirFile) {
  (void)add();
  const auto claim = *must(claim_job(*store_, minutes(1)));
  EXPECT_FALSE(must(report_progress(*store_, claim, {1, 0, 3}, minutes(1))));
  EXPECT_EQ(found(claim.job.id).made, 1);
  must(store_->write([&](Connection& c) -> Result<void> {
    const auto id = must(put_blob(c, sha256_hex("pdf"), "pdf"));
    return finish_job(c, claim, {2, 1, 3}, JobFile{id, "карты.pdf", "application/pdf"}, R"([{"where":"7"}])");
  }));
  const auto done = found(claim.job.id);
  EXPECT_EQ(done.state, JobState::done);
  EXPECT_EQ(done.made * 100 + done.failed * 10 + done.total, 213);
  EXPECT_EQ(done.file_name + done.media_type + done.report, R"(карты.pdfapplication/pdf[{"where":"7"}])");
  EXPECT_EQ(done.file_size, 3);
  EXPECT_TRUE(done.ended);
  EXPECT_FALSE(must(in_write([&](Connection& c) { return release_blob(c, *done.blob_id); })));
  EXPECT_TRUE(must(fsck(*store_)).whole());
  EXPECT_EQ(must(in_write([](Connection& c) { return drop_jobs_before(c, now_ms() + 1); })), 1);
  EXPECT_EQ(number("SELECT COUNT(*) FROM blob"), 0);
}

TEST_F(Jobs, OfALostNodeAreTakenAgain) {
  (void)add();
  const auto dead = *must(claim_job(*store_, milliseconds(0)));
  const auto claim = *must(claim_job(*store_, minutes(1)));
  EXPECT_EQ(claim.job.id, dead.job.id);
  EXPECT_EQ(report_progress(*store_, dead, {}, minutes(1)).error().code, Code::conflict);
  EXPECT_EQ(store_->write([&](Connection& c) { return fail_job(c, dead, "{}"); }).error().code, Code::conflict);
  EXPECT_EQ(must(free_jobs_of(*store_, store_->node())), 1);
  EXPECT_EQ(must(claim_job(*store_, minutes(1)))->job.id, dead.job.id);
}

TEST_F(Jobs, ThatFailSayWhyAndKeepWhatTheyReached) {
  (void)add();
  const auto claim = *must(claim_job(*store_, minutes(1)));
  (void)must(report_progress(*store_, claim, {2, 0, 3}, minutes(1)));
  must(store_->write([&](Connection& c) { return fail_job(c, claim, R"({"code":"io"})"); }));
  EXPECT_EQ(found(claim.job.id).state, JobState::failed);
  EXPECT_EQ(found(claim.job.id).problem, R"({"code":"io"})");
  EXPECT_EQ(found(claim.job.id).made, 2);
}

TEST_F(Jobs, AreCancelledWhetherTheyWaitOrRun) {
  const auto cancel = [&](std::int64_t id) { return in_write([&](Connection& c) { return cancel_job(c, id); }); };
  const auto waits = add();
  EXPECT_EQ(must(cancel(waits.id)).state, JobState::cancelled);
  EXPECT_EQ(cancel(waits.id).error().code, Code::conflict);
  const auto runs = add();
  const auto claim = *must(claim_job(*store_, minutes(1)));
  EXPECT_EQ(claim.job.id, runs.id);
  EXPECT_EQ(must(cancel(runs.id)).state, JobState::running);
  EXPECT_TRUE(must(report_progress(*store_, claim, {1, 0, 3}, minutes(1))));
  must(store_->write([&](Connection& c) { return stop_job(c, claim); }));
  EXPECT_EQ(found(runs.id).state, JobState::cancelled);
  EXPECT_EQ(cancel(99).error().code, Code::not_found);
}

TEST_F(Jobs, GoBackToTheQueueWhenTheServiceEnds) {
  const auto job = add();
  const auto claim = *must(claim_job(*store_, minutes(1)));
  must(store_->write([&](Connection& c) { return release_job(c, claim); }));
  EXPECT_EQ(found(job.id).state, JobState::queued);
}

TEST_F(Jobs, AreListedTheNewestFirst) {
  const auto a = add(1), b = add(2), c = add(1);
  const auto ids = [&](const JobFilter& filter, std::optional<std::int64_t> before = {}) {
    std::vector<std::int64_t> all;
    for (const auto& one : must(in_read([&](Connection& x) { return jobs_page(x, filter, before); })))
      all.push_back(one.id);
    return all;
  };
  using Ids = std::vector<std::int64_t>;
  EXPECT_EQ(ids({}), (Ids{c.id, b.id, a.id}));
  EXPECT_EQ(ids({}, c.id), (Ids{b.id, a.id}));
  EXPECT_EQ(ids({1, {}, {}}), (Ids{c.id, a.id}));
  EXPECT_EQ(ids({{}, "report", {}}), Ids{});
  EXPECT_EQ(ids({{}, {}, JobState::queued}).size(), 3U);
  EXPECT_EQ(must(in_read([](Connection& x) { return open_jobs(x); })), 3);
  EXPECT_EQ(must(in_read([](Connection& x) { return open_jobs(x, 2); })), 1);
}

TEST_F(Jobs, ADraftOfAFormIsReplacedAndPutToUse) {
  const auto put = [&](const std::string& zip, std::optional<std::int64_t> expected) {
    return in_write([&](Connection& c) -> Result<FormDraft> {
      FormDraft draft{"new-form", "92", "Карта", "docx", "active", must(put_blob(c, sha256_hex(zip), zip)), "a", 7, 9};
      return put_draft(c, draft, expected);
    });
  };
  const auto first = must(put("zip 1", {}));
  EXPECT_EQ(first.state, "draft");
  EXPECT_EQ(first.revision, 1);
  EXPECT_TRUE(must(fsck(*store_)).whole());
  EXPECT_TRUE(is_stale(put("zip x", 7).error()));
  const auto second = must(put("zip 2", 1));
  EXPECT_EQ(second.revision, 2);
  EXPECT_EQ(number("SELECT COUNT(*) FROM blob"), 1) << "the first one's bytes are gone";
  const auto activate = [&](std::int64_t expected) {
    return in_write([&](Connection& c) { return activate_draft(c, "new-form", expected); });
  };
  EXPECT_TRUE(is_stale(activate(1).error()));
  EXPECT_EQ(must(activate(2)).state, "active");
  EXPECT_EQ(must(in_read([](Connection& c) { return drafts(c); })).size(), 1U);
  EXPECT_TRUE(is_stale(store_->write([](Connection& c) { return drop_draft(c, "new-form", 2); }).error()));
  must(store_->write([](Connection& c) { return drop_draft(c, "new-form", 3); }));
  EXPECT_EQ(number("SELECT COUNT(*) FROM blob"), 0);
  EXPECT_EQ(in_read([](Connection& c) { return find_draft(c, "new-form"); }).error().code, Code::not_found);
}

}  // namespace
}  // namespace marshrut::store
