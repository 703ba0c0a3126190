using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Beffroi.Platform.Database.Migrations.Sqlite
{
    /// <inheritdoc />
    [DbContext(typeof(SqliteBeffroiDb))]
    [Migration("20261124120000_Initial")]
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "catalogue_publication",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    hash = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    region = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    published_at = table.Column<long>(type: "INTEGER", nullable: false),
                    scheme_count = table.Column<int>(type: "INTEGER", nullable: false),
                    content = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_catalogue_publication", x => x.id);
                    table.CheckConstraint("ck_catalogue_publication_count", "scheme_count >= 0");
                });

            migrationBuilder.CreateTable(
                name: "orientation_resume",
                columns: table => new
                {
                    token_hash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    facts = table.Column<string>(type: "TEXT", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_orientation_resume", x => x.token_hash);
                    table.CheckConstraint("ck_orientation_resume_expires", "expires_at > created_at");
                });

            migrationBuilder.CreateTable(
                name: "orientation_use_count",
                columns: table => new
                {
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    scheme = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    count = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_orientation_use_count", x => new { x.day, x.kind, x.scheme });
                    table.CheckConstraint("ck_orientation_use_count_count", "count > 0");
                });

            migrationBuilder.CreateTable(
                name: "platform_data_protection_key",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    friendly_name = table.Column<string>(type: "TEXT", nullable: true),
                    xml = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_platform_data_protection_key", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_catalogue_publication_region_hash",
                table: "catalogue_publication",
                columns: new[] { "region", "hash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_catalogue_publication_region_published_at",
                table: "catalogue_publication",
                columns: new[] { "region", "published_at" });

            migrationBuilder.CreateIndex(
                name: "ix_orientation_resume_expires_at",
                table: "orientation_resume",
                column: "expires_at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "catalogue_publication");

            migrationBuilder.DropTable(
                name: "orientation_resume");

            migrationBuilder.DropTable(
                name: "orientation_use_count");

            migrationBuilder.DropTable(
                name: "platform_data_protection_key");
        }
    }
}
