using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Beffroi.Platform.Database.Migrations.Sqlite
{
    /// <inheritdoc />
    [DbContext(typeof(SqliteBeffroiDb))]
    [Migration("20261128031713_AssistedDrafts")]
    public partial class AssistedDrafts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "search_name",
                table: "organisations_organisation",
                type: "TEXT",
                maxLength: 400,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<long>(
                name: "assistance_ended_at",
                table: "applications_case_file",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "assistance_words",
                table: "applications_case_file",
                type: "TEXT",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "assisted_by",
                table: "applications_case_file",
                type: "BLOB",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_applications_case_file_assisted_by_state",
                table: "applications_case_file",
                columns: new[] { "assisted_by", "state" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_applications_case_file_assisted_by_state",
                table: "applications_case_file");

            migrationBuilder.DropColumn(
                name: "search_name",
                table: "organisations_organisation");

            migrationBuilder.DropColumn(
                name: "assistance_ended_at",
                table: "applications_case_file");

            migrationBuilder.DropColumn(
                name: "assistance_words",
                table: "applications_case_file");

            migrationBuilder.DropColumn(
                name: "assisted_by",
                table: "applications_case_file");
        }
    }
}
