using Beffroi.Organisations;
using Beffroi.Platform;
using Beffroi.Rules;

namespace Beffroi.Applications.CaseFiles;

/// <summary>A paper of the shelf, in the version that was joined.</summary>
/// <param name="Id">Of that version.</param>
/// <param name="Document">Of the document, whatever its version; null in drafts that were written before it was kept.</param>
/// <param name="Kind">As people read it.</param>
/// <param name="Label">As its owner calls it.</param>
/// <param name="Dates">Its period or its last day, in words; null when it has none.</param>
internal sealed record JoinedPaper(string Id, string? Document, string Kind, string Label, string? Dates)
{
    public static JoinedPaper Of(Piece piece) => new(piece.Id.ToString(), TypedId.Print(piece.Document), piece.KindName, piece.Label, PapersSection.Dates(piece));

    /// <summary>The one of the shelf that a field chooses; null when it chooses none. One that left the shelf since the page was shown is refused there, not forgotten.</summary>
    public static JoinedPaper? Chosen(SectionForm form, string field, IReadOnlyList<Piece> shelf)
    {
        if (form.Raw(field) is not { } id)
            return null;
        if (shelf.FirstOrDefault(p => p.Id.ToString() == id) is { } piece)
            return Of(piece);
        form.Refuse(field, CaseFileRefusals.PaperGone.Message);
        return null;
    }

    /// <summary>Whether it is that document, in this version or in another.</summary>
    public bool IsOf(Piece piece) => Id == piece.Id.ToString() || Document == TypedId.Print(piece.Document);
}

/// <summary>A section that rests on papers of the shelf: they stay there as long as the file does.</summary>
internal interface IRestsOnPapers
{
    IReadOnlyList<PieceId> Ids { get; }

    /// <summary>All that were chosen in it, also where the file does not rest on them now.</summary>
    IEnumerable<JoinedPaper> Chosen();
}

/// <summary>The papers that go with the file: they stay on the shelf, in the version that was joined, as long as the file rests on them.</summary>
internal sealed record PapersSection : ISection<PapersSection>, IRestsOnPapers
{
    public IReadOnlyList<JoinedPaper> Papers { get; init; } = [];

    public static SectionKind Kind => SectionKind.Papers;

    public static PapersSection Empty { get; } = new();

    public IReadOnlyList<PieceId> Ids => [.. Papers.Select(p => PieceId.Parse(p.Id, null))];

    public IEnumerable<JoinedPaper> Chosen() => Papers;

    /// <summary>Nothing is typed: the papers are chosen on the shelf (<see cref="Of"/>).</summary>
    public static PapersSection Read(SectionForm form) => Empty;

    /// <summary>These of the shelf. One that left it since the page was shown is refused.</summary>
    public static PapersSection Of(SectionForm form, IReadOnlyList<Piece> shelf, IEnumerable<string> chosen)
    {
        var ids = chosen.ToHashSet(StringComparer.Ordinal);
        List<Piece> there = [.. shelf.Where(p => ids.Contains(p.Id.ToString()))];
        if (there.Count < ids.Count)
            form.Refuse("joindre", CaseFileRefusals.PaperGone.Message);
        return new() { Papers = [.. there.Select(JoinedPaper.Of)] };
    }

    public IEnumerable<(string Field, string? Value)> Fields() => [];

    public IEnumerable<Told> Tell() => Papers.Count == 0 ? [new("Pièces jointes", null)]
        : Papers.Select(p => new Told(p.Kind, p.Dates is { } dates ? $"{p.Label}, {dates}" : p.Label));

    public IEnumerable<string> Missing() => [];

    public static string? Dates(Piece piece) => piece.Lasting switch
    {
        Lasting.Expiry when piece.Until is { } last => $"valable jusqu’au {French.Date(last)}",
        Lasting.Expiry => "date de fin non donnée",
        Lasting.Period when piece is { From: { } from, Until: { } until } => $"du {French.Date(from)} au {French.Date(until)}",
        _ => null,
    };
}
