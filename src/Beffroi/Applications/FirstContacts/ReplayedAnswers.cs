using Beffroi.Rules;

namespace Beffroi.Applications.FirstContacts;

/// <summary>Shared answers read again, with what the catalogue of today says of them.</summary>
/// <param name="Lines">Facts and their answers, in words.</param>
/// <param name="Schemes">What each scheme of the catalogue answers.</param>
/// <param name="LeftOut">Answers that the catalogue of today no longer takes.</param>
/// <param name="SameCatalogue">Whether it is the catalogue that had answered the person.</param>
internal sealed record ReplayedAnswers(IReadOnlyList<(string Name, string Value)> Lines, IReadOnlyList<SchemeAnswer> Schemes, int LeftOut, bool SameCatalogue)
{
    /// <summary>As of a day: the one on which the contact was asked for.</summary>
    public static ReplayedAnswers Of(string facts, string? hash, DateOnly day, SchemeCatalogue catalogue)
    {
        var carried = CarriedAnswers.Read(facts, day, catalogue);
        return new([.. carried.InWords().Select(l => (l.Name, French.Capital(l.Value)))], catalogue.Orient(carried.Profile).Schemes, carried.LeftOut, hash == catalogue.Fingerprint);
    }
}
