using Beffroi.Applications.CaseFiles;
using Beffroi.Applications.DepositOutside;
using Beffroi.Applications.Track;
using Beffroi.Catalogue;
using Beffroi.Organisations;
using Beffroi.Platform.Accounts.Access;
using Beffroi.Platform.Accounts.Roles;
using Beffroi.Platform.Web;
using Beffroi.Rules;
using Microsoft.AspNetCore.Mvc;

namespace Beffroi.Applications.Process;

/// <summary>A case officer notes what the other site says of a request that was made there.</summary>
[RegionOnly(RegionRole.CaseOfficer)]
internal sealed class OutsideModel(
    CaseFilesDb files, IOrganisations organisations, SchemeCatalogue catalogue, OutsideDepositsDb outside, ReadOutside read, TellOutsideState tell, RegionClock days, TimeProvider clock)
    : ProcessedFilePageModel(files, organisations)
{
    [FromRoute(Name = RequestPageModel.RequestValue)]
    public AidRequestId RequestId { get; set; }

    public AidRequest AidRequest { get; private set; } = null!;

    public string Acronym => catalogue.AcronymOf(AidRequest.SchemeId);

    public OutsideFollowUp FollowUp { get; private set; } = null!;

    public OutsideStateForm Form { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await Find(cancellation))
            return NotFound();
        return await Show(Guid.CreateVersion7(clock.GetUtcNow()), cancellation) ? Page() : Redirect(Root);
    }

    public async Task<IActionResult> OnPostAsync(
        [FromForm(Name = "etat")] OutsideAct? act, [FromForm(Name = "jour")] DateOnly? on, [FromForm(Name = "version")] long version, [FromForm(Name = "cle")] Guid key, CancellationToken cancellation)
    {
        if (!await Find(cancellation))
            return NotFound();
        if (await outside.Find(RequestId, cancellation) is not { } deposit)
            return Redirect(Root);
        var (formKey, words) = (key == Guid.Empty ? Guid.CreateVersion7(clock.GetUtcNow()) : key, Request.Form.Typed("mot"));
        var done = await tell.Tell(CaseFile, AidRequest, new(deposit, version, formKey, AidRequestParty.Region, User.Account()), act, on, words, cancellation);
        if (done.Succeeded)
            return Redirect(Root);
        if (done.Refusal == OutsideRefusals.Changed)
            Response.StatusCode = StatusCodes.Status409Conflict;
        await Show(formKey, cancellation);
        Form = Form with { Act = act, On = on, Words = words, Errors = OutsideStateForm.ErrorsOf(done.Refusal, tell.Wrong(deposit, act, on, words)) };
        return Page();
    }

    private async Task<bool> Find(CancellationToken cancellation)
    {
        if (await Files.FindRequest(RequestId, cancellation) is not { } request || request.CaseFileId != Id)
            return false;
        AidRequest = request;
        return true;
    }

    private async Task<bool> Show(Guid key, CancellationToken cancellation)
    {
        if (!(await read.Of([AidRequest], cancellation)).TryGetValue(RequestId, out var followUp))
            return false;
        FollowUp = followUp;
        Form = new(
            followUp.Deposit, OutsideDepositLifecycle.Of(followUp.Deposit.State, AidRequestParty.Region), days.Today, key, "La structure le recevra par courriel. À écrire si la demande continue après un arrêt.", Root);
        return true;
    }
}
