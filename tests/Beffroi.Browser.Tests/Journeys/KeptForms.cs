using Beffroi.Browser.Tests.Harness;
using Microsoft.Playwright;

namespace Beffroi.Browser.Tests.Journeys;

/// <summary>Forms whose words are kept on the device, and what is kept there.</summary>
internal static class KeptForms
{
    public const string Louise = "Louise Carpentier", Marcel = "Marcel Wattebled", Claire = "Claire Vasseur";
    public const string Kept = "Ce que vous écrivez est gardé sur cet appareil jusqu’à l’enregistrement.";
    public const string Back = "Revenir à ce qui est enregistré", PutBack = "Remettre ce que j’avais écrit";

    /// <returns>The address of a draft of its own.</returns>
    public static async Task<string> NewFile(Visitor visitor, string project, string person = Louise, params string[] aids)
    {
        await visitor.SignIn(person, "/structures");
        await visitor.Follow("Les Ateliers du Beffroi");
        await visitor.Follow("Dossiers");
        await visitor.Follow("Préparer un dossier");
        await visitor.Page.GetByLabel("Nom du projet").FillAsync(project);
        foreach (var aid in aids is [] ? ["BUSIN"] : aids)
            await Interview.Tick(visitor.Page.GetByLabel(aid));
        await visitor.PressExactly("Commencer le dossier");
        return visitor.Where;
    }

    /// <summary>As when nobody has used it for three hours.</summary>
    public static Task EndSession(Visitor visitor) => visitor.Page.Context.ClearCookiesAsync(new() { Name = "beffroi-session" });

    public static Task Type(Visitor visitor, string field, string words) => visitor.Page.Locator($"[name={field}]").FillAsync(words);

    public static Task<string> Typed(Visitor visitor, string field) => visitor.Page.Locator($"[name={field}]").InputValueAsync();

    public static async Task<string> Notice(IPage page)
    {
        var status = page.Locator("main .b-note [role=status] p").First;
        await status.WaitForAsync();
        return Words.Of(await status.InnerTextAsync());
    }

    /// <summary>The browser keeps a moment after the last key.</summary>
    public static Task IsKept(Visitor visitor, int forms = 1) =>
        visitor.Page.WaitForFunctionAsync("n => Object.keys(localStorage).filter(k => k.startsWith('beffroi-garde ')).length === n", forms);

    public static Task<int> HowMany(IPage page) => page.EvaluateAsync<int>("() => Object.keys(localStorage).filter(k => k.startsWith('beffroi-garde ')).length");
}
