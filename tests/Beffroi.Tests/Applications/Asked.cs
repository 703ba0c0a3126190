using Beffroi.Applications.FirstContacts;
using Beffroi.Platform.Jobs;
using Beffroi.Tests.Harness;
using Beffroi.Tests.Organisations;

namespace Beffroi.Tests.Applications;

/// <summary>What people do with first contacts, by the pages.</summary>
internal static class Asked
{
    /// <summary>Asks for oneself, without answers.</summary>
    /// <returns>The page of the contact.</returns>
    public static async Task<Page> ForOneself(HttpClient who, string wishes = "Un café associatif", string town = "Lens 62") =>
        await (await Page.Open(who, "/premiers-contacts/demander")).Choose("Pour mon projet").Fill("De quoi voulez-vous parler", wishes).Fill("Commune du projet", town).Press("Demander un premier contact");

    public static string IdIn(Page page) => page.Address.Split('/').Last();

    public static Task<Page> AtTheRegion(HttpClient officer, string id) => Page.Open(officer, $"/region/premiers-contacts/{id}");

    public static async Task<Page> IsTaken(HttpClient officer, string id) => await (await AtTheRegion(officer, id)).Press("Prendre en charge");

    /// <summary>Two dates from the day of the tests, 23 November 2026.</summary>
    public static async Task<Page> GetsDates(HttpClient officer, string id) => await (await AtTheRegion(officer, id))
        .Fill("Jour", "2026-12-01").Fill("Heure", "14 h 30").Fill("Jour, 2e choix", "2026-12-02").Fill("Heure, 2e choix", "9:00").Fill("Où, ou comment", "Au téléphone").Press("Proposer ces dates");

    public static async Task<Page> IsHeld(HttpClient officer, string id) => await (await AtTheRegion(officer, id))
        .Fill("Conseils", "Écrivez d’abord vos statuts.").Fill("Pièces à préparer", "Un budget\nLes statuts").Fill("Notes", "Très motivée.").Press("Enregistrer le compte rendu");

    public static Task<FirstContact?> Row(Played played, string id) => played.Site.With<FirstContactsDb, FirstContact?>(db => db.Find(FirstContactId.Parse(id, null), CancellationToken.None));

    public static Task Drain(Played played) => played.Site.With<JobRunner>(r => r.Drain(CancellationToken.None));
}
