using System.Text.Json.Serialization;
using Beffroi.Rules;

namespace Beffroi.Applications.CaseFiles;

/// <summary>A heading of the plan: an account of the French plan comptable général, as in the budget of the national form (Cerfa 12156).</summary>
/// <param name="Code">« 60 ».</param>
/// <param name="IsInvestment">Among what lasts; the others are of the year’s running.</param>
internal sealed record FundingHeading(string Code, string Name, bool IsInvestment)
{
    public static IReadOnlyList<FundingHeading> Expenses { get; } =
    [
        new("60", "Achats", false), new("61", "Services extérieurs", false), new("62", "Autres services extérieurs", false), new("63", "Impôts et taxes", false),
        new("64", "Charges de personnel", false), new("65", "Autres charges de gestion courante", false), new("66", "Charges financières", false), new("67", "Charges exceptionnelles", false),
        new("68", "Dotations aux amortissements et provisions", false), new("20", "Immobilisations incorporelles", true), new("21", "Immobilisations corporelles", true),
    ];

    public static IReadOnlyList<FundingHeading> Resources { get; } =
    [
        new("70", "Ventes et prestations", false), new("73", "Dotations et produits de tarification", false), new("74", "Subventions d’exploitation", false),
        new("75", "Autres produits de gestion courante", false), new("76", "Produits financiers", false), new("77", "Produits exceptionnels", false),
        new("78", "Reprises sur amortissements et provisions", false), new("79", "Transferts de charges", false),
        new("10", "Fonds propres", true), new("13", "Subventions d’investissement", true), new("16", "Emprunts", true),
    ];

    public string InWords => IsInvestment ? $"{Code} – {Name} (investissement)" : $"{Code} – {Name}";
}

/// <summary>One line of the plan.</summary>
/// <param name="Heading">The code of its <see cref="FundingHeading"/>.</param>
/// <param name="Label">What it is.</param>
/// <param name="Cents">How much.</param>
/// <param name="Granted">Of a resource: whether it is granted already.</param>
internal sealed record FundingLine(string? Heading, string? Label, long? Cents, bool Granted = false);

/// <summary>The plan of what the project costs and of what pays for it, with what is asked of each scheme. Both sides are equal when it is deposited.</summary>
internal sealed record FundingPlan : ISection<FundingPlan>
{
    private const int LongestLabel = 150;

    public const string AskedField = "demande_";

    public IReadOnlyList<FundingLine> Expenses { get; init; } = [];

    /// <summary>But what is asked for here.</summary>
    public IReadOnlyList<FundingLine> Resources { get; init; } = [];

    /// <summary>Cents asked of each scheme, by its id.</summary>
    public IReadOnlyDictionary<string, long> Asked { get; init; } = new Dictionary<string, long>();

    /// <summary>How the schemes are called, by their ids; ids themselves where nobody says it.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, string> Names { get; init; } = new Dictionary<string, string>();

    public static SectionKind Kind => SectionKind.Funding;

    public static FundingPlan Empty { get; } = new();

    public long TotalExpenses => Expenses.Sum(l => l.Cents ?? 0);

    public long TotalAsked => Asked.Values.Sum();

    public long TotalResources => Resources.Sum(l => l.Cents ?? 0) + TotalAsked;

    public static FundingPlan Read(SectionForm form) => new()
    {
        Expenses = [.. Lines(form, "charge", FundingHeading.Expenses)],
        Resources = [.. Lines(form, "produit", FundingHeading.Resources)],
        Asked = form.Named(AskedField).Select(f => (Scheme: f[AskedField.Length..], Cents: form.Cents(f))).Where(a => a.Cents is > 0)
            .ToDictionary(a => a.Scheme, a => a.Cents!.Value, StringComparer.Ordinal),
    };

    public IEnumerable<(string Field, string? Value)> Fields() =>
    [
        .. Typed("charge", Expenses), .. Typed("produit", Resources), .. Asked.Select(a => (AskedField + a.Key, (string?)French.Amount(a.Value / 100m))),
    ];

    public IEnumerable<Told> Tell() =>
    [
        .. TellExpenses(),
        new("Total des dépenses", SectionWords.Euros(TotalExpenses)),
        .. TellResources(),
        .. Asked.OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => new Told($"Demandé ici\u00A0: {Names.GetValueOrDefault(a.Key, a.Key)}", SectionWords.Euros(a.Value))),
        new("Total des ressources", SectionWords.Euros(TotalResources)),
    ];

    public IEnumerable<Told> TellExpenses() => Expenses.Select(l => new Told($"Dépense\u00A0: {InWords(l, FundingHeading.Expenses)}", Amount(l)));

    /// <summary>But what is asked for here.</summary>
    public IEnumerable<Told> TellResources() => Resources.Select(l => new Told($"Ressource\u00A0: {InWords(l, FundingHeading.Resources)}", $"{Amount(l)}, {(l.Granted ? "acquis" : "pas encore acquis")}"));

    public IEnumerable<string> Missing()
    {
        if (TotalExpenses == 0)
            yield return "Écrivez les dépenses du projet.";
        if (Expenses.Concat(Resources).Any(l => l.Heading is null || l.Cents is null))
            yield return "Complétez chaque ligne du plan\u00A0: son poste et son montant.";
        if (TotalExpenses != TotalResources)
            yield return $"Le plan n’est pas équilibré\u00A0: {SectionWords.Euros(TotalExpenses)} de dépenses, {SectionWords.Euros(TotalResources)} de ressources.";
    }

    /// <summary>Without what was once asked of a scheme that the file no longer asks for.</summary>
    public FundingPlan For(IReadOnlyList<Scheme> schemes) => this with
    {
        Asked = schemes.Where(s => Asked.ContainsKey(s.Id)).ToDictionary(s => s.Id, s => Asked[s.Id], StringComparer.Ordinal),
        Names = schemes.ToDictionary(s => s.Id, s => s.Acronym, StringComparer.Ordinal),
    };

    /// <summary>The schemes of which nothing is asked.</summary>
    public IEnumerable<string> MissingFor(IEnumerable<Scheme> schemes) =>
        schemes.Where(s => !Asked.ContainsKey(s.Id)).Select(s => $"Dites combien vous demandez à {s.Acronym}.");

    private static IEnumerable<FundingLine> Lines(SectionForm form, string prefix, IReadOnlyList<FundingHeading> headings) =>
        form.Lines(prefix, "poste", "libelle", "montant").Select(l => new FundingLine(
            headings.FirstOrDefault(h => h.Code == form.Raw($"{l}_poste"))?.Code, form.Text($"{l}_libelle", LongestLabel), form.Cents($"{l}_montant"), form.Raw($"{l}_acquis") is not null));

    private static IEnumerable<(string, string?)> Typed(string prefix, IReadOnlyList<FundingLine> lines) => lines.SelectMany((l, i) => new (string, string?)[]
    {
        ($"{prefix}_{i}_poste", l.Heading), ($"{prefix}_{i}_libelle", l.Label), ($"{prefix}_{i}_montant", l.Cents is { } cents ? French.Amount(cents / 100m) : null),
        ($"{prefix}_{i}_acquis", l.Granted ? "true" : null),
    });

    private static string InWords(FundingLine line, IReadOnlyList<FundingHeading> headings) =>
        string.Join(", ", new[] { headings.FirstOrDefault(h => h.Code == line.Heading)?.InWords ?? "sans poste", line.Label }.OfType<string>());

    private static string Amount(FundingLine line) => line.Cents is { } cents ? SectionWords.Euros(cents) : "sans montant";
}
