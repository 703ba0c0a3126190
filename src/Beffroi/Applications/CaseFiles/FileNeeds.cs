using Beffroi.Rules;

namespace Beffroi.Applications.CaseFiles;

/// <summary>What a file holds for the schemes that it asks for, beside what each one holds. The data of the Region says it, on a day.</summary>
internal sealed class FileNeeds
{
    private FileNeeds(IReadOnlyList<Scheme> schemes, IReadOnlyList<(Scheme Scheme, FileRule Rule)> rules, DateOnly day)
    {
        (Schemes, Day) = (schemes, day);
        Partners = [.. rules.Select(r => r.Rule.Partners).OfType<Statement>()];
        Letters = [.. rules.Select(r => r.Rule.Letters).OfType<Statement>()];
        Deliberation = [.. rules.Select(r => r.Rule.Deliberation).OfType<Statement>()];
        Carrier = [.. rules.Select(r => r.Rule.Carrier).OfType<Statement>()];
        Closed = [.. rules.Where(r => r.Rule.Applicants is not null).Select(r => (r.Scheme, r.Rule.Applicants!))];
        Applicants = [.. Enum.GetValues<ApplicantKind>().Where(k => Closed.All(c => c.Applicants.Kinds.Contains(k)))];
    }

    public IReadOnlyList<Scheme> Schemes { get; }

    public DateOnly Day { get; }

    /// <summary>Why the partners are listed; none: they are not.</summary>
    public IReadOnlyList<Statement> Partners { get; }

    /// <summary>Why each partner signs a letter; none: they do not.</summary>
    public IReadOnlyList<Statement> Letters { get; }

    /// <summary>Why a public body gives a deliberation; none: it does not.</summary>
    public IReadOnlyList<Statement> Deliberation { get; }

    /// <summary>Why the authorised territory and who carries its project are named; none: they are not.</summary>
    public IReadOnlyList<Statement> Carrier { get; }

    /// <summary>The schemes that only some may ask for.</summary>
    public IReadOnlyList<(Scheme Scheme, ApplicantsRule Applicants)> Closed { get; }

    /// <summary>Who may ask for all of them; none when they are not for the same ones.</summary>
    public IReadOnlyList<ApplicantKind> Applicants { get; }

    public static FileNeeds Of(IReadOnlyList<Scheme> schemes, DateOnly day) => new(schemes, [.. schemes.Select(s => (s, s.On(day).File!)).Where(r => r.Item2 is not null)], day);
}
