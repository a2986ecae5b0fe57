// The parts without a page: addresses, words, requests.
import assert from "node:assert/strict";
import { webcrypto } from "node:crypto";
import { mkdtemp } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { before, beforeEach, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";

globalThis.crypto ??= webcrypto; // Node 18 has it only there
const web = join(dirname(fileURLToPath(import.meta.url)), "../../../web");
const { build } = createRequire(join(web, "package.json"))("esbuild");

let parts;
before(async () => {
  const out = await mkdtemp(join(tmpdir(), "console-units-"));
  await build({
    absWorkingDir: web,
    stdin: {
      contents: `export * from "./src/router"; export * from "./src/format"; export * from "./src/api/client";
        export { parseChange } from "./src/api/events"; export { weeksOf } from "./src/pages/month";
        export { placeOf } from "./src/pages/submission/document"; export { valueOf } from "./src/pages/submission/editor";
        export { valueAt } from "./src/pages/routes/fields"; export { T } from "./src/texts";`,
      resolveDir: web,
      loader: "ts",
    },
    bundle: true,
    format: "esm",
    platform: "neutral",
    mainFields: ["module", "main"],
    jsx: "automatic",
    jsxImportSource: "preact",
    outfile: join(out, "units.mjs"),
  });
  parts = await import(pathToFileURL(join(out, "units.mjs")).href);
});

test("an address fits its pattern", () => {
  for (const [pattern, path, want] of [
    ["/routes/:id", "/routes/17", { id: "17" }],
    ["/routes/:id", "/routes", null],
    ["/routes/:id", "/routes/17/more", null],
    ["/forms/:id", "/forms/%D0%B0", { id: "а" }],
    ["/forms/:id", "/forms/%", null],
    ["/inbox", "/inbox/", {}],
  ]) {
    assert.deepEqual(parts.fits(pattern, path), want, `${pattern} ${path}`);
  }
  assert.equal(parts.match(["/a", "/a/:b"], "/a/1").pattern, "/a/:b");
  assert.equal(parts.match(["/a"], "/b"), null);
});

test("a query is changed without losing the rest", () => {
  const query = new URLSearchParams("q=Ким&state=review");
  assert.equal(parts.withQuery("/x", query, { state: null }), "/x?q=%D0%9A%D0%B8%D0%BC");
  assert.equal(parts.withQuery("/x", query, { q: "", state: "" }), "/x");
});

test("numbers take their nouns with them", () => {
  const forms = ["письмо", "письма", "писем"];
  for (const [n, want] of [[1, "письмо"], [2, "письма"], [5, "писем"], [11, "писем"], [21, "письмо"], [112, "писем"], [1003, "письма"]]) {
    assert.equal(parts.plural(n, forms), want, String(n));
  }
});

test("times are short near and full far", () => {
  const now = new Date(2026, 10, 22, 15, 0);
  assert.equal(parts.when(new Date(2026, 10, 22, 9, 5).toISOString(), now), "09:05");
  assert.match(parts.when("2026-03-01", now), /^1 март?а?\.?$/);
  assert.match(parts.when("2025-03-01", now), /2025/);
  assert.equal(parts.when(null), "");
  assert.equal(parts.when("нечто"), "нечто");
});

test("sizes and shares are said in Russian", () => {
  assert.equal(parts.size(512), "512 Б");
  assert.equal(parts.size(48_123), "47 КБ");
  assert.equal(parts.size(1_572_864), "1,5 МБ");
  assert.equal(parts.percent(0.516), "52\u00a0%");
});

test("a month is laid out from Monday", () => {
  const weeks = parts.weeksOf(2026, 10); // November 2026 begins on a Sunday
  assert.equal(weeks[0][6].getDate(), 1);
  assert.equal(weeks[0][5], null);
  assert.equal(weeks.at(-1)[0].getDate(), 30);
  assert.ok(weeks.every((week) => week.length === 7));
});

test("a place is found by what it lies in, too", () => {
  const places = { "body/tbl[1]/tr[2]": { page: 1 }, "body/p[7]": { page: 2 } };
  assert.equal(parts.placeOf(places, "body/tbl[1]/tr[2]/tc[1]/p[1]").page, 1);
  assert.equal(parts.placeOf(places, "body/p[7]").page, 2);
  assert.equal(parts.placeOf(places, "body/p[8]"), null);
  assert.equal(parts.placeOf(places, ""), null);
});

test("what is typed becomes what its field holds", () => {
  assert.equal(parts.valueOf("text", "  Ким "), "Ким");
  assert.equal(parts.valueOf("text", "  "), null);
  assert.equal(parts.valueOf("number", "12,5"), 12.5);
  assert.equal(parts.valueOf("number", "около 12"), "около 12");
  assert.equal(parts.valueOf("boolean", "true"), true);
  assert.equal(parts.valueOf("boolean", "false"), false);
  assert.equal(parts.valueAt({ a: { "b/c": [7] } }, "/a/b~1c/0"), 7);
  assert.equal(parts.valueAt({ a: null }, "/a/b"), undefined);
});

test("an event is understood alone and in a batch", () => {
  assert.deepEqual(parts.parseChange('{"kind":"job","id":"3"}'), { changes: [{ kind: "job", id: "3" }], counts: null });
  const batch = parts.parseChange('{"changes":[{"kind":"route","id":""}],"counts":{"review":2}}');
  assert.deepEqual(batch, { changes: [{ kind: "route", id: "" }], counts: { review: 2 } });
});

const asked = [];
function answerWith(...replies) {
  asked.length = 0;
  globalThis.fetch = async (url, options) => {
    asked.push({ url, ...options });
    const reply = replies.shift();
    if (reply instanceof Error) throw reply;
    return reply;
  };
}
const said = (body, status = 200, headers = {}) => new Response(body === null ? null : JSON.stringify(body), { status, headers });
beforeEach(() => parts.setCsrf("secret"));

test("a change carries the token, what it was read from, and a key", async () => {
  answerWith(said({ ok: 1 }), said({ ok: 2 }));
  await parts.api.patch("/routes/1", { changes: [] }, '"4"');
  assert.equal(asked[0].headers["If-Match"], '"4"');
  assert.equal(asked[0].headers["X-CSRF-Token"], "secret");
  await parts.api.post("/people", { login: "a" });
  assert.match(asked[1].headers["Idempotency-Key"], /^[0-9a-f]{32}$/);
});

test("a reading carries no token, and empty parameters are not sent", async () => {
  answerWith(said({ items: [] }));
  await parts.api.get("/messages", { q: "", state: null, attention: false, limit: 50 });
  assert.equal(asked[0].url, "/api/v1/messages?limit=50");
  assert.equal(asked[0].headers["X-CSRF-Token"], undefined);
});

test("a request whose answer was lost is sent again under the same key, a new one under a new", async () => {
  answerWith(new TypeError("network"), said({ id: 1 }), said({ id: 2 }));
  await assert.rejects(parts.api.post("/print-jobs", { form: "a" }), { code: "offline" });
  await parts.api.post("/print-jobs", { form: "a" });
  await parts.api.post("/print-jobs", { form: "a" });
  const keys = asked.map((one) => one.headers["Idempotency-Key"]);
  assert.equal(keys[0], keys[1]);
  assert.notEqual(keys[1], keys[2]);
});

test("a problem is told as the server tells it, a stranger's page as a plain one", async () => {
  answerWith(said({ title: "Нет", status: 409, code: "conflict", detail: "Почему" }, 409), new Response("<html>", { status: 502 }));
  await assert.rejects(parts.api.get("/x"), { code: "conflict", message: "Почему" });
  await assert.rejects(parts.api.get("/x"), (error) => error.problem.status === 502 && error.code === "internal");
});

test("a lost session is told once to who asked to know, not by the login itself", async () => {
  let ended = 0;
  parts.onSignedOut(() => ++ended);
  const lost = () => said({ title: "Вы не вошли", status: 401, code: "not-signed-in", detail: "" }, 401);
  answerWith(lost(), lost());
  await assert.rejects(parts.api.get("/routes"));
  await assert.rejects(parts.api.post("/session", {}));
  assert.equal(ended, 1);
});

test("no text of the catalogue is empty", () => {
  const walk = (value, path) => {
    if (typeof value === "string") {
      assert.notEqual(value.trim(), "", path);
      return;
    }
    if (value && typeof value === "object") for (const [key, inner] of Object.entries(value)) walk(inner, `${path}.${key}`);
  };
  walk(parts.T, "T");
});
