using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Beffroi.Platform.Database.Migrations.Postgres
{
    /// <inheritdoc />
    [DbContext(typeof(PostgresBeffroiDb))]
    [Migration("20261128034623_Redirects")]
    public partial class Redirects : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_applications_aid_request_state",
                table: "applications_aid_request");

            migrationBuilder.AddColumn<Guid>(
                name: "redirected_from",
                table: "applications_case_file",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "redirect_to",
                table: "applications_aid_request",
                type: "character varying(80)",
                maxLength: 80,
                nullable: true,
                collation: "C");

            migrationBuilder.CreateIndex(
                name: "ix_applications_case_file_redirected_from",
                table: "applications_case_file",
                column: "redirected_from",
                unique: true);

            migrationBuilder.AddCheckConstraint(
                name: "ck_applications_aid_request_redirect",
                table: "applications_aid_request",
                sql: "state NOT IN ('RedirectProposed', 'Redirected') OR redirect_to IS NOT NULL");

            migrationBuilder.AddCheckConstraint(
                name: "ck_applications_aid_request_state",
                table: "applications_aid_request",
                sql: "state IN ('Prepared', 'Deposited', 'UnderReview', 'Incomplete', 'UnderAssessment', 'Inadmissible', 'RedirectProposed', 'Redirected', 'Lapsed', 'Withdrawn', 'Abandoned')");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_applications_case_file_redirected_from",
                table: "applications_case_file");

            migrationBuilder.DropCheckConstraint(
                name: "ck_applications_aid_request_redirect",
                table: "applications_aid_request");

            migrationBuilder.DropCheckConstraint(
                name: "ck_applications_aid_request_state",
                table: "applications_aid_request");

            migrationBuilder.DropColumn(
                name: "redirected_from",
                table: "applications_case_file");

            migrationBuilder.DropColumn(
                name: "redirect_to",
                table: "applications_aid_request");

            migrationBuilder.AddCheckConstraint(
                name: "ck_applications_aid_request_state",
                table: "applications_aid_request",
                sql: "state IN ('Prepared', 'Deposited', 'UnderReview', 'Incomplete', 'UnderAssessment', 'Inadmissible', 'Lapsed', 'Withdrawn', 'Abandoned')");
        }
    }
}
