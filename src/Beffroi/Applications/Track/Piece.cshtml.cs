using Beffroi.Applications.CaseFiles;
using Beffroi.Organisations;
using Beffroi.Platform.Accounts.Access;
using Beffroi.Platform.Files;
using Beffroi.Platform.Web;
using Beffroi.Ui.Fields;
using Microsoft.AspNetCore.Mvc;

namespace Beffroi.Applications.Track;

/// <summary>Answers one piece that the Region asks for.</summary>
[MembersOnly(MemberRole.Editor)]
[RequestSizeLimit(ReceiveFile.LargestRequest)]
internal sealed class PieceModel(CaseFilesDb files, IOrganisations organisations, AnswerPiece answer, FindFiles find, FilesOptions options) : CaseFilePageModel(files, organisations)
{
    public const string PieceValue = "attendue";

    /// <summary>Every other refusal is about the file.</summary>
    private static readonly Platform.Refusal[] AboutWords = [CaseFileRefusals.AnswerTooLong, CaseFileRefusals.AnswerMissing];

    private readonly List<PageError> errors = [];

    public PieceRequest Piece { get; private set; } = null!;

    public StoredFile? Stored { get; private set; }

    public string? Words { get; private set; }

    public long Version { get; private set; }

    /// <summary>Set when someone else answered it meanwhile.</summary>
    public IReadOnlyList<Difference>? Differences { get; private set; }

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
        [FromRoute(Name = PieceValue)] PieceRequestId id, [FromForm(Name = "reponse")] string? words, [FromForm(Name = "fichier")] IFormFile? given, [FromForm(Name = "version")] long version,
        CancellationToken cancellation)
    {
        if (await Find(id, cancellation) is not { } request)
            return NotFound();
        (Words, Version) = (words?.Trim() is { Length: > 0 } written ? written : null, version);
        var file = given is { Length: 0, FileName: "" } ? null : given;
        var answered = await answer.Answer(CaseFile, request, Piece, version, Words, file, User.Account(), cancellation);
        if (answered.Succeeded || answered.Refusal == CaseFileRefusals.Moved)
            return Redirect(Root);
        if (answered.Refusal == CaseFileRefusals.PieceChanged)
            return await Compare(id, file, cancellation);
        errors.Add(new(AboutWords.Contains(answered.Refusal) ? "reponse" : "fichier", answered.Refusal.Message));
        return Page();
    }

    private async Task<IActionResult> Compare(PieceRequestId id, IFormFile? given, CancellationToken cancellation)
    {
        if (await Find(id, cancellation) is null)
            return NotFound();
        Response.StatusCode = StatusCodes.Status409Conflict;
        Version = Piece.Version;
        var now = Stored is null ? null : $"{Piece.FileName} ({FileWords.Describe(Stored)})";
        Differences = Difference.Between(new("Le fichier", given?.FileName ?? now, now), new("Ce que vous voulez en dire", Words, Piece.Answer));
        return Page();
    }

    private async Task<AidRequest?> Find(PieceRequestId id, CancellationToken cancellation)
    {
        if (await Files.FindPiece(Id, id, cancellation) is not var (piece, request))
            return null;
        Piece = piece;
        Stored = piece.FileId is { } file ? (await find.Find([file], cancellation)).SingleOrDefault() : null;
        return request;
    }
}
