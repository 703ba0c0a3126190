using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Beffroi.Platform.Database.Migrations.Sqlite
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
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "siret",
                table: "platform_sign_in_session",
                type: "TEXT",
                maxLength: 14,
                nullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "password_hash",
                table: "platform_account_opening",
                type: "TEXT",
                maxLength: 200,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "TEXT",
                oldMaxLength: 200);

            migrationBuilder.AddColumn<string>(
                name: "issuer",
                table: "platform_account_opening",
                type: "TEXT",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "subject",
                table: "platform_account_opening",
                type: "TEXT",
                maxLength: 255,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "phone_since",
                table: "organisations_representative",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "applications_case_file",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    reference = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    organisation_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 150, nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    since = table.Column<long>(type: "INTEGER", nullable: false),
                    opened_at = table.Column<long>(type: "INTEGER", nullable: false),
                    opened_by = table.Column<byte[]>(type: "BLOB", nullable: false),
                    first_contact_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    facts = table.Column<string>(type: "TEXT", maxLength: 16000, nullable: true),
                    municipality = table.Column<string>(type: "TEXT", maxLength: 5, nullable: true),
                    intermunicipality = table.Column<string>(type: "TEXT", maxLength: 9, nullable: true),
                    officer_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    deposited_at = table.Column<long>(type: "INTEGER", nullable: true),
                    deposited_by = table.Column<byte[]>(type: "BLOB", nullable: true),
                    deposited = table.Column<string>(type: "TEXT", nullable: true),
                    deposit_hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    implied_rejection_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    acknowledgement_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    form_key = table.Column<byte[]>(type: "BLOB", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
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
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    reference = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    account_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    organisation_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    state = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    since = table.Column<long>(type: "INTEGER", nullable: false),
                    asked_at = table.Column<long>(type: "INTEGER", nullable: false),
                    wishes = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    availability = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    municipality = table.Column<string>(type: "TEXT", maxLength: 5, nullable: true),
                    intermunicipality = table.Column<string>(type: "TEXT", maxLength: 9, nullable: true),
                    department = table.Column<string>(type: "TEXT", maxLength: 3, nullable: true),
                    facts = table.Column<string>(type: "TEXT", maxLength: 16000, nullable: true),
                    catalogue_hash = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    officer_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    meeting_place = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    agreed_date = table.Column<long>(type: "INTEGER", nullable: true),
                    late_after = table.Column<long>(type: "INTEGER", nullable: true),
                    person_words = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    notes = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    advice = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    pieces = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    operator_id = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    reason = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    form_key = table.Column<byte[]>(type: "BLOB", nullable: false),
                    act_key = table.Column<byte[]>(type: "BLOB", nullable: true),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
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
                    territory = table.Column<string>(type: "TEXT", maxLength: 9, nullable: false),
                    account_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    since = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_applications_territory_officer", x => x.territory);
                });

            migrationBuilder.CreateTable(
                name: "organisations_shelf_document",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    organisation_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
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
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    organisation_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    asked_by = table.Column<byte[]>(type: "BLOB", nullable: false),
                    asked_at = table.Column<long>(type: "INTEGER", nullable: false),
                    form_key = table.Column<byte[]>(type: "BLOB", nullable: false)
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
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    template = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    facts = table.Column<string>(type: "TEXT", maxLength: 500000, nullable: false),
                    file_name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    ordered_at = table.Column<long>(type: "INTEGER", nullable: false),
                    file_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    sha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    template_version = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    made_at = table.Column<long>(type: "INTEGER", nullable: true)
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
                    account_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    notice_class = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false)
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
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    case_file_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    scheme_id = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    since = table.Column<long>(type: "INTEGER", nullable: false),
                    asked_cents = table.Column<long>(type: "INTEGER", nullable: true),
                    scheme_version = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    due_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    implied_rejection_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    suspended_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    reminded_at = table.Column<long>(type: "INTEGER", nullable: true),
                    words = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    act_key = table.Column<byte[]>(type: "BLOB", nullable: true),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
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
                    case_file_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    piece_id = table.Column<byte[]>(type: "BLOB", nullable: false)
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
                    case_file_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    content = table.Column<string>(type: "TEXT", maxLength: 60000, nullable: false),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    changed_by = table.Column<byte[]>(type: "BLOB", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
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
                    first_contact_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    scheme_id = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    advised = table.Column<bool>(type: "INTEGER", nullable: false)
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
                    first_contact_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
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
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    document_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    organisation_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    label = table.Column<string>(type: "TEXT", maxLength: 150, nullable: false),
                    period_from = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    file_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    added_by = table.Column<byte[]>(type: "BLOB", nullable: false),
                    added_at = table.Column<long>(type: "INTEGER", nullable: false),
                    form_key = table.Column<byte[]>(type: "BLOB", nullable: false)
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
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    aid_request_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    rank = table.Column<int>(type: "INTEGER", nullable: false),
                    label = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    asked_at = table.Column<long>(type: "INTEGER", nullable: false),
                    answer = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    file_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    file_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    answered_at = table.Column<long>(type: "INTEGER", nullable: true)
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
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    organisation_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    sealed_iban = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    country = table.Column<string>(type: "TEXT", maxLength: 2, nullable: false),
                    iban_end = table.Column<string>(type: "TEXT", maxLength: 4, nullable: false),
                    bic = table.Column<string>(type: "TEXT", maxLength: 11, nullable: true),
                    holder = table.Column<string>(type: "TEXT", maxLength: 140, nullable: false),
                    proof = table.Column<byte[]>(type: "BLOB", nullable: false),
                    proposed_by = table.Column<byte[]>(type: "BLOB", nullable: false),
                    proposed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    form_key = table.Column<byte[]>(type: "BLOB", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 12, nullable: false),
                    since = table.Column<long>(type: "INTEGER", nullable: false),
                    called_by = table.Column<byte[]>(type: "BLOB", nullable: true),
                    confirmed_by = table.Column<byte[]>(type: "BLOB", nullable: true),
                    reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
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
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    bank_details_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    called_by = table.Column<byte[]>(type: "BLOB", nullable: false),
                    called_at = table.Column<long>(type: "INTEGER", nullable: false),
                    number = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    origin = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    result = table.Column<string>(type: "TEXT", maxLength: 12, nullable: false),
                    form_key = table.Column<byte[]>(type: "BLOB", nullable: false)
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
                type: "TEXT",
                maxLength: 200,
                nullable: false,
                defaultValue: "",
                oldClrType: typeof(string),
                oldType: "TEXT",
                oldMaxLength: 200,
                oldNullable: true);
        }
    }
}
