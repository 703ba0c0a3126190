using Beffroi.Applications.CaseFiles;
using Beffroi.Applications.Prepare;
using Beffroi.Catalogue;
using Beffroi.Rules;
using Beffroi.Territories;

namespace Beffroi.Applications.Demonstration;

/// <summary>Writes all sections of a draft of the past: by its organisation, or by the officer who writes for it.</summary>
internal sealed class PastDraft(CaseFilesDb files, WriteSection write, DepositDesk desk, FrenchTerritories territories, RegionClock days)
{
    private const string Partner = "lettre-partenaire", Council = "deliberation";

    /// <summary>Schemes whose money buys things rather than work, as what is asked of them is written here.</summary>
    private static readonly string[] Purchases = ["inv-ess", "inso"];

    public async Task Write(PlayedFile played, CaseFile file, CancellationToken cancellation)
    {
        var (today, needs) = (days.Today, desk.Needs(played.Asked.Select(a => a.Scheme)));
        var place = territories.Find(MunicipalityCode.Parse(played.Past.Town, null))!;
        var kind = PastCaseFile.Kinds.GetValueOrDefault(played.Past.Owner, ApplicantKind.Association);
        await Save(new ProjectSection
        {
            Summary = $"{played.Past.Title.Replace(" (fictif)", "", StringComparison.Ordinal)}, à {place.Name}\u00A0: un lieu ouvert à toutes et à tous. (fictif)",
            Needs = "Rien de tel n’existe à moins d’une heure. (fictif)",
            Actions = "Aménager le lieu, l’équiper, former l’équipe, ouvrir. (fictif)",
            Place = place.Name,
            PlaceCode = played.Past.Town,
            From = today.AddMonths(3),
            To = today.AddMonths(15),
        });
        if (needs.Partners.Count > 0)
            await Save(Partners(played));
        var hires = played.Asked.Any(a => !Purchases.Contains(a.Scheme));
        await Save(new JobsSection { CreatesJobs = hires, Jobs = hires ? [new("Animation et accueil (fictif)", 0.8m, "CDI", today.AddMonths(4))] : [] });
        await Save(Plan(played, needs));
        await Save(Declarations(played, kind, needs, today));
        if (played.Papers.Where(p => p.Kind is not (Partner or Council)).ToList() is { Count: > 0 } papers)
            await Save(new PapersSection { Papers = [.. papers.Take(3).Select(JoinedPaper.Of)] });

        async Task Save<T>(T content) where T : class, ISection<T> =>
            PastActs.Done(await write.Write((await files.Find(file.Id, cancellation))!, content, basedOn: 0, file.AssistedBy ?? played.Owner, cancellation));
    }

    private static PartnersSection Partners(PlayedFile played)
    {
        var letters = played.Papers.Where(p => p.Kind == Partner).Select(JoinedPaper.Of).ToList();
        return new()
        {
            Partners =
            [
                new("La Ferme des deux rives (fictif)", null, "Cultive et livre (fictif)", "Deux hectares (fictif)", letters.ElementAtOrDefault(0)),
                new("L’Atelier du canal (fictif)", null, "Transforme et répare (fictif)", "Un local (fictif)", letters.ElementAtOrDefault(1)),
            ],
            Lead = 0,
        };
    }

    /// <summary>What is asked pays six tenths of the project; the structure finds the rest.</summary>
    private static FundingPlan Plan(PlayedFile played, FileNeeds needs)
    {
        FundingLine[] expenses = [.. played.Asked.Select(a => Purchases.Contains(a.Scheme)
            ? new FundingLine("21", "Matériel (fictif)", Cents(a.Euros) / 6 * 10)
            : new FundingLine("64", "Salaire et cotisations (fictif)", Cents(a.Euros) / 6 * 10))];
        var asked = played.Asked.Sum(a => Cents(a.Euros));
        var rest = expenses.Sum(l => l.Cents!.Value) - asked;
        return new()
        {
            Expenses = expenses,
            Resources = [new("70", "Ventes (fictif)", rest - (rest / 3)), new("75", "Cotisations et dons (fictif)", rest / 3, Granted: true)],
            Asked = played.Asked.ToDictionary(a => a.Scheme, a => Cents(a.Euros), StringComparer.Ordinal),
            AskedForInvestment = played.Asked.Where(a => needs.Schemes.Any(s => s.Id == a.Scheme && FundingPlan.IsInTwo(s)))
                .ToDictionary(a => a.Scheme, a => Purchases.Contains(a.Scheme) ? Cents(a.Euros) : 0, StringComparer.Ordinal),
        };
    }

    private static DeclarationsSection Declarations(PlayedFile played, ApplicantKind kind, FileNeeds needs, DateOnly today) => new()
    {
        Declarant = kind,
        RepublicanContract = kind is ApplicantKind.Association,
        HasDeMinimis = kind is ApplicantKind.PublicBody ? null : false,
        OwesNothing = true,
        Deliberation = needs.Deliberation.Count > 0 && played.Papers.FirstOrDefault(p => p.Kind == Council) is { } paper ? new(today.AddDays(-12), "2025-14", JoinedPaper.Of(paper)) : null,
        Authorised = needs.Carrier.Count > 0 ? new("Le territoire du projet (fictif)", "La structure elle-même (fictif)") : null,
    };

    private static long Cents(int euros) => euros * 100L;
}
