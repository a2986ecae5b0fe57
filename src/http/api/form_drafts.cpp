// Forms that an administrator uploads: looked at as drafts, then put to use.
#include "desk/form_drafts.hpp"

#include "base/digest.hpp"
#include "http/form_items.hpp"
#include "http/handlers.hpp"
#include "http/problem.hpp"
#include "store/changes.hpp"
#include "store/documents.hpp"
#include "store/form_drafts.hpp"
#include "store/revision.hpp"

namespace marshrut::http {

namespace {

using store::Connection;
using store::FormDraft;

constexpr unsigned kWidth = 900;

struct WholeDraft {
  FormDraft draft;
  std::string zip;
};
Result<WholeDraft> draft_of(const Call& call) {
  WholeDraft out;
  auto read = call.desk().store.read([&](Connection& connection) -> Result<void> {
    auto draft = store::find_draft(connection, call.path("id"));
    if (!draft) return draft.error();
    auto zip = store::blob_bytes(connection, draft->blob_id);
    if (!zip) return zip.error();
    out = {std::move(*draft), std::move(*zip)};
    return {};
  });
  if (!read) return read.error();
  return out;
}

Result<Json> draft_json(const Call& call, const WholeDraft& whole) {
  const FormDraft& draft = whole.draft;
  const auto files = desk::form_files(whole.zip);
  if (!files) return files.error();
  const auto checked = desk::check_form(call.desk(), draft.id, *files);
  if (!checked) return checked.error();
  return Json({{"id", draft.id},
               {"title", draft.title},
               {"region", draft.region},
               {"kind", draft.kind},
               {"state", draft.state},
               {"uploaded", iso_time(draft.uploaded)},
               {"actor", draft.actor},
               {"findings", findings_json(checked->findings)},
               {"usable", checked->usable},
               {"revision", draft.revision}});
}

Result<Reply> shown(const Call& call) {
  const auto whole = draft_of(call);
  if (!whole) return whole.error();
  const auto json = draft_json(call, *whole);
  if (!json) return json.error();
  return revised(json_reply(*json), whole->draft.revision);
}

Result<Reply> list_drafts(Call& call) {
  std::vector<WholeDraft> all;
  auto read = call.desk().store.read([&](Connection& connection) -> Result<void> {
    all.clear();
    const auto drafts = store::drafts(connection);
    if (!drafts) return drafts.error();
    for (const FormDraft& draft : *drafts) {
      auto zip = store::blob_bytes(connection, draft.blob_id);
      if (!zip) return zip.error();
      all.push_back({draft, std::move(*zip)});
    }
    return {};
  });
  if (!read) return read.error();
  Json items = Json::array();
  for (const WholeDraft& whole : all) {
    auto json = draft_json(call, whole);
    if (!json) return json.error();
    items.push_back(std::move(*json));
  }
  return json_reply({{"items", std::move(items)}});
}

Result<Reply> get_draft(Call& call) { return shown(call); }

Result<Reply> put_draft(Call& call) {
  const std::string& id = call.path("id");
  const std::string region = call.query("region").value_or("");
  if (!desk::is_form_name(id)) return Error{Code::bad_data, "no name of a form", "id"};
  if (!desk::is_form_name(region)) return Error{Code::bad_data, "no name of a region", "region"};
  if (desk::is_bundled(call.desk(), id)) return Error{Code::conflict, "a form of the program has this id", "id"};
  const auto files = desk::form_files(call.body());
  if (!files) return files.error();
  const auto checked = desk::check_form(call.desk(), id, *files);
  if (!checked) return checked.error();
  FormDraft draft;
  draft.id = id;
  draft.region = region;
  draft.title = checked->title;
  draft.kind = checked->kind;
  draft.actor = call.who().actor;
  draft.uploaded = now_ms();
  const std::string sha256 = sha256_hex(call.body());
  auto done = call.desk().store.write([&](Connection& connection) -> Result<void> {
    const auto blob = store::put_blob(connection, sha256, call.body());
    if (!blob) return blob.error();
    FormDraft fresh = draft;
    fresh.blob_id = *blob;
    if (const auto put = store::put_draft(connection, fresh, call.wanted_revision()); !put) return put.error();
    return store::append(connection, call.entry("form.uploaded", "form:" + id));
  });
  if (!done) return store::is_stale(done.error()) ? Result<Reply>(stale()) : Result<Reply>(done.error());
  return shown(call);
}

Result<Reply> get_page(Call& call) {
  const auto whole = draft_of(call);
  if (!whole) return whole.error();
  const auto told = call.query("width");
  const unsigned width = told ? static_cast<unsigned>(std::stoul(*told)) : kWidth;
  auto picture =
      desk::draft_page(call.desk(), whole->draft.id, whole->zip, static_cast<std::size_t>(call.id("page")), width);
  if (!picture) return picture.error();
  Reply reply;
  reply.type = "image/png";
  reply.body = std::move(*picture);
  return reply;
}

// The forms are loaded anew here; other nodes see the change in the feed.
Result<void> put_to_use(const Call& call) {
  const auto synced = desk::sync_forms(call.desk());
  if (!synced) return synced.error();
  if (!*synced || !call.services().reload_settings) return {};
  return call.services().reload_settings();
}

Result<Reply> activate_draft(Call& call) {
  const auto whole = draft_of(call);
  if (!whole) return whole.error();
  if (desk::is_bundled(call.desk(), whole->draft.id)) return Error{Code::conflict, "a form of the program", "id"};
  const auto files = desk::form_files(whole->zip);
  if (!files) return files.error();
  const auto checked = desk::check_form(call.desk(), whole->draft.id, *files);
  if (!checked) return checked.error();
  if (!checked->usable) return Error{Code::bad_template, "lint refuses the form", {}};
  auto done = call.desk().store.write([&](Connection& connection) -> Result<void> {
    if (const auto active = store::activate_draft(connection, call.path("id"), call.wanted_revision()); !active) {
      return active.error();
    }
    return store::append(connection, call.entry("form.activated", "form:" + call.path("id")));
  });
  if (!done) return store::is_stale(done.error()) ? Result<Reply>(stale()) : Result<Reply>(done.error());
  if (auto used = put_to_use(call); !used) return used.error();
  return shown(call);
}

Result<Reply> drop_draft(Call& call) {
  auto done = call.desk().store.write([&](Connection& connection) -> Result<void> {
    if (auto dropped = store::drop_draft(connection, call.path("id"), call.wanted_revision()); !dropped) return dropped;
    return store::append(connection, call.entry("form.dropped", "form:" + call.path("id")));
  });
  if (!done) return store::is_stale(done.error()) ? Result<Reply>(stale()) : Result<Reply>(done.error());
  if (auto used = put_to_use(call); !used) return used.error();
  return no_content();
}

constexpr Bound kBound[] = {{"listDrafts", list_drafts}, {"putDraft", put_draft},           {"getDraft", get_draft},
                            {"getDraftPage", get_page},  {"activateDraft", activate_draft}, {"dropDraft", drop_draft}};

}  // namespace

std::span<const Bound> form_drafts_api() { return kBound; }

}  // namespace marshrut::http
