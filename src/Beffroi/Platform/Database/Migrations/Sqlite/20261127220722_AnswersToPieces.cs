using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Beffroi.Platform.Database.Migrations.Sqlite
{
    /// <inheritdoc />
    [DbContext(typeof(SqliteBeffroiDb))]
    [Migration("20261127220722_AnswersToPieces")]
    public partial class AnswersToPieces : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "sent_at",
                table: "applications_piece_request",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "version",
                table: "applications_piece_request",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            // What had been answered before had gone with the request, unless the Region still waits for it.
            migrationBuilder.Sql(
                "UPDATE applications_piece_request SET sent_at = answered_at WHERE aid_request_id IN (SELECT id FROM applications_aid_request WHERE state <> 'Incomplete')");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "sent_at",
                table: "applications_piece_request");

            migrationBuilder.DropColumn(
                name: "version",
                table: "applications_piece_request");
        }
    }
}
