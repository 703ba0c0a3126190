// Renews src/Beffroi.Ui/Styles/theme.css from designsystemet.config.json. With --check, only says whether it is stale (exit 1).
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const root = fileURLToPath(new URL("..", import.meta.url));
const tokens = join(root, "node_modules/@digdir/designsystemet/dist/bin/designsystemet.js");
const committed = join(root, "src/Beffroi.Ui/Styles/theme.css");

const scratch = await mkdtemp(join(tmpdir(), "beffroi-theme-"));
try {
  const config = JSON.parse(await readFile(join(root, "src/Beffroi.Ui/designsystemet.config.json"), "utf8"));
  await writeFile(join(scratch, "designsystemet.config.json"), JSON.stringify({ ...config, outDir: "./design-tokens" }));
  const run = promisify(execFile);
  await run(process.execPath, [tokens, "tokens", "create"], { cwd: scratch });
  await run(process.execPath, [tokens, "tokens", "build"], { cwd: scratch });

  const made = lightOnly(await readFile(join(scratch, "design-tokens-build/beffroi.css"), "utf8"));
  if (!process.argv.includes("--check")) {
    await writeFile(committed, made);
  } else if (made !== (await readFile(committed, "utf8"))) {
    console.error("src/Beffroi.Ui/Styles/theme.css is stale: run `npm run theme`.");
    process.exitCode = 1;
  }
} finally {
  await rm(scratch, { recursive: true });
}

/** The theme without what the site never uses: the dark scheme and the second typography. */
function lightOnly(css) {
  const unused = [
    "@layer ds.theme.color-scheme.dark {",
    "@media (prefers-color-scheme: light) {",
    "@layer ds.theme.typography.secondary {",
  ];
  for (const opening of unused) {
    const start = css.indexOf(opening);
    if (start < 0) {
      throw new Error(`The tokens no longer hold "${opening}": review build/theme.mjs.`);
    }
    let depth = 1;
    let end = start + opening.length;
    for (; depth > 0; end++) {
      depth += css[end] === "{" ? 1 : css[end] === "}" ? -1 : 0;
    }
    css = css.slice(0, start) + css.slice(end).trimStart();
  }
  return css;
}
