using Beffroi.Organisations;
using Beffroi.Rules;

namespace Beffroi.Applications.CaseFiles;

/// <summary>One de minimis aid that was granted.</summary>
internal sealed record DeMinimisAid(DateOnly? On, string? By, long? Cents);

/// <summary>What the council of a public body has decided: to ask.</summary>
internal sealed record CouncilDeliberation(DateOnly? On, string? Number, JoinedPaper? Paper)
{
    public string? InWords() => string.Join(' ', new[] { Number is null ? null : $"nº{French.NoBreak}{Number}", On is { } on ? $"du {French.Date(on)}" : null }.OfType<string>()) is { Length: > 0 } words ? words : null;
}

/// <summary>The territory that was authorised for an experiment, and who carries its project.</summary>
internal sealed record AuthorisedProject(string? Territory, string? Carrier);

/// <summary>
/// What the law makes one declare: the contrat d’engagement républicain (loi 2000-321, art. 10-1, associations and foundations), the de minimis aids of the last three years
/// (règlement (UE) 2023/2831), and that one owes no tax and no contribution. A public body declares neither of the first two; where a scheme asks for it, it gives the
/// deliberation of its council. Where a scheme is for authorised projects, it names theirs.
/// </summary>
internal sealed record DeclarationsSection : ISection<DeclarationsSection>, IRestsOnPapers
{
    private const int LongestLine = 150, LongestNumber = 50;

    public ApplicantKind? Declarant { get; init; }

    public bool RepublicanContract { get; init; }

    /// <summary>Whether there were any; null: not said yet.</summary>
    public bool? HasDeMinimis { get; init; }

    public IReadOnlyList<DeMinimisAid> DeMinimis { get; init; } = [];

    public bool OwesNothing { get; init; }

    /// <summary>Of a public body; null: nothing is said of it.</summary>
    public CouncilDeliberation? Deliberation { get; init; }

    /// <summary>Null: nothing is said of it.</summary>
    public AuthorisedProject? Authorised { get; init; }

    public IReadOnlyList<PieceId> Ids => this is { Declarant: ApplicantKind.PublicBody, Deliberation.Paper: { } paper } ? [PieceId.Parse(paper.Id, null)] : [];

    public IEnumerable<JoinedPaper> Chosen() => Deliberation?.Paper is { } paper ? [paper] : [];

    public static SectionKind Kind => SectionKind.Declarations;

    public static DeclarationsSection Empty { get; } = new();

    public long TotalDeMinimis => DeMinimis.Sum(a => a.Cents ?? 0);

    /// <summary>What is known before anything is typed. What engages, or certifies, is never ticked beforehand.</summary>
    public static DeclarationsSection Proposed(KnownAnswers known, IReadOnlyList<ApplicantKind> offered) =>
        new() { Declarant = known.Applicant is { } kind && offered.Contains(kind) ? kind : null, HasDeMinimis = known.DeMinimis is { } received ? received > 0 : null };

    /// <summary>Without the deliberation itself, which is chosen on the shelf (<see cref="Of"/>).</summary>
    public static DeclarationsSection Read(SectionForm form) => Of(form, []);

    public static DeclarationsSection Of(SectionForm form, IReadOnlyList<Piece> shelf)
    {
        var deliberation = new CouncilDeliberation(form.Date("deliberation_date"), form.Text("deliberation_numero", LongestNumber), JoinedPaper.Chosen(form, "deliberation_piece", shelf));
        var authorised = new AuthorisedProject(form.Text("habilitation_territoire", LongestLine), form.Text("habilitation_porteur", LongestLine));
        var read = new DeclarationsSection
        {
            Declarant = form.Raw("declarant") switch { "association" => ApplicantKind.Association, "entreprise" => ApplicantKind.Enterprise, "public" => ApplicantKind.PublicBody, _ => null },
            RepublicanContract = form.Raw("contrat_republicain") is not null,
            HasDeMinimis = form.Raw("de_minimis") switch { "oui" => true, "non" => false, _ => null },
            DeMinimis = [.. form.Lines("aide", "date", "par", "montant").Select(l => new DeMinimisAid(form.Date($"{l}_date"), form.Text($"{l}_par", LongestLine), form.Cents($"{l}_montant")))],
            OwesNothing = form.Raw("a_jour") is not null,
            Deliberation = deliberation is { On: null, Number: null, Paper: null } ? null : deliberation,
            Authorised = authorised is { Territory: null, Carrier: null } ? null : authorised,
        };
        if (read is { HasDeMinimis: false, DeMinimis.Count: > 0 })
            form.Refuse("de_minimis", "Vous dites n’avoir reçu aucune aide de minimis, et vous en décrivez. Corrigez l’un ou l’autre.");
        return read;
    }

    public IEnumerable<(string Field, string? Value)> Fields() =>
    [
        ("declarant", Declarant switch { ApplicantKind.Association => "association", ApplicantKind.Enterprise => "entreprise", ApplicantKind.PublicBody => "public", _ => null }),
        ("contrat_republicain", RepublicanContract ? "true" : null),
        ("de_minimis", HasDeMinimis switch { true => "oui", false => "non", null => null }),
        .. DeMinimis.SelectMany((a, i) => new (string, string?)[] { ($"aide_{i}_date", SectionWords.Iso(a.On)), ($"aide_{i}_par", a.By), ($"aide_{i}_montant", a.Cents is { } cents ? French.Amount(cents / 100m) : null) }),
        ("a_jour", OwesNothing ? "true" : null),
        ("deliberation_date", SectionWords.Iso(Deliberation?.On)), ("deliberation_numero", Deliberation?.Number), ("deliberation_piece", Deliberation?.Paper?.Id),
        ("habilitation_territoire", Authorised?.Territory), ("habilitation_porteur", Authorised?.Carrier),
    ];

    public IEnumerable<Told> Tell()
    {
        yield return new("Vous êtes", Declarant is { } kind ? InWords(kind) : null);
        if (Declarant is ApplicantKind.Association)
            yield return new("Contrat d’engagement républicain", RepublicanContract ? "souscrit" : null);
        if (Declarant is not ApplicantKind.PublicBody)
        {
            yield return new("Aides de minimis des trois dernières années", HasDeMinimis switch { true => SectionWords.Euros(TotalDeMinimis), false => "aucune", null => null });
            foreach (var (aid, i) in DeMinimis.Select((a, i) => (a, i + 1)))
                yield return new($"Aide {i}", string.Join(", ", new[] { aid.By, aid.On is { } on ? French.Date(on) : null, aid.Cents is { } cents ? SectionWords.Euros(cents) : null }.OfType<string>()));
        }
        if (Declarant is ApplicantKind.PublicBody && Deliberation is { } deliberation)
        {
            yield return new("Délibération du conseil", deliberation.InWords());
            yield return new("Délibération jointe", deliberation.Paper?.Label);
        }
        if (Authorised is { } authorised)
        {
            yield return new("Territoire habilité", authorised.Territory);
            yield return new("Qui porte le projet", authorised.Carrier);
        }
        yield return new("À jour de ses impôts et cotisations", OwesNothing ? "déclaré" : null);
    }

    public IEnumerable<string> Missing()
    {
        if (Declarant is null)
            yield return "Dites ce qu’est votre structure.";
        if (Declarant is ApplicantKind.Association && !RepublicanContract)
            yield return "Souscrivez le contrat d’engagement républicain\u00A0: sans lui, une association ou une fondation ne peut pas recevoir de subvention.";
        if (Declarant is ApplicantKind.Association or ApplicantKind.Enterprise)
        {
            if (HasDeMinimis is null)
                yield return "Dites si vous avez reçu des aides de minimis.";
            if (HasDeMinimis is true && (DeMinimis.Count == 0 || DeMinimis.Any(a => a.On is null || a.By is null || a.Cents is null)))
                yield return "Décrivez chaque aide de minimis\u00A0: quand, par qui, combien.";
        }
        if (!OwesNothing)
            yield return "Déclarez que la structure est à jour de ses impôts et cotisations.";
    }

    /// <summary>What the schemes of the file make one say beside.</summary>
    public IEnumerable<string> MissingFor(FileNeeds needs)
    {
        if (needs.Applicants.Count == 0)
            yield return "Ces aides ne s’adressent pas aux mêmes structures\u00A0: préparez un dossier pour chacune.";
        else if (Declarant is { } kind)
            foreach (var (scheme, applicants) in needs.Closed.Where(c => !c.Applicants.Kinds.Contains(kind)))
                yield return $"{scheme.Acronym}, d’après les textes, se demande par {InWords(applicants)}\u00A0: retirez cette aide, ou corrigez ce qu’est votre structure.";
        if (needs.Carrier.Count > 0 && Authorised is not { Territory: not null, Carrier: not null })
            yield return "Dites quel territoire est habilité, et qui porte le projet.";
        if (Declarant is not ApplicantKind.PublicBody || needs.Deliberation.Count == 0)
            yield break;
        if (Deliberation is not { On: { } on, Number: not null })
            yield return "Donnez la date et le numéro de la délibération du conseil.";
        else if (on > needs.Day)
            yield return "La date de la délibération est à venir\u00A0: le conseil délibère avant le dépôt.";
        if (Deliberation?.Paper is null)
            yield return "Joignez la délibération du conseil.";
    }

    /// <summary>« une association ou une fondation, ou une autre entreprise ».</summary>
    public static string InWords(ApplicantsRule applicants) => string.Join(", ou ", applicants.Kinds.Select(InWords));

    private static string InWords(ApplicantKind kind) => kind switch
    {
        ApplicantKind.Association => "une association ou une fondation",
        ApplicantKind.Enterprise => "une autre entreprise",
        ApplicantKind.PublicBody => "une collectivité ou un établissement public",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
