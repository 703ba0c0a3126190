// Makes the pictures that must be PNG from their drawings, with the Chromium of the machine (CHROMIUM overrides its path).
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";

const assets = fileURLToPath(new URL("../src/Beffroi.Ui/wwwroot/", import.meta.url));
const chromium = process.env.CHROMIUM ?? "/usr/bin/chromium";
const scratch = await mkdtemp(join(tmpdir(), "beffroi-images-"));

try {
  for (const [drawing, picture, width, height] of [
    ["favicon.svg", "favicon-32.png", 32, 32],
    ["og.svg", "og.png", 1200, 630],
  ]) {
    const page = join(scratch, `${drawing}.html`);
    const font = pathToFileURL(join(assets, "fonts/atkinson-hyperlegible-next-latin-wght-normal.woff2"));
    await writeFile(page, `<!doctype html><style>
      @font-face { font-family: "Atkinson Hyperlegible Next"; font-weight: 200 800; src: url("${font}"); }
      body { margin: 0 } svg { display: block; width: ${width}px; height: ${height}px }
      </style>${await readFile(join(assets, drawing), "utf8")}`);
    await promisify(execFile)(chromium, [
      "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--allow-file-access-from-files", "--force-device-scale-factor=1",
      "--default-background-color=00000000", `--window-size=${width},${height}`, `--screenshot=${join(assets, picture)}`,
      pathToFileURL(page).href,
    ]);
  }
} finally {
  await rm(scratch, { recursive: true });
}
