// migrations.mjs: migrations without the picture of the whole model that EF writes beside each of them.
//
// That picture, 2,000 lines a migration, serves one that writes rows, changes a column or, on SQLite, makes a table again, and no other: what the
// others do is written in them. (Nor is it of use to go back: a site goes back by the copy that it made before.) `make migration` ends
// with this. See docs/adr/0034.
import { readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";

const folder = "src/Beffroi/Platform/Database/Migrations";
/** The types of the columns of these rows, and what a changed column was, are the model's. */
const asks = /migrationBuilder\s*\.\s*((Insert|Update|Delete)Data|AlterColumn)\b/;
/** What EF does on SQLite by making the table again, for which it asks the model how the table is made. */
const rebuilds = /migrationBuilder\s*\.\s*(DropColumn|(Add|Drop)(ForeignKey|PrimaryKey|UniqueConstraint|CheckConstraint))\b/;

for (const provider of ["Sqlite", "Postgres"]) {
  const designers = readdirSync(`${folder}/${provider}`).filter(name => name.endsWith(".Designer.cs"));
  for (const name of designers) {
    const path = `${folder}/${provider}/${name.replace(".Designer", "")}`;
    const migration = readFileSync(path, "utf8");
    const forward = migration.split("void Down(")[0];
    if (asks.test(forward) || (provider === "Sqlite" && rebuilds.test(forward))) continue;
    const designer = readFileSync(`${folder}/${provider}/${name}`, "utf8");
    const attributes = designer.match(/ {4}\[DbContext\(.*\)\]\r?\n {4}\[Migration\(".*"\)\]\r?\n/);
    if (!attributes) throw new Error(`${name}: neither [DbContext] nor [Migration] where EF writes them.`);
    writeFileSync(path, migration
      .replace("using Microsoft.EntityFrameworkCore.Migrations;", "using Microsoft.EntityFrameworkCore.Infrastructure;\n$&")
      .replace(/^ {4}public partial class /m, `${attributes[0]}$&`));
    rmSync(`${folder}/${provider}/${name}`);
  }
}
