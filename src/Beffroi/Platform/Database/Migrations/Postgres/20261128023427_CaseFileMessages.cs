using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Beffroi.Platform.Database.Migrations.Postgres
{
    /// <inheritdoc />
    [DbContext(typeof(PostgresBeffroiDb))]
    [Migration("20261128023427_CaseFileMessages")]
    public partial class CaseFileMessages : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "awaits_answer_since",
                table: "applications_case_file",
                type: "bigint",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "applications_case_file_message",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_file_id = table.Column<Guid>(type: "uuid", nullable: false),
                    party = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    sent_at = table.Column<long>(type: "bigint", nullable: false),
                    words = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false, collation: "C"),
                    file_id = table.Column<Guid>(type: "uuid", nullable: true),
                    file_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true, collation: "C"),
                    form_key = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_applications_case_file_message", x => x.id);
                    table.CheckConstraint("ck_applications_case_file_message_file", "(file_id IS NULL) = (file_name IS NULL)");
                    table.CheckConstraint("ck_applications_case_file_message_party", "party IN ('Organisation', 'Region')");
                    table.ForeignKey(
                        name: "fk_applications_case_file_message_case_file_id",
                        column: x => x.case_file_id,
                        principalTable: "applications_case_file",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_applications_case_file_awaits_answer_since",
                table: "applications_case_file",
                column: "awaits_answer_since");

            migrationBuilder.CreateIndex(
                name: "ix_applications_case_file_message_by",
                table: "applications_case_file_message",
                column: "by");

            migrationBuilder.CreateIndex(
                name: "ix_applications_case_file_message_case_file_id_sent_at",
                table: "applications_case_file_message",
                columns: new[] { "case_file_id", "sent_at" });

            migrationBuilder.CreateIndex(
                name: "ix_applications_case_file_message_form_key",
                table: "applications_case_file_message",
                column: "form_key",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "applications_case_file_message");

            migrationBuilder.DropIndex(
                name: "ix_applications_case_file_awaits_answer_since",
                table: "applications_case_file");

            migrationBuilder.DropColumn(
                name: "awaits_answer_since",
                table: "applications_case_file");
        }
    }
}
