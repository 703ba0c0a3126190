using Beffroi.Browser.Tests.Harness;
using Microsoft.Playwright;
using static Beffroi.Browser.Tests.Pages.EveryPage;

namespace Beffroi.Browser.Tests.Pages;

/// <summary>First contacts, on both sides, and who follows what.</summary>
internal static partial class SignedInPages
{
    /// <summary>The first contacts of the demonstration, on both sides: one that waits, one with dates, one that was held.</summary>
    public static IReadOnlyList<State> FirstContacts { get; } =
    [
        SeenBy(Owner, "/premiers-contacts"),
        SeenBy(Owner, "/premiers-contacts/demander"),
        Refused("demander un premier contact", Owner, "/premiers-contacts/demander", "Demander un premier contact"),
        new("un premier contact, dates à choisir", v => Contact(v, Owner, "/premiers-contacts", "Rendez-vous proposé")),
        .. new[] { "repondre", "annuler", "reponses" }.Select(page => new State($"un premier contact : {page}", async v =>
        {
            await Contact(v, Owner, "/premiers-contacts", "Rendez-vous proposé");
            await v.Open($"{v.Where}/{page}");
        })),
        new("un premier contact, réponse refusée", async v =>
        {
            await Contact(v, Owner, "/premiers-contacts", "Rendez-vous proposé");
            await v.Open(v.Where + "/repondre");
            await v.Press("Accepter cette date");
            Assert.Equal(1, await v.Page.GetByRole(AriaRole.Alert).CountAsync());
        }),
        new("un premier contact, tenu", v => Contact(v, Owner, "/premiers-contacts", "Rendez-vous tenu")),
        new("un premier contact, avec des réponses", v => Contact(v, NewOwner, "/premiers-contacts", "Demandé")),
        new("un premier contact : ses réponses", async v =>
        {
            await Contact(v, NewOwner, "/premiers-contacts", "Demandé");
            await v.Follow("Ne plus les partager");
        }),
        SeenBy(Officer, "/region/premiers-contacts?vue=tous"),
        new("un premier contact à prendre", v => Contact(v, Officer, "/region/premiers-contacts?vue=tous", "Demandé")),
        new("un premier contact, tenu, à la Région", v => Contact(v, Officer, "/region/premiers-contacts?vue=tous", "Rendez-vous tenu")),
        new("un premier contact, dates refusées", async v =>
        {
            await Contact(v, Officer, "/region/premiers-contacts?vue=tous", "Rendez-vous proposé");
            await v.Press("Proposer ces dates");
            Assert.Equal(1, await v.Page.GetByRole(AriaRole.Alert).CountAsync());
        }),
        SeenBy(Administrator, "/region/territoires"),
        Refused("confier un territoire", Administrator, "/region/territoires", "Enregistrer"),
        SeenBy(Administrator, "/region/instruction"),
        Refused("confier un dispositif", Administrator, "/region/instruction", "Confier"),
        new("un dispositif confié", async v =>
        {
            await Enter(v, Administrator, "/region/instruction");
            await v.Page.GetByLabel("Dispositif", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = "TZCLD" });
            // The officer of the other visits, who goes on as before.
            await v.Page.GetByLabel("Instruit par", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = Officer });
            await v.PressExactly("Confier");
            Assert.Equal(1, await v.Page.GetByRole(AriaRole.Button, new() { Name = "Retirer" }).CountAsync());
        }),
    ];

    private static async Task Contact(Visitor v, string person, string list, string state)
    {
        await Enter(v, person, list);
        await v.Load(() => v.Page.Locator(".b-entry").Filter(new() { HasText = state }).GetByRole(AriaRole.Link).First.ClickAsync());
    }
}
