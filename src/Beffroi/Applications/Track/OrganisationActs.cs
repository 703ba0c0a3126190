using Beffroi.Applications.CaseFiles;
using Beffroi.Catalogue;
using Beffroi.Organisations;
using Beffroi.Platform;
using Beffroi.Platform.Accounts;
using Beffroi.Platform.Audit;
using Beffroi.Platform.Files;
using Beffroi.Rules;

namespace Beffroi.Applications.Track;

/// <summary>
/// Answers one piece that the Region asks for: by words, and by a file or a paper of the shelf, in the version of that moment, whatever becomes of it there. It can be answered anew until all is sent; a file that the
/// antivirus has refused leaves with the next answer.
/// </summary>
internal sealed class AnswerPiece(CaseFilesDb files, IShelf shelf, FindFiles find, ReceiveFile receive, KeepFile keep, ForgetFile forget, SchemeCatalogue catalogue, AuditTrail audit, TimeProvider clock)
{
    /// <param name="file">Whose.</param>
    /// <param name="request">As it was read now.</param>
    /// <param name="piece">One of its own.</param>
    /// <param name="basedOn">The version of the piece that was read before.</param>
    /// <param name="words">Null: what is given says it all.</param>
    /// <param name="given">A file; null: none.</param>
    /// <param name="paper">Of the shelf, in the place of a file; null: none.</param>
    /// <param name="by">An editor.</param>
    /// <param name="cancellation">Of the request.</param>
    public async Task<Outcome<PieceRequest>> Answer(
        CaseFile file, AidRequest request, PieceRequest piece, long basedOn, string? words, IFormFile? given, PieceId? paper, AccountId by, CancellationToken cancellation)
    {
        if (request.State is not AidRequestState.Incomplete || piece.SentAt is not null)
            return CaseFileRefusals.Moved;
        if (piece.Version != basedOn)
            return CaseFileRefusals.PieceChanged;
        if (words?.Length > PieceRequest.LongestAnswer)
            return CaseFileRefusals.AnswerTooLong;
        var refused = piece.FileId is { } before && await find.Find([before], cancellation) is [{ State: ScanState.Infected }];
        if (given is not null && paper is not null)
            return CaseFileRefusals.GivenTwice;
        if (words is null && given is null && paper is null && (piece.FileId is null || refused))
            return CaseFileRefusals.AnswerMissing;
        ArrivedFile? fresh = null;
        if (given is not null)
        {
            var arrived = await receive.Receive(given, cancellation);
            if (!arrived.Succeeded)
                return arrived.Refusal;
            fresh = arrived.Value;
        }
        return await files.Write<Outcome<PieceRequest>>(
            async () =>
            {
                if (!await files.HoldIncomplete(request.Id, cancellation))
                    return CaseFileRefusals.Moved;
                Piece? joined = null;
                if (paper is { } id && (joined = await shelf.Hold(file.OrganisationId, id, cancellation)) is null)
                    return CaseFileRefusals.PaperGone;
                if (!await files.Hold(piece, cancellation))
                    return CaseFileRefusals.PieceChanged;
                var changed = piece.AnsweredAt is not null;
                (piece.Answer, piece.AnsweredAt) = (words, clock.GetUtcNow());
                var copied = joined is null ? null : (await find.Find([joined.File], cancellation)).Single();
                if ((fresh is not null || copied is not null || refused) && piece.FileId is { } former)
                {
                    await forget.Forget(former, cancellation);
                    (piece.FileId, piece.FileName) = (null, null);
                }
                if (fresh is not null)
                    (piece.FileId, piece.FileName) = (await keep.Keep(fresh, cancellation), fresh.Name.Length > PieceRequest.LongestFileName ? fresh.Name[^PieceRequest.LongestFileName..] : fresh.Name);
                else if (copied is not null)
                    (piece.FileId, piece.FileName) = (await keep.KeepAgain(copied, cancellation), NameOf(joined!));
                await files.Answer(piece, cancellation);
                audit.Record(
                    new PieceAnswered(file.Id, request.Id, piece.Id, catalogue.AcronymOf(request.SchemeId), changed, (fresh?.Sha256 ?? copied?.Sha256)?.ToString()), file.OrganisationId.Value, piece.Label, by.Value);
                return piece;
            },
            cancellation);
    }

    /// <summary>As the structure calls it: « Statuts : Statuts de 2024 ».</summary>
    private static string NameOf(Piece piece) =>
        $"{piece.KindName}\u00A0: {piece.Label}" is { Length: > PieceRequest.LongestFileName } name ? name[..PieceRequest.LongestFileName] : $"{piece.KindName}\u00A0: {piece.Label}";
}

/// <summary>Sends all that was asked for: the Region looks again, and the delay runs again.</summary>
internal sealed class CompleteRequest(MoveRequest move, CaseFilesDb files, ClosedFiles closed, RegionClock days, TimeProvider clock)
{
    public async Task<Outcome<AidRequest>> Complete(AidRequestStep step, string? words, CancellationToken cancellation) =>
        step.Request.ActKey != step.Key && await Obstacle(step.Request.Id, cancellation) is { } obstacle
            ? obstacle
            : await move.Move(
                step, AidRequestAct.Complete, AidRequestParty.Organisation, Decide, words, _ => files.Send(step.Request.Id, clock.GetUtcNow(), cancellation), cancellation);

    private async Task<Refusal?> Obstacle(AidRequestId request, CancellationToken cancellation)
    {
        var pieces = (await files.Pieces([request], cancellation)).Where(p => p.SentAt is null).ToList();
        if (pieces.Exists(p => p.AnsweredAt is null))
            return CaseFileRefusals.AnswersMissing;
        var shut = await closed.Among(pieces.Select(p => p.FileId), cancellation);
        return ClosedFiles.Obstacle(
            [.. pieces.Where(p => p.FileId is { } file && shut.ContainsKey(file)).Select(p => ($"«\u00A0{p.FileName}\u00A0» ({p.Label})", shut[p.FileId!.Value]))],
            CaseFileRefusals.PiecesRefused, CaseFileRefusals.PiecesWaiting);
    }

    private Refusal? Decide(AidRequest request)
    {
        request.ImpliedRejectionOn = request.SilenceOn(days.Today);
        (request.DueOn, request.SuspendedOn, request.RemindedAt) = (null, null, null);
        return null;
    }
}

/// <summary>Takes one request back; the others of the file go on.</summary>
internal sealed class WithdrawRequest(MoveRequest move)
{
    public async Task<Outcome<AidRequest>> Withdraw(AidRequestStep step, string? words, CancellationToken cancellation) =>
        words is null ? CaseFileRefusals.ReasonMissingForRegion : await move.Move(step, AidRequestAct.Withdraw, AidRequestParty.Organisation, _ => null, words, also: null, cancellation);
}
