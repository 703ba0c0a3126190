using Beffroi.Applications.CaseFiles;
using Beffroi.Organisations;
using Beffroi.Platform.Files;
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
    private static readonly Platform.Refusal[] AboutWords = [CaseFileRefusals.PieceChanged, CaseFileRefusals.AnswerTooLong, CaseFileRefusals.AnswerMissing];

    private readonly List<PageError> errors = [];

    public PieceRequest Piece { get; private set; } = null!;

    public StoredFile? Stored { get; private set; }

    public string? Words { get; private set; }

    public FilesOptions Options => options;

    public IReadOnlyList<PageError> Errors => errors;

    public string? ErrorOf(string field) => errors.FirstOrDefault(e => e.Field == field)?.Message;

    public async Task<IActionResult> OnGetAsync([FromRoute(Name = PieceValue)] PieceRequestId id, CancellationToken cancellation)
    {
        if (await Find(id, cancellation) is not { } request)
            return NotFound();
        Words = Piece.Answer;
        return request.State is AidRequestState.Incomplete ? Page() : Redirect(Root);
    }

    public async Task<IActionResult> OnPostAsync(
        [FromRoute(Name = PieceValue)] PieceRequestId id, [FromForm(Name = "reponse")] string? words, [FromForm(Name = "fichier")] IFormFile? given, CancellationToken cancellation)
    {
        if (await Find(id, cancellation) is not { } request)
            return NotFound();
        Words = words?.Trim() is { Length: > 0 } written ? written : null;
        var answered = await answer.Answer(request, Piece, Words, given is { Length: 0, FileName: "" } ? null : given, cancellation);
        if (answered.Succeeded || answered.Refusal == CaseFileRefusals.Moved)
            return Redirect(Root);
        if (answered.Refusal == CaseFileRefusals.PieceChanged)
            Response.StatusCode = StatusCodes.Status409Conflict;
        errors.Add(new(AboutWords.Contains(answered.Refusal) ? "reponse" : "fichier", answered.Refusal.Message));
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
