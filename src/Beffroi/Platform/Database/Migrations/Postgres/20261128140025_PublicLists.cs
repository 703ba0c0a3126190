using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Beffroi.Platform.Database.Migrations.Postgres
{
    /// <inheritdoc />
    [DbContext(typeof(PostgresBeffroiDb))]
    [Migration("20261128140025_PublicLists")]
    public partial class PublicLists : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "organisations_public_list",
                columns: table => new
                {
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    edition = table.Column<DateOnly>(type: "date", nullable: false),
                    source = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    imported_at = table.Column<long>(type: "bigint", nullable: false),
                    count = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organisations_public_list", x => x.kind);
                });

            migrationBuilder.CreateTable(
                name: "organisations_public_list_entry",
                columns: table => new
                {
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    siren = table.Column<string>(type: "character varying(9)", maxLength: 9, nullable: false)
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
