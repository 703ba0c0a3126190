using Beffroi.Applications.CaseFiles;
using Beffroi.Organisations;

namespace Beffroi.Applications.Deposit;

/// <summary>One task of a draft.</summary>
/// <param name="Missing">What lacks, a sentence each; empty: it is done.</param>
/// <param name="ChangedAt">Null: nobody has written it.</param>
internal sealed record SectionTask(SectionKind Kind, IReadOnlyList<Told> Lines, IReadOnlyList<string> Missing, DateTimeOffset? ChangedAt);

/// <summary>A draft as it stands: each section, what it says and what it lacks.</summary>
internal sealed class DraftState
{
    private DraftState(IReadOnlyList<CaseFileSection> sections, FileNeeds needs)
    {
        var partners = needs.Partners.Count > 0 ? Read<PartnersSection>() : null;
        var (declarations, papers) = (Read<DeclarationsSection>(), Read<PapersSection>());
        Funding = Read<FundingPlan>().For(needs.Schemes);
        Tasks =
        [
            Task(Read<ProjectSection>()), .. partners is null ? [] : (SectionTask[])[Task(partners, partners.MissingFor(needs))], Task(Read<JobsSection>()),
            Task(Funding, Funding.MissingFor(needs.Schemes)), Task(declarations, declarations.MissingFor(needs)), Task(papers),
        ];
        Papers = [.. papers.Ids.Concat(partners?.Ids ?? []).Concat(declarations.Ids).Distinct()];

        T Read<T>() where T : class, ISection<T> => SectionWords.Read<T>(sections.FirstOrDefault(s => s.Kind == T.Kind)?.Content);

        SectionTask Task<T>(T content, IEnumerable<string>? more = null) where T : class, ISection<T> =>
            new(T.Kind, [.. content.Tell()], [.. content.Missing(), .. more ?? []], sections.FirstOrDefault(s => s.Kind == T.Kind)?.ChangedAt);
    }

    public FundingPlan Funding { get; }

    /// <summary>Every paper of the shelf that what is told here rests on.</summary>
    public IReadOnlyList<PieceId> Papers { get; }

    public IReadOnlyList<SectionTask> Tasks { get; }

    public bool IsComplete => Tasks.All(t => t.Missing.Count == 0);

    /// <param name="sections">Those that were written.</param>
    /// <param name="needs">Of the schemes that the file asks for.</param>
    public static DraftState Of(IReadOnlyList<CaseFileSection> sections, FileNeeds needs) => new(sections, needs);
}
