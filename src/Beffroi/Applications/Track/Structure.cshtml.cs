using Beffroi.Applications.Access;
using Beffroi.Applications.CaseFiles;
using Beffroi.Organisations;

namespace Beffroi.Applications.Track;

/// <summary>Beside a file: what the Region reads of the structure without asking it, the directory of enterprises among them. On a page of its own, for the directory may make it wait.</summary>
[CaseFileOnly(MemberRole.Reader)]
internal sealed class StructureModel(CaseFilesDb files, IOrganisations organisations, ReadPublicData read) : CaseFilePageModel(files, organisations)
{
    public PublicData Data { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellation) => Data = await read.Of(Organisation, cancellation);
}
