using Beffroi.Organisations;

namespace Beffroi.Applications.CaseFiles;

/// <summary>The papers of a file that is deposited, or being written, stay on the shelf.</summary>
internal sealed class PapersInUse(CaseFilesDb files) : IPieceUse
{
    public async Task<string?> Tell(IReadOnlyCollection<PieceId> pieces, CancellationToken cancellation) =>
        await files.RestsOn(pieces, cancellation) is { } file ? $"Le dossier «\u00A0{file.Title}\u00A0» ({file.Reference}) l’utilise." : null;
}
