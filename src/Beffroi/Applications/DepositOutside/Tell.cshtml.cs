using Beffroi.Applications.CaseFiles;
using Beffroi.Organisations;
using Beffroi.Platform.Accounts.Access;
using Beffroi.Platform.Web;
using Beffroi.Rules;
using Microsoft.AspNetCore.Mvc;

namespace Beffroi.Applications.DepositOutside;

/// <summary>An editor notes what the other site says of a request.</summary>
[MembersOnly(MemberRole.Editor)]
internal sealed class TellModel(CaseFilesDb files, IOrganisations organisations, SchemeCatalogue catalogue, OutsideStateForms forms) : OutsidePageModel(files, organisations, catalogue)
{
    public OutsideStateForm Form { get; private set; } = null!;

    private OutsideSide Side => new(AidRequestParty.Organisation, "La Région le lira.", Root);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) =>
        await Find(cancellation) ? Answer(await forms.Show(AidRequest, Side, cancellation)) : NotFound();

    public async Task<IActionResult> OnPostAsync(
        [FromForm(Name = "etat")] OutsideAct? act, [FromForm(Name = "jour")] DateOnly? on, [FromForm(Name = "version")] long version, [FromForm(Name = "cle")] Guid key, CancellationToken cancellation) =>
        await Find(cancellation) ? Answer(await forms.Receive(CaseFile, AidRequest, Side, new(act, on, Request.Form.Typed("mot"), version, key), User.Account(), cancellation)) : NotFound();

    private IActionResult Answer(OutsideStateForm? form)
    {
        if (form is null)
            return Redirect(Root);
        Form = form;
        if (form.IsStale)
            Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }
}
