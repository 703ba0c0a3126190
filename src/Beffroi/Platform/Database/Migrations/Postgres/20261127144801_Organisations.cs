using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Beffroi.Platform.Database.Migrations.Postgres
{
    /// <inheritdoc />
    [DbContext(typeof(PostgresBeffroiDb))]
    [Migration("20261127144801_Organisations")]
    public partial class Organisations : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "organisations_organisation",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    reference = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    siren = table.Column<string>(type: "character varying(9)", maxLength: 9, nullable: true),
                    rna = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    receipt = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true, collation: "C"),
                    legal_form = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true, collation: "C"),
                    municipality = table.Column<string>(type: "character varying(5)", maxLength: 5, nullable: true),
                    claim = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    grounds = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true, collation: "C"),
                    answer = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true, collation: "C"),
                    claim_since = table.Column<long>(type: "bigint", nullable: false),
                    form_key = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    members_version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organisations_organisation", x => x.id);
                    table.CheckConstraint("ck_organisations_organisation_claim", "claim IN ('Claimed', 'Questioned', 'Verified', 'Refused')");
                });

            migrationBuilder.CreateTable(
                name: "organisations_invitation",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    address = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false, collation: "C"),
                    mailbox = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false, collation: "C"),
                    role = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    invited_by = table.Column<Guid>(type: "uuid", nullable: false),
                    token_hash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    sealed_token = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false, collation: "C"),
                    invited_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organisations_invitation", x => x.id);
                    table.ForeignKey(
                        name: "fk_organisations_invitation_organisation_id",
                        column: x => x.organisation_id,
                        principalTable: "organisations_organisation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "organisations_join_request",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    asked_at = table.Column<long>(type: "bigint", nullable: false),
                    state = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organisations_join_request", x => x.id);
                    table.ForeignKey(
                        name: "fk_organisations_join_request_organisation_id",
                        column: x => x.organisation_id,
                        principalTable: "organisations_organisation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "organisations_member",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    role = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    since = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organisations_member", x => x.id);
                    table.CheckConstraint("ck_organisations_member_role", "role IN ('Reader', 'Editor', 'Owner')");
                    table.ForeignKey(
                        name: "fk_organisations_member_organisation_id",
                        column: x => x.organisation_id,
                        principalTable: "organisations_organisation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "organisations_representative",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    capacity = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    given_name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false, collation: "C"),
                    family_name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false, collation: "C"),
                    function = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true, collation: "C"),
                    email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: true, collation: "C"),
                    phone = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true, collation: "C"),
                    until = table.Column<DateOnly>(type: "date", nullable: true),
                    basis = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true, collation: "C"),
                    form_key = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organisations_representative", x => x.id);
                    table.CheckConstraint("ck_organisations_representative_basis", "capacity <> 'Signatory' OR basis IS NOT NULL");
                    table.ForeignKey(
                        name: "fk_organisations_representative_organisation_id",
                        column: x => x.organisation_id,
                        principalTable: "organisations_organisation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_organisations_invitation_invited_at",
                table: "organisations_invitation",
                column: "invited_at");

            migrationBuilder.CreateIndex(
                name: "ix_organisations_invitation_organisation_id_mailbox",
                table: "organisations_invitation",
                columns: new[] { "organisation_id", "mailbox" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_organisations_invitation_token_hash",
                table: "organisations_invitation",
                column: "token_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_organisations_join_request_organisation_id_account_id",
                table: "organisations_join_request",
                columns: new[] { "organisation_id", "account_id" },
                unique: true,
                filter: "state = 'Asked'");

            migrationBuilder.CreateIndex(
                name: "ix_organisations_join_request_state_asked_at",
                table: "organisations_join_request",
                columns: new[] { "state", "asked_at" });

            migrationBuilder.CreateIndex(
                name: "ix_organisations_member_account_id",
                table: "organisations_member",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ix_organisations_member_organisation_id_account_id",
                table: "organisations_member",
                columns: new[] { "organisation_id", "account_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_organisations_organisation_claim_claim_since",
                table: "organisations_organisation",
                columns: new[] { "claim", "claim_since" });

            migrationBuilder.CreateIndex(
                name: "ix_organisations_organisation_form_key",
                table: "organisations_organisation",
                column: "form_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_organisations_organisation_reference",
                table: "organisations_organisation",
                column: "reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_organisations_organisation_siren",
                table: "organisations_organisation",
                column: "siren",
                unique: true,
                filter: "claim <> 'Refused'");

            migrationBuilder.CreateIndex(
                name: "ix_organisations_representative_organisation_id_capacity",
                table: "organisations_representative",
                columns: new[] { "organisation_id", "capacity" },
                unique: true,
                filter: "capacity <> 'Signatory'");

            migrationBuilder.CreateIndex(
                name: "ix_organisations_representative_organisation_id_form_key",
                table: "organisations_representative",
                columns: new[] { "organisation_id", "form_key" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "organisations_invitation");

            migrationBuilder.DropTable(
                name: "organisations_join_request");

            migrationBuilder.DropTable(
                name: "organisations_member");

            migrationBuilder.DropTable(
                name: "organisations_representative");

            migrationBuilder.DropTable(
                name: "organisations_organisation");
        }
    }
}
