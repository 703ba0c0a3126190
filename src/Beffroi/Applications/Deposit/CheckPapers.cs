using Beffroi.Applications.CaseFiles;
using Beffroi.Organisations;
using Beffroi.Platform;

namespace Beffroi.Applications.Deposit;

/// <summary>Whether the papers that go with a draft can be signed: each one can be opened.</summary>
internal sealed class CheckPapers(IShelf shelf, ClosedFiles closed)
{
    /// <returns>Null when they can.</returns>
    public async Task<Refusal?> Check(OrganisationId organisation, IReadOnlyList<PieceId> papers, CancellationToken cancellation)
    {
        var joined = new List<Piece>();
        foreach (var id in papers)
            if (await shelf.Find(organisation, id, cancellation) is { } piece)
                joined.Add(piece);
        var files = await closed.Among(joined.Select(p => (Platform.Files.FileId?)p.File), cancellation);
        return ClosedFiles.Obstacle(
            [.. joined.Where(p => files.ContainsKey(p.File)).Select(p => ($"«\u00A0{p.Label}\u00A0»", files[p.File]))], CaseFileRefusals.PapersRefused, CaseFileRefusals.PapersWaiting);
    }
}
