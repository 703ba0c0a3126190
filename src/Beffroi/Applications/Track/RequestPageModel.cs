using Beffroi.Applications.CaseFiles;
using Beffroi.Catalogue;
using Beffroi.Organisations;
using Beffroi.Platform;
using Beffroi.Platform.Accounts.Access;
using Beffroi.Rules;
using Beffroi.Ui.Fields;
using Microsoft.AspNetCore.Mvc;

namespace Beffroi.Applications.Track;

/// <summary>A page with one act of the organisation on one request of its file, and some words for the Region.</summary>
internal abstract class RequestPageModel(CaseFilesDb files, IOrganisations organisations, SchemeCatalogue catalogue, RequestChanges changes, TimeProvider clock) : CaseFilePageModel(files, organisations)
{
    public const string RequestValue = "aide";

    [FromRoute(Name = RequestValue)]
    public AidRequestId RequestId { get; set; }

    public AidRequest AidRequest { get; private set; } = null!;

    public string Acronym => catalogue.AcronymOf(AidRequest.SchemeId);

    public string? Words { get; private set; }

    public string? Refused { get; private set; }

    /// <summary>Set when the act rests on what was not seen.</summary>
    public ReadSince? Since { get; private set; }

    /// <summary>Whether the act is still to be done.</summary>
    public bool CanAct => AidRequestLifecycle.After(AidRequest.State, Act, AidRequestParty.Organisation) is not null;

    public Guid FormKey { get; private set; }

    public IReadOnlyList<PageError> Errors { get; private set; } = [];

    protected abstract AidRequestAct Act { get; }

    protected abstract Task<Outcome<AidRequest>> Do(AidRequestStep step, string? words, CancellationToken cancellation);

    /// <summary>The field that it is told beside.</summary>
    protected virtual string FieldOf(Refusal refusal) => "motif";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await Find(cancellation))
            return NotFound();
        FormKey = Guid.CreateVersion7(clock.GetUtcNow());
        return CanAct ? Page() : Redirect(Root);
    }

    public async Task<IActionResult> OnPostAsync([FromForm(Name = "motif")] string? words, [FromForm(Name = "version")] long version, [FromForm(Name = "cle")] Guid key, CancellationToken cancellation)
    {
        if (!await Find(cancellation))
            return NotFound();
        (FormKey, Words) = (key == Guid.Empty ? Guid.CreateVersion7(clock.GetUtcNow()) : key, words?.Trim() is { Length: > 0 } written ? written : null);
        var done = await Do(new(AidRequest, version, FormKey, User.Account()), Words, cancellation);
        if (done.Succeeded)
            return Redirect(Root);
        await Find(cancellation);
        if (done.Refusal != CaseFileRefusals.Moved)
        {
            (Refused, Errors) = (done.Refusal.Message, [new(FieldOf(done.Refusal), done.Refusal.Message)]);
            return Page();
        }
        Response.StatusCode = StatusCodes.Status409Conflict;
        Since = ReadSince.OfRequest(await changes.Since(AidRequest, version, cancellation), CanAct, new Told("Ce que vous vouliez en dire", Words));
        return Page();
    }

    private async Task<bool> Find(CancellationToken cancellation)
    {
        if (await Files.FindRequest(Id, RequestId, cancellation) is not { } request)
            return false;
        AidRequest = request;
        return true;
    }
}
