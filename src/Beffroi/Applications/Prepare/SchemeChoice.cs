using Beffroi.Applications.CaseFiles;
using Beffroi.Catalogue;
using Beffroi.Platform;
using Beffroi.Rules;
using Beffroi.Ui.Fields;

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

/// <summary>A name and schemes that were chosen for a file, as they may be kept.</summary>
internal sealed record NamedChoice(string Title, IReadOnlyList<Scheme> Schemes)
{
    /// <summary>All that is wrong with it, in the order of the form.</summary>
    /// <param name="desk">What can be deposited.</param>
    /// <param name="title">As it was typed.</param>
    /// <param name="schemes">Ids; those that cannot be deposited count for nothing.</param>
    public static IEnumerable<Refusal> Wrong(DepositDesk desk, string? title, IEnumerable<string> schemes)
    {
        if (string.IsNullOrWhiteSpace(title))
            yield return CaseFileRefusals.TitleMissing;
        else if (title.Trim().Length > CaseFile.LongestTitle)
            yield return CaseFileRefusals.TitleTooLong;
        if (desk.Among(schemes).Count == 0)
            yield return CaseFileRefusals.SchemeMissing;
    }

    /// <returns>Refused by the first thing that is wrong.</returns>
    public static Outcome<NamedChoice> Of(DepositDesk desk, string? title, IEnumerable<string> schemes)
    {
        string[] chosen = [.. schemes];
        return Wrong(desk, title, chosen).FirstOrDefault() is { } wrong ? wrong : new NamedChoice(title!.Trim(), desk.Among(chosen));
    }

    /// <summary>Beside its field.</summary>
    public static PageError ErrorIn(Refusal refusal) => new(refusal == CaseFileRefusals.TitleMissing || refusal == CaseFileRefusals.TitleTooLong ? "titre" : "dispositif", refusal.Message);

    /// <summary>What a form that was refused shows: all that is wrong with the choice, or else why it was refused.</summary>
    public static IEnumerable<PageError> Errors(DepositDesk desk, string? title, IEnumerable<string> schemes, Refusal refused) =>
        Wrong(desk, title, schemes).ToList() is { Count: > 0 } wrong ? wrong.Select(ErrorIn) : [ErrorIn(refused)];
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
        var outside = desk.OutsideForm(scheme) is { } form ? $"Se prépare ici, se dépose sur un autre site (formulaire {form.Name})." : null;
        return string.Join(' ', new[] { said is null ? null : $"D’après vos réponses\u00A0: {said}.", outside, closed }.OfType<string>()) is { Length: > 0 } hint ? hint : null;
    }
}
