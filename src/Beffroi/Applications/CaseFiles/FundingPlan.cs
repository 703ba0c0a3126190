using System.Text.Json.Serialization;
using Beffroi.Rules;

namespace Beffroi.Applications.CaseFiles;

/// <summary>What a line of the plan is of: the year’s running, what lasts, or what is given without money (« contributions volontaires en nature »), which no total counts.</summary>
internal enum FundingKind { Operating, Investment, InKind }

/// <summary>A heading of the plan: an account of the French plan comptable général, as in the budget of the national form (Cerfa 12156).</summary>
/// <param name="Code">« 60 ».</param>
internal sealed record FundingHeading(string Code, string Name, FundingKind Kind = FundingKind.Operating)
{
    public static IReadOnlyList<FundingHeading> Expenses { get; } =
    [
        new("60", "Achats"), new("61", "Services extérieurs"), new("62", "Autres services extérieurs"), new("63", "Impôts et taxes"),
        new("64", "Charges de personnel"), new("65", "Autres charges de gestion courante"), new("66", "Charges financières"), new("67", "Charges exceptionnelles"),
        new("68", "Dotations aux amortissements et provisions"), new("69", "Impôts sur les bénéfices et participation des salariés"),
        new("20", "Immobilisations incorporelles", FundingKind.Investment), new("21", "Immobilisations corporelles", FundingKind.Investment),
        new("86", "Emplois des contributions volontaires en nature", FundingKind.InKind),
    ];

    public static IReadOnlyList<FundingHeading> Resources { get; } =
    [
        new("70", "Ventes et prestations"), new("73", "Dotations et produits de tarification"), new("74", "Subventions d’exploitation"),
        new("75", "Autres produits de gestion courante"), new("76", "Produits financiers"), new("77", "Produits exceptionnels"),
        new("78", "Reprises sur amortissements et provisions"), new("79", "Transferts de charges"),
        new("10", "Fonds propres", FundingKind.Investment), new("13", "Subventions d’investissement", FundingKind.Investment), new("16", "Emprunts", FundingKind.Investment),
        new("87", "Contributions volontaires en nature", FundingKind.InKind),
    ];

    public string InWords => Kind switch
    {
        FundingKind.Investment => $"{Code} – {Name} (investissement)",
        FundingKind.InKind => $"{Code} – {Name} (hors total)",
        _ => $"{Code} – {Name}",
    };
}

/// <summary>One line of the plan.</summary>
/// <param name="Heading">The code of its <see cref="FundingHeading"/>.</param>
/// <param name="Label">What it is.</param>
/// <param name="Cents">How much.</param>
/// <param name="Granted">Of a resource: whether it is granted already.</param>
internal sealed record FundingLine(string? Heading, string? Label, long? Cents, bool Granted = false);

/// <summary>
/// The plan of what the project costs and of what pays for it, with what is asked of each scheme. Both sides are equal when it is deposited; so are, apart, the two sides of what is given without money.
/// </summary>
internal sealed record FundingPlan : ISection<FundingPlan>
{
    private const int LongestLabel = 150;

    /// <summary>Before the id of a scheme. One that pays both sections has two fields, which end so.</summary>
    public const string AskedField = "demande_", ForOperating = "_fonctionnement", ForInvestment = "_investissement";

    public IReadOnlyList<FundingLine> Expenses { get; init; } = [];

    /// <summary>But what is asked for here.</summary>
    public IReadOnlyList<FundingLine> Resources { get; init; } = [];

    /// <summary>Cents asked of each scheme, by its id.</summary>
    public IReadOnlyDictionary<string, long> Asked { get; init; } = new Dictionary<string, long>();

    /// <summary>Of these, the cents that are for investment, by scheme: of those alone whose sum was typed in two.</summary>
    public IReadOnlyDictionary<string, long> AskedForInvestment { get; init; } = new Dictionary<string, long>();

    /// <summary>The schemes that the file asks for, by their ids.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, Scheme> Schemes { get; init; } = new Dictionary<string, Scheme>();

    public static SectionKind Kind => SectionKind.Funding;

    public static FundingPlan Empty { get; } = new();

    /// <summary>But what is given without money.</summary>
    public long TotalExpenses => Expenses.Sum(l => l.Cents ?? 0) - InKind(Expenses);

    public long TotalAsked => Asked.Values.Sum();

    /// <inheritdoc cref="TotalExpenses"/>
    public long TotalResources => Resources.Sum(l => l.Cents ?? 0) - InKind(Resources) + TotalAsked;

    public static FundingPlan Read(SectionForm form)
    {
        var asked = form.Named(AskedField).Select(f => (Name: f[AskedField.Length..].Split('_', 2), Cents: form.Cents(f) ?? 0)).Where(a => a.Cents > 0).ToLookup(a => a.Name[0]);
        return new()
        {
            Expenses = [.. Lines(form, "charge", FundingHeading.Expenses)],
            Resources = [.. Lines(form, "produit", FundingHeading.Resources)],
            Asked = asked.ToDictionary(a => a.Key, a => a.Sum(f => f.Cents), StringComparer.Ordinal),
            AskedForInvestment = asked.Where(a => a.All(f => f.Name.Length > 1))
                .ToDictionary(a => a.Key, a => a.Where(f => f.Name[1] == ForInvestment[1..]).Sum(f => f.Cents), StringComparer.Ordinal),
        };
    }

    public IEnumerable<(string Field, string? Value)> Fields() =>
    [
        .. Typed("charge", Expenses), .. Typed("produit", Resources), .. Asked.SelectMany(a => AskedForInvestment.TryGetValue(a.Key, out var investment)
            ? new (string, string?)[] { ($"{AskedField}{a.Key}{ForOperating}", InFields(a.Value - investment)), ($"{AskedField}{a.Key}{ForInvestment}", InFields(investment)) }
            : [(AskedField + a.Key, InFields(a.Value))]),
    ];

    public IEnumerable<Told> Tell() =>
    [
        .. TellExpenses(),
        new("Total des dépenses", SectionWords.Euros(TotalExpenses)),
        .. ExpensesForInvestment > 0 ? [new Told("Dont dépenses d’investissement", SectionWords.Euros(ExpensesForInvestment))] : (Told[])[],
        .. TellResources(),
        .. Asked.OrderBy(a => a.Key, StringComparer.Ordinal).SelectMany(a => TellAsked(a.Key, a.Value)),
        new("Total des ressources", SectionWords.Euros(TotalResources)),
        .. InKind(Resources) > 0 ? [new Told("Contributions volontaires en nature, hors total", SectionWords.Euros(InKind(Resources)))] : (Told[])[],
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
        if (InKind(Expenses) != InKind(Resources))
            yield return $"Les contributions volontaires en nature ne sont pas équilibrées\u00A0: {SectionWords.Euros(InKind(Expenses))} d’emplois (poste 86), {SectionWords.Euros(InKind(Resources))} de contributions (poste 87).";
    }

    /// <summary>Without what was once asked of a scheme that the file no longer asks for.</summary>
    public FundingPlan For(IReadOnlyList<Scheme> schemes) => this with
    {
        Asked = schemes.Where(s => Asked.ContainsKey(s.Id)).ToDictionary(s => s.Id, s => Asked[s.Id], StringComparer.Ordinal),
        AskedForInvestment = schemes.Where(s => IsInTwo(s) && AskedForInvestment.ContainsKey(s.Id)).ToDictionary(s => s.Id, s => AskedForInvestment[s.Id], StringComparer.Ordinal),
        Schemes = schemes.ToDictionary(s => s.Id, StringComparer.Ordinal),
    };

    /// <summary>Whether what is asked of a scheme is told in two sums, for it pays both sections.</summary>
    public static bool IsInTwo(Scheme scheme) => scheme.Sections.Count > 1;

    /// <summary>The schemes of which nothing is asked, or of which it is not said for what.</summary>
    public IEnumerable<string> MissingFor(IEnumerable<Scheme> schemes) => schemes.Select(s =>
        !Asked.ContainsKey(s.Id) ? $"Dites combien vous demandez à {s.Acronym}."
        : IsInTwo(s) && !AskedForInvestment.ContainsKey(s.Id) ? $"Dites combien vous demandez à {s.Acronym} en fonctionnement, et combien en investissement."
        : null).OfType<string>();

    /// <summary>Sections for which more is asked than is spent, a sentence each: nothing refuses it, a person looks again.</summary>
    public IEnumerable<string> ToCheck()
    {
        var investment = Asked.Keys.Sum(InvestmentOf);
        var operating = Asked.Sum(a => a.Value - InvestmentOf(a.Key));
        if (operating > TotalExpenses - ExpensesForInvestment)
            yield return $"Vous demandez {SectionWords.Euros(operating.Value)} en fonctionnement, et le plan compte {SectionWords.Euros(TotalExpenses - ExpensesForInvestment)} de dépenses de fonctionnement.";
        if (investment > ExpensesForInvestment)
            yield return $"Vous demandez {SectionWords.Euros(investment.Value)} en investissement, et le plan compte {SectionWords.Euros(ExpensesForInvestment)} de dépenses d’investissement.";
    }

    private long ExpensesForInvestment => Of(Expenses, FundingKind.Investment);

    private static long InKind(IReadOnlyList<FundingLine> lines) => Of(lines, FundingKind.InKind);

    private static long Of(IReadOnlyList<FundingLine> lines, FundingKind kind) =>
        lines.Where(l => FundingHeading.Expenses.Concat(FundingHeading.Resources).Any(h => h.Kind == kind && h.Code == l.Heading)).Sum(l => l.Cents ?? 0);

    /// <summary>Of what is asked of a scheme, the cents for investment; null: nobody says it.</summary>
    public long? InvestmentOf(string scheme) =>
        AskedForInvestment.TryGetValue(scheme, out var typed) ? typed
        : Schemes.TryGetValue(scheme, out var known) && known.Sections is [var only] ? only is BudgetSection.Investment ? Asked[scheme] : 0
        : null;

    /// <summary>What is asked of a scheme, then each of the two sums when there were two: a line each, as they are copied.</summary>
    private IEnumerable<Told> TellAsked(string scheme, long cents)
    {
        var label = $"Demandé ici\u00A0: {(Schemes.TryGetValue(scheme, out var known) ? known.Acronym : scheme)}";
        yield return new(label, SectionWords.Euros(cents));
        if (!AskedForInvestment.TryGetValue(scheme, out var investment))
            yield break;
        yield return new($"{label}, en fonctionnement", SectionWords.Euros(cents - investment));
        yield return new($"{label}, en investissement", SectionWords.Euros(investment));
    }

    private static string? InFields(long cents) => cents == 0 ? null : French.Amount(cents / 100m);

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
