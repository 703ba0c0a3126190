using Beffroi.Applications.Ask;
using Beffroi.Applications.AssignTerritories;
using Beffroi.Applications.FirstContacts;
using Beffroi.Applications.Receive;
using Beffroi.Catalogue;
using Beffroi.Organisations;
using Beffroi.Platform;
using Beffroi.Platform.Accounts;
using Beffroi.Platform.Configuration;
using Beffroi.Platform.Mail;
using Beffroi.Rules;
using Beffroi.Territories;

namespace Beffroi.Applications.Demonstration;

/// <summary>
/// First contacts of the people of the demonstration, made by the acts that anyone’s are made by: one that waits, one with dates to choose from, one that was held. None is led to an
/// operator: they are real. Outside the demonstration they do not exist.
/// </summary>
internal sealed class DemonstrationContacts(
    FirstContactsDb contacts, AskForContact ask, AssignTerritory assign, TakeCharge take, ProposeDates propose, RecordMeeting record, People people, IOrganisations organisations,
    SchemeCatalogue catalogue, FrenchTerritories territories, RegionClock days, PlatformOptions options, TimeProvider clock) : IStartStep
{
    private const string Town = "80620";

    private static readonly TimeOnly Morning = new(10, 0), Afternoon = new(14, 30);

    public async Task Run(CancellationToken cancellation)
    {
        if (!options.Demonstration)
            return;
        var (louise, marcel, nadia, claire) = (await Find("louise.carpentier"), await Find("marcel.wattebled"), await Find("nadia.benali"), await Find("claire.vasseur"));
        if ((await contacts.AskedBy(nadia, cancellation)).Count > 0)
            return;
        // Whoever played Louise may have handed it over.
        if ((await organisations.Of(louise, cancellation)).FirstOrDefault(o => o.Organisation.Siren == Siren.OfTheDemonstration) is not { } theirs)
            return;
        var ateliers = theirs.Organisation.Id;
        Done(await assign.Assign(Within(Town).Department.Code, claire, cancellation));

        await Ask(nadia, null, [], "J’ai une idée d’épicerie associative, et je ne sais pas par où commencer. (fictif)", "62498", shares: true);

        var asked = await Ask(louise, ateliers, ["busin-ess"], "Nous voulons ouvrir un atelier de réparation et embaucher une personne. (fictif)", Town, shares: false);
        var dates = new[] { (7, Morning), (10, Afternoon), (13, Morning) }.Select(d => days.Instant(WorkingDay(days.Today.AddDays(d.Item1)), d.Item2)!.Value).ToList();
        Done(await propose.Propose(await Taken(asked), dates, "Par téléphone. (fictif)", cancellation));

        var held = await Ask(marcel, ateliers, ["inv-ess"], "Nous pensons acheter un véhicule utilitaire. (fictif)", Town, shares: false);
        Done(await record.Record(
            await Taken(held), "Projet solide, plan de financement à revoir. (fictif)",
            "Demandez d’abord deux devis. N’achetez rien avant d’avoir déposé votre demande. (fictif)", "Deux devis (fictif)\nLe dernier bilan (fictif)", cancellation));

        async Task<AccountId> Find(string key) => (await people.Find(MailAddress.Parse($"{key}@exemple.invalid", null), cancellation))!.Account;

        async Task<FirstContactId> Ask(AccountId who, OrganisationId? organisation, string[] schemes, string wishes, string town, bool shares) => Done(await ask.Ask(
            new()
            {
                Organisation = organisation,
                Schemes = [.. schemes.Where(s => catalogue.Scheme(s) is not null)],
                Wishes = wishes,
                Availability = "Plutôt le matin. (fictif)",
                Place = Within(town),
                Shared = shares && catalogue.Region.Examples is [var example, ..] ? (example.Facts.ToJsonString(), catalogue.Fingerprint) : null,
                FormKey = Guid.CreateVersion7(clock.GetUtcNow()),
            },
            who, cancellation));

        Municipality Within(string town) => territories.Within(catalogue.Region.InseeCode, town);

        async Task<FirstContactStep> Taken(FirstContactId id)
        {
            Done(await take.Take(await Step(id), cancellation));
            return await Step(id);
        }

        async Task<FirstContactStep> Step(FirstContactId id) => new(id, (await contacts.Find(id, cancellation))!.Version, Guid.CreateVersion7(clock.GetUtcNow()), claire);
    }

    private static DateOnly WorkingDay(DateOnly day) => day.DayOfWeek switch
    {
        DayOfWeek.Saturday => day.AddDays(2),
        DayOfWeek.Sunday => day.AddDays(1),
        _ => day,
    };

    private static T Done<T>(Outcome<T> outcome) where T : notnull =>
        outcome.Succeeded ? outcome.Value : throw new InvalidOperationException($"The first contacts of the demonstration: {outcome.Refusal.Code}.");
}
