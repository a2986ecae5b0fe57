// The console against the real service: each page, for each role, without a word of trouble.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { signIn, startDemo } from "./demo.mjs";
import { barriers, openTab, settled, shoot, startBrowser } from "../browser/harness.mjs";

const shots = process.env.CONSOLE_SHOTS ?? "build/web/screenshots";
const pages = {
  admin: [
    "/inbox", "/inbox?attention=true", "/inbox?state=filed&q=школа&since=2026-01-01", "/submissions", "/routes",
    "/routes?state=draft&sort=-changed", "/registry", "/blanks", "/deadlines", "/deadlines?overdue=true&by=school",
    "/deadlines?view=month", "/reports", "/reports?kind=deficits", "/reports?kind=schools", "/reports?kind=intake",
    "/print", "/scans", "/scans?state=filed", "/mail", "/mail?replies=held", "/forms", "/forms/odintsovo-blank",
    "/people", "/audit", "/settings", "/profile",
  ],
  operator: ["/inbox", "/submissions", "/routes", "/print", "/scans", "/mail", "/profile"],
  methodist: ["/submissions", "/routes", "/registry", "/blanks", "/deadlines", "/reports", "/print", "/profile"],
  school: ["/home", "/submissions", "/routes", "/blanks", "/deadlines", "/print", "/profile"],
  head: ["/inbox", "/submissions", "/routes", "/registry", "/deadlines", "/reports", "/mail", "/audit", "/profile"],
};

let browser;
let demo;
before(async () => {
  [browser, demo] = await Promise.all([startBrowser(), startDemo()]);
});
after(async () => {
  await browser?.close();
  await demo?.stop();
});

for (const [role, paths] of Object.entries(pages)) {
  test(`the pages of ${role}`, async () => {
    const { context, page, faults } = await openTab(browser, demo.base, "desk");
    try {
      await signIn(page, demo, role);
      for (const path of paths) {
        await page.goto(path);
        await settled(page);
        await shoot(page, shots, `real-${role}${path.replace(/[^a-z]+/g, "-")}`);
        assert.deepEqual(await page.locator(".problem").allTextContents(), [], path);
        assert.deepEqual(await barriers(page), [], path);
      }
      assert.deepEqual(faults, []);
    } finally {
      await context.close();
    }
  });
}
