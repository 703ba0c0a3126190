using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Beffroi.Platform.Database.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class AuditAndAccounts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "platform_account",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    given_name = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    family_name = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    erased_at = table.Column<long>(type: "INTEGER", nullable: true),
                    demonstration = table.Column<bool>(type: "INTEGER", nullable: false),
                    sealed_code_key = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    last_code_step = table.Column<long>(type: "INTEGER", nullable: false),
                    email = table.Column<string>(type: "TEXT", maxLength: 254, nullable: true),
                    normalized_email = table.Column<string>(type: "TEXT", maxLength: 254, nullable: true),
                    email_confirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    password_hash = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    security_stamp = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    concurrency_stamp = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    two_factor_enabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    lockout_end = table.Column<long>(type: "INTEGER", nullable: true),
                    lockout_enabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    access_failed_count = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_platform_account", x => x.id);
                    table.CheckConstraint("ck_platform_account_code", "NOT two_factor_enabled OR sealed_code_key IS NOT NULL");
                    table.CheckConstraint("ck_platform_account_erased", "(erased_at IS NULL) = (email IS NOT NULL)");
                });

            migrationBuilder.CreateTable(
                name: "platform_account_opening",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    token_hash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    sealed_token = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    address = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false),
                    normalized_address = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false),
                    given_name = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    family_name = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    password_hash = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    way_back = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    asked_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_platform_account_opening", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "platform_audit",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    act_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    actor = table.Column<byte[]>(type: "BLOB", nullable: true),
                    origin = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    on_behalf_of = table.Column<byte[]>(type: "BLOB", nullable: true),
                    name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    about = table.Column<byte[]>(type: "BLOB", nullable: false),
                    facts = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    why = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    hash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_platform_audit", x => x.sequence);
                    table.CheckConstraint("ck_platform_audit_origin", "origin IN ('Web', 'Job', 'Command')");
                    table.CheckConstraint("ck_platform_audit_sequence", "sequence > 0");
                });

            migrationBuilder.CreateTable(
                name: "platform_audit_head",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false),
                    sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    hash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_platform_audit_head", x => x.id);
                    table.CheckConstraint("ck_platform_audit_head_id", "id = 1");
                });

            migrationBuilder.CreateTable(
                name: "platform_account_login",
                columns: table => new
                {
                    login_provider = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    provider_key = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    provider_display_name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    user_id = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_platform_account_login", x => new { x.login_provider, x.provider_key });
                    table.ForeignKey(
                        name: "fk_platform_account_login_user_id",
                        column: x => x.user_id,
                        principalTable: "platform_account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "platform_passkey",
                columns: table => new
                {
                    credential_id = table.Column<byte[]>(type: "BLOB", maxLength: 1024, nullable: false),
                    user_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    data = table.Column<string>(type: "TEXT", maxLength: 8000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_platform_passkey", x => x.credential_id);
                    table.ForeignKey(
                        name: "fk_platform_passkey_user_id",
                        column: x => x.user_id,
                        principalTable: "platform_account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "platform_recovery_code",
                columns: table => new
                {
                    account_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    hash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_platform_recovery_code", x => new { x.account_id, x.hash });
                    table.ForeignKey(
                        name: "fk_platform_recovery_code_account_id",
                        column: x => x.account_id,
                        principalTable: "platform_account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "platform_region_role",
                columns: table => new
                {
                    account_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    role = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    since = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_platform_region_role", x => new { x.account_id, x.role });
                    table.ForeignKey(
                        name: "fk_platform_region_role_account_id",
                        column: x => x.account_id,
                        principalTable: "platform_account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "platform_sign_in_session",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    key_hash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    account_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    method = table.Column<string>(type: "TEXT", maxLength: 15, nullable: false),
                    second_factor = table.Column<bool>(type: "INTEGER", nullable: false),
                    browser = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    started_at = table.Column<long>(type: "INTEGER", nullable: false),
                    last_seen_at = table.Column<long>(type: "INTEGER", nullable: false),
                    ends_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_platform_sign_in_session", x => x.id);
                    table.ForeignKey(
                        name: "fk_platform_sign_in_session_account_id",
                        column: x => x.account_id,
                        principalTable: "platform_account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.InsertData(
                table: "platform_audit_head",
                columns: new[] { "id", "hash", "sequence" },
                values: new object[] { 1, new byte[] { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 }, 0L });

            migrationBuilder.CreateIndex(
                name: "ix_platform_account_normalized_email",
                table: "platform_account",
                column: "normalized_email",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_platform_account_login_user_id",
                table: "platform_account_login",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_platform_account_opening_normalized_address_asked_at",
                table: "platform_account_opening",
                columns: new[] { "normalized_address", "asked_at" });

            migrationBuilder.CreateIndex(
                name: "ix_platform_account_opening_token_hash",
                table: "platform_account_opening",
                column: "token_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_platform_audit_about_sequence",
                table: "platform_audit",
                columns: new[] { "about", "sequence" });

            migrationBuilder.CreateIndex(
                name: "ix_platform_audit_actor_sequence",
                table: "platform_audit",
                columns: new[] { "actor", "sequence" });

            migrationBuilder.CreateIndex(
                name: "ix_platform_audit_on_behalf_of_sequence",
                table: "platform_audit",
                columns: new[] { "on_behalf_of", "sequence" });

            migrationBuilder.CreateIndex(
                name: "ix_platform_passkey_user_id",
                table: "platform_passkey",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_platform_sign_in_session_account_id",
                table: "platform_sign_in_session",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ix_platform_sign_in_session_ends_at",
                table: "platform_sign_in_session",
                column: "ends_at");

            migrationBuilder.CreateIndex(
                name: "ix_platform_sign_in_session_key_hash",
                table: "platform_sign_in_session",
                column: "key_hash",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "platform_account_login");

            migrationBuilder.DropTable(
                name: "platform_account_opening");

            migrationBuilder.DropTable(
                name: "platform_audit");

            migrationBuilder.DropTable(
                name: "platform_audit_head");

            migrationBuilder.DropTable(
                name: "platform_passkey");

            migrationBuilder.DropTable(
                name: "platform_recovery_code");

            migrationBuilder.DropTable(
                name: "platform_region_role");

            migrationBuilder.DropTable(
                name: "platform_sign_in_session");

            migrationBuilder.DropTable(
                name: "platform_account");
        }
    }
}
