using Beffroi.Applications.Access;
using Beffroi.Applications.CaseFiles;
using Beffroi.Organisations;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Beffroi.Applications.Prepare;

/// <summary>The form of a section that rests on papers of the shelf.</summary>
internal abstract class SectionWithPapersPageModel<T>(CaseFilesDb files, IOrganisations organisations, WriteSection write, IShelf shelf) : SectionPageModel<T>(files, organisations, write)
    where T : class, ISection<T>, IRestsOnPapers
{
    public IReadOnlyList<Piece> Shelf { get; private set; } = [];

    /// <summary>To choose one paper among those of the shelf.</summary>
    public IEnumerable<SelectListItem> Choices => [new("Aucune pour l’instant", ""), .. Shelf.Select(p => new SelectListItem($"{p.KindName}\u00A0: {p.Label}", p.Id.ToString()))];

    /// <summary>What the field of a paper shows. Of a document that was replaced since it was joined, it is its version of today.</summary>
    public string? ChoiceOf(string field, JoinedPaper? joined) => Request.HasFormContentType || joined is null ? Value(field) : Shelf.FirstOrDefault(joined.IsOf)?.Id.ToString();

    protected override async Task Prepare(CancellationToken cancellation) => Shelf = await AtHand(cancellation);

    protected sealed override async Task<T> Compose(SectionForm form, CancellationToken cancellation) => Compose(form, await AtHand(cancellation));

    /// <summary>The shelf; for an officer who writes the draft, to whom it is not open, only what the structure itself joined here, in the version of today.</summary>
    private async Task<IReadOnlyList<Piece>> AtHand(CancellationToken cancellation)
    {
        var pieces = await shelf.Pieces(OrganisationId, cancellation);
        if (HttpContext.Features.Get<ActingAssistant>() is null)
            return pieces;
        var joined = SectionWords.Read<T>((await Files.Sections(Id, cancellation)).FirstOrDefault(s => s.Kind == T.Kind)?.Content).Chosen().ToList();
        return [.. pieces.Where(p => joined.Exists(j => j.IsOf(p)))];
    }

    /// <summary>The content of the form, with its papers as they stand on the shelf.</summary>
    protected abstract T Compose(SectionForm form, IReadOnlyList<Piece> pieces);

    protected sealed override async Task<bool> Hold(T content, CancellationToken cancellation)
    {
        foreach (var id in content.Ids)
            if (await shelf.Hold(OrganisationId, id, cancellation) is null)
                return false;
        return true;
    }
}
