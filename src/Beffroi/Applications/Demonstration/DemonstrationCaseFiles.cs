using Beffroi.Applications.CaseFiles;
using Beffroi.Applications.Deposit;
using Beffroi.Applications.DepositOutside;
using Beffroi.Applications.Messages;
using Beffroi.Applications.Prepare;
using Beffroi.Applications.Process;
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
/// Case files of the organisation of the demonstration, made by the acts that anyone’s are made by: a draft, one that waits for an officer, one that waits for pieces, one that is assessed, and
/// two for a form of another site: one to copy, one that was made there.
/// Outside the demonstration they do not exist.
/// </summary>
internal sealed class DemonstrationCaseFiles(
    CaseFilesDb files, OpenCaseFile open, WriteSection write, DepositCaseFile deposit, TakeRequest take, AskForPieces ask, DeclareAdmissibility declare, SendMessage send, DeclareOutsideDeposit declareOutside, TellOutsideState tell, OutsideDepositsDb outside, DepositDesk desk, People people,
    IOrganisations organisations, SchemeCatalogue catalogue, FrenchTerritories territories, RegionClock days, PlatformOptions options, PlayPast past, TimeProvider clock) : IStartStep
{
    private const string Town = "80620";

    public async Task Run(CancellationToken cancellation)
    {
        Scheme[] schemes = [.. desk.Schemes.Where(s => desk.IsOpen(s) && desk.OutsideForm(s) is null)];
        if (!options.Demonstration || schemes.Length < 2)
            return;
        var (louise, marcel, claire) = (await Find("louise.carpentier"), await Find("marcel.wattebled"), await Find("claire.vasseur"));
        // Whoever played Louise may have handed it over.
        if ((await organisations.Of(louise, cancellation)).FirstOrDefault(o => o.Organisation.Siren == Siren.OfTheDemonstration) is not { } theirs)
            return;
        var ateliers = theirs.Organisation.Id;
        if ((await files.Of(ateliers, 1, cancellation)).Count > 0)
            return;
        // All of it or nothing: a start that is killed half-way is played again.
        await files.Write(
            async () =>
            {
                if (options.DemonstrationPast)
                    await past.Play(cancellation);
                await Play();
                return true;
            },
            cancellation);

        async Task Play()
        {
            await Open("Une cuisine partagée (fictif)", [schemes[1]], "Partager une cuisine entre traiteurs qui débutent. (fictif)", complete: false);
            await Deposit(await Open("Un atelier de réparation de vélos (fictif)", [.. schemes.Take(2)], "Réparer et revendre des vélos, avec une personne embauchée. (fictif)", complete: true));

            if (schemes.FirstOrDefault(s => desk.Needs([s.Id]).Partners.Count > 0) is { } cooperative)
            {
                var pole = await Open("Un pôle de coopération (fictif)", [cooperative], "Réunir une ferme, une épicerie et une mairie. (fictif)", complete: false);
                await Write(pole.Id, new PartnersSection
                {
                    Partners = [new("La Ferme des deux rives (fictif)", null, "Cultive et livre (fictif)", "Deux hectares (fictif)", Letter: null), new("La mairie (fictif)", null, "Accueille (fictif)", "Un local (fictif)", Letter: null)],
                    Lead = 0,
                });
            }

            var waits = await Deposit(await Open("Une ressourcerie de quartier (fictif)", [schemes[0]], "Collecter, trier et revendre des objets. (fictif)", complete: true));
            await Take(waits);
            Done(await ask.Ask(await Step(waits), "Deux devis (fictif)\nLe bail du local (fictif)", days.Today.AddDays(20), "Il nous manque ces pièces pour vérifier le plan. (fictif)", cancellation));

            await Say(waits, AidRequestParty.Organisation, marcel, "Le propriétaire signe le bail la semaine prochaine. Pouvons-nous vous l’envoyer ensuite\u00A0? (fictif)");
            await Say(waits, AidRequestParty.Region, claire, "Oui, la date demandée le permet. (fictif)");

            var assessed = await Deposit(await Open("Une épicerie associative (fictif)", [schemes[1]], "Vendre des produits d’ici à un prix juste. (fictif)", complete: true));
            await Take(assessed);
            Done(await declare.Declare(await Step(assessed), AidRequestAct.DeclareAdmissible, words: null, cancellation));

            if (desk.Schemes.FirstOrDefault(s => desk.IsOpen(s) && desk.OutsideForm(s) is not null) is { } elsewhere)
            {
                await Open("Une conciergerie de village (fictif)", [elsewhere], "Rendre des services de voisinage, avec une personne embauchée. (fictif)", complete: true);
                await DeclareMadeElsewhere(await Open("Une garde d’enfants itinérante (fictif)", [elsewhere], "Aller de village en village garder les enfants. (fictif)", complete: true));
            }
        }

        async Task<AccountId> Find(string key) => (await people.Find(MailAddress.Parse($"{key}@exemple.invalid", null), cancellation))!.Account;

        async Task<CaseFile> Open(string title, IReadOnlyList<Scheme> asked, string summary, bool complete)
        {
            var place = territories.Within(catalogue.Region.InseeCode, Town);
            var facts = catalogue.Region.Examples is [var example, ..] ? example.Facts.ToJsonString() : null;
            var id = Done(await open.Open(ateliers, title, asked.Select(s => s.Id), facts, contact: null, Guid.CreateVersion7(clock.GetUtcNow()), marcel, cancellation));
            await Write(id, new ProjectSection
            {
                Summary = summary,
                Actions = "Louer un local, l’équiper, embaucher, ouvrir. (fictif)",
                Place = place.Name,
                PlaceCode = place.Code.ToString(),
                From = days.Today.AddMonths(3),
                To = days.Today.AddMonths(15),
            });
            if (complete)
            {
                await Write(id, new JobsSection { CreatesJobs = true, Jobs = [new("Animation de l’atelier (fictif)", 0.8m, "CDI", days.Today.AddMonths(4))] });
                await Write(id, new FundingPlan
                {
                    Expenses = [new("64", "Salaire (fictif)", 2_400_000), new("61", "Loyer (fictif)", 600_000)],
                    Resources = [new("70", "Ventes (fictif)", 3_000_000 - (asked.Count * 800_000))],
                    Asked = asked.ToDictionary(s => s.Id, _ => 800_000L, StringComparer.Ordinal),
                    AskedForInvestment = asked.Where(FundingPlan.IsInTwo).ToDictionary(s => s.Id, _ => 0L, StringComparer.Ordinal),
                });
                await Write(id, new DeclarationsSection { Declarant = ApplicantKind.Association, RepublicanContract = true, HasDeMinimis = false, OwesNothing = true });
            }
            return (await files.Find(id, cancellation))!;
        }

        async Task Write<T>(CaseFileId id, T content) where T : class, ISection<T> => Done(await write.Write((await files.Find(id, cancellation))!, content, basedOn: 0, marcel, cancellation));

        async Task<CaseFile> Deposit(CaseFile file)
        {
            var signatory = (await organisations.Signatories(ateliers, days.Today, cancellation))[0];
            return Done(await deposit.Deposit(file, file.Version, new(signatory.Id, Agreed: true), louise, cancellation));
        }

        async Task DeclareMadeElsewhere(CaseFile file)
        {
            var step = await Step(file) with { By = louise };
            Done(await declareOutside.Declare(file, file.Version, step, "FICTIF-2026-0042", days.Today, cancellation));
            var (request, there) = ((await files.FindRequest(step.Request.Id, cancellation))!, (await outside.Find(step.Request.Id, cancellation))!);
            var told = new OutsideStep(there, there.Version, Guid.CreateVersion7(clock.GetUtcNow()), AidRequestParty.Region, claire);
            Done(await tell.Tell(file, request, told, OutsideAct.SayIncomplete, days.Today, "Le site attend le bilan de l’an dernier. (fictif)", cancellation));
        }

        async Task Say(CaseFile file, AidRequestParty party, AccountId by, string words) =>
            Done(await send.Send(file, new(party, by, words, Given: null, Guid.CreateVersion7(clock.GetUtcNow())), cancellation));

        async Task Take(CaseFile file) => Done(await take.Take(await Step(file), cancellation));

        async Task<AidRequestStep> Step(CaseFile file)
        {
            var request = (await files.Requests([file.Id], cancellation))[0];
            return new(request, request.Version, Guid.CreateVersion7(clock.GetUtcNow()), claire);
        }
    }

    private static T Done<T>(Outcome<T> outcome) where T : notnull =>
        outcome.Succeeded ? outcome.Value : throw new InvalidOperationException($"The case files of the demonstration: {outcome.Refusal.Code}.");
}
