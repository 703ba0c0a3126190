using Beffroi.Catalogue;
using Beffroi.Rules;

namespace Beffroi.Applications.Prepare;

/// <summary>What the form that chooses schemes shows, in a new file and in a draft.</summary>
internal interface ISchemeChoice
{
    string? Title { get; }

    IReadOnlyList<string> Chosen { get; }

    /// <summary>Each scheme with what is to be known before choosing it.</summary>
    IReadOnlyList<(Scheme Scheme, string? Hint)> Offer { get; }

    string? ErrorOf(string field);
}

internal static class SchemeOffer
{
    /// <param name="desk">What can be deposited.</param>
    /// <param name="profile">The situation, when it is known: the answer of each scheme to it is told.</param>
    public static IReadOnlyList<(Scheme Scheme, string? Hint)> Of(DepositDesk desk, Profile? profile) => [.. desk.Schemes.Select(s => (s, Hint(desk, s, profile)))];

    private static string? Hint(DepositDesk desk, Scheme scheme, Profile? profile)
    {
        var said = profile is null ? null : French.Small(SchemeCatalogue.Answer(scheme, profile).Verdict.Label());
        var closed = desk.IsOpen(scheme) ? null : "Ne prend pas de demande aujourd’hui.";
        return string.Join(' ', new[] { said is null ? null : $"D’après vos réponses\u00A0: {said}.", closed }.OfType<string>()) is { Length: > 0 } hint ? hint : null;
    }
}
