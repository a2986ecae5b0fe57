// The real service over demonstration data, as tools/demo starts it.
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = join(dirname(fileURLToPath(import.meta.url)), "../../..");

export async function startDemo() {
  const data = mkdtempSync(join(tmpdir(), "console-demo-"));
  const program = process.env.MARSHRUT_PROGRAM ?? join(root, "build/release/bin/marshrut");
  const demo = spawn(join(root, "tools/demo"), [data, "127.0.0.1:0"], {
    env: { ...process.env, MARSHRUT_PROGRAM: program },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  demo.stdout.on("data", (part) => (said += part));
  demo.stderr.on("data", (part) => (said += part));
  const base = await new Promise((done, fail) => {
    const timer = setTimeout(() => fail(new Error(`the service doesn't start: ${said}`)), 120_000);
    demo.on("exit", (code) => fail(new Error(`the service ended (${code}): ${said}`)));
    demo.stdout.on("data", () => {
      const found = /(http:\/\/localhost:\d+)[\s\S]*Остановить/.exec(said);
      if (!found) return;
      clearTimeout(timer);
      done(found[1]);
    });
  });
  const passwords = {};
  for (const line of readFileSync(join(data, "passwords.txt"), "utf8").split("\n")) {
    const [login, password] = line.trim().split(/\s+/);
    if (login) passwords[login] = password;
  }
  const stop = async () => {
    demo.removeAllListeners("exit");
    const ended = new Promise((done) => demo.once("exit", done));
    demo.kill("SIGTERM");
    await ended;
    await rm(data, { recursive: true, force: true });
  };
  const lmtp = /tools\/letter (\d+)/.exec(said)?.[1] ?? "";
  return { base, data, passwords, lmtp, stop };
}

export async function signIn(page, demo, login) {
  await page.goto("/");
  await page.getByLabel("Имя для входа").fill(login);
  await page.getByLabel("Пароль").fill(demo.passwords[login]);
  await page.keyboard.press("Enter");
  await page.locator("nav.menu").waitFor();
}
