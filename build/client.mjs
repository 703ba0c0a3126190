// Bundles src/Beffroi/Client into src/Beffroi/wwwroot/client.js. The site works without it. With --watch, rebuilds on change.
import { build, context } from "esbuild";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const options = {
  absWorkingDir: root,
  entryPoints: ["src/Beffroi/Client/client.ts"],
  outfile: "src/Beffroi/wwwroot/client.js",
  bundle: true,
  format: "esm",
  minify: true,
  sourcemap: false,
  target: ["chrome120", "firefox121", "safari17"],
};

if (process.argv.includes("--watch")) {
  await (await context(options)).watch();
} else {
  await build(options);
}
