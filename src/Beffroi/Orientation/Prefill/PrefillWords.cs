using Beffroi.Organisations;
using Beffroi.Orientation.Interview;
using Beffroi.Rules;

namespace Beffroi.Orientation.Prefill;

/// <summary>An answer that the directory gave, in words.</summary>
/// <param name="Origin">« d’après l’annuaire des entreprises, le 23 novembre 2026 ».</param>
/// <param name="Year">The year that it is of, when it is of a past one.</param>
/// <param name="Note">What should be checked.</param>
internal sealed record ToldAnswer(Fact Fact, string Value, string Origin, int? Year, string? Note);

/// <summary>How pages say that an answer comes from the directory.</summary>
internal sealed class PrefillWords(PrefillRules rules, CompanyDirectoryOptions options)
{
    public bool IsOn => options.IsOn;

    /// <summary>The directory inside a sentence: « l’annuaire des entreprises ».</summary>
    public string Directory => rules.Directory;

    /// <summary>The texts that say how its codes are read, each once.</summary>
    public IEnumerable<Source> Sources => rules.Rules.Select(r => r.Source).DistinctBy(s => s.Citation);

    /// <summary>« d’après l’annuaire des entreprises, le 23 novembre 2026 ».</summary>
    public string ToldOn(DateOnly day) => Said(rules.Directory, day);

    /// <summary>Null when the answer is the person's own, or there is none.</summary>
    public string? OriginOf(Draft draft, Fact fact) => !draft.Origins.TryGetValue(fact.Id, out var origin) ? null
        : Said(rules.For(fact.Id)?.Directory ?? rules.Directory, origin.Day) + (origin.Year is { } year ? $" (chiffre de {year})" : "");

    /// <summary>Null when the answer is the person's own, or there is none.</summary>
    public ToldAnswer? Told(Draft draft, Profile profile, Fact fact) => OriginOf(draft, fact) is not { } origin ? null
        : new ToldAnswer(fact, French.Capital(SchemeCatalogue.Describe(fact, profile)), origin, draft.Origins[fact.Id].Year, rules.For(fact.Id) is { Directory: not null } listed ? $"{French.Capital(origin)}. {listed.Note}" : rules.For(fact.Id)?.Note);

    private static string Said(string who, DateOnly day) => $"d’après {who}, le {French.Date(day)}";
}
