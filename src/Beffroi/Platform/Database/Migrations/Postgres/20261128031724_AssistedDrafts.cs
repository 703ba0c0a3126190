using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Beffroi.Platform.Database.Migrations.Postgres
{
    /// <inheritdoc />
    [DbContext(typeof(PostgresBeffroiDb))]
    [Migration("20261128031724_AssistedDrafts")]
    public partial class AssistedDrafts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "search_name",
                table: "organisations_organisation",
                type: "character varying(400)",
                maxLength: 400,
                nullable: false,
                defaultValue: "",
                collation: "C");

            migrationBuilder.AddColumn<long>(
                name: "assistance_ended_at",
                table: "applications_case_file",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "assistance_words",
                table: "applications_case_file",
                type: "character varying(500)",
                maxLength: 500,
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<Guid>(
                name: "assisted_by",
                table: "applications_case_file",
                type: "uuid",
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
