using Beffroi.Applications.CaseFiles;
using Beffroi.Catalogue;
using Beffroi.Organisations;
using Beffroi.Platform.Accounts.Access;
using Beffroi.Platform.Files;
using Beffroi.Platform.Web;
using Beffroi.Ui.Fields;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Beffroi.Applications.Track;

/// <summary>Answers one piece that the Region asks for.</summary>
[MembersOnly(MemberRole.Editor)]
[RequestSizeLimit(ReceiveFile.LargestRequest)]
internal sealed class PieceModel(CaseFilesDb files, IOrganisations organisations, AnswerPiece answer, RequestChanges changes, IShelf shelf, FindFiles find, FilesOptions options, RegionClock days)
    : CaseFilePageModel(files, organisations)
{
    public const string PieceValue = "attendue";

    /// <summary>Every other refusal is about the file, or about the paper of the shelf.</summary>
    private static readonly Platform.Refusal[] AboutWords = [CaseFileRefusals.AnswerTooLong, CaseFileRefusals.AnswerMissing];

    private static readonly Platform.Refusal[] AboutPapers = [CaseFileRefusals.GivenTwice, CaseFileRefusals.PaperGone];

    private readonly List<PageError> errors = [];

    public PieceRequest Piece { get; private set; } = null!;

    public StoredFile? Stored { get; private set; }

    public string? Words { get; private set; }

    /// <summary>What the structure keeps.</summary>
    public IReadOnlyList<Piece> Shelf { get; private set; } = [];

    /// <summary>The paper of the shelf that is chosen.</summary>
    public string? Paper { get; private set; }

    public IEnumerable<SelectListItem> Choices => [new("Aucun", ""), .. Shelf.Select(p => new SelectListItem(InWords(p), p.Id.ToString()))];

    public long Version { get; private set; }

    /// <summary>Set when someone else answered it meanwhile.</summary>
    public IReadOnlyList<Difference>? Differences { get; private set; }

    /// <summary>Set when the Region no longer waits for it.</summary>
    public ReadSince? Since { get; private set; }

    public FilesOptions Options => options;

    public IReadOnlyList<PageError> Errors => errors;

    public string? ErrorOf(string field) => errors.FirstOrDefault(e => e.Field == field)?.Message;

    public async Task<IActionResult> OnGetAsync([FromRoute(Name = PieceValue)] PieceRequestId id, CancellationToken cancellation)
    {
        if (await Find(id, cancellation) is not { } request)
            return NotFound();
        (Words, Version) = (Piece.Answer, Piece.Version);
        return request.State is AidRequestState.Incomplete ? Page() : Redirect(Root);
    }

    public async Task<IActionResult> OnPostAsync(
        [FromRoute(Name = PieceValue)] PieceRequestId id, [FromForm(Name = "reponse")] string? words, [FromForm(Name = "fichier")] IFormFile? given, [FromForm(Name = "papier")] string? paper,
        [FromForm(Name = "version")] long version, CancellationToken cancellation)
    {
        if (await Find(id, cancellation) is not { } request)
            return NotFound();
        (Words, Paper, Version) = (words?.Trim() is { Length: > 0 } written ? written : null, paper is { Length: > 0 } ? paper : null, version);
        PieceId? chosen = PieceId.TryParse(Paper, null, out var known) ? known : null;
        if (Paper is not null && chosen is null)
            return NotFound();
        var file = given is { Length: 0, FileName: "" } ? null : given;
        var answered = await answer.Answer(CaseFile, request, Piece, version, Words, file, chosen, User.Account(), cancellation);
        if (answered.Succeeded)
            return Redirect(Root);
        if (answered.Refusal == CaseFileRefusals.Moved)
            return await TooLate(id, file, cancellation);
        if (answered.Refusal == CaseFileRefusals.PieceChanged)
            return await Compare(id, file, cancellation);
        errors.Add(new(AboutWords.Contains(answered.Refusal) ? "reponse" : AboutPapers.Contains(answered.Refusal) ? "papier" : "fichier", answered.Refusal.Message));
        return Page();
    }

    /// <summary>What ended the waiting is the last that was done.</summary>
    private async Task<IActionResult> TooLate(PieceRequestId id, IFormFile? given, CancellationToken cancellation)
    {
        if (await Find(id, cancellation) is not { } request)
            return NotFound();
        Response.StatusCode = StatusCodes.Status409Conflict;
        Since = ReadSince.OfRequest(
            await changes.Since(request, request.Version - 1, cancellation), canGoOn: false, new("Le fichier", given?.FileName ?? Shelf.Where(p => p.Id.ToString() == Paper).Select(InWords).FirstOrDefault()), new("Ce que vous vouliez en dire", Words));
        return Page();
    }

    private async Task<IActionResult> Compare(PieceRequestId id, IFormFile? given, CancellationToken cancellation)
    {
        if (await Find(id, cancellation) is null)
            return NotFound();
        Response.StatusCode = StatusCodes.Status409Conflict;
        Version = Piece.Version;
        var now = Stored is null ? null : $"{Piece.FileName} ({FileWords.Describe(Stored)})";
        Differences = Difference.Between(new("Le fichier", given?.FileName ?? (Shelf.FirstOrDefault(p => p.Id.ToString() == Paper) is { } chosen ? InWords(chosen) : now), now), new("Ce que vous voulez en dire", Words, Piece.Answer));
        return Page();
    }

    /// <summary>« Attestation fiscale : 2026, valable jusqu’au 31 mars 2026 (date passée) ».</summary>
    private string InWords(Piece piece) =>
        $"{piece.KindName}\u00A0: {piece.Label}{(PapersSection.Dates(piece) is { } dates ? $", {dates}" : "")}{(piece.IsValidOn(days.Today) is false ? " (date passée)" : "")}";

    private async Task<AidRequest?> Find(PieceRequestId id, CancellationToken cancellation)
    {
        if (await Files.FindPiece(Id, id, cancellation) is not var (piece, request))
            return null;
        (Piece, Shelf) = (piece, await shelf.Pieces(OrganisationId, cancellation));
        Stored = piece.FileId is { } file ? (await find.Find([file], cancellation)).SingleOrDefault() : null;
        return request;
    }
}
