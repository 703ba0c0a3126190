using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Beffroi.Platform.Database.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class RequestsShelfAndIdentities : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "proved_at",
                table: "platform_sign_in_session",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "siret",
                table: "platform_sign_in_session",
                type: "character varying(14)",
                maxLength: 14,
                nullable: true,
                collation: "C");

            migrationBuilder.AlterColumn<string>(
                name: "password_hash",
                table: "platform_account_opening",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true,
                collation: "C",
                oldClrType: typeof(string),
                oldType: "character varying(200)",
                oldMaxLength: 200,
                oldCollation: "C");

            migrationBuilder.AddColumn<string>(
                name: "issuer",
                table: "platform_account_opening",
                type: "character varying(100)",
                maxLength: 100,
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "subject",
                table: "platform_account_opening",
                type: "character varying(255)",
                maxLength: 255,
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<long>(
                name: "phone_since",
                table: "organisations_representative",
                type: "bigint",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "applications_case_file",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    reference = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "character varying(150)", maxLength: 150, nullable: false, collation: "C"),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    since = table.Column<long>(type: "bigint", nullable: false),
                    opened_at = table.Column<long>(type: "bigint", nullable: false),
                    opened_by = table.Column<Guid>(type: "uuid", nullable: false),
                    first_contact_id = table.Column<Guid>(type: "uuid", nullable: true),
                    facts = table.Column<string>(type: "character varying(16000)", maxLength: 16000, nullable: true, collation: "C"),
                    municipality = table.Column<string>(type: "character varying(5)", maxLength: 5, nullable: true),
                    intermunicipality = table.Column<string>(type: "character varying(9)", maxLength: 9, nullable: true, collation: "C"),
                    officer_id = table.Column<Guid>(type: "uuid", nullable: true),
                    deposited_at = table.Column<long>(type: "bigint", nullable: true),
                    deposited_by = table.Column<Guid>(type: "uuid", nullable: true),
                    deposited = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    deposit_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true, collation: "C"),
                    implied_rejection_on = table.Column<DateOnly>(type: "date", nullable: true),
                    acknowledgement_id = table.Column<Guid>(type: "uuid", nullable: true),
                    form_key = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_applications_case_file", x => x.id);
                    table.CheckConstraint("ck_applications_case_file_deposit", "state <> 'Deposited' OR (deposited IS NOT NULL AND deposit_hash IS NOT NULL AND deposited_at IS NOT NULL AND deposited_by IS NOT NULL AND implied_rejection_on IS NOT NULL)");
                    table.CheckConstraint("ck_applications_case_file_state", "state IN ('Draft', 'Deposited', 'Abandoned')");
                });

            migrationBuilder.CreateTable(
                name: "applications_first_contact",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    reference = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    since = table.Column<long>(type: "bigint", nullable: false),
                    asked_at = table.Column<long>(type: "bigint", nullable: false),
                    wishes = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false, collation: "C"),
                    availability = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true, collation: "C"),
                    municipality = table.Column<string>(type: "character varying(5)", maxLength: 5, nullable: true),
                    intermunicipality = table.Column<string>(type: "character varying(9)", maxLength: 9, nullable: true, collation: "C"),
                    department = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: true, collation: "C"),
                    facts = table.Column<string>(type: "character varying(16000)", maxLength: 16000, nullable: true, collation: "C"),
                    catalogue_hash = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true, collation: "C"),
                    officer_id = table.Column<Guid>(type: "uuid", nullable: true),
                    meeting_place = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true, collation: "C"),
                    agreed_date = table.Column<long>(type: "bigint", nullable: true),
                    late_after = table.Column<long>(type: "bigint", nullable: true),
                    person_words = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true, collation: "C"),
                    notes = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true, collation: "C"),
                    advice = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true, collation: "C"),
                    pieces = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true, collation: "C"),
                    operator_id = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true, collation: "C"),
                    reason = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true, collation: "C"),
                    form_key = table.Column<Guid>(type: "uuid", nullable: false),
                    act_key = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_applications_first_contact", x => x.id);
                    table.CheckConstraint("ck_applications_first_contact_state", "state IN ('Asked', 'InCharge', 'DatesProposed', 'DateAgreed', 'Held', 'ReferralProposed', 'FileOpened', 'Referred', 'Redirected', 'Closed', 'Cancelled')");
                });

            migrationBuilder.CreateTable(
                name: "applications_territory_officer",
                columns: table => new
                {
                    territory = table.Column<string>(type: "character varying(9)", maxLength: 9, nullable: false, collation: "C"),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    since = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_applications_territory_officer", x => x.territory);
                });

            migrationBuilder.CreateTable(
                name: "organisations_shelf_document",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organisations_shelf_document", x => x.id);
                    table.ForeignKey(
                        name: "fk_organisations_shelf_document_organisation_id",
                        column: x => x.organisation_id,
                        principalTable: "organisations_organisation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "organisations_shelf_statement",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    asked_by = table.Column<Guid>(type: "uuid", nullable: false),
                    asked_at = table.Column<long>(type: "bigint", nullable: false),
                    form_key = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organisations_shelf_statement", x => x.id);
                    table.ForeignKey(
                        name: "fk_organisations_shelf_statement_organisation_id",
                        column: x => x.organisation_id,
                        principalTable: "organisations_organisation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "platform_document",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    template = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    title = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false, collation: "C"),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    facts = table.Column<string>(type: "character varying(500000)", maxLength: 500000, nullable: false, collation: "C"),
                    file_name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false, collation: "C"),
                    ordered_at = table.Column<long>(type: "bigint", nullable: false),
                    file_id = table.Column<Guid>(type: "uuid", nullable: true),
                    sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    template_version = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    made_at = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_platform_document", x => x.id);
                    table.CheckConstraint("ck_platform_document_made", "(file_id IS NULL) = (made_at IS NULL) AND (file_id IS NULL) = (sha256 IS NULL) AND (file_id IS NULL) = (template_version IS NULL)");
                    table.ForeignKey(
                        name: "fk_platform_document_file_id",
                        column: x => x.file_id,
                        principalTable: "platform_file",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "platform_refused_notice",
                columns: table => new
                {
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    notice_class = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_platform_refused_notice", x => new { x.account_id, x.notice_class });
                    table.ForeignKey(
                        name: "fk_platform_refused_notice_account_id",
                        column: x => x.account_id,
                        principalTable: "platform_account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "applications_aid_request",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_file_id = table.Column<Guid>(type: "uuid", nullable: false),
                    scheme_id = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false, collation: "C"),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    since = table.Column<long>(type: "bigint", nullable: false),
                    asked_cents = table.Column<long>(type: "bigint", nullable: true),
                    scheme_version = table.Column<DateOnly>(type: "date", nullable: true),
                    due_on = table.Column<DateOnly>(type: "date", nullable: true),
                    implied_rejection_on = table.Column<DateOnly>(type: "date", nullable: true),
                    suspended_on = table.Column<DateOnly>(type: "date", nullable: true),
                    reminded_at = table.Column<long>(type: "bigint", nullable: true),
                    words = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true, collation: "C"),
                    act_key = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_applications_aid_request", x => x.id);
                    table.CheckConstraint("ck_applications_aid_request_asked", "asked_cents IS NULL OR asked_cents > 0");
                    table.CheckConstraint("ck_applications_aid_request_state", "state IN ('Prepared', 'Deposited', 'UnderReview', 'Incomplete', 'UnderAssessment', 'Inadmissible', 'Lapsed', 'Withdrawn', 'Abandoned')");
                    table.ForeignKey(
                        name: "fk_applications_aid_request_case_file_id",
                        column: x => x.case_file_id,
                        principalTable: "applications_case_file",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "applications_case_file_paper",
                columns: table => new
                {
                    case_file_id = table.Column<Guid>(type: "uuid", nullable: false),
                    piece_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_applications_case_file_paper", x => new { x.case_file_id, x.piece_id });
                    table.ForeignKey(
                        name: "fk_applications_case_file_paper_case_file_id",
                        column: x => x.case_file_id,
                        principalTable: "applications_case_file",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "applications_case_file_section",
                columns: table => new
                {
                    case_file_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    content = table.Column<string>(type: "character varying(60000)", maxLength: 60000, nullable: false, collation: "C"),
                    changed_at = table.Column<long>(type: "bigint", nullable: false),
                    changed_by = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_applications_case_file_section", x => new { x.case_file_id, x.kind });
                    table.ForeignKey(
                        name: "fk_applications_case_file_section_case_file_id",
                        column: x => x.case_file_id,
                        principalTable: "applications_case_file",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "applications_first_contact_scheme",
                columns: table => new
                {
                    first_contact_id = table.Column<Guid>(type: "uuid", nullable: false),
                    scheme_id = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false, collation: "C"),
                    advised = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_applications_first_contact_scheme", x => new { x.first_contact_id, x.scheme_id, x.advised });
                    table.ForeignKey(
                        name: "fk_applications_first_contact_scheme_first_contact_id",
                        column: x => x.first_contact_id,
                        principalTable: "applications_first_contact",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "applications_proposed_date",
                columns: table => new
                {
                    first_contact_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_applications_proposed_date", x => new { x.first_contact_id, x.at });
                    table.ForeignKey(
                        name: "fk_applications_proposed_date_first_contact_id",
                        column: x => x.first_contact_id,
                        principalTable: "applications_first_contact",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "organisations_shelf_version",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    document_id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    label = table.Column<string>(type: "character varying(150)", maxLength: 150, nullable: false, collation: "C"),
                    period_from = table.Column<DateOnly>(type: "date", nullable: true),
                    until = table.Column<DateOnly>(type: "date", nullable: true),
                    file_id = table.Column<Guid>(type: "uuid", nullable: false),
                    added_by = table.Column<Guid>(type: "uuid", nullable: false),
                    added_at = table.Column<long>(type: "bigint", nullable: false),
                    form_key = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organisations_shelf_version", x => x.id);
                    table.CheckConstraint("ck_organisations_shelf_version_period", "period_from IS NULL OR until IS NULL OR period_from <= until");
                    table.ForeignKey(
                        name: "fk_organisations_shelf_version_document_id",
                        column: x => x.document_id,
                        principalTable: "organisations_shelf_document",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "applications_piece_request",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    aid_request_id = table.Column<Guid>(type: "uuid", nullable: false),
                    rank = table.Column<int>(type: "integer", nullable: false),
                    label = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false, collation: "C"),
                    asked_at = table.Column<long>(type: "bigint", nullable: false),
                    answer = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true, collation: "C"),
                    file_id = table.Column<Guid>(type: "uuid", nullable: true),
                    file_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true, collation: "C"),
                    answered_at = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_applications_piece_request", x => x.id);
                    table.ForeignKey(
                        name: "fk_applications_piece_request_aid_request_id",
                        column: x => x.aid_request_id,
                        principalTable: "applications_aid_request",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "organisations_bank_details",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sealed_iban = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false, collation: "C"),
                    country = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false, collation: "C"),
                    iban_end = table.Column<string>(type: "character varying(4)", maxLength: 4, nullable: false, collation: "C"),
                    bic = table.Column<string>(type: "character varying(11)", maxLength: 11, nullable: true),
                    holder = table.Column<string>(type: "character varying(140)", maxLength: 140, nullable: false, collation: "C"),
                    proof = table.Column<Guid>(type: "uuid", nullable: false),
                    proposed_by = table.Column<Guid>(type: "uuid", nullable: false),
                    proposed_at = table.Column<long>(type: "bigint", nullable: false),
                    form_key = table.Column<Guid>(type: "uuid", nullable: false),
                    state = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false),
                    since = table.Column<long>(type: "bigint", nullable: false),
                    called_by = table.Column<Guid>(type: "uuid", nullable: true),
                    confirmed_by = table.Column<Guid>(type: "uuid", nullable: true),
                    reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organisations_bank_details", x => x.id);
                    table.CheckConstraint("ck_organisations_bank_details_state", "state IN ('Proposed', 'Called', 'Verified', 'Refused', 'Replaced', 'Abandoned')");
                    table.CheckConstraint("ck_organisations_bank_details_two_persons", "confirmed_by IS NULL OR confirmed_by <> called_by");
                    table.CheckConstraint("ck_organisations_bank_details_verified", "state NOT IN ('Verified', 'Replaced') OR (called_by IS NOT NULL AND confirmed_by IS NOT NULL)");
                    table.ForeignKey(
                        name: "fk_organisations_bank_details_organisation_id",
                        column: x => x.organisation_id,
                        principalTable: "organisations_organisation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_organisations_bank_details_proof",
                        column: x => x.proof,
                        principalTable: "organisations_shelf_version",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "organisations_bank_call",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    bank_details_id = table.Column<Guid>(type: "uuid", nullable: false),
                    called_by = table.Column<Guid>(type: "uuid", nullable: false),
                    called_at = table.Column<long>(type: "bigint", nullable: false),
                    number = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    origin = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false, collation: "C"),
                    result = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false),
                    form_key = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organisations_bank_call", x => x.id);
                    table.CheckConstraint("ck_organisations_bank_call_result", "result IN ('Confirmed', 'NotReached', 'Denied')");
                    table.ForeignKey(
                        name: "fk_organisations_bank_call_bank_details_id",
                        column: x => x.bank_details_id,
                        principalTable: "organisations_bank_details",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.AddCheckConstraint(
                name: "ck_platform_account_opening_by",
                table: "platform_account_opening",
                sql: "(issuer IS NULL) = (subject IS NULL) AND (issuer IS NULL) = (password_hash IS NOT NULL)");

            migrationBuilder.CreateIndex(
                name: "ix_applications_aid_request_case_file_id_scheme_id",
                table: "applications_aid_request",
                columns: new[] { "case_file_id", "scheme_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_applications_aid_request_scheme_id_state",
                table: "applications_aid_request",
                columns: new[] { "scheme_id", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_applications_aid_request_state_due_on",
                table: "applications_aid_request",
                columns: new[] { "state", "due_on" });

            migrationBuilder.CreateIndex(
                name: "ix_applications_case_file_deposited_at",
                table: "applications_case_file",
                column: "deposited_at");

            migrationBuilder.CreateIndex(
                name: "ix_applications_case_file_form_key",
                table: "applications_case_file",
                column: "form_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_applications_case_file_intermunicipality_deposited_at",
                table: "applications_case_file",
                columns: new[] { "intermunicipality", "deposited_at" });

            migrationBuilder.CreateIndex(
                name: "ix_applications_case_file_officer_id_deposited_at",
                table: "applications_case_file",
                columns: new[] { "officer_id", "deposited_at" });

            migrationBuilder.CreateIndex(
                name: "ix_applications_case_file_organisation_id_opened_at",
                table: "applications_case_file",
                columns: new[] { "organisation_id", "opened_at" });

            migrationBuilder.CreateIndex(
                name: "ix_applications_case_file_reference",
                table: "applications_case_file",
                column: "reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_applications_case_file_paper_piece_id",
                table: "applications_case_file_paper",
                column: "piece_id");

            migrationBuilder.CreateIndex(
                name: "ix_applications_first_contact_account_id",
                table: "applications_first_contact",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ix_applications_first_contact_asked_at",
                table: "applications_first_contact",
                column: "asked_at");

            migrationBuilder.CreateIndex(
                name: "ix_applications_first_contact_form_key",
                table: "applications_first_contact",
                column: "form_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_applications_first_contact_intermunicipality_asked_at",
                table: "applications_first_contact",
                columns: new[] { "intermunicipality", "asked_at" });

            migrationBuilder.CreateIndex(
                name: "ix_applications_first_contact_late_after",
                table: "applications_first_contact",
                column: "late_after");

            migrationBuilder.CreateIndex(
                name: "ix_applications_first_contact_officer_id_state_asked_at",
                table: "applications_first_contact",
                columns: new[] { "officer_id", "state", "asked_at" });

            migrationBuilder.CreateIndex(
                name: "ix_applications_first_contact_organisation_id",
                table: "applications_first_contact",
                column: "organisation_id");

            migrationBuilder.CreateIndex(
                name: "ix_applications_first_contact_reference",
                table: "applications_first_contact",
                column: "reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_applications_first_contact_state_asked_at",
                table: "applications_first_contact",
                columns: new[] { "state", "asked_at" });

            migrationBuilder.CreateIndex(
                name: "ix_applications_first_contact_scheme_scheme_id",
                table: "applications_first_contact_scheme",
                column: "scheme_id");

            migrationBuilder.CreateIndex(
                name: "ix_applications_piece_request_aid_request_id_rank",
                table: "applications_piece_request",
                columns: new[] { "aid_request_id", "rank" });

            migrationBuilder.CreateIndex(
                name: "ix_applications_territory_officer_account_id",
                table: "applications_territory_officer",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ix_organisations_bank_call_bank_details_id_form_key",
                table: "organisations_bank_call",
                columns: new[] { "bank_details_id", "form_key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_organisations_bank_call_called_by",
                table: "organisations_bank_call",
                column: "called_by");

            migrationBuilder.CreateIndex(
                name: "ix_organisations_bank_details_organisation_id",
                table: "organisations_bank_details",
                column: "organisation_id",
                unique: true,
                filter: "state = 'Verified'");

            migrationBuilder.CreateIndex(
                name: "ix_organisations_bank_details_organisation_id_form_key",
                table: "organisations_bank_details",
                columns: new[] { "organisation_id", "form_key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_organisations_bank_details_proof",
                table: "organisations_bank_details",
                column: "proof");

            migrationBuilder.CreateIndex(
                name: "ix_organisations_bank_details_state_since",
                table: "organisations_bank_details",
                columns: new[] { "state", "since" });

            migrationBuilder.CreateIndex(
                name: "ix_organisations_shelf_document_organisation_id_kind",
                table: "organisations_shelf_document",
                columns: new[] { "organisation_id", "kind" });

            migrationBuilder.CreateIndex(
                name: "ix_organisations_shelf_statement_asked_by",
                table: "organisations_shelf_statement",
                column: "asked_by");

            migrationBuilder.CreateIndex(
                name: "ix_organisations_shelf_statement_organisation_id_form_key",
                table: "organisations_shelf_statement",
                columns: new[] { "organisation_id", "form_key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_organisations_shelf_version_added_by",
                table: "organisations_shelf_version",
                column: "added_by");

            migrationBuilder.CreateIndex(
                name: "ix_organisations_shelf_version_document_id_number",
                table: "organisations_shelf_version",
                columns: new[] { "document_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_organisations_shelf_version_organisation_id_form_key",
                table: "organisations_shelf_version",
                columns: new[] { "organisation_id", "form_key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_platform_document_file_id",
                table: "platform_document",
                column: "file_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "applications_case_file_paper");

            migrationBuilder.DropTable(
                name: "applications_case_file_section");

            migrationBuilder.DropTable(
                name: "applications_first_contact_scheme");

            migrationBuilder.DropTable(
                name: "applications_piece_request");

            migrationBuilder.DropTable(
                name: "applications_proposed_date");

            migrationBuilder.DropTable(
                name: "applications_territory_officer");

            migrationBuilder.DropTable(
                name: "organisations_bank_call");

            migrationBuilder.DropTable(
                name: "organisations_shelf_statement");

            migrationBuilder.DropTable(
                name: "platform_document");

            migrationBuilder.DropTable(
                name: "platform_refused_notice");

            migrationBuilder.DropTable(
                name: "applications_aid_request");

            migrationBuilder.DropTable(
                name: "applications_first_contact");

            migrationBuilder.DropTable(
                name: "organisations_bank_details");

            migrationBuilder.DropTable(
                name: "applications_case_file");

            migrationBuilder.DropTable(
                name: "organisations_shelf_version");

            migrationBuilder.DropTable(
                name: "organisations_shelf_document");

            migrationBuilder.DropCheckConstraint(
                name: "ck_platform_account_opening_by",
                table: "platform_account_opening");

            migrationBuilder.DropColumn(
                name: "proved_at",
                table: "platform_sign_in_session");

            migrationBuilder.DropColumn(
                name: "siret",
                table: "platform_sign_in_session");

            migrationBuilder.DropColumn(
                name: "issuer",
                table: "platform_account_opening");

            migrationBuilder.DropColumn(
                name: "subject",
                table: "platform_account_opening");

            migrationBuilder.DropColumn(
                name: "phone_since",
                table: "organisations_representative");

            migrationBuilder.AlterColumn<string>(
                name: "password_hash",
                table: "platform_account_opening",
                type: "character varying(200)",
                maxLength: 200,
                nullable: false,
                defaultValue: "",
                collation: "C",
                oldClrType: typeof(string),
                oldType: "character varying(200)",
                oldMaxLength: 200,
                oldNullable: true,
                oldCollation: "C");
        }
    }
}
