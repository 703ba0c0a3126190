using Beffroi.Applications.CaseFiles;
using Beffroi.Applications.Track;
using Beffroi.Catalogue;
using Beffroi.Organisations;
using Beffroi.Rules;
using Microsoft.AspNetCore.Mvc;

namespace Beffroi.Applications.DepositOutside;

/// <summary>A page of the organisation on a request that is made on another site.</summary>
internal abstract class OutsidePageModel(CaseFilesDb files, IOrganisations organisations, SchemeCatalogue catalogue) : CaseFilePageModel(files, organisations)
{
    [FromRoute(Name = RequestPageModel.RequestValue)]
    public AidRequestId RequestId { get; set; }

    public AidRequest AidRequest { get; private set; } = null!;

    public string Acronym => catalogue.AcronymOf(AidRequest.SchemeId);

    /// <summary>Where the pages on this request stand.</summary>
    public string Base => $"{Root}/demandes/{RequestId}";

    /// <summary>False when the file has no such request.</summary>
    protected async Task<bool> Find(CancellationToken cancellation)
    {
        if (await Files.FindRequest(Id, RequestId, cancellation) is not { } request)
            return false;
        AidRequest = request;
        return true;
    }
}
