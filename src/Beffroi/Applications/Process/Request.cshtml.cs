using Beffroi.Applications.CaseFiles;
using Beffroi.Applications.Track;
using Beffroi.Catalogue;
using Beffroi.Organisations;
using Beffroi.Platform;
using Beffroi.Platform.Accounts.Access;
using Beffroi.Platform.Accounts.Roles;
using Beffroi.Rules;
using Beffroi.Ui.Fields;
using Microsoft.AspNetCore.Mvc;

namespace Beffroi.Applications.Process;

/// <summary>What a case officer can do with one request now: the table says what.</summary>
[RegionOnly(RegionRole.CaseOfficer)]
internal sealed class RequestModel(
    CaseFilesDb files, IOrganisations organisations, SchemeCatalogue catalogue, RegionClock days, TimeProvider clock, TakeRequest take, AskForPieces ask, RemindOfPieces remind, DeclareLapsed lapse,
    DeclareAdmissibility declare) : ProcessedFilePageModel(files, organisations)
{
    private static readonly (AidRequestAct Act, string Words)[] Buttons =
    [
        (AidRequestAct.DeclareAdmissible, "Déclarer complète et recevable"), (AidRequestAct.AskForPieces, "Demander ces pièces"), (AidRequestAct.Remind, "Relancer"),
        (AidRequestAct.LookAgain, "Examiner de nouveau"), (AidRequestAct.TakeCharge, "Prendre en charge"), (AidRequestAct.DeclareInadmissible, "Déclarer irrecevable"), (AidRequestAct.Lapse, "Constater la caducité"),
    ];

    private readonly List<PageError> errors = [];

    [FromRoute(Name = RequestPageModel.RequestValue)]
    public AidRequestId RequestId { get; set; }

    public AidRequest AidRequest { get; private set; } = null!;

    public Guid FormKey { get; private set; }

    public string? Pieces { get; private set; }

    public DateOnly? Until { get; private set; }

    public string? Words { get; private set; }

    public IReadOnlyList<PageError> Errors => errors;

    public string Acronym => catalogue.Scheme(AidRequest.SchemeId)?.Acronym ?? AidRequest.SchemeId;

    /// <summary>What can be done, what leads on first.</summary>
    public IReadOnlyList<(AidRequestAct Act, string Words, bool First)> Acts => [.. Buttons.Where(b => Can(b.Act)).Select((b, i) => (b.Act, b.Words, i == 0))];

    public bool Can(AidRequestAct act) => AidRequestLifecycle.After(AidRequest.State, act, AidRequestParty.Region) is not null;

    public string Day(DateTimeOffset instant) => days.Day(instant);

    public string? ErrorOf(string field) => errors.FirstOrDefault(e => e.Field == field)?.Message;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        FormKey = Guid.CreateVersion7(clock.GetUtcNow());
        return await Find(cancellation) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(
        [FromForm(Name = "acte")] AidRequestAct act, [FromForm(Name = "pieces")] string? pieces, [FromForm(Name = "avant")] DateOnly? until, [FromForm(Name = "motif")] string? words,
        [FromForm(Name = "version")] long version, [FromForm(Name = "cle")] Guid key, CancellationToken cancellation)
    {
        if (!await Find(cancellation))
            return NotFound();
        (Pieces, Until, Words) = (pieces, until, words?.Trim() is { Length: > 0 } written ? written : null);
        FormKey = key == Guid.Empty ? Guid.CreateVersion7(clock.GetUtcNow()) : key;
        var step = new AidRequestStep(AidRequest, version, FormKey, User.Account());
        var done = act switch
        {
            AidRequestAct.TakeCharge => await take.Take(step, cancellation),
            AidRequestAct.AskForPieces => await ask.Ask(step, pieces, until, Words, cancellation),
            AidRequestAct.Remind => await remind.Remind(step, until, Words, cancellation),
            AidRequestAct.Lapse => await lapse.Lapse(step, Words, cancellation),
            AidRequestAct.DeclareAdmissible or AidRequestAct.DeclareInadmissible or AidRequestAct.LookAgain => await declare.Declare(step, act, Words, cancellation),
            _ => CaseFileRefusals.Moved,
        };
        if (done.Succeeded)
            return Redirect(Root);
        errors.Add(new(FieldOf(done.Refusal), done.Refusal.Message));
        if (done.Refusal == CaseFileRefusals.Moved)
            Response.StatusCode = StatusCodes.Status409Conflict;
        await Find(cancellation);
        return Page();
    }

    private static string FieldOf(Refusal refusal) =>
        refusal == CaseFileRefusals.PiecesMissing || refusal == CaseFileRefusals.PieceTooLong ? "pieces" : refusal == CaseFileRefusals.DayNotToCome ? "avant" : "motif";

    private async Task<bool> Find(CancellationToken cancellation)
    {
        if (await Files.FindRequest(RequestId, cancellation) is not { } request || request.CaseFileId != Id)
            return false;
        AidRequest = request;
        return true;
    }
}
