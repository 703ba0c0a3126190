using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Beffroi.Platform.Database.Migrations.Sqlite
{
    /// <inheritdoc />
    [DbContext(typeof(SqliteBeffroiDb))]
    [Migration("20261128140018_PublicLists")]
    public partial class PublicLists : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "organisations_public_list",
                columns: table => new
                {
                    kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    edition = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    source = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    imported_at = table.Column<long>(type: "INTEGER", nullable: false),
                    count = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organisations_public_list", x => x.kind);
                });

            migrationBuilder.CreateTable(
                name: "organisations_public_list_entry",
                columns: table => new
                {
                    kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    siren = table.Column<string>(type: "TEXT", maxLength: 9, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organisations_public_list_entry", x => new { x.kind, x.siren });
                    table.ForeignKey(
                        name: "fk_organisations_public_list_entry_kind",
                        column: x => x.kind,
                        principalTable: "organisations_public_list",
                        principalColumn: "kind",
                        onDelete: ReferentialAction.Cascade);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "organisations_public_list_entry");

            migrationBuilder.DropTable(
                name: "organisations_public_list");
        }
    }
}
