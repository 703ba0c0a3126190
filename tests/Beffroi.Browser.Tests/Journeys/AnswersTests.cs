using System.Text.RegularExpressions;
using Beffroi.Browser.Tests.Harness;
using Microsoft.Playwright;

namespace Beffroi.Browser.Tests.Journeys;

/// <summary>What someone may do with their answers: change, leave for later, erase; and where these must never show.</summary>
public sealed partial class AnswersTests(SharedBrowser browser)
{
    private const string NothingSaid = "Vous n’avez pas encore répondu";

    [Fact]
    public Task A_question_can_be_left_open_and_answered_from_the_results() => browser.Visit(async visitor =>
    {
        await OpenExample(visitor);
        await visitor.Open("/orientation/etp_cdi");
        await Interview.ByPointer(visitor, [Persona.DontKnow]);
        var before = await ResultsPage.Read(visitor);
        Assert.NotEqual(ResultsPage.No, before["BUSIN’ESS"].Group);
        Assert.Contains("à préciser : Créer au moins 0,8 ETP en CDI", before["BUSIN’ESS"].Text, StringComparison.Ordinal);

        await visitor.Follow("répondre (Dont en CDI)");
        await Interview.ByPointer(visitor, ["1"]);

        Assert.Equal(Interview.Results, visitor.Where);
        Assert.Equal(ResultsPage.Yes, (await ResultsPage.Read(visitor))["BUSIN’ESS"].Group);
    });

    [Fact]
    public Task An_answer_changed_from_the_summary_changes_the_results() => browser.Visit(async visitor =>
    {
        await OpenExample(visitor);

        await visitor.Follow("modifier (Commune)");
        Assert.Equal("Lens", await visitor.Page.GetByRole(AriaRole.Combobox).InputValueAsync());
        await Interview.ByPointer(visitor, ["Rouen"]);

        Assert.Equal(Interview.Results, visitor.Where);
        Assert.Equal(ResultsPage.No, (await ResultsPage.Read(visitor))["BUSIN’ESS"].Group);
    });

    [Fact]
    public Task Going_back_finds_the_answer_as_it_was_given() => browser.Visit(async visitor =>
    {
        await visitor.Open("/orientation");
        var first = visitor.Where;
        await Interview.ByPointer(visitor, Persona.ScicInLens.Says(first["/orientation/".Length..]));
        Assert.NotEqual(first, visitor.Where);

        await visitor.Follow("Question précédente");

        Assert.Equal(first, visitor.Where);
        Assert.True(await visitor.Page.GetByLabel("Une structure qui existe", new() { Exact = true }).IsCheckedAsync());
    });

    [Fact]
    public Task An_empty_answer_is_refused_where_it_stands_and_keeps_what_was_typed() => browser.Visit(async visitor =>
    {
        await visitor.Open("/orientation/effectif");
        await visitor.Page.GetByLabel("Ou le nombre exact").FillAsync("beaucoup");
        await visitor.Press("Continuer");

        Assert.StartsWith("Erreur", await visitor.Page.TitleAsync(), StringComparison.Ordinal);
        Assert.Equal("beaucoup", await visitor.Page.GetByLabel("Ou le nombre exact").InputValueAsync());
        var summary = visitor.Page.GetByRole(AriaRole.Alert);
        Assert.True(await summary.EvaluateAsync<bool>("e => e === document.activeElement"));
        await summary.GetByRole(AriaRole.Link).ClickAsync();
        Assert.True(await visitor.Page.EvaluateAsync<bool>("() => document.activeElement.closest('form') !== null"));
    });

    [Fact]
    public async Task Answers_left_for_later_are_found_again_on_another_machine()
    {
        string link = "", heading = "";
        await browser.Visit(async visitor =>
        {
            await Interview.Take(visitor, Persona.ScicInRouen);
            heading = await visitor.Heading();
            link = await Keep(visitor);
        });

        await browser.Visit(async other =>
        {
            await other.Open(link);
            // The link is a secret: the address bar must not keep it.
            Assert.Equal(Interview.Results, other.Where);
            Assert.Equal(heading, await other.Heading());
            Assert.Equal(ResultsPage.No, (await ResultsPage.Read(other))["BUSIN’ESS"].Group);
            Assert.Contains("Rouen (76540)", await other.Text(), StringComparison.Ordinal);
        });
    }

    [Fact]
    public Task A_link_with_another_letter_opens_nothing_and_says_so() => browser.Visit(async visitor =>
    {
        await OpenExample(visitor);
        var link = await Keep(visitor);
        await using var other = await browser.Arrive();
        foreach (var wrong in new[] { Altered(link), link[..^1], link + "A" })
        {
            await other.Open(wrong);
            Assert.Equal("Ce lien ne rouvre rien", await other.Heading());
            Assert.True(await other.Page.GetByRole(AriaRole.Link, new() { Name = "Recommencer" }).IsVisibleAsync());
        }
        await other.Open(Interview.Results);
        Assert.Equal(NothingSaid, await other.Heading());
        other.MustNotHaveComplained();
    });

    [Fact]
    public Task Erased_answers_do_not_come_back() => browser.Visit(async visitor =>
    {
        await OpenExample(visitor);

        await visitor.Press("Effacer mes réponses");
        Assert.StartsWith("/orientation/", visitor.Where, StringComparison.Ordinal);

        await visitor.Open(Interview.Results);
        Assert.Equal(NothingSaid, await visitor.Heading());
        await visitor.Load(() => visitor.Page.GoBackAsync());
        await visitor.Load(() => visitor.Page.GoBackAsync());
        Assert.DoesNotContain("Lens", await visitor.Text(), StringComparison.Ordinal);
    });

    [Fact]
    public Task No_answer_shows_in_an_address_or_in_the_log() => browser.Visit(async visitor =>
    {
        // Answers that no other test gives, so that the log of the whole run can be read for them.
        foreach (var (question, answer) in new[] { ("nature_demandeur", "Une structure qui existe"), ("commune", "Bruay-la-Buissière"), ("forme_juridique", "SCIC"), ("effectif", "73317"), ("depenses_fonctionnement", "48 611") })
        {
            await visitor.Open($"/orientation/{question}");
            await Interview.ByPointer(visitor, [answer]);
        }
        await visitor.Open(Interview.Results);
        await visitor.Follow("modifier (Salariés)");
        await Interview.ByPointer(visitor, ["73371"]);
        var link = await Keep(visitor);
        await visitor.Open(link);
        string[] secrets = ["Bruay", "62178", "73317", "73371", "48611", "48 611", "scic", new Uri(link).Segments[^1]];

        // Looking a commune up asks the directory of communes for what is being typed; nothing says whose it is.
        var asked = visitor.Addresses.Select(a => new Uri(a)).Where(a => a.AbsolutePath is not "/territoires").ToList();
        Assert.All(asked, a => Assert.Contains(a.Query.Split('=')[0], new[] { "", "?handler", "?retour", "?v" }));
        Assert.All(
            asked.Where(a => a.AbsoluteUri != link),
            a => Assert.DoesNotContain(secrets, s => a.AbsoluteUri.Contains(s, StringComparison.OrdinalIgnoreCase)));
        var log = TracesAndDurations().Replace(string.Join('\n', browser.Site.Log), "");
        Assert.Contains("/orientation/{fact?}", log, StringComparison.Ordinal);
        Assert.All(secrets, s => Assert.DoesNotContain(s, log, StringComparison.OrdinalIgnoreCase));
    });

    private static async Task OpenExample(Visitor visitor)
    {
        await visitor.Open("/orientation/exemples/1");
        await visitor.Press("Partir de cet exemple et le corriger");
    }

    private static async Task<string> Keep(Visitor visitor)
    {
        await visitor.Press("Reprendre plus tard");
        var link = visitor.Page.GetByRole(AriaRole.Link, new() { Name = "/orientation/reprendre/" });
        return await link.GetAttributeAsync("href") ?? "";
    }

    /// <summary>The same link, with another letter in the middle of its secret.</summary>
    private static string Altered(string link)
    {
        var at = link.Length - 11;
        return $"{link[..at]}{(link[at] == 'A' ? 'B' : 'A')}{link[(at + 1)..]}";
    }

    /// <summary>Figures that are drawn or measured: one of them may look like an answer.</summary>
    [GeneratedRegex(@"[0-9a-f]{32}|[0-9]+[.,][0-9]+(E-?[0-9]+)?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TracesAndDurations();
}
