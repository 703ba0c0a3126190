using System.Globalization;
using Beffroi.Organisations;

namespace Beffroi.Applications.CaseFiles;

/// <summary>Who takes part in a cooperation.</summary>
/// <param name="Siren">Nine digits; null: it has none, or it was not given.</param>
/// <param name="Role">What it does.</param>
/// <param name="Contribution">What it brings: money, premises, time.</param>
/// <param name="Letter">That it has signed.</param>
internal sealed record Partner(string? Name, string? Siren, string? Role, string? Contribution, JoinedPaper? Letter);

/// <summary>The partners of a cooperation, one of whom leads it, or the structure itself does. Only where a scheme asks for them (<see cref="FileNeeds"/>).</summary>
internal sealed record PartnersSection : ISection<PartnersSection>, IRestsOnPapers
{
    private const int LongestName = 150, LongestText = 1_000;

    public IReadOnlyList<Partner> Partners { get; init; } = [];

    /// <summary>Who leads: 0 is the structure whose file it is, then the partners from 1. Null: not said yet.</summary>
    public int? Lead { get; init; }

    public static SectionKind Kind => SectionKind.Partners;

    public static PartnersSection Empty { get; } = new();

    public IReadOnlyList<PieceId> Ids => [.. Chosen().Select(l => PieceId.Parse(l.Id, null))];

    public IEnumerable<JoinedPaper> Chosen() => Partners.Select(p => p.Letter).OfType<JoinedPaper>();

    /// <summary>Without the letters, which are chosen on the shelf (<see cref="Of"/>).</summary>
    public static PartnersSection Read(SectionForm form) => Of(form, []);

    public static PartnersSection Of(SectionForm form, IReadOnlyList<Piece> shelf)
    {
        string[] lines = [.. form.Lines("partenaire", "nom", "siren", "role", "apport", "lettre")];
        var partners = lines.Select(l => new Partner(
            form.Text($"{l}_nom", LongestName), SirenOf(form, $"{l}_siren"), form.Text($"{l}_role", LongestText), form.Text($"{l}_apport", LongestText),
            JoinedPaper.Chosen(form, $"{l}_lettre", shelf))).ToList();
        for (var i = 1; i < partners.Count; i++)
            if (partners[i].Siren is { } siren && partners.Take(i).Any(p => p.Siren == siren))
                form.Refuse($"{lines[i]}_siren", "Ce numéro est déjà celui d’un autre partenaire.");
        return new() { Partners = partners, Lead = LeadOf(form, lines) };
    }

    public IEnumerable<(string Field, string? Value)> Fields() =>
    [
        ("chef", Lead?.ToString(CultureInfo.InvariantCulture)),
        .. Partners.SelectMany((p, i) => new (string, string?)[]
        {
            ($"partenaire_{i}_nom", p.Name), ($"partenaire_{i}_siren", p.Siren), ($"partenaire_{i}_role", p.Role), ($"partenaire_{i}_apport", p.Contribution), ($"partenaire_{i}_lettre", p.Letter?.Id),
        }),
    ];

    public IEnumerable<Told> Tell()
    {
        yield return new("Chef de file", Lead switch { null => null, 0 => "la structure qui dépose", var rank => Partners[rank.Value - 1].Name ?? $"le partenaire {rank}" });
        foreach (var (partner, rank) in Partners.Select((p, i) => (p, i + 1)))
        {
            yield return new($"Partenaire {rank}", partner.Siren is { } siren ? $"{partner.Name}, SIREN {Siren.Parse(siren, null).Print()}" : partner.Name);
            yield return new($"Partenaire {rank}\u00A0: ce qu’il fait", partner.Role);
            yield return new($"Partenaire {rank}\u00A0: ce qu’il apporte", partner.Contribution);
            yield return new($"Partenaire {rank}\u00A0: sa lettre signée", partner.Letter?.Label);
        }
    }

    public IEnumerable<string> Missing()
    {
        if (Partners.Count == 0)
            yield return "Décrivez au moins un partenaire.";
        if (Partners.Any(p => p.Name is null || p.Role is null || p.Contribution is null))
            yield return "Complétez chaque partenaire\u00A0: son nom, ce qu’il fait, ce qu’il apporte.";
        if (Lead is null)
            yield return "Dites qui est chef de file.";
    }

    /// <summary>The letters that lack, where they are asked for.</summary>
    public IEnumerable<string> MissingFor(FileNeeds needs) => needs.Letters.Count == 0 ? []
        : Partners.Select((p, i) => (Partner: p, Rank: i + 1)).Where(p => p.Partner.Letter is null).Select(p => $"Joignez la lettre signée de {p.Partner.Name ?? $"votre partenaire {p.Rank}"}.");

    private static string? SirenOf(SectionForm form, string field)
    {
        if (form.Raw(field) is not { } typed)
            return null;
        var read = Siren.Read(typed);
        if (read.Succeeded)
            return read.Value.ToString();
        form.Refuse(field, read.Refusal.Message);
        return null;
    }

    /// <summary>The lines are numbered as they stand on the page; those that are empty are not kept.</summary>
    private static int? LeadOf(SectionForm form, string[] lines)
    {
        if (form.Raw("chef") is not { } chosen)
            return null;
        if (chosen == "0")
            return 0;
        var rank = int.TryParse(chosen, NumberStyles.None, CultureInfo.InvariantCulture, out var line) ? Array.IndexOf(lines, $"partenaire_{line - 1}") + 1 : 0;
        if (rank > 0)
            return rank;
        form.Refuse("chef", "Le chef de file est votre structure, ou l’un des partenaires décrits.");
        return null;
    }
}
