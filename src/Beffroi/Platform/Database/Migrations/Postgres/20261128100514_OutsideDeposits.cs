using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Beffroi.Platform.Database.Migrations.Postgres
{
    /// <inheritdoc />
    [DbContext(typeof(PostgresBeffroiDb))]
    [Migration("20261128100514_OutsideDeposits")]
    public partial class OutsideDeposits : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_applications_case_file_deposit",
                table: "applications_case_file");

            migrationBuilder.DropCheckConstraint(
                name: "ck_applications_aid_request_state",
                table: "applications_aid_request");

            migrationBuilder.CreateTable(
                name: "applications_outside_deposit",
                columns: table => new
                {
                    aid_request_id = table.Column<Guid>(type: "uuid", nullable: false),
                    form = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    address = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false, collation: "C"),
                    number = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    deposited_on = table.Column<DateOnly>(type: "date", nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    state_on = table.Column<DateOnly>(type: "date", nullable: false),
                    act_key = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_applications_outside_deposit", x => x.aid_request_id);
                    table.CheckConstraint("ck_applications_outside_deposit_state", "state IN ('Deposited', 'Incomplete', 'Complete', 'Inadmissible', 'Lapsed', 'Withdrawn')");
                    table.ForeignKey(
                        name: "fk_applications_outside_deposit_aid_request_id",
                        column: x => x.aid_request_id,
                        principalTable: "applications_aid_request",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "applications_outside_statement",
                columns: table => new
                {
                    aid_request_id = table.Column<Guid>(type: "uuid", nullable: false),
                    rank = table.Column<long>(type: "bigint", nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    party = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    words = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_applications_outside_statement", x => new { x.aid_request_id, x.rank });
                    table.CheckConstraint("ck_applications_outside_statement_state", "state IN ('Deposited', 'Incomplete', 'Complete', 'Inadmissible', 'Lapsed', 'Withdrawn')");
                    table.ForeignKey(
                        name: "fk_applications_outside_statement_aid_request_id",
                        column: x => x.aid_request_id,
                        principalTable: "applications_outside_deposit",
                        principalColumn: "aid_request_id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.AddCheckConstraint(
                name: "ck_applications_case_file_deposit",
                table: "applications_case_file",
                sql: "state <> 'Deposited' OR (deposited IS NOT NULL AND deposit_hash IS NOT NULL AND deposited_at IS NOT NULL AND deposited_by IS NOT NULL)");

            migrationBuilder.AddCheckConstraint(
                name: "ck_applications_aid_request_state",
                table: "applications_aid_request",
                sql: "state IN ('Prepared', 'Deposited', 'UnderReview', 'Incomplete', 'UnderAssessment', 'Inadmissible', 'RedirectProposed', 'Redirected', 'Lapsed', 'Withdrawn', 'Abandoned', 'ToDepositOutside', 'DepositedOutside')");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "applications_outside_statement");

            migrationBuilder.DropTable(
                name: "applications_outside_deposit");

            migrationBuilder.DropCheckConstraint(
                name: "ck_applications_case_file_deposit",
                table: "applications_case_file");

            migrationBuilder.DropCheckConstraint(
                name: "ck_applications_aid_request_state",
                table: "applications_aid_request");

            migrationBuilder.AddCheckConstraint(
                name: "ck_applications_case_file_deposit",
                table: "applications_case_file",
                sql: "state <> 'Deposited' OR (deposited IS NOT NULL AND deposit_hash IS NOT NULL AND deposited_at IS NOT NULL AND deposited_by IS NOT NULL AND implied_rejection_on IS NOT NULL)");

            migrationBuilder.AddCheckConstraint(
                name: "ck_applications_aid_request_state",
                table: "applications_aid_request",
                sql: "state IN ('Prepared', 'Deposited', 'UnderReview', 'Incomplete', 'UnderAssessment', 'Inadmissible', 'RedirectProposed', 'Redirected', 'Lapsed', 'Withdrawn', 'Abandoned')");
        }
    }
}
