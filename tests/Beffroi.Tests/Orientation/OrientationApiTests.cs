using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Beffroi.Rules;
using Beffroi.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace Beffroi.Tests.Orientation;

public sealed class OrientationApiTests(Sites sites) : IClassFixture<Sites>
{
    /// <summary>Everything that the three enterprise aids ask of a young SCIC that founds an activity.</summary>
    private const string YoungScic = """
        {"nature_demandeur":"entreprise","forme_juridique":"scic","statuts_particuliers":[],"esus":false,"commune":"62498","effectif":3,
        "date_creation":"2024-03-03","division_naf":47,"domaine":"aucun","aides_anterieures":[],"projet":["nouvelle_activite"],"etp_crees":1,"etp_cdi":1,
        "depenses_fonctionnement":40000,"mutualisation":false,"rev3":false,"aide_inso_meme_projet":false}
        """;

    [Fact]
    public async Task A_situation_is_answered_by_every_scheme_with_criteria_sources_amount_and_notice()
    {
        var answer = await Ask($$"""{"date":"2026-11-23","facts":{{YoungScic}}}""");

        Assert.Equal("2026-11-23", answer.GetProperty("date").GetString());
        var site = await sites.On(DatabaseKind.Sqlite);
        var catalogue = site.Services.GetRequiredService<SchemeCatalogue>();
        // By one name in every answer: whoever keeps one can tell whether another rests on the same texts.
        foreach (var other in (string[])["schemes", "schemes/inso", "facts"])
            Assert.Equal(answer.GetProperty("catalogue").GetString(), (await site.Client.GetFromJsonAsync<JsonElement>($"/api/v1/{other}")).GetProperty("catalogue").GetString());
        Assert.Equal($"sha256:{catalogue.Hash}", answer.GetProperty("catalogue").GetString());
        Assert.Equal(catalogue.Region.Order, answer.GetProperty("schemes").EnumerateArray().Select(s => s.GetProperty("id").GetString()!));
        Assert.Contains("23 novembre 2026", answer.GetProperty("notice").GetString(), StringComparison.Ordinal);
        var business = Scheme(answer, "busin-ess");
        Assert.Equal("eligible", business.GetProperty("verdict").GetString());
        Assert.Equal("2024-10-21", business.GetProperty("version").GetString());
        Assert.Equal(JsonValueKind.Null, business.GetProperty("reading").ValueKind);
        Assert.Equal("deposit", business.GetProperty("circuit").GetString());
        Assert.Equal("funding", business.GetProperty("pillar").GetString());
        Assert.Equal(8000, business.GetProperty("amount").GetProperty("min").GetDecimal());
        Assert.Equal(15000, business.GetProperty("amount").GetProperty("max").GetDecimal());
        Assert.All(business.GetProperty("criteria").EnumerateArray(), c =>
        {
            Assert.Equal("met", c.GetProperty("status").GetString());
            Assert.NotEmpty(c.GetProperty("source").GetString()!);
            Assert.NotEmpty(c.GetProperty("why").GetString()!);
        });
        Assert.Contains(business.GetProperty("contacts").EnumerateArray(), c => c.GetProperty("phone").GetString() == "0800 026 080");
    }

    [Fact]
    public async Task The_other_reading_of_two_texts_that_disagree_can_be_asked_for()
    {
        var answer = await Ask($$"""{"readings":{"busin-ess":"corps"},"facts":{{YoungScic}}}""");

        var business = Scheme(answer, "busin-ess");
        Assert.Equal("corps", business.GetProperty("reading").GetString());
        Assert.Equal(0, business.GetProperty("amount").GetProperty("min").GetDecimal());
        Assert.Equal(20000, business.GetProperty("amount").GetProperty("max").GetDecimal());
    }

    [Fact]
    public async Task Without_a_date_the_day_is_today_in_the_Region()
    {
        await using var site = await TestSite.Start(DatabaseKind.Sqlite);
        site.Clock.SetUtcNow(new DateTimeOffset(2026, 12, 31, 23, 30, 0, TimeSpan.Zero));

        var answer = await Ask("""{"facts":{}}""", site);

        Assert.Equal("2027-01-01", answer.GetProperty("date").GetString());
    }

    [Fact]
    public async Task The_anniversary_closes_INVESS_and_opens_INSO()
    {
        async Task<string> Status(string scheme, string date)
        {
            var answer = await Ask($$"""{"date":"{{date}}","facts":{{YoungScic}}}""");
            return Scheme(answer, scheme).GetProperty("criteria").EnumerateArray().Single(c => c.GetProperty("id").GetString() == "age").GetProperty("status").GetString()!;
        }

        Assert.Equal(("met", "not_met"), (await Status("inv-ess", "2027-03-02"), await Status("inso", "2027-03-02")));
        Assert.Equal(("not_met", "met"), (await Status("inv-ess", "2027-03-03"), await Status("inso", "2027-03-03")));
    }

    [Fact]
    public async Task Someone_from_elsewhere_gets_a_true_no()
    {
        var answer = await Ask($$"""{"facts":{{YoungScic.Replace("62498", "76540", StringComparison.Ordinal)}}}""");

        Assert.All(answer.GetProperty("schemes").EnumerateArray(), s => Assert.Equal("ineligible", s.GetProperty("verdict").GetString()));
        Assert.All(answer.GetProperty("schemes").EnumerateArray(), s => Assert.Equal(JsonValueKind.Null, s.GetProperty("amount").ValueKind));
    }

    [Theory]
    [InlineData("59512", "entreprendre-autrement")]
    [InlineData("62427", "coup-d-pouce-ess")]
    [InlineData("62160", "boulonnais-creation-ess")]
    [InlineData("62119", "bethune-bruay-ess")]
    public async Task A_local_aid_is_settled_everywhere_but_in_its_territory(string commune, string scheme)
    {
        var site = await sites.On(DatabaseKind.Sqlite);
        var local = site.Services.GetRequiredService<SchemeCatalogue>().Schemes.Where(s => s.Shelf is { IsLocal: true }).Select(s => s.Id).ToList();

        var answer = await Ask($$$"""{"facts":{"commune":"{{{commune}}}"}}""");

        Assert.NotEqual("ineligible", Scheme(answer, scheme).GetProperty("verdict").GetString());
        var territory = scheme.Split('-')[0];
        Assert.All(local.Where(l => !l.StartsWith(territory, StringComparison.Ordinal)),
            l => Assert.Equal("ineligible", Scheme(answer, l).GetProperty("verdict").GetString()));
    }

    [Fact]
    public async Task A_local_authority_is_not_asked_about_aids_for_enterprises()
    {
        var answer = await Ask("""{"facts":{"nature_demandeur":"autre_collectivite","commune":"62160"}}""");

        foreach (var scheme in (string[])["aden", "pass-cyber-investissement", "creap-2", "guid-asso", "boulonnais-creation-ess"])
            Assert.Equal("ineligible", Scheme(answer, scheme).GetProperty("verdict").GetString());
    }

    [Fact]
    public async Task The_next_question_is_asked_with_its_reason()
    {
        var next = (await Ask("""{"facts":{"nature_demandeur":"entreprise","commune":"62498"}}""")).GetProperty("next_question");

        Assert.NotEmpty(next.GetProperty("text").GetString()!);
        Assert.NotEmpty(next.GetProperty("settles").EnumerateArray());
    }

    [Fact]
    public async Task A_change_given_back_yields_the_verdict_that_it_promises()
    {
        var facts = JsonNode.Parse(YoungScic)!.AsObject();
        facts["etp_crees"] = 0.5m;
        facts["etp_cdi"] = 0.5m;
        var change = Scheme(await Ask($$"""{"date":"2026-11-23","facts":{{facts}}}"""), "busin-ess").GetProperty("change");
        foreach (var changed in change.GetProperty("facts").EnumerateObject())
            facts[changed.Name] = JsonNode.Parse(changed.Value.GetRawText());
        var after = Scheme(await Ask($$"""{"date":"2026-11-23","facts":{{facts}}}"""), "busin-ess");

        Assert.Equal((0.8m, 0.8m), ((decimal)facts["etp_crees"]!, (decimal)facts["etp_cdi"]!));
        Assert.Equal("eligible", change.GetProperty("verdict").GetString());
        Assert.Equal("eligible", after.GetProperty("verdict").GetString());
        Assert.Contains("0,8", change.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, after.GetProperty("change").ValueKind);
    }

    [Fact]
    public async Task What_takes_a_change_and_time_says_both_and_keeps_its_promise()
    {
        static string On(string day, string jobs) => $$$"""
            {"date":"{{{day}}}","facts":{"nature_demandeur":"entreprise","forme_juridique":"association","commune":"62498","date_creation":"2024-09-01","etp_crees":{{{jobs}}}}}
            """;
        var change = Scheme(await Ask(On("2026-11-23", "0.5")), "inso").GetProperty("change");

        Assert.Equal("2027-09-01", change.GetProperty("from").GetString());
        Assert.StartsWith("À partir du 1er septembre 2027, si « Emplois créés » devenait 1 ETP",
            change.GetProperty("text").GetString()!.Replace('\u00A0', ' ').Replace('\u202F', ' '), StringComparison.Ordinal);
        var then = change.GetProperty("facts").GetProperty("etp_crees").GetRawText();
        Assert.Equal("ineligible", Scheme(await Ask(On("2027-08-31", then)), "inso").GetProperty("verdict").GetString());
        Assert.Equal(change.GetProperty("verdict").GetString(), Scheme(await Ask(On("2027-09-01", then)), "inso").GetProperty("verdict").GetString());
    }

    [Fact]
    public async Task The_days_on_which_time_alone_changes_a_verdict_are_told_and_make_the_path()
    {
        var facts = JsonNode.Parse(YoungScic)!.AsObject();
        facts["projet"] = JsonNode.Parse("""["investissement","innovation_sociale"]""");
        facts["depenses_fonctionnement"] = 70000;
        facts["depenses_investissement"] = 30000;
        facts["duree_projet_mois"] = 24;
        var answer = await Ask($$"""{"date":"2026-11-23","facts":{{facts}}}""");

        async Task<string> On(string scheme, DateOnly day) =>
            Scheme(await Ask($$"""{"date":"{{day:yyyy-MM-dd}}","facts":{{facts}}}"""), scheme).GetProperty("verdict").GetString()!;

        Assert.Equal("2027-03-03", Scheme(answer, "inv-ess").GetProperty("closes_on").GetString());
        Assert.Equal("2027-03-03", Scheme(answer, "inso").GetProperty("opens_on").GetString());
        foreach (var (scheme, day) in from s in answer.GetProperty("schemes").EnumerateArray()
                                      from key in new[] { "opens_on", "closes_on" }
                                      where s.GetProperty(key).ValueKind == JsonValueKind.String
                                      select (s.GetProperty("id").GetString()!, DateOnly.Parse(s.GetProperty(key).GetString()!, CultureInfo.InvariantCulture)))
            Assert.NotEqual(await On(scheme, day.AddDays(-1)), await On(scheme, day));
        var path = answer.GetProperty("path").EnumerateArray().Select(s => $"{s.GetProperty("scheme")} {s.GetProperty("from")} {s.GetProperty("to")}").ToList();
        Assert.Contains("inv-ess 2026-11-23 2027-03-03", path);
        Assert.Contains("inso 2027-03-03 ", path);
        Assert.True(path.IndexOf("inv-ess 2026-11-23 2027-03-03") < path.IndexOf("inso 2027-03-03 "));
    }

    [Fact]
    public async Task The_best_set_to_ask_for_together_is_told_with_what_is_left_out_and_why()
    {
        var facts = JsonNode.Parse(YoungScic)!.AsObject();
        facts["date_creation"] = "2020-03-03";
        facts["projet"] = JsonNode.Parse("""["nouvelle_activite","innovation_sociale"]""");
        facts["depenses_fonctionnement"] = 70000;
        facts["duree_projet_mois"] = 24;
        var answer = await Ask($$"""{"date":"2026-11-23","facts":{{facts}}}""");
        var bundle = answer.GetProperty("bundle");
        var schemes = bundle.GetProperty("schemes").EnumerateArray().Select(s => s.GetString()!).ToList();
        var fits = answer.GetProperty("schemes").EnumerateArray().Where(s => s.GetProperty("verdict").GetString() is "eligible" or "subject_to_review")
            .Select(s => s.GetProperty("id").GetString()!).ToList();

        Assert.Contains("busin-ess", fits);
        Assert.Contains("inso", fits);
        Assert.False(schemes.Contains("busin-ess") && schemes.Contains("inso"));
        var left = bundle.GetProperty("left_out").EnumerateArray().Single(l => l.GetProperty("source").ValueKind == JsonValueKind.String);
        Assert.Equal(["busin-ess", "inso"], new[] { left.GetProperty("scheme").GetString()!, left.GetProperty("because").GetString()! }.Order(StringComparer.Ordinal));
        var grants = schemes.Select(s => Scheme(answer, s).GetProperty("amount")).Where(a => a.ValueKind == JsonValueKind.Object && a.GetProperty("kind").GetString() == "grant");
        Assert.Equal(grants.Sum(a => a.GetProperty("min").GetDecimal()), bundle.GetProperty("min").GetDecimal());
    }

    [Fact]
    public async Task A_scheme_that_fits_and_of_which_nothing_says_that_it_is_open_is_named_and_not_counted()
    {
        // « Entreprendre autrement », in Roubaix: no text says whether it takes requests.
        var facts = JsonNode.Parse(YoungScic)!.AsObject();
        facts["commune"] = "59512";
        var answer = await Ask($$"""{"date":"2026-11-23","facts":{{facts}}}""");

        Assert.Equal("unknown", Scheme(answer, "entreprendre-autrement").GetProperty("availability").GetString());
        Assert.Contains("entreprendre-autrement", answer.GetProperty("bundle").GetProperty("uncertain").EnumerateArray().Select(u => u.GetString()));
        Assert.DoesNotContain("entreprendre-autrement", answer.GetProperty("bundle").GetProperty("schemes").EnumerateArray().Select(u => u.GetString()));
    }

    [Theory]
    [InlineData("", "", "BEF-A001")]
    [InlineData("[]", "", "BEF-A001")]
    [InlineData("{\"facts\":", "", "BEF-A001")]
    [InlineData("{\"fact\":{}}", "/fact", "BEF-A002")]
    [InlineData("{\"facts\":{\"efectif\":1}}", "/facts/efectif", "BEF-A002")]
    [InlineData("{\"facts\":{\"departement\":\"62\"}}", "/facts/departement", "BEF-A002")]
    [InlineData("{\"facts\":{\"effectif\":1,\"effectif\":2}}", "/facts/effectif", "BEF-A002")]
    [InlineData("{\"readings\":{\"busin-es\":\"corps\"}}", "/readings/busin-es", "BEF-A002")]
    [InlineData("{\"facts\":{\"effectif\":\"3\"}}", "/facts/effectif", "BEF-A003")]
    [InlineData("{\"facts\":{\"etp_crees\":0.83}}", "/facts/etp_crees", "BEF-A003")]
    [InlineData("{\"facts\":{\"effectif\":[1]}}", "/facts/effectif", "BEF-A003")]
    [InlineData("{\"facts\":{\"esus\":\"oui\"}}", "/facts/esus", "BEF-A003")]
    [InlineData("{\"facts\":{\"effectif\":-1}}", "/facts/effectif", "BEF-A004")]
    [InlineData("{\"facts\":{\"effectif\":1e40}}", "/facts/effectif", "BEF-A004")]
    [InlineData("{\"facts\":{\"commune\":\"99999\"}}", "/facts/commune", "BEF-A004")]
    [InlineData("{\"facts\":{\"forme_juridique\":[\"scop\",\"sarl\"]}}", "/facts/forme_juridique/1", "BEF-A004")]
    [InlineData("{\"facts\":{\"effectif\":[9,3]}}", "/facts/effectif", "BEF-A005")]
    [InlineData("{\"facts\":{\"forme_juridique\":[]}}", "/facts/forme_juridique", "BEF-A005")]
    [InlineData("{\"facts\":{\"projet\":{\"includes\":[\"tzcld\"],\"excludes\":[\"tzcld\"]}}}", "/facts/projet", "BEF-A005")]
    [InlineData("{\"date\":\"2026-11-23\",\"facts\":{\"date_creation\":\"2026-11-24\"}}", "/facts/date_creation", "BEF-A006")]
    [InlineData("{\"date\":\"2026-11-23\",\"facts\":{\"date_creation\":\"2020-01-01\",\"anciennete_mois\":3}}", "/facts/anciennete_mois", "BEF-A006")]
    [InlineData("{\"facts\":{\"etp_crees\":1,\"etp_cdi\":2}}", "/facts/etp_cdi", "BEF-A006")]
    [InlineData("{\"date\":\"23/11/2026\"}", "/date", "BEF-A007")]
    [InlineData("{\"date\":\"\\ud800\"}", "/date", "BEF-A007")]
    [InlineData("{\"\\ud800\":1}", "/\uFFFD", "BEF-A002")]
    [InlineData("{\"readings\":{\"busin-ess\":\"\\ud800\"}}", "/readings/busin-ess", "BEF-A004")]
    public async Task Bad_input_is_refused_with_its_path_and_code(string body, string path, string code)
    {
        var site = await sites.On(DatabaseKind.Sqlite);
        using var response = await Post(site, body);
        using var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync());

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("/problemes/donnees-invalides", problem.RootElement.GetProperty("type").GetString());
        var error = Assert.Single(problem.RootElement.GetProperty("errors").EnumerateArray());
        Assert.Equal((path, code), (error.GetProperty("path").GetString(), error.GetProperty("code").GetString()));
    }

    [Fact]
    public async Task Every_problem_of_a_body_is_told_at_once()
    {
        var site = await sites.On(DatabaseKind.Sqlite);
        using var response = await Post(site, """{"dat":1,"facts":{"effectif":-1,"x":1,"commune":"00000"}}""");
        using var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync());

        Assert.Equal(4, problem.RootElement.GetProperty("errors").GetArrayLength());
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{\"facts\":")]
    public async Task A_body_nested_very_deep_is_refused(string opening)
    {
        var site = await sites.On(DatabaseKind.Sqlite);
        using var response = await Post(site, string.Concat(Enumerable.Repeat(opening, 6_000)));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    private async Task<JsonElement> Ask(string body, TestSite? own = null)
    {
        var site = own ?? await sites.On(DatabaseKind.Sqlite);
        using var response = await Post(site, body);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, text);
        return JsonDocument.Parse(text).RootElement;
    }

    private static Task<HttpResponseMessage> Post(TestSite site, string body) =>
        site.Client.PostAsync("/api/v1/orientation", new StringContent(body, Encoding.UTF8, "application/json"));

    private static JsonElement Scheme(JsonElement answer, string id) =>
        answer.GetProperty("schemes").EnumerateArray().Single(s => s.GetProperty("id").GetString() == id);
}
