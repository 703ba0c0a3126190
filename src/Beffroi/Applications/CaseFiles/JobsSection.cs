using Beffroi.Rules;

namespace Beffroi.Applications.CaseFiles;

/// <summary>One job, or several alike.</summary>
/// <param name="Title">What the person does.</param>
/// <param name="Fte">Full-time equivalent.</param>
/// <param name="Contract">CDI, CDD…, in the applicant’s words.</param>
/// <param name="On">When it begins.</param>
internal sealed record PlannedJob(string? Title, decimal? Fte, string? Contract, DateOnly? On)
{
    public string InWords() => string.Join(", ", new[]
    {
        Title, Fte is { } fte ? $"{French.Number(fte)}{French.NoBreak}ETP" : null, Contract, On is { } on ? $"à partir du {French.Date(on)}" : null,
    }.OfType<string>());
}

/// <summary>The jobs that the project creates, or that it creates none.</summary>
internal sealed record JobsSection : ISection<JobsSection>
{
    private const int LongestLine = 150;

    /// <summary>« oui », « non »; null: not said yet.</summary>
    public bool? CreatesJobs { get; init; }

    public IReadOnlyList<PlannedJob> Jobs { get; init; } = [];

    public static SectionKind Kind => SectionKind.Jobs;

    public static JobsSection Empty { get; } = new();

    public decimal Fte => Jobs.Sum(j => j.Fte ?? 0);

    /// <summary>What is known before anything is typed. More than a full-time job may be several: only that there are some is said then.</summary>
    public static JobsSection Proposed(KnownAnswers known) => new()
    {
        CreatesJobs = known.Jobs is { } jobs ? jobs > 0 : null,
        Jobs = known.Jobs is > 0 and <= 1 ? [new(null, known.Jobs, known.PermanentJobs == known.Jobs ? "CDI" : null, null)] : [],
    };

    public static JobsSection Read(SectionForm form)
    {
        var read = new JobsSection
        {
            CreatesJobs = form.Raw("cree") switch { "oui" => true, "non" => false, _ => null },
            Jobs = [.. form.Lines("emploi", "poste", "etp", "contrat", "debut").Select(l => new PlannedJob(
                form.Text($"{l}_poste", LongestLine), form.Decimal($"{l}_etp", 500), form.Text($"{l}_contrat", LongestLine), form.Date($"{l}_debut")))],
        };
        if (read is { CreatesJobs: false, Jobs.Count: > 0 })
            form.Refuse("cree", "Vous dites que le projet ne crée pas d’emploi, et vous en décrivez. Corrigez l’un ou l’autre.");
        return read;
    }

    public IEnumerable<(string Field, string? Value)> Fields() =>
    [
        ("cree", CreatesJobs switch { true => "oui", false => "non", null => null }),
        .. Jobs.SelectMany((j, i) => new (string, string?)[]
        {
            ($"emploi_{i}_poste", j.Title), ($"emploi_{i}_etp", j.Fte is { } fte ? French.Number(fte) : null), ($"emploi_{i}_contrat", j.Contract), ($"emploi_{i}_debut", SectionWords.Iso(j.On)),
        }),
    ];

    public IEnumerable<Told> Tell() =>
    [
        new("Le projet crée des emplois", CreatesJobs switch { true => "oui", false => "non", null => null }),
        .. Jobs.Select((j, i) => new Told($"Emploi {i + 1}", j.InWords())),
    ];

    public IEnumerable<string> Missing()
    {
        if (CreatesJobs is null)
            yield return "Dites si le projet crée des emplois.";
        if (CreatesJobs is true && Jobs.Count == 0)
            yield return "Décrivez les emplois créés.";
        if (Jobs.Any(j => j.Title is null || j.Fte is null or 0 || j.Contract is null))
            yield return "Complétez chaque emploi\u00A0: ce que fait la personne, le temps de travail, le contrat.";
    }
}
