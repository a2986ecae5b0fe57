// Each page at both sizes, for who may see it: it is drawn, nothing serious for axe, nothing runs over, no fault.
import assert from "node:assert/strict";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { standIn } from "../stand_in/server.mjs";
import { barriers, openTab, overflow, settled, shoot, sizes, startBrowser } from "./harness.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const dist = process.env.CONSOLE_DIST ?? join(here, "../../../web/dist");
const shots = process.env.CONSOLE_SHOTS ?? join(here, "../../../build/web/screenshots");

const pages = [
  ["login", "/", ""],
  ["inbox", "/inbox", "admin"],
  ["inbox-nothing", "/inbox?q=нет", "admin"],
  ["message", "/inbox/2", "admin"],
  ["submissions", "/submissions", "admin"],
  ["submission", "/submissions/2026-000001", "admin"],
  ["routes", "/routes", "admin"],
  ["route", "/routes/1", "admin"],
  ["registry", "/registry", "admin"],
  ["blanks", "/blanks", "admin"],
  ["deadlines", "/deadlines", "admin"],
  ["calendar", "/deadlines?view=month", "admin"],
  ["reports", "/reports", "admin"],
  ["reports-bar", "/reports?kind=deficits", "admin"],
  ["print", "/print", "admin"],
  ["job", "/print/2", "admin"],
  ["scans", "/scans", "admin"],
  ["mail", "/mail", "admin"],
  ["forms", "/forms", "admin"],
  ["form", "/forms/sevastopol-card", "admin"],
  ["draft", "/drafts/tver-card", "admin"],
  ["people", "/people", "admin"],
  ["audit", "/audit", "admin"],
  ["settings", "/settings", "admin"],
  ["profile", "/profile", "admin"],
  ["no-page", "/nowhere", "admin"],
  ["school-home", "/home", "school"],
  ["school-submission", "/submissions/2026-000001", "school"],
  ["methodist-routes", "/routes", "methodist"],
  ["head-route", "/routes/1", "head"],
];

let browser;
let service;
let base;
const tabs = {}; // one for each size
before(async () => {
  browser = await startBrowser();
  service = standIn(dist);
  await new Promise((done) => service.server.listen(0, "127.0.0.1", done));
  base = `http://127.0.0.1:${service.server.address().port}`;
});
after(async () => {
  await browser?.close();
  service?.server.closeAllConnections();
  service?.server.close();
});

for (const size of Object.keys(sizes)) {
  for (const [name, path, role] of pages) {
    test(`${name} on a ${size}`, async () => {
      service.state.role = role;
      tabs[size] ??= await openTab(browser, base, size);
      const { page, faults } = tabs[size];
      faults.length = 0;
      await page.goto(path);
      await settled(page);
      await shoot(page, shots, `${name}-${size}`);
      assert.deepEqual(await barriers(page), []);
      assert.ok((await overflow(page)) <= 0, "the page is wider than the screen");
      assert.deepEqual(faults, []);
    });
  }
}

test("the dark colours have contrast enough", async () => {
  service.state.role = "admin";
  const { context, page } = await openTab(browser, base, "desk", { dark: true });
  try {
    for (const path of ["/inbox", "/submissions/2026-000001", "/routes/1", "/mail"]) {
      await page.goto(path);
      await settled(page);
      await shoot(page, shots, `dark${path.replaceAll("/", "-")}`);
      assert.deepEqual(await barriers(page), [], path);
    }
  } finally {
    await context.close();
  }
});
