// axe-core in a page with a strict policy: through the debugger, which the policy doesn't bind.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

export class Axe {
  constructor(page) {
    this.page = page;
  }
  async run() {
    await this.page.evaluate(source);
    return this.page.evaluate(async () => (await globalThis.axe.run(document, { resultTypes: ["violations"] })).violations);
  }
}
