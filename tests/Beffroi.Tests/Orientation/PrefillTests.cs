using System.Diagnostics;
using System.Net;
using Beffroi.Orientation.Prefill;
using Beffroi.Tests.Harness;
using Microsoft.AspNetCore.Http;

namespace Beffroi.Tests.Orientation;

/// <summary>A visitor's SIREN answers some questions, and whatever the directory does, the visitor goes on.</summary>
public sealed class PrefillTests : IAsyncLifetime
{
    private const string Asked = "d’après l’annuaire des entreprises, le 23 novembre 2026";

    private StandInDirectory directory = null!;
    private TestSite site = null!;

    public async ValueTask InitializeAsync()
    {
        directory = await StandInDirectory.Start();
        site = await Start(DatabaseKind.Sqlite);
    }

    public async ValueTask DisposeAsync()
    {
        await site.DisposeAsync();
        await directory.DisposeAsync();
    }

    [Theory, OnBothDatabases]
    public async Task An_association_gives_its_SIREN_at_the_start_and_reads_each_answer_with_its_origin(DatabaseKind database)
    {
        await using var own = await Start(database);
        var page = await (await (await own.Open("/orientation")).Go("Vous avez un numéro SIREN"))
            .Fill("Numéro SIREN", StandInDirectory.Association).Press("Demander à l’annuaire");

        Assert.Equal("/orientation/siren", page.Address);
        Assert.Equal("Ce que dit l’annuaire des entreprises", page.Heading);
        Assert.Contains("ASSOCIATION INVENTEE", page.Text, StringComparison.Ordinal);
        Assert.Contains("C’est la commune du siège.", page.Text, StringComparison.Ordinal);
        Assert.Contains("C’est une tranche, d’une année passée.", page.Text, StringComparison.Ordinal);

        var results = await page.Go("Voir mes résultats");
        Assert.Equal("Une structure qui existe", Said(results, "Vous êtes").Value);
        Assert.Equal("Péronne (80620)", Said(results, "Commune").Value);
        Assert.Equal("Association", Said(results, "Forme juridique").Value);
        Assert.Equal("De 6 salariés à 9 salariés", Said(results, "Salariés").Value);
        Assert.Equal("14 mai 2019", Said(results, "Date de création").Value);
        Assert.Equal("88", Said(results, "Division NAF").Value);
        Assert.Equal(Asked, Said(results, "Commune").Origin, ignoreCase: true);
        Assert.Equal($"{Asked} (chiffre de 2023)", Said(results, "Salariés").Origin, ignoreCase: true);
        Assert.DoesNotContain("Mention ESS", results.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_directory_is_asked_once_for_no_more_than_what_is_read()
    {
        await Give(StandInDirectory.Association);

        Assert.Equal("/search?q=000000018&minimal=true&include=siege,complements&page=1&per_page=1", Assert.Single(directory.Asked));
        Assert.Contains("User-Agent: Beffroi", directory.LastHeaders, StringComparison.Ordinal);
        Assert.DoesNotContain("traceparent", directory.LastHeaders, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Cookie", directory.LastHeaders, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_number_is_in_no_log_no_address_and_no_kept_answer()
    {
        await Give("00000001800010");
        directory.Fault = Status(500);
        await Give(StandInDirectory.Association);
        var results = await site.Open("/orientation/resultats");
        results = await results.Press("Reprendre plus tard");
        var reopened = await Page.Open(site.NewVisitor(), new Uri(results.Link("/orientation/reprendre/").Href).PathAndQuery);

        Assert.Equal(Asked, Said(reopened, "Commune").Origin, ignoreCase: true);
        Assert.DoesNotContain(site.Log, l => l.Contains("000000018", StringComparison.Ordinal) || l.Contains("000 000 018", StringComparison.Ordinal));
        Assert.Contains(site.Log, l => l.Contains("directory-failed", StringComparison.Ordinal));
        foreach (var page in new[] { results, reopened, await site.Open("/orientation/commune") })
            Assert.DoesNotContain("000000018", page.Document.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_of_the_directory_is_shown_at_its_question_and_corrected_becomes_the_visitor_s_own()
    {
        await Give(StandInDirectory.Association);

        var question = await site.Open("/orientation/effectif");
        Assert.Contains("De 6 salariés à 9 salariés", question.Text, StringComparison.Ordinal);
        Assert.Contains("chiffre de 2023", question.Text, StringComparison.Ordinal);
        Assert.DoesNotContain((await question.Go("Garder cette réponse")).Address, (string[])["/orientation/effectif", "/orientation/resultats"]);
        await question.Fill("Ou le nombre exact", "11").Press("Continuer");

        var results = await site.Open("/orientation/resultats");
        Assert.Equal(("11 salariés", null), Said(results, "Salariés"));
        Assert.NotNull(Said(results, "Commune").Origin);
        Assert.DoesNotContain("Garder cette réponse", (await site.Open("/orientation/effectif")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_visitor_said_stays_when_the_directory_says_otherwise()
    {
        await (await site.Open("/orientation/commune")).Fill("Dans quelle commune", "62498").Press("Continuer");
        await (await site.Open("/orientation/anciennete_mois")).Fill("Ou le nombre exact", "8").Press("Continuer");
        var page = await (await site.Open("/orientation/resultats")).Go("Compléter avec mon numéro SIREN");
        page = await page.Fill("Numéro SIREN", StandInDirectory.Association).Press("Demander à l’annuaire");

        Assert.Contains("Les réponses que vous aviez déjà données n’ont pas changé.", page.Text, StringComparison.Ordinal);
        var results = await site.Open("/orientation/resultats");
        Assert.Equal(("Lens (62498)", null), Said(results, "Commune"));
        Assert.Equal(("8 mois", null), Said(results, "Ancienneté"));
        Assert.DoesNotContain("Date de création", Situation(results), StringComparison.Ordinal);
        Assert.NotNull(Said(results, "Forme juridique").Origin);
    }

    [Fact]
    public async Task A_second_SIREN_takes_the_place_of_the_first()
    {
        await Give(StandInDirectory.Association);
        await Give(StandInDirectory.SimplifiedCompany);

        var results = await site.Open("/orientation/resultats");
        Assert.Equal("Lens (62498)", Said(results, "Commune").Value);
        Assert.Equal("62", Said(results, "Division NAF").Value);
    }

    [Fact]
    public async Task A_simplified_company_may_be_a_cooperative_and_is_still_asked()
    {
        var page = await Give(StandInDirectory.SimplifiedCompany);
        Assert.Contains("SCOP, SCIC, une autre coopérative ou société commerciale", page.Text, StringComparison.OrdinalIgnoreCase);

        page = await page.Go("Continuer");
        for (var i = 0; i < 40 && page.Address != "/orientation/forme_juridique"; i++)
        {
            Assert.NotEqual("/orientation/resultats", page.Address);
            using var unknown = await Post(page, page.Address, ("reponse", "inconnu"));
            page = await site.Open(unknown.Headers.Location!.ToString());
        }
        Assert.DoesNotContain("Garder cette réponse", page.Text, StringComparison.Ordinal);
        await page.Choose("SCIC").Press("Continuer");
        Assert.Equal(("SCIC", null), Said(await site.Open("/orientation/resultats"), "Forme juridique"));
    }

    [Theory]
    [InlineData("NN")]
    [InlineData(null)]
    public async Task No_headcount_is_not_a_headcount_of_zero(string? bracket)
    {
        directory.Tell(StandInDirectory.Association, e => e["tranche_effectif_salarie"] = bracket);
        await Give(StandInDirectory.Association);

        Assert.DoesNotContain("Salariés", Situation(await site.Open("/orientation/resultats")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_intercommunality_is_one_and_is_not_asked_for_its_date_of_creation()
    {
        directory.Tell(StandInDirectory.Association, e => e["nature_juridique"] = "7346");
        await Give(StandInDirectory.Association);

        var results = await site.Open("/orientation/resultats");
        Assert.Equal("Une intercommunalité (EPCI)", Said(results, "Vous êtes").Value);
        Assert.DoesNotContain("Date de création", Situation(results), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_company_of_the_social_economy_and_an_enterprise_of_integration_are_told_so()
    {
        directory.Tell(StandInDirectory.Association, e =>
        {
            e["nature_juridique"] = "5202";
            e["complements"]!["est_siae"] = true;
        });
        await Give(StandInDirectory.Association);

        var results = await site.Open("/orientation/resultats");
        Assert.Equal(Asked, Said(results, "Mention ESS").Origin, ignoreCase: true);
        var question = await site.Open("/orientation/statuts_particuliers");
        Assert.True(((AngleSharp.Html.Dom.IHtmlInputElement)question.Field("SIAE")).IsChecked);
    }

    [Fact]
    public async Task Not_being_listed_in_the_social_economy_proves_nothing()
    {
        directory.Tell(StandInDirectory.Association, e =>
        {
            e["nature_juridique"] = "5202";
            e["complements"]!["est_ess"] = false;
        });
        await Give(StandInDirectory.Association);

        Assert.DoesNotContain("Mention ESS", Situation(await site.Open("/orientation/resultats")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_questions_do_not_take_is_left_out_and_the_rest_is_kept()
    {
        directory.Tell(StandInDirectory.Association, e =>
        {
            (e["date_creation"], e["activite_principale"], e["annee_tranche_effectif_salarie"]) = ("2999-01-01", "[ND]", null);
            e["siege"]!["commune"] = "99999";
        });
        await Give(StandInDirectory.Association);

        var results = await site.Open("/orientation/resultats");
        Assert.Equal("Association", Said(results, "Forme juridique").Value);
        Assert.Equal(Asked, Said(results, "Salariés").Origin, ignoreCase: true);
        Assert.All(["Commune", "Date de création", "Division NAF"], f => Assert.DoesNotContain(f, Situation(results), StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_name_of_a_person_is_not_shown()
    {
        directory.Tell(StandInDirectory.Association, e =>
            (e["nature_juridique"], e["nom_complet"], e["nom_raison_sociale"]) = ("1000", "PRENOM NOM", "PRENOM NOM"));

        Assert.DoesNotContain("PRENOM NOM", (await Give(StandInDirectory.Association)).Text, StringComparison.Ordinal);
    }

    public static TheoryData<string, string> Faults => new()
    {
        { "500", "L’annuaire ne répond pas en ce moment." },
        { "503", "L’annuaire ne répond pas en ce moment." },
        { "302", "L’annuaire ne répond pas en ce moment." },
        { "400", "L’annuaire ne répond pas en ce moment." },
        { "429", "L’annuaire reçoit trop de demandes en ce moment." },
        { "cut", "L’annuaire ne répond pas en ce moment." },
        { "huge", "L’annuaire ne répond pas en ce moment." },
        { "<html>", "L’annuaire a donné une réponse que nous n’avons pas comprise." },
        { "", "L’annuaire a donné une réponse que nous n’avons pas comprise." },
        { "[]", "L’annuaire a donné une réponse que nous n’avons pas comprise." },
        { """{"results":{}}""", "L’annuaire a donné une réponse que nous n’avons pas comprise." },
        { """{"results":[7]}""", "L’annuaire a donné une réponse que nous n’avons pas comprise." },
        { """{"results":[{"siren":"\ud800"}]}""", "L’annuaire a donné une réponse que nous n’avons pas comprise." },
        { """{"results":[{"siren":"000000026","etat_administratif":"A"}]}""", "L’annuaire a donné une réponse que nous n’avons pas comprise." },
        { """{"results":[],"total_results":0}""", "L’annuaire ne connaît pas ce numéro." },
        { """{"results":[{"siren":"000000018","etat_administratif":"C","statut_diffusion":"O"}]}""", "L’annuaire dit que cette structure a cessé d’exister." },
        { """{"results":[{"siren":"000000018","etat_administratif":"A","statut_diffusion":"P"}]}""", "Cette structure a demandé que ses informations ne soient pas diffusées." },
        { """{"results":[{"siren":"000000018","etat_administratif":"A"}]}""", "L’annuaire ne dit rien de plus qui réponde à nos questions." },
    };

    [Theory, MemberData(nameof(Faults))]
    public async Task Whatever_the_directory_answers_the_visitor_is_told_why_and_goes_on(string fault, string why)
    {
        await (await site.Open("/orientation/esus")).Choose("Non").Press("Continuer");
        directory.Fault = fault switch
        {
            "cut" => http => Task.Run(http.Abort),
            "huge" => http => http.Response.WriteAsync($"{{\"results\":[],\"x\":\"{new string('x', 1 << 20)}\"}}"),
            "302" => http => Task.Run(() => http.Response.Redirect("/search?q=000000018")),
            _ when int.TryParse(fault, out var status) => Status(status),
            _ => http => http.Response.WriteAsync(fault),
        };

        var page = await Give(StandInDirectory.Association);

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains(why, page.Text.Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.Equal("000 000 018", page.Field("Numéro SIREN").GetAttribute("value"));
        var next = await page.Go("Continuer sans le SIREN");
        Assert.Equal("Qui porte le projet ?", next.Heading.Replace('\u00A0', ' ').Replace('\u202F', ' '));
        Assert.Equal(("Non", null), Said(await site.Open("/orientation/resultats"), "Agrément ESUS"));
        Assert.Single(directory.Asked);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_slow_directory_is_not_waited_for(bool begins)
    {
        directory.Fault = async http =>
        {
            if (begins)
            {
                await http.Response.WriteAsync("{");
                await http.Response.Body.FlushAsync();
            }
            await Task.Delay(TimeSpan.FromSeconds(30), http.RequestAborted);
        };
        await site.Open("/orientation/siren");

        var start = Stopwatch.GetTimestamp();
        var page = await Give(StandInDirectory.Association);

        Assert.Contains("L’annuaire n’a pas répondu à temps.", page.Text, StringComparison.Ordinal);
        Assert.InRange(Stopwatch.GetElapsedTime(start).TotalSeconds, 1, 10);
    }

    [Fact]
    public async Task A_directory_that_nobody_runs_is_the_same()
    {
        await using var alone = await TestSite.Start(DatabaseKind.Sqlite, new Dictionary<string, string?> { [PrefillOptions.DirectoryKey] = "http://127.0.0.1:9" });
        var page = await (await alone.Open("/orientation/siren")).Fill("Numéro SIREN", StandInDirectory.Association).Press("Demander à l’annuaire");

        Assert.Contains("L’annuaire ne répond pas en ce moment.", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_directory_that_keeps_failing_is_left_alone_for_a_while()
    {
        directory.Fault = Status(503);
        for (var i = 0; i < 8; i++)
            Assert.Contains("Nous n’avons rien pu reprendre", (await Give(StandInDirectory.Association)).Text, StringComparison.Ordinal);

        Assert.InRange(directory.Asked.Count, 1, 5);
    }

    [Fact]
    public async Task Switched_off_the_field_is_nowhere()
    {
        await using var off = await TestSite.Start(DatabaseKind.Sqlite, new Dictionary<string, string?> { [PrefillOptions.DirectoryKey] = "none" });

        Assert.DoesNotContain("SIREN", (await off.Open("/orientation")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await off.Open("/orientation/siren")).Status);
        await (await off.Open("/orientation")).Choose("Une structure qui existe").Press("Continuer");
        Assert.DoesNotContain("SIREN", (await off.Open("/orientation/resultats")).Text, StringComparison.Ordinal);
    }

    private Task<TestSite> Start(DatabaseKind database) =>
        TestSite.Start(database, new Dictionary<string, string?> { [PrefillOptions.DirectoryKey] = directory.Address });

    private async Task<Page> Give(string siren) =>
        await (await site.Open("/orientation/siren")).Fill("Numéro SIREN", siren).Press("Demander à l’annuaire");

    private async Task<HttpResponseMessage> Post(Page page, string address, params (string Name, string Value)[] fields)
    {
        var token = page.Document.QuerySelector("input[name=jeton]")!.GetAttribute("value")!;
        return await site.Client.PostAsync(address, new FormUrlEncodedContent(
            [new("jeton", token), .. fields.Select(f => KeyValuePair.Create(f.Name, f.Value))]));
    }

    private static Func<HttpContext, Task> Status(int status) => http => Task.FromResult(http.Response.StatusCode = status);

    private static string Situation(Page results) => results.Document.QuerySelector(".b-facts")!.TextContent;

    /// <summary>What the summary says of a fact, and where it comes from; no origin: the visitor said it.</summary>
    private static (string Value, string? Origin) Said(Page results, string name)
    {
        var fact = results.Document.QuerySelectorAll(".b-fact").Single(f => f.QuerySelector("dt")!.TextContent == name);
        var origin = fact.QuerySelector(".b-source")?.TextContent.Trim();
        var value = fact.QuerySelector("dd > span")!.TextContent;
        return ((origin is null ? value : value.Replace(origin, "", StringComparison.Ordinal)).Replace('\u00A0', ' ').Replace('\u202F', ' ').Trim(), origin);
    }
}
