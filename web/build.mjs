// node build.mjs OUT: bundles the console into OUT. Called by tools/web.
import { build } from "esbuild";
import { copyFile, mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(fileURLToPath(import.meta.url));
const out = resolve(process.argv[2] ?? join(root, "dist"));

await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });
const result = await build({
  absWorkingDir: root,
  entryPoints: { app: "src/main.tsx" },
  outdir: out,
  bundle: true,
  splitting: true,
  format: "esm",
  target: ["chrome100", "firefox100", "safari15"],
  minify: true,
  metafile: true,
  charset: "utf8",
  legalComments: "none",
  jsx: "automatic",
  jsxImportSource: "preact",
  entryNames: "[name].[hash]",
  chunkNames: "part.[hash]",
  assetNames: "[name].[hash]",
  logLevel: "warning",
});

const names = Object.entries(result.metafile.outputs);
const script = names.find(([, made]) => made.entryPoint === "src/main.tsx");

// What the first page can't do without is asked for at once, not file after file.
function needed(name, found = new Set()) {
  for (const { path, kind } of result.metafile.outputs[name].imports) {
    if (kind !== "import-statement" || found.has(path)) continue;
    found.add(path);
    needed(path, found);
  }
  return found;
}
const preload = [...needed(script[0])].map((name) => `<link rel="modulepreload" href="/${basename(name)}" />`).join("\n    ");
const page = await readFile(join(root, "src/index.html"), "utf8");
await writeFile(
  join(out, "index.html"),
  page
    .replace("{{script}}", basename(script[0]))
    .replace("{{style}}", basename(script[1].cssBundle))
    .replace("{{preload}}", preload),
);
for (const icon of await readdir(join(root, "src/icons"))) await copyFile(join(root, "src/icons", icon), join(out, icon));
