using System.Text.Json.Nodes;
using Beffroi.Maps;
using Beffroi.Maps.Contours;
using Beffroi.Platform;
using Beffroi.Territories;
using Beffroi.Tests.Harness;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Beffroi.Tests.Maps;

/// <summary>Contours come from a file or an address, replace the tiles, and are replaced whole or not at all.</summary>
public sealed class ContoursTests : IAsyncLifetime
{
    private StandInFiles files = null!;

    public async ValueTask InitializeAsync() => files = await StandInFiles.Start();

    public async ValueTask DisposeAsync() => await files.DisposeAsync();

    [Theory, OnBothDatabases]
    public async Task Contours_imported_from_an_address_are_drawn_and_give_distances(DatabaseKind database)
    {
        await using var site = await TestSite.Start(database);
        files.Give(Squares.All().ToJsonString());
        var before = await site.Open("/interlocuteurs");

        var imported = await Import(site, files.Address);
        var page = await site.Open("/interlocuteurs");
        var lens = await page.Fill("Votre commune", "Lens").Press("Chercher");

        Assert.True(imported.Succeeded, imported.Refusal?.Message);
        Assert.Equal(92, imported.Value.Count);
        Assert.Contains("C’est un schéma", before.Text, StringComparison.Ordinal);
        Assert.Contains("Contours simplifiés, importés le 23 novembre 2026", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("jeton", page.Text, StringComparison.Ordinal);
        Assert.Equal(92, page.Document.QuerySelectorAll("svg[role=group] a").Length);
        Assert.Contains("Distances estimées entre les centres des intercommunalités, à vol d’oiseau, plus 30 %", Plain(lens), StringComparison.Ordinal);
        Assert.Matches("Antenne de Calais[^.]* environ [0-9]+ km, estimation", Plain(lens));
    }

    [Theory, OnBothDatabases]
    public async Task Without_contours_the_page_says_that_distances_are_not_known(DatabaseKind database)
    {
        await using var site = await TestSite.Start(database);

        var lens = await (await site.Open("/interlocuteurs")).Fill("Votre commune", "Lens").Press("Chercher");

        Assert.Contains("Les distances ne sont pas connues de ce site.", lens.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("environ", lens.Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Points_of_communes_give_nearer_distances(DatabaseKind database)
    {
        await using var site = await TestSite.Start(database);
        // A tenth of a degree of latitude is 11.1 km; with the detour, 14.5.
        files.Give(new JsonObject
        {
            ["type"] = "FeatureCollection",
            ["features"] = new JsonArray(Squares.Place("62498", 2.8, 50.4), Squares.Place("62764", 2.8, 50.3), Squares.Place("75056", 2.3, 48.9)),
        }.ToJsonString());

        var imported = await Import(site, files.Address);
        var lens = await (await site.Open("/interlocuteurs")).Fill("Votre commune", "Lens").Press("Chercher");

        Assert.Equal(2, imported.Value?.Count);
        Assert.Matches("Antenne de Saint-Nicolas-lez-Arras[^.]* environ 14 km, estimation", Plain(lens));
        Assert.Contains("Distances estimées, à vol d’oiseau", lens.Text, StringComparison.Ordinal);
        // The map is still the schema: a point has no contour.
        Assert.Contains("C’est un schéma", lens.Text, StringComparison.Ordinal);
    }

    /// <summary>Pas-de-Calais Actif receives in Lens, its head office, in Calais and beside Arras.</summary>
    [Fact]
    public async Task Whom_to_call_about_a_scheme_is_the_nearest_desk_with_its_distance_when_it_is_known()
    {
        await using var site = await TestSite.Start(DatabaseKind.Sqlite);
        const string arras = "62041", boulogne = "62160", liévin = "62510";
        // No distance is known, but the intercommunalités and the départements are.
        Assert.Equal(("Antenne de Saint-Nicolas-lez-Arras", null), await DeskFor(site, arras));
        Assert.Equal(("Siège, à Lens", null), await DeskFor(site, liévin));

        files.Give(new JsonObject
        {
            ["type"] = "FeatureCollection",
            ["features"] = new JsonArray(Squares.Place("62498", 2.83, 50.43), Squares.Place("62764", 2.78, 50.3), Squares.Place("62193", 1.85, 50.95),
                Squares.Place(arras, 2.77, 50.29), Squares.Place(boulogne, 1.61, 50.72)),
        }.ToJsonString());
        Assert.True((await Import(site, files.Address)).Succeeded);

        var (desk, distance) = await DeskFor(site, boulogne);
        Assert.Equal("Antenne de Calais", desk);
        Assert.InRange(distance!.Value, 35, 45);
        Assert.Equal("Antenne de Saint-Nicolas-lez-Arras", (await DeskFor(site, arras)).Desk);
        var results = await site.Open($"/orientation/depuis?nature_demandeur=entreprise&commune={boulogne}");
        Assert.Matches("Pas-de-Calais Actif[^,]*, Antenne de Calais, environ [0-9]+ km, estimation", Plain(results));
    }

    public static TheoryData<string, string, string> Faults()
    {
        static JsonObject Geometry(JsonObject all) => all["features"]![0]!["geometry"]!.AsObject();
        static void Ring(JsonObject all, params (double, double)[] positions) => Geometry(all)["coordinates"] = Squares.Rings(positions);
        var whole = Squares.All().ToJsonString();
        return new()
        {
            { "nothing", "", "contours-empty" },
            { "no feature", """{"type":"FeatureCollection","features":[]}""", "contours-empty" },
            { "a page", "<!doctype html><p>Erreur", "contours-not-json" },
            { "another JSON", """[{"code":"200033579"}]""", "contours-not-geojson" },
            { "a single feature", """{"type":"Feature","properties":{}}""", "contours-not-geojson" },
            { "without features", """{"type":"FeatureCollection"}""", "contours-not-geojson" },
            { "cut in a number", whole[..(whole.Length / 2)], "contours-truncated" },
            { "cut before its last brace", whole[..^1], "contours-truncated" },
            { "a fault in the middle", whole.Insert(whole.Length / 2, "}"), "contours-not-json" },
            { "Lambert-93 said", Squares.But(all => all["crs"] = JsonNode.Parse("""{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::2154"}}""")), "contours-projection" },
            { "Lambert-93 not said", Squares.But(all => Ring(all, (700000, 7000000), (710000, 7000000), (710000, 7010000), (700000, 7000000))), "contours-projection" },
            { "latitudes first", Squares.But(all => Ring(all, (50, 2), (50.2, 2), (50.2, 2.2), (50, 2))), "contours-projection" },
            { "codes of nowhere", Squares.But(all => { foreach (var f in all["features"]!.AsArray().Take(10)) f!["properties"]!["code"] = "00000000" + f["properties"]!["code"]!.ToString()[8..] + f.GetElementIndex(); }), "contours-unknown-codes" },
            { "one territory less", Squares.But(all => all["features"]!.AsArray().RemoveAt(5)), "contours-incomplete" },
            { "without code", Squares.But(all => all["features"]![3]!["properties"]!.AsObject().Remove("code")), "contours-without-code" },
            { "drawn twice", Squares.But(all => all["features"]!.AsArray().Add(all["features"]![0]!.DeepClone())), "contours-repeated" },
            { "a ring that is open", Squares.But(all => Ring(all, (2, 50), (2.2, 50), (2.2, 50.2), (2, 50.2))), "contours-rings" },
            { "a ring of three positions", Squares.But(all => Ring(all, (2, 50), (2.2, 50), (2, 50))), "contours-rings" },
            { "a ring without surface", Squares.But(all => Ring(all, (2, 50), (2.2, 50.2), (2.1, 50.1), (2, 50))), "contours-rings" },
            { "a ring in the shape of an 8", Squares.But(all => Ring(all, (2, 50), (2.2, 50.3), (2.2, 50), (2, 50.2), (2, 50))), "contours-rings" },
            { "no geometry", Squares.But(all => all["features"]![0]!["geometry"] = null), "contours-shape" },
            { "a line", Squares.But(all => Geometry(all)["type"] = "LineString"), "contours-shape" },
            // JSON lets half a character be written; no text can hold it.
            { "half a character for a name", whole.Insert(1, "\"\\ud800\":1,"), "contours-not-json" },
            { "half a character for a type", whole.Replace("\"FeatureCollection\"", "\"\\ud800\"", StringComparison.Ordinal), "contours-not-geojson" },
            { "half a character for a reference", Squares.But(all => all["crs"] = JsonNode.Parse("""{"type":"name","properties":{"name":"H"}}""")).Replace("\"H\"", "\"\\ud800\"", StringComparison.Ordinal), "contours-projection" },
            { "half a character for a code", Squares.But(all => all["features"]![0]!["properties"]!["code"] = "H").Replace("\"H\"", "\"\\ud800\"", StringComparison.Ordinal), "contours-incomplete" },
            { "half a character for a shape", Squares.But(all => Geometry(all)["type"] = "H").Replace("\"H\"", "\"\\ud800\"", StringComparison.Ordinal), "contours-shape" },
            { "a text for a coordinate", Squares.But(all => Geometry(all)["coordinates"] = JsonNode.Parse("""[[["2",50],[2.2,50],[2.2,50.2],["2",50]]]""")), "contours-shape" },
        };
    }

    [Theory, MemberData(nameof(Faults))]
    public async Task A_file_with_a_fault_is_refused_with_its_reason(string fault, string text, string code)
    {
        var refused = await Assert.ThrowsAsync<ContourRefusedException>(() => Read(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text))));

        Assert.True(code == refused.Refusal.Code, $"{fault}: {refused.Refusal}");
        Assert.EndsWith(".", refused.Refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_more_than_200_MB_is_refused_before_it_is_read_to_its_end()
    {
        var endless = new EndlessFile();

        var refused = await Assert.ThrowsAsync<ContourRefusedException>(async () =>
        {
            await foreach (var _ in new ContourFile(endless).Features(CancellationToken.None))
            {
            }
        });

        Assert.Equal("contours-too-large", refused.Refusal.Code);
        Assert.InRange(endless.Given, ContourFile.LargestFile, ContourFile.LargestFile + 65_536);
    }

    [Fact]
    public async Task A_crossing_that_simplification_left_is_mended()
    {
        // A hair of 0.00001 degree beyond the corner.
        var hair = Squares.But(all => all["features"]![0]!["geometry"]!["coordinates"] =
            Squares.Rings((2, 50), (2.2, 50), (2.2, 50.2), (2.19999, 50.20001), (2.20001, 50.19999), (2, 50.2), (2, 50)));

        var (_, read) = await Read(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(hair)));

        Assert.All(read.Values, g => Assert.True(g.IsValid));
    }

    [Theory, OnBothDatabases]
    public async Task What_is_refused_leaves_the_former_contours_serving(DatabaseKind database)
    {
        await using var site = await TestSite.Start(database);
        files.Give(Squares.All().ToJsonString());
        var kept = await Import(site, files.Address);

        files.Give(Squares.All().ToJsonString()[..5000]);
        var truncated = await Import(site, files.Address);
        files.Answer = async http =>
        {
            http.Response.ContentLength = 1_000_000;
            await http.Response.WriteAsync(Squares.All().ToJsonString()[..5000]);
            await http.Response.Body.FlushAsync();
            http.Abort();
        };
        var cut = await Import(site, files.Address);
        files.Answer = http => Task.FromResult(http.Response.StatusCode = 404);
        var absent = await Import(site, files.Address);
        files.Answer = http =>
        {
            http.Response.ContentLength = ContourFile.LargestFile + 1;
            return http.Response.StartAsync();
        };
        var large = await Import(site, files.Address);
        var noFile = await Import(site, "/nulle/part.geojson");

        Assert.Equal(
            ["contours-truncated", "contours-unreachable", "contours-too-large", "contours-no-file"],
            ((Outcome<ContourLayer>[])[truncated, absent, large, noFile]).Select(o => o.Refusal?.Code));
        // The cut may be seen before the first bytes are read, or after.
        Assert.Contains(cut.Refusal?.Code, (string[])["contours-truncated", "contours-unreachable"]);
        Assert.Equal(kept.Value!.Hash, site.Services.GetRequiredService<CurrentContours>().Drawn?.Hash);
        Assert.Contains("Contours simplifiés", (await site.Open("/interlocuteurs")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_command_imports_and_a_kill_in_the_middle_leaves_the_former_contours()
    {
        await using var database = await TestDatabase.Clone(DatabaseKind.Sqlite);
        files.Give(Squares.All().ToJsonString());
        var imported = await BeffroiProcess.Run(database.Settings, "territories", "import", "--contours", files.Address);

        var begun = new TaskCompletionSource();
        files.Answer = async http =>
        {
            await http.Response.WriteAsync(Squares.All().ToJsonString()[..5000]);
            await http.Response.Body.FlushAsync();
            begun.SetResult();
            await Task.Delay(Timeout.Infinite, http.RequestAborted);
        };
        await using (var second = BeffroiProcess.Start(database.Settings, "territories", "import", "--contours", files.Address))
        {
            await begun.Task.WaitAsync(TimeSpan.FromSeconds(60));
            await second.Kill();
        }
        files.Give("{}");
        var refused = await BeffroiProcess.Run(database.Settings, "territories", "import", "--contours", files.Address);
        await using var served = BeffroiProcess.Start(new Dictionary<string, string?>(database.Settings) { ["PORT"] = "0" }, "serve");
        var address = JsonNode.Parse((await served.ReadLine())!)!["address"]!.ToString();
        using var http = new HttpClient();
        var page = await http.GetStringAsync(new Uri($"{address}/interlocuteurs"));

        Assert.True(imported.Code == 0, imported.Errors);
        Assert.StartsWith("92 intercommunalités from ", imported.Output, StringComparison.Ordinal);
        Assert.Equal(1, refused.Code);
        Assert.Contains("Ce n’est pas une « FeatureCollection »", refused.Errors, StringComparison.Ordinal);
        Assert.Contains("Contours simplifi", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_place_is_at_the_distance_of_the_great_circle_lengthened_by_the_detour()
    {
        await using var site = await TestSite.Start(DatabaseKind.Sqlite);
        files.Give(Squares.All().ToJsonString());
        await Import(site, files.Address);
        var distances = site.Services.GetRequiredService<IDistances>();
        Municipality Commune(string code) => site.Services.GetRequiredService<FrenchTerritories>().Find(MunicipalityCode.Parse(code, null))!;
        int lens = Place("62498"), arras = Place("62041");

        var found = distances.Between(Commune("62498"), Commune("62041"));

        double dx = ((lens % 10) - (arras % 10)) * Squares.Side, dy = ((lens / 10) - (arras / 10)) * Squares.Side;
        // On a plane, at the latitude between them: close to the sphere over these distances.
        var latitude = double.DegreesToRadians(Squares.South + Squares.Side * (1 + ((lens / 10) + (arras / 10))) / 2);
        var expected = 1.3 * 111.195 * Math.Sqrt(Math.Pow(dx * Math.Cos(latitude), 2) + (dy * dy));
        Assert.InRange(found!.Kilometres, expected * 0.995, expected * 1.005);
        Assert.True(found is { IsEstimate: true, IsBetweenCentres: true });
        // Two communes of one intercommunalité share its centre: nothing is known.
        Assert.Null(distances.Between(Commune("62498"), Commune("62510")));
        Assert.Null(distances.Between(Commune("62498"), Commune("62498")));
        // Rouen is outside of the Region.
        Assert.Null(distances.Between(Commune("62498"), Commune("76540")));

        static int Place(string commune) =>
            Squares.Territories.ToList().IndexOf(FrenchTerritories.Reference.Find(MunicipalityCode.Parse(commune, null))!.Intermunicipality!);
    }

    /// <summary>What the API says of Pas-de-Calais Actif to someone of a commune.</summary>
    private static async Task<(string? Desk, decimal? Distance)> DeskFor(TestSite site, string commune)
    {
        using var asked = new StringContent(new JsonObject { ["facts"] = new JsonObject { ["commune"] = commune } }.ToJsonString(), System.Text.Encoding.UTF8, "application/json");
        var answer = JsonNode.Parse(await (await site.Client.PostAsync(new Uri("/api/v1/orientation", UriKind.Relative), asked)).Content.ReadAsStringAsync())!;
        var contact = answer["schemes"]!.AsArray().SelectMany(s => s!["contacts"]!.AsArray()).First(c => c!["operator"]!.ToString().StartsWith("Pas-de-Calais Actif", StringComparison.Ordinal))!;
        return (contact["desk"]?.ToString(), contact["distance_km"]?.GetValue<decimal>());
    }

    private static Task<(LayerKind, IReadOnlyDictionary<string, NetTopologySuite.Geometries.Geometry> Read)> Read(Stream stream) =>
        new ContourReading(FrenchTerritories.Reference, "32").Read(stream, CancellationToken.None);

    /// <summary>Imports, and wakes the site that serves, as its timer would.</summary>
    private static async Task<Outcome<ContourLayer>> Import(TestSite site, string source)
    {
        var imported = await site.With<ImportContours, Outcome<ContourLayer>>(i => i.Import(source, CancellationToken.None));
        await site.With<RefreshContours>(r => r.Run(CancellationToken.None));
        return imported;
    }

    private static string Plain(Page page) => page.Text.Replace('\u00A0', ' ').Replace('\u202F', ' ');
}
