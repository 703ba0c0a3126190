using Beffroi.Applications.CaseFiles;
using Beffroi.Rules;

namespace Beffroi.Applications.Deposit;

/// <summary>One task of a draft.</summary>
/// <param name="Missing">What lacks, a sentence each; empty: it is done.</param>
/// <param name="ChangedAt">Null: nobody has written it.</param>
internal sealed record SectionTask(SectionKind Kind, IReadOnlyList<Told> Lines, IReadOnlyList<string> Missing, DateTimeOffset? ChangedAt);

/// <summary>A draft as it stands: each section, what it says and what it lacks.</summary>
internal sealed class DraftState
{
    private DraftState(ProjectSection project, JobsSection jobs, FundingPlan funding, DeclarationsSection declarations, PapersSection papers, IReadOnlyList<Scheme> schemes, IReadOnlyDictionary<SectionKind, DateTimeOffset> written)
    {
        Funding = funding;
        Tasks =
        [
            Task(project), Task(jobs), Task(funding, funding.MissingFor(schemes)), Task(declarations), Task(papers),
        ];

        SectionTask Task<T>(T content, IEnumerable<string>? more = null) where T : class, ISection<T> =>
            new(T.Kind, [.. content.Tell()], [.. content.Missing(), .. more ?? []], written.TryGetValue(T.Kind, out var at) ? at : null);
    }

    public FundingPlan Funding { get; }

    public IReadOnlyList<SectionTask> Tasks { get; }

    public bool IsComplete => Tasks.All(t => t.Missing.Count == 0);

    /// <param name="sections">Those that were written.</param>
    /// <param name="schemes">What the file asks for.</param>
    public static DraftState Of(IReadOnlyList<CaseFileSection> sections, IReadOnlyList<Scheme> schemes)
    {
        return new(Read<ProjectSection>(), Read<JobsSection>(), Read<FundingPlan>().For(schemes), Read<DeclarationsSection>(), Read<PapersSection>(), schemes, sections.ToDictionary(s => s.Kind, s => s.ChangedAt));

        T Read<T>() where T : class, ISection<T> => SectionWords.Read<T>(sections.FirstOrDefault(s => s.Kind == T.Kind)?.Content);
    }
}
