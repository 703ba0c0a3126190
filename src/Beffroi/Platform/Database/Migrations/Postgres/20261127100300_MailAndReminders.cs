using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Beffroi.Platform.Database.Migrations.Postgres
{
    /// <inheritdoc />
    [DbContext(typeof(PostgresBeffroiDb))]
    [Migration("20261127100300_MailAndReminders")]
    public partial class MailAndReminders : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "orientation_reminder",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    token_hash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    sealed_token = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false, collation: "C"),
                    address = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false, collation: "C"),
                    mailbox = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false, collation: "C"),
                    asked_on = table.Column<DateOnly>(type: "date", nullable: false),
                    turn = table.Column<int>(type: "integer", nullable: false),
                    asked_at = table.Column<long>(type: "bigint", nullable: false),
                    confirmed_at = table.Column<long>(type: "bigint", nullable: true),
                    erase_on = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_orientation_reminder", x => x.id);
                    table.CheckConstraint("ck_orientation_reminder_turn", "turn >= 0 AND turn < 3");
                });

            migrationBuilder.CreateTable(
                name: "platform_job",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    unique_key = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    payload = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false, collation: "C"),
                    state = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    due_at = table.Column<long>(type: "bigint", nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    lease_until = table.Column<long>(type: "bigint", nullable: true),
                    lease_id = table.Column<Guid>(type: "uuid", nullable: true),
                    beyond_recall = table.Column<bool>(type: "boolean", nullable: false),
                    last_error = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true, collation: "C"),
                    ended_at = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_platform_job", x => x.id);
                    table.CheckConstraint("ck_platform_job_attempts", "attempts >= 0");
                    table.CheckConstraint("ck_platform_job_ended", "(state = 'Waiting') = (ended_at IS NULL)");
                    table.CheckConstraint("ck_platform_job_lease", "(lease_id IS NULL) = (lease_until IS NULL)");
                    table.CheckConstraint("ck_platform_job_state", "state IN ('Waiting', 'Done', 'Dead', 'Doubtful')");
                });

            migrationBuilder.CreateTable(
                name: "orientation_reminder_day",
                columns: table => new
                {
                    reminder_id = table.Column<Guid>(type: "uuid", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    scheme = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    what = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    mailed_on = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_orientation_reminder_day", x => new { x.reminder_id, x.day, x.scheme, x.what });
                    table.ForeignKey(
                        name: "fk_orientation_reminder_day_reminder_id",
                        column: x => x.reminder_id,
                        principalTable: "orientation_reminder",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_orientation_reminder_erase_on",
                table: "orientation_reminder",
                column: "erase_on");

            migrationBuilder.CreateIndex(
                name: "ix_orientation_reminder_mailbox_asked_on_turn",
                table: "orientation_reminder",
                columns: new[] { "mailbox", "asked_on", "turn" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_orientation_reminder_token_hash",
                table: "orientation_reminder",
                column: "token_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_orientation_reminder_day_mailed_on_day",
                table: "orientation_reminder_day",
                columns: new[] { "mailed_on", "day" });

            migrationBuilder.CreateIndex(
                name: "ix_platform_job_state_due_at",
                table: "platform_job",
                columns: new[] { "state", "due_at" });

            migrationBuilder.CreateIndex(
                name: "ix_platform_job_unique_key",
                table: "platform_job",
                column: "unique_key",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "orientation_reminder_day");

            migrationBuilder.DropTable(
                name: "platform_job");

            migrationBuilder.DropTable(
                name: "orientation_reminder");
        }
    }
}
