using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Beffroi.Territories;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Beffroi.Bench.Site;

/// <summary>
/// The inbox of the Region when 100,000 files were deposited, and deposits of many people at the same time, on SQLite and on the PostgreSQL that
/// BEFFROI_TEST_POSTGRES names. Files are copies of those of the demonstration, moved in time, place and state.
/// </summary>
internal static partial class FilesBench
{
    private const int Files = 100_000, Officers = 20, People = 50, WarmUp = 5, Rounds = 60;
    private const double InboxMilliseconds = 300;

    private static readonly string[] Pages =
    [
        "/region/dossiers?vue=New", "/region/dossiers?vue=Mine", "/region/dossiers?vue=Late", "/region/dossiers?vue=Waiting", "/region/dossiers?vue=Unanswered", "/region/dossiers?vue=All",
        "/region/dossiers?vue=All&page=1000", "/region/dossiers?vue=New&dispositif=busin-ess", "/region/dossiers?vue=All&epci=200037059", "/region/dossiers?vue=Late&dispositif=inv-ess&epci=200037059",
    ];

    public static async Task<IReadOnlyList<Row>> Run(Action<string> tell)
    {
        var rows = new List<Row>();
        rows.AddRange(await On("SQLite", new Dictionary<string, string>(StringComparer.Ordinal), tell));
        if (Environment.GetEnvironmentVariable("BEFFROI_TEST_POSTGRES") is { Length: > 0 } server)
        {
            var name = $"bench{Guid.CreateVersion7(TimeProvider.System.GetUtcNow()):n}";
            await Execute(new NpgsqlConnection(server), $"CREATE DATABASE {name}");
            try
            {
                rows.AddRange(await On("PostgreSQL", new Dictionary<string, string>(StringComparer.Ordinal) { ["BEFFROI_DATABASE"] = new NpgsqlConnectionStringBuilder(server) { Database = name }.ConnectionString }, tell));
            }
            finally
            {
                NpgsqlConnection.ClearAllPools();
                await Execute(new NpgsqlConnection(server), $"DROP DATABASE {name} WITH (FORCE)");
            }
        }
        return rows;
    }

    private static async Task<IReadOnlyList<Row>> On(string kind, Dictionary<string, string> settings, Action<string> tell)
    {
        var data = Repository.NewFolder("files");
        try
        {
            settings["BEFFROI_DEMONSTRATION"] = "true";
            // The first deposited file is the one that Louise Carpentier can deposit again.
            settings["BEFFROI_DEMONSTRATION_PAST"] = "false";
            settings["BEFFROI_CLAMD"] = settings["BEFFROI_COMPANY_DIRECTORY"] = "none";
            // The demonstration makes what is copied.
            await using (await SiteProcess.Start(data, settings))
            {
            }
            tell($"{Files} case files on {kind}");
            await Execute(Connect(data, settings), Fill(settings.ContainsKey("BEFFROI_DATABASE")));
            if (settings.ContainsKey("BEFFROI_DATABASE"))
            {
                // What the server does by itself in the minutes that follow.
                await Execute(Connect(data, settings), "VACUUM (ANALYZE)");
            }
            await using var site = await SiteProcess.Start(data, settings);
            await ItHasSettled(data, settings);
            tell($"the inbox on {kind}");
            using var officer = await Enter(site.Address, "claire.vasseur");
            var inbox = await Inbox(kind, officer);
            tell($"{People} deposits at the same time on {kind}");
            return [inbox, await Deposits(kind, site, data, settings)];
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(data, recursive: true);
        }
    }

    private static async Task<Row> Inbox(string kind, FormVisitor officer)
    {
        var slowest = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var page in Pages)
        {
            var times = new List<double>();
            for (var round = -WarmUp; round < Rounds; round++)
            {
                var start = Stopwatch.GetTimestamp();
                var text = await officer.Client.GetStringAsync(page);
                if (round >= 0)
                {
                    times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                }
                if (!text.Contains("Projet ", StringComparison.Ordinal))
                {
                    throw new BenchFailedException($"{page} shows none of the files.");
                }
            }
            slowest[page] = times.Percentile(0.95);
        }
        var (worst, p95) = slowest.MaxBy(p => p.Value);
        return Row.Below("files", $"inbox of {Files} files on {kind}, p95", p95, InboxMilliseconds, "ms",
            $"the slowest of {Pages.Length} views, {Rounds} times each: {worst}; {string.Join(", ", slowest.Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Key[16..]} {s.Value:0}")))}")
            with
        { Figures = slowest };
    }

    private static async Task<Row> Deposits(string kind, SiteProcess site, string data, Dictionary<string, string> settings)
    {
        var drafts = await Read(Connect(data, settings), "SELECT id, organisation_id FROM applications_case_file WHERE state = 'Draft' AND title LIKE 'Brouillon %'");
        var forms = new List<(FormVisitor Visitor, string Address, string Page)>();
        foreach (var (file, organisation) in drafts)
        {
            var visitor = await Enter(site.Address, "louise.carpentier");
            var address = $"/structures/{organisation:n}/dossiers/{file:n}/deposer";
            forms.Add((visitor, address, await visitor.Client.GetStringAsync(address)));
        }
        var began = Stopwatch.GetTimestamp();
        var times = await Task.WhenAll(forms.Select(async form =>
        {
            var start = Stopwatch.GetTimestamp();
            using var answer = await form.Visitor.Send(form.Address, form.Page, ("signataire", Signatory().Match(form.Page).Groups["value"].Value), ("signature", "true"));
            return answer.IsSuccessStatusCode ? Stopwatch.GetElapsedTime(start).TotalMilliseconds : throw new BenchFailedException($"A deposit answers {(int)answer.StatusCode}.");
        }));
        var whole = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        forms.ForEach(f => f.Visitor.Dispose());
        if ((await Read(Connect(data, settings), "SELECT id, organisation_id FROM applications_case_file WHERE state = 'Deposited' AND title LIKE 'Brouillon %'")).Count is var deposited && deposited != People)
        {
            throw new BenchFailedException($"{deposited} of {People} files were deposited.");
        }
        return new("files", $"{People} deposits at the same time on {kind}, p95", times.Percentile(0.95), "ms", null, null,
            string.Create(CultureInfo.InvariantCulture, $"all of them deposited, {People / whole * 1000:0} a second; p50 {times.Median():0}, max {times.Max():0} ms"))
        {
            Figures = new Dictionary<string, double>(StringComparer.Ordinal) { ["p50 ms"] = times.Median(), ["max ms"] = times.Max() },
        };
    }

    private static async Task<FormVisitor> Enter(Uri address, string person)
    {
        var visitor = new FormVisitor(address);
        using var answer = await visitor.Send("/connexion?handler=Demonstration", await visitor.Client.GetStringAsync("/connexion"), ("personne", person));
        return answer.IsSuccessStatusCode ? visitor : throw new BenchFailedException($"{person} does not come in: {(int)answer.StatusCode}.");
    }

    /// <summary>Copies the file that was just deposited, then the drafts that are left to deposit. The officer who looks has the share of one in twenty.</summary>
    private static string Fill(bool postgres)
    {
        // Ids of version 7, as the site reads them.
        var draw = postgres
            ? "(lpad(to_hex(i), 12, '0') || '70008' || lpad(to_hex((random() * 1e12)::bigint), 15, '0'))::uuid"
            : "unhex(printf('%012x70008%015x', i, abs(random()) % 1000000000000))";
        var day = postgres ? "DATE '2026-09-01' + (i % 200)::int" : "date('2026-09-01', '+' || (i % 200) || ' days')";
        var region = FrenchTerritories.Reference.IntermunicipalitiesOf("32");
        var places = string.Join(", ", region.Select((place, i) => string.Create(CultureInfo.InvariantCulture, $"({i}, '{place.Code}')")));
        const string aDay = "86400000000";
        return $"""
            CREATE TEMPORARY TABLE bench_file AS
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {Files + People}), place(rank, code) AS (VALUES {places})
            SELECT i, {draw} AS id, code FROM n JOIN place ON rank = i % {region.Count};

            INSERT INTO applications_case_file (id, reference, organisation_id, title, state, since, opened_at, opened_by, facts, municipality, intermunicipality, officer_id,
                deposited_at, deposited_by, deposited, deposit_hash, implied_rejection_on, acknowledgement_id, form_key, version, awaits_answer_since)
            SELECT b.id, 'BEN-' || i, organisation_id, CASE WHEN i > {Files} THEN 'Brouillon ' ELSE 'Projet ' END || i, CASE WHEN i > {Files} THEN 'Draft' ELSE 'Deposited' END,
                since - i % 700 * {aDay}, opened_at - i % 700 * {aDay}, opened_by, facts, municipality, code, CASE WHEN i % 5 = 0 OR i > {Files} THEN NULL WHEN i % {Officers} = 1 THEN officer ELSE opened_by END,
                CASE WHEN i > {Files} THEN NULL ELSE deposited_at - i % 700 * {aDay} END, CASE WHEN i > {Files} THEN NULL ELSE deposited_by END,
                CASE WHEN i > {Files} THEN NULL ELSE deposited END, CASE WHEN i > {Files} THEN NULL ELSE deposit_hash END, CASE WHEN i > {Files} THEN NULL ELSE {day} END, NULL,
                {draw}, version, CASE WHEN i % 50 = 0 THEN deposited_at END
            FROM bench_file b CROSS JOIN (SELECT * FROM applications_case_file WHERE state = 'Deposited' ORDER BY opened_at LIMIT 1) model
            CROSS JOIN (SELECT officer_id AS officer FROM applications_case_file WHERE officer_id IS NOT NULL ORDER BY opened_at LIMIT 1) follows;

            INSERT INTO applications_aid_request (id, case_file_id, scheme_id, state, since, deposited_at, asked_cents, scheme_version, due_on, implied_rejection_on, version)
            SELECT {draw}, b.id, scheme_id, CASE WHEN i > {Files} THEN 'Prepared' WHEN i % 4 = 0 THEN 'Deposited' WHEN i % 4 = 1 THEN 'UnderReview' WHEN i % 4 = 2 THEN 'Incomplete' WHEN i % 12 = 3 THEN 'UnderAssessment' ELSE 'Withdrawn' END,
                since, CASE WHEN i > {Files} THEN NULL ELSE deposited_at - i % 700 * {aDay} END, asked_cents, CASE WHEN i > {Files} THEN NULL ELSE scheme_version END, CASE WHEN i <= {Files} AND i % 4 = 2 THEN {day} END, CASE WHEN i > {Files} THEN NULL ELSE {day} END, version
            FROM bench_file b JOIN (SELECT * FROM applications_aid_request
                WHERE case_file_id = (SELECT id FROM applications_case_file WHERE state = 'Deposited' AND title NOT LIKE 'Projet %' ORDER BY opened_at LIMIT 1)) model ON 1 = 1;

            INSERT INTO applications_case_file_section (case_file_id, kind, content, changed_at, changed_by, version)
            SELECT b.id, kind, content, changed_at, changed_by, version FROM bench_file b JOIN (SELECT * FROM applications_case_file_section
                WHERE case_file_id = (SELECT id FROM applications_case_file WHERE state = 'Deposited' AND title NOT LIKE 'Projet %' ORDER BY opened_at LIMIT 1)) model ON 1 = 1;

            INSERT INTO applications_case_file_paper (case_file_id, piece_id)
            SELECT b.id, piece_id FROM bench_file b JOIN (SELECT * FROM applications_case_file_paper
                WHERE case_file_id = (SELECT id FROM applications_case_file WHERE state = 'Deposited' AND title NOT LIKE 'Projet %' ORDER BY opened_at LIMIT 1)) model ON 1 = 1
            WHERE i > {Files};
            """;
    }

    /// <summary>What the demonstration left to do, letters for the most part, is done.</summary>
    private static async Task ItHasSettled(string data, Dictionary<string, string> settings)
    {
        for (var waited = 0; waited < 120; waited++)
        {
            if ((await Read(Connect(data, settings), $"SELECT id, id FROM platform_job WHERE state = 'Waiting' AND due_at <= {TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() * 1000}")).Count == 0)
            {
                return;
            }
            await Task.Delay(500);
        }
        throw new BenchFailedException("Jobs still wait a minute after the start.");
    }

    private static DbConnection Connect(string data, Dictionary<string, string> settings) =>
        settings.TryGetValue("BEFFROI_DATABASE", out var server) ? new NpgsqlConnection(server) : new SqliteConnection($"Data Source={Path.Combine(data, "beffroi.db")}");

    private static async Task Execute(DbConnection connection, string sql)
    {
        await using (connection)
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            (command.CommandText, command.CommandTimeout) = (sql, 300);
            await command.ExecuteNonQueryAsync();
        }
    }

    /// <summary>The first two columns, both ids.</summary>
    private static async Task<IReadOnlyList<(Guid First, Guid Second)>> Read(DbConnection connection, string sql)
    {
        var rows = new List<(Guid, Guid)>();
        await using (connection)
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                rows.Add((Id(reader.GetValue(0)), Id(reader.GetValue(1))));
            }
        }
        return rows;

        static Guid Id(object stored) => stored is byte[] bytes ? new Guid(bytes, bigEndian: true) : (Guid)stored;
    }

    [GeneratedRegex("name=\"signataire\"[^>]*value=\"(?<value>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Signatory();
}
