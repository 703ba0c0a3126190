using Beffroi.Applications.Access;
using Beffroi.Applications.CaseFiles;
using Beffroi.Applications.DepositOutside;
using Beffroi.Applications.Track;
using Beffroi.Catalogue;
using Beffroi.Organisations;
using Beffroi.Platform.Accounts.Access;
using Beffroi.Platform.Web;
using Beffroi.Rules;
using Microsoft.AspNetCore.Mvc;

namespace Beffroi.Applications.Process;

/// <summary>A case officer notes what the other site says of a request that was made there.</summary>
[SchemeOfficersOnly]
internal sealed class OutsideModel(CaseFilesDb files, IOrganisations organisations, SchemeCatalogue catalogue, OutsideStateForms forms) : ProcessedFilePageModel(files, organisations)
{
    public string Acronym { get; private set; } = "";

    public OutsideStateForm Form { get; private set; } = null!;

    private OutsideSide Side => new(AidRequestParty.Region, "La structure le recevra par courriel. À écrire si la demande continue après un arrêt.", Root);

    public async Task<IActionResult> OnGetAsync([FromRoute(Name = RequestPageModel.RequestValue)] AidRequestId id, CancellationToken cancellation) =>
        await Files.FindRequest(Id, id, cancellation) is { } request ? Answer(request, await forms.Show(request, Side, cancellation)) : NotFound();

    public async Task<IActionResult> OnPostAsync(
        [FromRoute(Name = RequestPageModel.RequestValue)] AidRequestId id, [FromForm(Name = "etat")] OutsideAct? act, [FromForm(Name = "jour")] DateOnly? on, [FromForm(Name = "version")] long version,
        [FromForm(Name = "cle")] Guid key, CancellationToken cancellation) =>
        await Files.FindRequest(Id, id, cancellation) is { } request
            ? Answer(request, await forms.Receive(CaseFile, request, Side, new(act, on, Request.Form.Typed("mot"), version, key), User.Account(), cancellation))
            : NotFound();

    private IActionResult Answer(AidRequest request, OutsideStateForm? form)
    {
        if (form is null)
            return Redirect(Root);
        (Acronym, Form) = (catalogue.AcronymOf(request.SchemeId), form);
        if (form.IsStale)
            Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }
}
