using Beffroi.Applications.CaseFiles;
using Beffroi.Catalogue;
using Beffroi.Organisations;
using Beffroi.Platform;
using Beffroi.Rules;

namespace Beffroi.Applications.Prepare;

/// <summary>Joins papers of the shelf to a draft.</summary>
[MembersOnly(MemberRole.Editor)]
internal sealed class PapersModel(CaseFilesDb files, IOrganisations organisations, WriteSection write, IShelf shelf, DepositDesk desk, RegionClock days)
    : SectionPageModel<PapersSection>(files, organisations, write)
{
    public IReadOnlyList<Piece> Shelf { get; private set; } = [];

    /// <summary>What the texts ask for, by scheme; empty where no list is published.</summary>
    public IReadOnlyList<(Scheme Scheme, IReadOnlyList<string> Documents)> Asked { get; private set; } = [];

    /// <summary>The boxes that are ticked. Of a document that was replaced since, it is that of its version of today.</summary>
    public IReadOnlyList<string> Chosen => Request.HasFormContentType
        ? [.. Request.Form["joindre"].OfType<string>()]
        : [.. Shelf.Where(p => Current.Papers.Any(j => IsOf(j, p))).Select(p => p.Id.ToString())];

    /// <summary>Joined in a version that another has replaced: saving takes the one of today.</summary>
    public IEnumerable<Piece> Replaced => Shelf.Where(p => Current.Papers.Any(j => IsOf(j, p) && j.Id != p.Id.ToString()));

    private static bool IsOf(JoinedPaper joined, Piece piece) => joined.Id == piece.Id.ToString() || joined.Document == TypedId.Print(piece.Document);

    public string? Hint(Piece piece) => string.Join(' ', new[]
    {
        PapersSection.Dates(piece) is { } dates ? French.Capital(dates) + "." : null,
        piece.IsValidOn(days.Today) is false ? "Cette date est passée\u00A0: remplacez-le." : null,
    }.OfType<string>()) is { Length: > 0 } hint ? hint : null;

    protected override async Task Prepare(CancellationToken cancellation)
    {
        Shelf = await shelf.Pieces(OrganisationId, cancellation);
        Asked = [.. desk.Among((await Files.Requests([Id], cancellation)).Select(r => r.SchemeId))
            .Select(s => (s, (IReadOnlyList<string>)[.. (s.On(days.Today).Documents ?? []).Select(d => d.Text)]))];
    }

    protected override async Task<PapersSection> Compose(SectionForm form, CancellationToken cancellation) =>
        PapersSection.Of(await shelf.Pieces(OrganisationId, cancellation), Request.Form["joindre"].OfType<string>());

    protected override async Task<bool> Hold(PapersSection content, CancellationToken cancellation)
    {
        foreach (var id in content.Ids)
            if (await shelf.Hold(OrganisationId, id, cancellation) is null)
                return false;
        return true;
    }
}
