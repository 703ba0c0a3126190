using Microsoft.Playwright;

namespace Beffroi.Browser.Tests.Harness;

/// <summary>Goes from the home page to the results, question by question, as one person with one way of answering.</summary>
internal static class Interview
{
    public const string Results = "/orientation/resultats";

    /// <summary>No situation needs as many questions: the interview would be going round in circles.</summary>
    private const int TooMany = 45;

    /// <returns>The questions that were asked, in order, by their addresses.</returns>
    public static async Task<IReadOnlyList<string>> Take(Visitor visitor, Persona persona, Func<Visitor, string[], Task>? answer = null)
    {
        await visitor.Open("/");
        await visitor.Follow("Commencer");
        return await GoOn(visitor, persona, answer);
    }

    /// <summary>From the question where the visitor is to the results.</summary>
    public static async Task<IReadOnlyList<string>> GoOn(Visitor visitor, Persona persona, Func<Visitor, string[], Task>? answer = null)
    {
        var asked = new List<string>();
        while (visitor.Where != Results)
        {
            var question = visitor.Where["/orientation/".Length..];
            Assert.False(asked.Count == TooMany || asked.Contains(question), $"« {question} » again after {string.Join(", ", asked)}");
            asked.Add(question);
            await (answer ?? ByPointer)(visitor, persona.Says(question));
            if (await visitor.Page.GetByRole(AriaRole.Alert).CountAsync() > 0)
                Assert.Fail($"« {question} » refused {string.Join(", ", persona.Says(question))}: {await visitor.Text()}");
        }
        return asked;
    }

    /// <summary>Clicks and types, then « Continuer ». A commune is chosen among the suggestions when the page makes some.</summary>
    public static async Task ByPointer(Visitor visitor, string[] answers)
    {
        var page = visitor.Page;
        var choices = await ChoicesAmong(page, answers);
        if (choices.Count > 0)
        {
            foreach (var choice in choices)
                await Tick(choice);
        }
        else if (await page.GetByRole(AriaRole.Combobox).CountAsync() > 0)
        {
            await page.GetByRole(AriaRole.Combobox).FillAsync(answers[0]);
            await page.GetByRole(AriaRole.Option).Filter(new() { HasText = answers[^1] }).First.ClickAsync();
        }
        else
        {
            await TextField(page).FillAsync(answers[0]);
        }
        await visitor.Press("Continuer");
    }

    /// <summary>The same on a page without script: a name that several communes bear leads to a page that lets one choose.</summary>
    public static async Task WithoutScript(Visitor visitor, string[] answers)
    {
        await ByPointer(visitor, answers);
        var among = visitor.Page.GetByRole(AriaRole.Group, new() { Name = "Quelle commune" });
        if (await among.CountAsync() == 0)
            return;
        await Tick(among.GetByRole(AriaRole.Radio, new() { Name = answers[^1], Exact = true }).First);
        await visitor.Press("Continuer");
    }

    /// <summary>As a hand does it: on the words, whose target is the whole box.</summary>
    public static async Task Tick(ILocator choice)
    {
        await choice.Locator("xpath=..").Locator("label").ClickAsync();
        Assert.True(await choice.IsCheckedAsync());
    }

    /// <summary>The boxes and buttons with these words; none when the answer is to be typed.</summary>
    public static async Task<IReadOnlyList<ILocator>> ChoicesAmong(IPage page, string[] answers)
    {
        var found = new List<ILocator>();
        foreach (var answer in answers)
        {
            // « Je ne connais pas la date exacte » is how a date says that one does not know.
            var choice = answer == Persona.DontKnow
                ? page.Locator(".b-choice--unknown input")
                : page.Locator("form").GetByLabel(answer, new() { Exact = true }).And(page.Locator("[type=radio], [type=checkbox]"));
            if (await choice.CountAsync() == 1)
                found.Add(choice);
        }
        return found;
    }

    public static ILocator TextField(IPage page) => page.Locator("input[name=texte]");
}
