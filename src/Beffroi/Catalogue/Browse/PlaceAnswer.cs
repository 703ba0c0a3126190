using Beffroi.Platform;
using Beffroi.Rules;
using Beffroi.Territories;

namespace Beffroi.Catalogue.Browse;

/// <summary>What the criteria of a scheme say of a commune, when nothing else is known.</summary>
internal enum Reach
{
    /// <summary>Every criterion that the place alone settles is met.</summary>
    Within,

    /// <summary>One is not.</summary>
    Outside,

    /// <summary>No criterion depends on the place alone.</summary>
    Anywhere,
}

/// <param name="WholeRegion">The same answer for every commune of the Region.</param>
/// <param name="Refusal">The criterion that the place does not meet.</param>
internal sealed record PlaceAnswer(Reach Reach, bool WholeRegion, Criterion? Refusal)
{
    /// <summary>Asks the rules themselves: the same tree that orients decides what a place changes.</summary>
    public static PlaceAnswer For(Scheme scheme, Profile place, StandingAnswers.Day standing)
    {
        var open = standing.Open(scheme).Criteria;
        var here = SchemeCatalogue.Answer(scheme, place).Criteria;
        var everywhere = standing.AcrossRegion(scheme)?.Criteria ?? open;
        var settled = Enumerable.Range(0, open.Count)
            .Where(i => open[i].Status is CriterionStatus.Unknown && here[i].Status is not CriterionStatus.Unknown).ToList();
        var refusal = settled.Where(i => here[i].Status is CriterionStatus.NotMet).Select(i => here[i].Criterion).FirstOrDefault();
        return new(
            settled.Count == 0 ? Reach.Anywhere : refusal is null ? Reach.Within : Reach.Outside,
            settled.TrueForAll(i => everywhere[i].Status is CriterionStatus.Met),
            refusal);
    }
}

/// <summary>The commune that a visitor typed: one, several to choose from, or none found.</summary>
internal sealed record TypedPlace(string Typed, Municipality? Municipality, IReadOnlyList<Municipality> Choices)
{
    private const int MostChoices = 8;

    /// <param name="typed">A name, a postcode, or both.</param>
    /// <param name="code">The INSEE code that a suggestion filled in; empty when none was chosen.</param>
    public static TypedPlace? Read(string typed, string code, FrenchTerritories territories)
    {
        typed = typed.Length > 100 ? typed[..100] : typed;
        if (MunicipalityCode.TryParse(code, out var parsed) && territories.Find(parsed) is { } chosen)
            return new(typed.Length == 0 ? chosen.Name : typed, chosen, []);
        if (typed.Length == 0)
            return null;
        var found = territories.Search(typed, MostChoices).Select(m => m.Municipality).Distinct().Take(MostChoices).ToList();
        // One name typed in full is an answer, unless another commune bears it too; a postcode never decides alone.
        var same = found.Where(m => FoldedText.Of(m.Name) == FoldedText.Of(typed)).ToList();
        return same is [var only] ? new(typed, only, [])
            : found is [var single] && !typed.All(char.IsAsciiDigit) ? new(typed, single, [])
            : new(typed, null, found);
    }
}
