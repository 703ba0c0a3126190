using System.Net;
using Beffroi.Tests.Harness;

namespace Beffroi.Tests.Orientation;

public sealed class InterviewTests(Sites sites) : IClassFixture<Sites>
{
    [Theory, OnBothDatabases]
    public async Task A_person_answers_question_by_question_and_reads_what_fits(DatabaseKind database)
    {
        var visitor = await Visitor(database);

        var page = await Page.Open(visitor, "/orientation");
        Assert.Equal("Qui porte le projet ?", page.Heading.Replace('\u00A0', ' ').Replace('\u202F', ' '));
        await page.Choose("Une intercommunalité").Press("Continuer");
        page = await Page.Open(visitor, "/orientation/commune");
        page = await page.Fill("Dans quelle commune", "Amiens 80").Press("Continuer");
        page = await AnswerUnknownUntilResults(page, visitor);

        Assert.Contains("Votre situation", page.Text, StringComparison.Ordinal);
        Assert.Contains("Amiens (80021)", page.Text, StringComparison.Ordinal);
        Assert.Contains("TESS", page.Text, StringComparison.Ordinal);
        Assert.Contains("Simulation indicative au 23 novembre 2026", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_knows_nothing_is_refused_nothing()
    {
        var visitor = await Visitor(DatabaseKind.Sqlite);

        var results = await AnswerUnknownUntilResults(await Page.Open(visitor, "/orientation"), visitor);

        Assert.Equal("/orientation/resultats", results.Address);
        Assert.DoesNotContain(results.Document.QuerySelectorAll("main h2"), h => h.TextContent.Contains("non éligible", StringComparison.Ordinal));
        Assert.All(["DLA", "Entreprendre autrement"], s => Assert.Contains(results.Document.QuerySelectorAll("main h3"), h => h.TextContent.StartsWith(s, StringComparison.Ordinal)));
    }

    [Theory, OnBothDatabases]
    public async Task No_answer_stands_in_an_address_or_in_the_log(DatabaseKind database)
    {
        await using var site = await TestSite.Start(database);
        var page = await site.Open("/orientation");
        page = await page.Choose("Une structure qui existe").Press("Continuer");
        var addresses = new List<string> { page.Address };
        page = await page.Fill("Dans quelle commune", "62498").Press("Continuer");
        addresses.Add(page.Address);
        page = await Page.Open(site.Client, "/orientation/resultats");
        page = await page.Press("Reprendre plus tard");

        Assert.All(addresses, a => Assert.DoesNotContain("62498", a, StringComparison.Ordinal));
        Assert.DoesNotContain(site.Log, l => l.Contains("62498", StringComparison.Ordinal) || l.Contains("entreprise\"", StringComparison.Ordinal));
        var token = page.Link("/orientation/reprendre/").TextContent.Split('/')[^1];
        Assert.Equal(22, token.Length);
        await Page.Open(site.NewVisitor(), $"/orientation/reprendre/{token}");
        Assert.DoesNotContain(site.Log, l => l.Contains(token, StringComparison.Ordinal));
    }

    [Theory, OnBothDatabases]
    public async Task A_resume_link_reopens_the_answers_in_another_browser_for_30_days(DatabaseKind database)
    {
        await using var site = await TestSite.Start(database);
        var page = await site.Open("/orientation");
        await page.Choose("Une idée ou un projet").Press("Continuer");
        page = await (await site.Open("/orientation/resultats")).Press("Reprendre plus tard");
        Assert.Contains("23 décembre 2026", page.Text, StringComparison.Ordinal);
        var link = new Uri(page.Link("/orientation/reprendre/").Href).PathAndQuery;

        var elsewhere = await Page.Open(site.NewVisitor(), link);
        site.Clock.Advance(TimeSpan.FromDays(31));
        var late = await Page.Open(site.NewVisitor(), link);
        var tampered = await Page.Open(site.NewVisitor(), link[..^1] + (link[^1] == 'A' ? 'Q' : 'A'));

        Assert.Equal("/orientation/resultats", elsewhere.Address);
        Assert.Contains("une idée ou un projet", elsewhere.Text, StringComparison.OrdinalIgnoreCase);
        Assert.All([late, tampered], p =>
        {
            Assert.Equal(HttpStatusCode.NotFound, p.Status);
            Assert.Contains("Ce lien ne rouvre rien", p.Heading, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task A_form_without_answer_says_what_to_do_and_leads_to_the_field()
    {
        var visitor = await Visitor(DatabaseKind.Sqlite);
        var page = await (await Page.Open(visitor, "/orientation/effectif")).Press("Continuer");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.StartsWith("Erreur", page.Title, StringComparison.Ordinal);
        var link = page.Link("Choisissez une réponse");
        Assert.NotNull(page.Document.QuerySelector(link.GetAttribute("href")!));
    }

    [Theory]
    [InlineData("effectif", "texte", "douze", "Écrivez un nombre")]
    [InlineData("effectif", "texte", "1,5", "nombre entier")]
    [InlineData("effectif", "texte", "-3", "hors de ce qui est possible")]
    [InlineData("effectif", "reponse", "99", "Choisissez une réponse")]
    [InlineData("etp_crees", "texte", "0,83", "multiple de 0,05")]
    [InlineData("commune", "texte", "Zzyzx", "Aucune commune")]
    [InlineData("commune", "texte", "", "Écrivez le nom de la commune")]
    [InlineData("date_creation", "texte", "2999-01-01", "Cette date")]
    [InlineData("date_creation", "texte", "hier", "Donnez une date")]
    [InlineData("statuts_particuliers", "reponse", "aucun,siae", "se cochent seuls")]
    public async Task Nonsense_is_answered_at_its_field_and_what_was_typed_is_kept(string fact, string field, string value, string message)
    {
        var visitor = await Visitor(DatabaseKind.Sqlite);
        var page = await Page.Open(visitor, $"/orientation/{fact}");
        var form = new List<KeyValuePair<string, string>> { new("jeton", Token(page)) };
        form.AddRange(value.Split(',', field == "reponse" ? StringSplitOptions.None : StringSplitOptions.TrimEntries)
            .Take(field == "reponse" ? int.MaxValue : 0).Select(v => KeyValuePair.Create(field, v)));
        if (field == "texte")
            form.Add(new(field, value));

        using var response = await visitor.PostAsync($"/orientation/{fact}", new FormUrlEncodedContent(form));
        var html = await response.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains(message, html.Replace("&#xA0;", " ", StringComparison.Ordinal).Replace('\u00A0', ' '), StringComparison.Ordinal);
        if (field == "texte" && value.Length > 0 && fact != "date_creation")
            Assert.Contains($"value=\"{value}\"", html, StringComparison.Ordinal);
    }

    /// <summary>The page comes with the last answer, chosen or typed. Who gives another in the other way does not always take that one back.</summary>
    [Theory]
    [InlineData("effectif", "texte=73", "reponse=1&texte=73", "De 1 salarié à 3 salariés")]
    [InlineData("effectif", "texte=73", "reponse=inconnu&texte=73", "pas encore répondu")]
    [InlineData("effectif", "reponse=1", "reponse=1&texte=73", "73 salariés")]
    [InlineData("effectif", "reponse=1", "reponse=2&texte=", "De 4 salariés à 9 salariés")]
    [InlineData("effectif", "reponse=inconnu", "reponse=inconnu&texte=73", "73 salariés")]
    [InlineData("effectif", "reponse=inconnu", "reponse=1&texte=2", "2 salariés")]
    [InlineData("effectif", "texte=73", "reponse=1&texte=2", "2 salariés")]
    [InlineData("depenses_fonctionnement", "texte=48 611", "reponse=inconnu&texte=48%E2%80%AF611", "pas encore répondu")]
    [InlineData("date_creation", "texte=2024-03-03", "reponse=inconnu&texte=2024-03-03", "pas encore répondu")]
    [InlineData("date_creation", "reponse=inconnu", "reponse=inconnu&texte=2024-03-03", "3 mars 2024")]
    [InlineData("commune", "texte=62498", "reponse=inconnu&texte=Lens", "pas encore répondu")]
    [InlineData("commune", "reponse=inconnu", "reponse=inconnu&texte=62498", "Lens (62498)")]
    public async Task Of_a_choice_and_a_text_the_one_that_was_changed_counts(string fact, string first, string then, string said)
    {
        var visitor = await Visitor(DatabaseKind.Sqlite);
        foreach (var sent in new[] { first, then })
        {
            var page = await Page.Open(visitor, $"/orientation/{fact}");
            using var response = await visitor.PostAsync(page.Address, new StringContent($"jeton={Uri.EscapeDataString(Token(page))}&{sent}", null, "application/x-www-form-urlencoded"));
            Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        }

        var facts = (await Page.Open(visitor, "/orientation/resultats")).Document.QuerySelectorAll(".b-fact dd > span").Select(d => d.TextContent.Replace('\u00A0', ' ').Replace('\u202F', ' ').Trim());
        Assert.Equal([said], facts);
    }

    [Theory]
    [InlineData("effectif", "reponse=1&texte=73")]
    [InlineData("effectif", "reponse=inconnu&texte=73")]
    [InlineData("commune", "reponse=inconnu&texte=Lens")]
    public async Task A_choice_and_another_text_given_at_once_are_told_and_both_kept(string fact, string sent)
    {
        var visitor = await Visitor(DatabaseKind.Sqlite);
        var page = await Page.Open(visitor, $"/orientation/{fact}");

        using var response = await visitor.PostAsync(page.Address, new StringContent($"jeton={Uri.EscapeDataString(Token(page))}&{sent}", null, "application/x-www-form-urlencoded"));
        var told = await Page.Follow(visitor, response);

        Assert.Contains("gardez l’une des deux", told.Text, StringComparison.Ordinal);
        Assert.Equal(sent.Split("texte=")[1], told.Document.QuerySelector("input[name=texte]")!.GetAttribute("value"));
        Assert.Equal(sent.Split('=', '&')[1], told.Document.QuerySelector("input[name=reponse][checked]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_postcode_never_decides_alone()
    {
        var visitor = await Visitor(DatabaseKind.Sqlite);
        var page = await (await Page.Open(visitor, "/orientation/commune")).Fill("Dans quelle commune", "80200").Press("Continuer");

        Assert.Contains("Quelle commune", page.Heading, StringComparison.Ordinal);
        page = await page.Choose("Péronne").Press("Continuer");
        Assert.Contains("Péronne (80620)", (await Page.Open(visitor, "/orientation/resultats")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cookie_that_was_altered_is_an_interview_that_has_not_begun()
    {
        var site = await sites.On(DatabaseKind.Sqlite);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/orientation/resultats");
        request.Headers.Add("Cookie", "beffroi-reponses=CfDJ8altered");
        using var client = site.Server.CreateClient();
        using var response = await client.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains("Vous n’avez pas encore répondu", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/orientation/nexiste-pas")]
    [InlineData("/orientation/exemples/99")]
    [InlineData("/orientation/reprendre/abc")]
    public async Task What_does_not_exist_is_a_page_that_says_so(string address)
    {
        var site = await sites.On(DatabaseKind.Sqlite);

        Assert.Equal(HttpStatusCode.NotFound, (await site.Open(address)).Status);
    }

    [Fact]
    public async Task Every_example_of_the_home_page_has_its_results_and_can_be_taken_over()
    {
        var visitor = await Visitor(DatabaseKind.Sqlite);
        for (var i = 1; i <= 5; i++)
        {
            var page = await Page.Open(visitor, $"/orientation/exemples/{i}");
            Assert.Contains("à priori", page.Heading, StringComparison.Ordinal);
        }

        var taken = await (await Page.Open(visitor, "/orientation/exemples/1")).Press("Partir de cet exemple");
        Assert.Equal("/orientation/resultats", taken.Address);
    }

    [Fact]
    public async Task Aids_of_other_parts_of_the_Region_take_one_line_of_the_results()
    {
        var visitor = await Visitor(DatabaseKind.Sqlite);

        var page = await Page.Open(visitor, "/orientation/exemples/1");

        var folded = page.Document.QuerySelector("section[aria-labelledby=hors-territoire]")!;
        Assert.Equal("Hors de votre territoire", folded.QuerySelector("h2")!.TextContent);
        Assert.Equal("/dispositifs/bethune-bruay-ess", page.Link("Béthune-Bruay ESS").GetAttribute("href"));
        Assert.DoesNotContain(page.Document.QuerySelectorAll("article h3"), h => h.TextContent.Contains("Béthune-Bruay", StringComparison.Ordinal));
        Assert.Equal("/au-dela", page.Link("les banques, la finance solidaire").GetAttribute("href"));
    }

    [Fact]
    public async Task A_cultural_project_that_BUSINESS_refuses_is_told_what_other_policies_offer()
    {
        var visitor = await Visitor(DatabaseKind.Sqlite);
        await (await Page.Open(visitor, "/orientation/exemples/1")).Press("Partir de cet exemple");
        await (await Page.Open(visitor, "/orientation/domaine?retour=resultats")).Choose("La culture").Press("Continuer");

        var page = await Page.Open(visitor, "/orientation/resultats");

        var refused = page.Document.QuerySelector("#busin-ess .b-elsewhere")!;
        Assert.Contains("ont des politiques régionales", refused.TextContent, StringComparison.Ordinal);
        Assert.Contains("/dispositifs/guid-asso", refused.QuerySelectorAll("a").Select(a => a.GetAttribute("href")));
    }

    private async Task<HttpClient> Visitor(DatabaseKind database) => (await sites.On(database)).NewVisitor();

    private static string Token(Page page) => page.Document.QuerySelector("input[name=jeton]")!.GetAttribute("value")!;

    private static async Task<Page> AnswerUnknownUntilResults(Page page, HttpClient visitor)
    {
        for (var asked = 0; asked < 60 && page.Address != "/orientation/resultats"; asked++)
        {
            var before = page.Address;
            using var response = await visitor.PostAsync(before, new FormUrlEncodedContent([new("jeton", Token(page)), new("reponse", "inconnu")]));
            Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
            page = await Page.Open(visitor, response.Headers.Location!.ToString());
            Assert.NotEqual(before, page.Address);
        }
        return page;
    }
}
