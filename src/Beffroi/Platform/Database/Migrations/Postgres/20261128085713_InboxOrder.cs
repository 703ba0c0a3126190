using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Beffroi.Platform.Database.Migrations.Postgres
{
    /// <inheritdoc />
    [DbContext(typeof(PostgresBeffroiDb))]
    [Migration("20261128085713_InboxOrder")]
    public partial class InboxOrder : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_applications_case_file_awaits_answer_since",
                table: "applications_case_file");

            migrationBuilder.DropIndex(
                name: "ix_applications_case_file_deposited_at",
                table: "applications_case_file");

            migrationBuilder.DropIndex(
                name: "ix_applications_case_file_intermunicipality_deposited_at",
                table: "applications_case_file");

            migrationBuilder.DropIndex(
                name: "ix_applications_case_file_officer_id_deposited_at",
                table: "applications_case_file");

            migrationBuilder.DropIndex(
                name: "ix_applications_aid_request_state_due_on",
                table: "applications_aid_request");

            migrationBuilder.AddColumn<long>(
                name: "deposited_at",
                table: "applications_aid_request",
                type: "bigint",
                nullable: true);

            migrationBuilder.Sql(
                """
                UPDATE applications_aid_request SET deposited_at = (SELECT f.deposited_at FROM applications_case_file f WHERE f.id = case_file_id)
                WHERE state NOT IN ('Prepared', 'Abandoned')
                """);

            migrationBuilder.CreateIndex(
                name: "ix_applications_case_file_deposited_at_id",
                table: "applications_case_file",
                columns: new[] { "deposited_at", "id" },
                filter: "awaits_answer_since IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_applications_case_file_intermunicipality_deposited_at_id",
                table: "applications_case_file",
                columns: new[] { "intermunicipality", "deposited_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_applications_case_file_officer_id_deposited_at_id",
                table: "applications_case_file",
                columns: new[] { "officer_id", "deposited_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_applications_aid_request_case_file_id_state_id",
                table: "applications_aid_request",
                columns: new[] { "case_file_id", "state", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_applications_aid_request_deposited_at_id",
                table: "applications_aid_request",
                columns: new[] { "deposited_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_applications_aid_request_state_deposited_at_id",
                table: "applications_aid_request",
                columns: new[] { "state", "deposited_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_applications_aid_request_state_due_on_deposited_at",
                table: "applications_aid_request",
                columns: new[] { "state", "due_on", "deposited_at" });

            migrationBuilder.CreateIndex(
                name: "ix_applications_aid_request_state_implied_rejection_on_deposited_at",
                table: "applications_aid_request",
                columns: new[] { "state", "implied_rejection_on", "deposited_at" });

            migrationBuilder.AddCheckConstraint(
                name: "ck_applications_aid_request_deposited",
                table: "applications_aid_request",
                sql: "(deposited_at IS NULL) = (state IN ('Prepared', 'Abandoned'))");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_applications_case_file_deposited_at_id",
                table: "applications_case_file");

            migrationBuilder.DropIndex(
                name: "ix_applications_case_file_intermunicipality_deposited_at_id",
                table: "applications_case_file");

            migrationBuilder.DropIndex(
                name: "ix_applications_case_file_officer_id_deposited_at_id",
                table: "applications_case_file");

            migrationBuilder.DropIndex(
                name: "ix_applications_aid_request_case_file_id_state_id",
                table: "applications_aid_request");

            migrationBuilder.DropIndex(
                name: "ix_applications_aid_request_deposited_at_id",
                table: "applications_aid_request");

            migrationBuilder.DropIndex(
                name: "ix_applications_aid_request_state_deposited_at_id",
                table: "applications_aid_request");

            migrationBuilder.DropIndex(
                name: "ix_applications_aid_request_state_due_on_deposited_at",
                table: "applications_aid_request");

            migrationBuilder.DropIndex(
                name: "ix_applications_aid_request_state_implied_rejection_on_deposited_at",
                table: "applications_aid_request");

            migrationBuilder.DropCheckConstraint(
                name: "ck_applications_aid_request_deposited",
                table: "applications_aid_request");

            migrationBuilder.DropColumn(
                name: "deposited_at",
                table: "applications_aid_request");

            migrationBuilder.CreateIndex(
                name: "ix_applications_case_file_awaits_answer_since",
                table: "applications_case_file",
                column: "awaits_answer_since");

            migrationBuilder.CreateIndex(
                name: "ix_applications_case_file_deposited_at",
                table: "applications_case_file",
                column: "deposited_at");

            migrationBuilder.CreateIndex(
                name: "ix_applications_case_file_intermunicipality_deposited_at",
                table: "applications_case_file",
                columns: new[] { "intermunicipality", "deposited_at" });

            migrationBuilder.CreateIndex(
                name: "ix_applications_case_file_officer_id_deposited_at",
                table: "applications_case_file",
                columns: new[] { "officer_id", "deposited_at" });

            migrationBuilder.CreateIndex(
                name: "ix_applications_aid_request_state_due_on",
                table: "applications_aid_request",
                columns: new[] { "state", "due_on" });
        }
    }
}
