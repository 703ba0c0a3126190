using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Beffroi.Tests.Harness;
using Beffroi.Tests.Organisations;

namespace Beffroi.Tests.Applications;

/// <summary>
/// The program as the system runs it, killed while people act on case files: what was acknowledged is there, each act is whole or is not, the form that was being sent does one thing when it is sent
/// again, and each letter leaves once.
/// </summary>
public sealed class CaseFileKillTests
{
    private const string Written = "case-file-section-written", Deposited = "case-file-deposited", Moved = "aid-request-moved", Said = "case-file-message-sent";

    /// <summary>How many times it is killed; <c>BEFFROI_KILLS</c> asks for more.</summary>
    private static readonly int Kills =
        int.TryParse(Environment.GetEnvironmentVariable("BEFFROI_KILLS"), NumberStyles.None, CultureInfo.InvariantCulture, out var kills) ? kills : 1;

    /// <summary>What Louise has ready to be deposited: what a kill left is for the next round, since a structure has so many drafts and no more.</summary>
    private readonly List<string> drafts = [];

    /// <summary>The draft that Marcel writes in.</summary>
    private string? written;

    [Theory, OnBothDatabasesWhenDeep(DatabaseKind.Sqlite)]
    public async Task Killed_during_the_acts_of_a_case_file_nothing_is_lost_halved_or_doubled(DatabaseKind kind)
    {
        await using var server = StandInMailServer.Start();
        await using var database = await Played.Copy(kind);
        var settings = new Dictionary<string, string?>(database.Settings.Concat(server.Settings), StringComparer.Ordinal)
        {
            ["PORT"] = OtherPrograms.FreePort().ToString(CultureInfo.InvariantCulture),
            ["BEFFROI_COMPANY_DIRECTORY"] = "none",
            ["BEFFROI_DEMONSTRATION"] = "true",
            ["BEFFROI_DEMONSTRATION_PAST"] = "false",
        };
        var start = (long)(await database.Query("SELECT MAX(sequence) FROM platform_audit"))[0][0];
        var acts = new ConcurrentDictionary<string, int>(StringComparer.Ordinal);
        for (var kill = 0; kill < Kills; kill++)
            await Round(database, settings, acts, kill);

        await using (await Serve(database, settings))
        {
            Assert.Equal(
                acts.OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => $"{a.Key}: {a.Value}"),
                (await database.Query($"SELECT name, COUNT(*) FROM platform_audit WHERE sequence > {start} AND name IN ('{Written}', '{Deposited}', '{Moved}', '{Said}') GROUP BY name"))
                    .Select(r => $"{r[0]}: {r[1]}").Order(StringComparer.Ordinal));
            await EachActIsWhole(database, start);
            await EachLetterLeftOnce(database, server);
        }
        var (code, output, errors) = await BeffroiProcess.Run(settings, "audit", "verify");
        Assert.True(code == 0, output + errors);
    }

    /// <summary>People act until it is killed; then it starts again, and whoever was sending a form sends it again, twice.</summary>
    private async Task Round(TestDatabase database, Dictionary<string, string?> settings, ConcurrentDictionary<string, int> acts, int round)
    {
        List<Person> people;
        await using (var process = await Serve(database, settings))
        {
            var address = new Uri($"http://localhost:{settings["PORT"]}");
            var (louise, marcel, claire) = (await Person.SignsIn(address, Played.Louise, acts), await Person.SignsIn(address, Played.Marcel, acts), await Person.SignsIn(address, Played.Claire, acts));
            people = [louise, marcel, claire];
            var structure = (await (await Page.Open(louise.Client, "/structures")).Go("Les Ateliers du Beffroi")).Address;
            var talkedOf = (await (await Page.Open(marcel.Client, $"{structure}/dossiers")).Go("Un atelier de réparation de vélos")).Address;
            while (drafts.Count < 2)
            {
                drafts.Add(await Filed.IsOpened(louise.Client, structure, "BUSIN"));
                await Prepared(louise, drafts[^1], acts);
            }
            written ??= await Filed.IsOpened(marcel.Client, structure, "BUSIN");
            var working = Task.WhenAll(
                Until(() => Goes(louise, claire, drafts, database)),
                Until(() => Writes(marcel, written, talkedOf)));
            // At a moment that no two rounds share, while a form is on its way.
            await Task.Delay(Random.Shared.Next(150, 1_200));
            for (var waited = 0; waited < 2_000 && people.All(p => p.Pending is null); waited++)
                await Task.Delay(1);
            await Task.Delay(Random.Shared.Next(12));
            await process.Kill();
            await working;
        }
        await using (await Serve(database, settings))
            foreach (var person in people)
                await person.SendsAgain();
        var deposited = (await database.Query("SELECT id FROM applications_case_file WHERE state = 'Deposited'")).Select(r => IdOf(r[0])).ToHashSet(StringComparer.Ordinal);
        drafts.RemoveAll(d => deposited.Contains(Filed.IdOf(d)));
        Assert.True(people.Any(p => p.Acts > 0), $"Nothing was acknowledged in round {round}.");
    }

    private static async Task Prepared(Person louise, string file, ConcurrentDictionary<string, int> acts)
    {
        await Filed.WritesTheProject(louise.Client, file);
        await (await Page.Open(louise.Client, $"{file}/emplois")).Choose("Non").Press("Enregistrer");
        await (await Page.Open(louise.Client, $"{file}/financement")).Fill("Demandé à BUSIN", "12 000")
            .Line("charge_0", ("poste", "64"), ("libelle", "Salaire"), ("montant", "20 000")).Line("produit_0", ("poste", "70"), ("libelle", "Ventes"), ("montant", "8 000")).Press("Enregistrer");
        await (await Page.Open(louise.Client, $"{file}/declarations")).Choose("une association ou une fondation").Choose("souscrit le contrat").Pick("de_minimis", "non").Choose("La structure est à jour")
            .Press("Enregistrer");
        acts.AddOrUpdate(Written, 4, (_, n) => n + 4);
    }

    /// <summary>From the deposit to the pieces that are given, on both sides.</summary>
    private static async Task Goes(Person louise, Person claire, IEnumerable<string> drafts, TestDatabase database)
    {
        foreach (var file in drafts)
        {
            await louise.Sends(Deposited, (await Page.Open(louise.Client, $"{file}/deposer")).Choose("Marcel Wattebled").Choose("certifie que tout"), "Signer et déposer");
            var id = Filed.IdOf(file);
            var request = (await database.Query("SELECT r.id, c.id FROM applications_aid_request r JOIN applications_case_file c ON c.id = r.case_file_id"))
                .Where(r => IdOf(r[1]) == id).Select(r => IdOf(r[0])).Single();
            var atTheRegion = $"{Filed.AtTheRegion(file)}/demandes/{request}";
            await claire.Sends(Moved, await Page.Open(claire.Client, atTheRegion), "Prendre en charge");
            await claire.Sends(Moved, (await Page.Open(claire.Client, atTheRegion)).Fill("Pièces à demander", "Un devis")
                .Fill("À donner au plus tard le", TimeProvider.System.GetUtcNow().AddDays(20).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), "Demander ces pièces");
            var piece = (await Page.Open(louise.Client, file)).Document.QuerySelectorAll("a[href*='/pieces/']").Select(a => a.GetAttribute("href")!).First();
            await (await Page.Open(louise.Client, piece)).Fill("Ce que vous voulez en dire", "Le voici.").Press("Enregistrer");
            await louise.Sends(Moved, await Page.Open(louise.Client, $"{file}/demandes/{request}/completer"), "Envoyer");
            await claire.Sends(Said, (await Page.Open(claire.Client, $"{Filed.AtTheRegion(file)}/messages")).Fill("Votre message", "Merci."), "Envoyer");
        }
    }

    /// <summary>One section of a draft, and a message about another file, again and again.</summary>
    private static async Task Writes(Person marcel, string draft, string talkedOf)
    {
        for (var i = 0; ; i++)
        {
            await marcel.Sends(Written, (await Page.Open(marcel.Client, $"{draft}/projet")).Fill("Votre projet en quelques phrases", $"Version {i}"), "Enregistrer");
            await marcel.Sends(Said, (await Page.Open(marcel.Client, $"{talkedOf}/messages")).Fill("Votre message", $"Message {i}"), "Envoyer");
        }
    }

    /// <summary>Goes on until nobody answers any more.</summary>
    private static async Task Until(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (HttpRequestException e)
        {
            Assert.True(e.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.ResponseEnded or HttpRequestError.Unknown, e.ToString());
        }
    }

    /// <summary>What stands in the rows is what the last act written down says; and each act has posted its letters.</summary>
    private static async Task EachActIsWhole(TestDatabase database, long start)
    {
        var rows = (await database.Query($"SELECT name, facts FROM platform_audit WHERE sequence > {start} ORDER BY sequence"))
            .Select(r => (Name: (string)r[0], Facts: JsonDocument.Parse((string)r[1]).RootElement)).ToList();
        var states = (await database.Query("SELECT id, state FROM applications_aid_request")).ToDictionary(r => IdOf(r[0]), r => (string)r[1], StringComparer.Ordinal);
        foreach (var request in rows.Where(r => r.Name == Moved).GroupBy(r => r.Facts.GetProperty("Request").GetString()!))
            Assert.Equal(request.Last().Facts.GetProperty("To").GetString(), states[request.Key]);
        var files = (await database.Query("SELECT id, state FROM applications_case_file")).ToDictionary(r => IdOf(r[0]), r => (string)r[1], StringComparer.Ordinal);
        Assert.All(rows.Where(r => r.Name == Deposited), r => Assert.Equal("Deposited", files[r.Facts.GetProperty("File").GetString()!]));
        var sections = (await database.Query("SELECT case_file_id, kind, content FROM applications_case_file_section"))
            .ToDictionary(r => $"{IdOf(r[0])} {r[1]}", r => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes((string)r[2]))), StringComparer.Ordinal);
        foreach (var section in rows.Where(r => r.Name == Written).GroupBy(r => $"{r.Facts.GetProperty("File").GetString()} {r.Facts.GetProperty("Section").GetString()}"))
            Assert.Equal(section.Last().Facts.GetProperty("ContentHash").GetString(), sections[section.Key]);

        var keys = (await database.Query("SELECT unique_key FROM platform_job WHERE kind = 'mail'")).Select(r => (string)r[0]).ToList();
        foreach (var file in rows.Where(r => r.Name == Deposited).Select(r => r.Facts.GetProperty("File").GetString()!))
            Assert.Equal((2, 1), (keys.Count(k => k.StartsWith($"case-file-member/{file}/deposited/", StringComparison.Ordinal)), keys.Count(k => k.StartsWith($"case-file-officer/{file}/deposited/", StringComparison.Ordinal))));
        foreach (var request in rows.Where(r => r.Name == Moved).GroupBy(r => r.Facts.GetProperty("Request").GetString()!))
        {
            var ofTheRegion = request.Count(r => r.Facts.GetProperty("Act").GetString() is "TakeCharge" or "AskForPieces");
            Assert.Equal(2 * ofTheRegion, keys.Count(k => k.StartsWith($"case-file-member/{request.Key}/", StringComparison.Ordinal)));
            Assert.Equal(request.Count() - ofTheRegion, keys.Count(k => k.StartsWith($"case-file-officer/{request.Key}/", StringComparison.Ordinal)));
        }
        foreach (var message in rows.Where(r => r.Name == Said).Select(r => r.Facts))
            Assert.Equal(
                message.GetProperty("Party").GetString() == "Region" ? 2 : 1, keys.Count(k => k.Contains($"/{message.GetProperty("Message").GetString()}/", StringComparison.Ordinal)));
    }

    /// <summary>Every letter that is done arrived, none twice; one whose fate nobody can know is told as doubtful.</summary>
    private static async Task EachLetterLeftOnce(TestDatabase database, StandInMailServer server)
    {
        for (var i = 0; (await database.Query("SELECT id FROM platform_job WHERE kind = 'mail' AND state = 'Waiting'")).Count > 0; i++)
        {
            Assert.True(i < 300, "Letters go on waiting.");
            await Task.Delay(100);
        }
        var arrived = server.Kept.Select(m => m.MessageId!.Split('@')[0]).ToList();
        Assert.Equal(arrived.Count, arrived.Distinct(StringComparer.Ordinal).Count());
        var jobs = (await database.Query("SELECT id, state FROM platform_job WHERE kind = 'mail'")).ToDictionary(r => IdOf(r[0]), r => (string)r[1], StringComparer.Ordinal);
        Assert.DoesNotContain("Dead", jobs.Values);
        var doubtful = jobs.Count(j => j.Value == "Doubtful");
        Assert.InRange(doubtful, 0, 8 * Kills);
        Assert.InRange(arrived.Count, 1, jobs.Count);
        Assert.All(arrived, id => Assert.Contains(id, jobs.Keys));
    }

    /// <summary>Whoever served before was killed, in the midst of its letters maybe.</summary>
    private static async Task<BeffroiProcess> Serve(TestDatabase database, Dictionary<string, string?> settings)
    {
        await database.LetLeasesEnd();
        var process = BeffroiProcess.Start(settings, "serve");
        Assert.NotNull(await process.ReadLine());
        return process;
    }

    private static string IdOf(object stored) => (stored is byte[] bytes ? new Guid(bytes, bigEndian: true) : (Guid)stored).ToString("n");

    /// <summary>Somebody at a browser, who remembers what they were sending.</summary>
    private sealed class Person(HttpClient client, ConcurrentDictionary<string, int> acts)
    {
        public HttpClient Client => client;

        /// <summary>What is on its way; null: nothing.</summary>
        public (string Act, Page Form, string Button)? Pending { get; private set; }

        /// <summary>How many acts were acknowledged.</summary>
        public int Acts { get; private set; }

        public static async Task<Person> SignsIn(Uri address, string name, ConcurrentDictionary<string, int> acts)
        {
            var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = address };
            await Someone.Plays(client, name);
            return new(client, acts);
        }

        public async Task Sends(string act, Page form, string button)
        {
            Pending = (act, form, button);
            var answer = await form.Press(button);
            Assert.True(answer.Response.IsSuccessStatusCode, $"{act}: {(int)answer.Status} {answer.Text}");
            Count(act);
            Pending = null;
        }

        /// <summary>Whether or not it had been done, it is done once.</summary>
        public async Task SendsAgain()
        {
            if (Pending is not { } pending)
                return;
            await pending.Form.Press(pending.Button);
            await pending.Form.Press(pending.Button);
            acts.AddOrUpdate(pending.Act, 1, (_, n) => n + 1);
        }

        private void Count(string act)
        {
            Acts++;
            acts.AddOrUpdate(act, 1, (_, n) => n + 1);
        }
    }
}
