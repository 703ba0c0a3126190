using System.Net;
using AngleSharp.Html.Dom;
using Beffroi.Orientation.Interview;
using Beffroi.Tests.Harness;

namespace Beffroi.Tests.Orientation;

/// <summary>The orientation in another site's page: no cookie, nothing kept, and a way on to the site.</summary>
public sealed class EmbedTests(Sites sites) : IClassFixture<Sites>
{
    private const string Frame = "/integrer/orientation";

    [Theory]
    [InlineData(null, "frame-ancestors *")]
    [InlineData("none", "frame-ancestors 'none'")]
    [InlineData("https://www.exemple.fr, http://localhost:3000/", "frame-ancestors https://www.exemple.fr http://localhost:3000")]
    public async Task Only_the_pages_made_for_it_may_be_framed_and_by_the_sites_of_the_settings(string? setting, string ancestors)
    {
        await using var site = await TestSite.Start(DatabaseKind.Sqlite, new Dictionary<string, string?> { ["BEFFROI_EMBED_IN"] = setting });

        var first = await site.Open(Frame);
        var second = await first.Choose("Une structure qui existe").Press("Continuer");

        foreach (var page in (Page[])[first, second])
        {
            Assert.Contains(ancestors, Policy(page));
            Assert.Contains("default-src 'none'", Policy(page));
            Assert.False(page.Response.Headers.Contains("X-Frame-Options"));
        }
        foreach (var address in (string[])["/integrer", "/orientation", "/orientation/resultats", "/"])
        {
            var page = await site.Open(address);
            Assert.Contains("frame-ancestors 'none'", Policy(page));
            Assert.Equal("DENY", page.Response.Headers.GetValues("X-Frame-Options").Single());
        }
        Assert.Equal(setting != "none", (await site.Open("/integrer")).Text.Contains("<iframe", StringComparison.Ordinal));
    }

    [Theory, OnBothDatabases]
    public async Task The_questions_follow_each_other_to_the_results_without_a_cookie(DatabaseKind database)
    {
        var site = await sites.On(database);
        using var visitor = site.NewVisitor();

        var page = await Page.Open(visitor, $"{Frame}?forme_juridique=association");
        Assert.Equal("Qui porte le projet ?", page.Heading.Replace('\u00A0', ' ').Replace('\u202F', ' '));
        page = await page.Choose("Une structure qui existe").Press("Continuer");
        var second = page.Heading;
        page = await page.Press("Question précédente");
        Assert.True(((IHtmlInputElement)page.Field("Une structure qui existe")).IsChecked);
        page = await page.Press("Continuer");
        Assert.Equal(second, page.Heading);
        for (var asked = 0; page.Document.QuerySelector("input[name=question]") is not null && page.Document.QuerySelector("[value=resultats]") is not null; asked++)
        {
            Assert.InRange(asked, 0, 40);
            Assert.Empty(page.Response.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies : []);
            page.Document.QuerySelectorAll("input").OfType<IHtmlInputElement>().Single(i => i.Value == QuestionForm.UnknownValue).IsChecked = true;
            page = await page.Press("Continuer");
        }

        Assert.NotEmpty(page.Document.QuerySelectorAll("a[target=_blank][href^='/dispositifs/']"));
        Assert.Contains("Elle n’engage pas la Région", page.Text, StringComparison.Ordinal);
        Assert.Equal(Frame, page.Address);
        var own = await Page.Open(visitor, "/orientation/resultats");
        Assert.DoesNotContain("Association", own.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_answer_is_told_at_its_place_and_loses_nothing()
    {
        var site = await sites.On(DatabaseKind.Sqlite);
        var page = await Page.Open(site.NewVisitor(), $"{Frame}?efectif=3&forme_juridique=scop");
        Assert.Contains("« efectif » n’est pas une question de ce site.", page.Text, StringComparison.Ordinal);

        page = await page.Press("Continuer");

        Assert.StartsWith("Erreur", page.Title, StringComparison.Ordinal);
        Assert.Equal("Qui porte le projet ?", page.Heading.Replace('\u00A0', ' ').Replace('\u202F', ' '));
        page = await page.Press("Voir les résultats");
        var result = await page.Press("Voir pourquoi, combien et comment");
        Assert.Equal("/orientation/resultats", result.Address);
        Assert.Contains("SCOP", result.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("CfDJ8altered")]
    [InlineData("{\"facts\":{\"esus\":true}}")]
    public async Task Answers_that_were_not_sealed_here_begin_the_questions_again(string answers)
    {
        var site = await sites.On(DatabaseKind.Sqlite);
        using var visitor = site.NewVisitor();

        var page = await Post(visitor, Frame, ("reponses", answers), ("question", "esus"), ("reponse", "oui"));
        var goingOn = await Post(visitor, "/integrer/suite", ("reponses", answers));

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("Vos réponses n’ont pas pu être relues", page.Text, StringComparison.Ordinal);
        Assert.NotNull(page.Document.QuerySelector("input[name=question]"));
        Assert.StartsWith("/orientation", goingOn.Address, StringComparison.Ordinal);
        Assert.Empty((await Page.Open(visitor, "/orientation/resultats")).Document.QuerySelectorAll("aside dt"));
    }

    [Fact]
    public async Task A_question_that_does_not_exist_and_a_form_of_nothing_go_on()
    {
        var site = await sites.On(DatabaseKind.Sqlite);
        var page = await Page.Open(site.NewVisitor(), $"{Frame}?forme_juridique=scop");
        var sealedAnswers = page.Document.QuerySelector("input[name=reponses]")!.GetAttribute("value")!;

        foreach (var question in (string[])["inconnue", "", "pilotage_vote", new string('x', 5000)])
        {
            var next = await Post(site.NewVisitor(), Frame, ("reponses", sealedAnswers), ("question", question), ("reponse", "oui"));
            Assert.Equal((HttpStatusCode.OK, page.Heading), (next.Status, next.Heading));
        }
    }

    [Fact]
    public async Task Answers_of_ones_own_are_replaced_only_at_a_press()
    {
        var site = await sites.On(DatabaseKind.Sqlite);
        using var visitor = site.NewVisitor();
        await (await Page.Open(visitor, "/orientation/forme_juridique")).Choose("SCIC").Press("Continuer");
        var frame = await Page.Open(visitor, $"{Frame}?forme_juridique=association");
        var results = await (await frame.Choose("Une structure qui existe").Press("Continuer")).Press("Voir les résultats");

        var both = await results.Press("Voir pourquoi, combien et comment");

        Assert.Contains("Vous aviez déjà répondu sur ce site", both.Text, StringComparison.Ordinal);
        Assert.Contains("SCIC", (await Page.Open(visitor, "/orientation/resultats")).Text, StringComparison.Ordinal);
        var sealedAnswers = both.Document.QuerySelector("input[name=reponses]")!.GetAttribute("value")!;
        var forged = await Post(visitor, "/integrer/suite?handler=Replace", ("reponses", sealedAnswers));
        Assert.Equal(HttpStatusCode.BadRequest, forged.Status);
        Assert.Contains("SCIC", (await Page.Open(visitor, "/orientation/resultats")).Text, StringComparison.Ordinal);
        var replaced = await both.Press("Garder les nouvelles réponses");
        Assert.Equal("/orientation/resultats", replaced.Address);
        Assert.Contains("Association", replaced.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("SCIC", replaced.Document.QuerySelector("aside")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_for_other_sites_gives_a_frame_and_a_link_that_work()
    {
        var site = await sites.On(DatabaseKind.Sqlite);

        var offer = await site.Open("/integrer");

        Assert.Equal(HttpStatusCode.OK, (await offer.Go("Voir le cadre seul")).Status);
        var arrived = await Page.Open(site.NewVisitor(), offer.Link("/orientation/depuis?").Href);
        Assert.StartsWith("/orientation/partage/", arrived.Address, StringComparison.Ordinal);
        Assert.Contains("src=\"http://localhost/integrer/orientation\"", offer.Document.QuerySelector("pre")!.TextContent, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Policy(Page page) =>
        page.Response.Headers.GetValues("Content-Security-Policy").Single().Split("; ").Select(d => d.Trim(' ', ';'));

    private static async Task<Page> Post(HttpClient visitor, string address, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        return await Page.Follow(visitor, await visitor.PostAsync(new Uri(address, UriKind.Relative), form));
    }
}
