using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Beffroi.Platform.Database.Migrations.Postgres
{
    /// <inheritdoc />
    [DbContext(typeof(PostgresBeffroiDb))]
    [Migration("20261127144222_FilesAndAccountLinks")]
    public partial class FilesAndAccountLinks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "last_challenge_at",
                table: "platform_passkey",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateTable(
                name: "platform_account_link",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    purpose = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    token_hash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    sealed_token = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false, collation: "C"),
                    account_id = table.Column<Guid>(type: "uuid", nullable: true),
                    address = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false, collation: "C"),
                    normalized_address = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false, collation: "C"),
                    former_address = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: true, collation: "C"),
                    asked_at = table.Column<long>(type: "bigint", nullable: false),
                    ended_at = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_platform_account_link", x => x.id);
                    table.CheckConstraint("ck_platform_account_link_purpose", "purpose IN ('NewPassword', 'NewAddress')");
                    table.ForeignKey(
                        name: "fk_platform_account_link_account_id",
                        column: x => x.account_id,
                        principalTable: "platform_account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "platform_file_content",
                columns: table => new
                {
                    hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    size = table.Column<long>(type: "bigint", nullable: false),
                    state = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false),
                    scanned_at = table.Column<long>(type: "bigint", nullable: true),
                    given_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_platform_file_content", x => x.hash);
                    table.CheckConstraint("ck_platform_file_content_scanned", "(state = 'Quarantined') = (scanned_at IS NULL)");
                    table.CheckConstraint("ck_platform_file_content_size", "size > 0 AND size <= 20000000");
                    table.CheckConstraint("ck_platform_file_content_state", "state IN ('Quarantined', 'Clean', 'Infected')");
                });

            migrationBuilder.CreateTable(
                name: "platform_file",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false, collation: "C"),
                    media_type = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    received_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_platform_file", x => x.id);
                    table.ForeignKey(
                        name: "fk_platform_file_hash",
                        column: x => x.hash,
                        principalTable: "platform_file_content",
                        principalColumn: "hash",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_platform_account_link_account_id",
                table: "platform_account_link",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ix_platform_account_link_normalized_address_asked_at",
                table: "platform_account_link",
                columns: new[] { "normalized_address", "asked_at" });

            migrationBuilder.CreateIndex(
                name: "ix_platform_account_link_token_hash",
                table: "platform_account_link",
                column: "token_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_platform_file_hash",
                table: "platform_file",
                column: "hash");

            migrationBuilder.CreateIndex(
                name: "ix_platform_file_content_state_given_at",
                table: "platform_file_content",
                columns: new[] { "state", "given_at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "platform_account_link");

            migrationBuilder.DropTable(
                name: "platform_file");

            migrationBuilder.DropTable(
                name: "platform_file_content");

            migrationBuilder.DropColumn(
                name: "last_challenge_at",
                table: "platform_passkey");
        }
    }
}
