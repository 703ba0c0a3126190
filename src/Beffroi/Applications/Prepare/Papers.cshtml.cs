using Beffroi.Applications.CaseFiles;
using Beffroi.Catalogue;
using Beffroi.Organisations;
using Beffroi.Rules;

namespace Beffroi.Applications.Prepare;

/// <summary>Joins papers of the shelf to a draft.</summary>
[MembersOnly(MemberRole.Editor)]
internal sealed class PapersModel(CaseFilesDb files, IOrganisations organisations, WriteSection write, IShelf shelf, DepositDesk desk, RegionClock days)
    : SectionWithPapersPageModel<PapersSection>(files, organisations, write, shelf)
{
    /// <summary>What the texts ask for, by scheme; empty where no list is published.</summary>
    public IReadOnlyList<(Scheme Scheme, IReadOnlyList<string> Documents)> Asked { get; private set; } = [];

    /// <summary>The boxes that are ticked. Of a document that was replaced since, it is that of its version of today.</summary>
    public IReadOnlyList<string> Chosen => Request.HasFormContentType
        ? [.. Request.Form["joindre"].OfType<string>()]
        : [.. Shelf.Where(p => Current.Papers.Any(j => j.IsOf(p))).Select(p => p.Id.ToString())];

    /// <summary>Joined in a version that another has replaced: saving takes the one of today.</summary>
    public IEnumerable<Piece> Replaced => Shelf.Where(p => Current.Papers.Any(j => j.IsOf(p) && j.Id != p.Id.ToString()));

    public string? Hint(Piece piece) => string.Join(' ', new[]
    {
        PapersSection.Dates(piece) is { } dates ? French.Capital(dates) + "." : null,
        piece.IsValidOn(days.Today) is false ? "Cette date est passée\u00A0: remplacez-le." : null,
    }.OfType<string>()) is { Length: > 0 } hint ? hint : null;

    protected override async Task Prepare(CancellationToken cancellation)
    {
        await base.Prepare(cancellation);
        Asked = [.. desk.Among((await Files.Requests([Id], cancellation)).Select(r => r.SchemeId))
            .Select(s => (s, (IReadOnlyList<string>)[.. (s.On(days.Today).Documents ?? []).Select(d => d.Text)]))];
    }

    protected override PapersSection Compose(SectionForm form, IReadOnlyList<Piece> pieces) => PapersSection.Of(form, pieces, Request.Form["joindre"].OfType<string>());
}
