// Bundles src/Beffroi.Ui/Styles/beffroi.css into wwwroot/beffroi.css. With --check, only says whether it is stale (exit 1).
// Pictures that Designsystemet writes as data: addresses become files, so that the page's policy needs no data:.
import { build } from "esbuild";
import { createHash } from "node:crypto";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const target = join(root, "src/Beffroi.Ui/wwwroot");

const { outputFiles } = await build({
  entryPoints: [join(root, "src/Beffroi.Ui/Styles/beffroi.css")],
  bundle: true,
  minify: true,
  write: false,
  legalComments: "none",
  external: ["*.woff2", "*.svg"],
  target: ["chrome120", "firefox121", "safari17"],
});

const files = new Map();
const css = outputFiles[0].text.replaceAll(/url\("?data:image\/svg\+xml;[^,]*,([^")]+)"?\)/g, (_, encoded) => {
  const picture = `${decodeURIComponent(encoded)}\n`;
  const path = `signs/${createHash("sha256").update(picture).digest("hex").slice(0, 8)}.svg`;
  files.set(path, picture);
  return `url(./${path})`;
});
if (css.includes("data:")) {
  throw new Error("A data: address remains in the style sheet.");
}
const licence = await readFile(join(root, "node_modules/@digdir/designsystemet-css/LICENSE"), "utf8");
files.set("beffroi.css", `/*! Contains Designsystemet. MIT licence.\n${licence.replaceAll("*/", "* /").trim()}\n*/\n${css}`);

if (!process.argv.includes("--check")) {
  await rm(join(target, "signs"), { recursive: true, force: true });
}
for (const [path, content] of files) {
  const file = join(target, path);
  if (!process.argv.includes("--check")) {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
  } else if (content !== (await readFile(file, "utf8").catch(() => ""))) {
    console.error(`${file.slice(root.length)} is stale: run \`npm run theme\`.`);
    process.exitCode = 1;
  }
}
