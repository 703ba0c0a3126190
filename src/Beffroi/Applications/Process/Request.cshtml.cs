using Beffroi.Applications.Access;
using Beffroi.Applications.CaseFiles;
using Beffroi.Applications.Prepare;
using Beffroi.Applications.Track;
using Beffroi.Catalogue;
using Beffroi.Organisations;
using Beffroi.Platform;
using Beffroi.Platform.Accounts.Access;
using Beffroi.Platform.Web;
using Beffroi.Rules;
using Beffroi.Ui.Fields;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Beffroi.Applications.Process;

/// <summary>What a case officer can do with one request now: the table says what.</summary>
[SchemeOfficersOnly]
internal sealed class RequestModel(
    CaseFilesDb files, IOrganisations organisations, SchemeCatalogue catalogue, RegionClock days, TimeProvider clock, TakeRequest take, AskForPieces ask, RemindOfPieces remind, DeclareLapsed lapse,
    DeclareAdmissibility declare, ProposeRedirect redirect, RequestChanges changes, DepositDesk desk) : ProcessedFilePageModel(files, organisations)
{
    /// <summary>In the order of the page: what leads on comes first, what ends last.</summary>
    private static readonly (AidRequestAct Act, string Title, string Button)[] Forms =
    [
        (AidRequestAct.TakeCharge, "La prendre en charge", "Prendre en charge"), (AidRequestAct.AskForPieces, "Demander ce qui manque", "Demander ces pièces"),
        (AidRequestAct.DeclareAdmissible, "Tout est là", "Déclarer complète et recevable"), (AidRequestAct.ProposeRedirect, "Une autre aide convient mieux", "Proposer cette aide à la place"), (AidRequestAct.Remind, "Rappeler que des pièces manquent", "Relancer"),
        (AidRequestAct.LookAgain, "L’examiner de nouveau", "Examiner de nouveau"), (AidRequestAct.DeclareInadmissible, "Elle ne peut pas être instruite", "Déclarer irrecevable"),
        (AidRequestAct.Lapse, "Les pièces ne sont pas venues", "Constater la caducité"),
    ];

    private readonly List<PageError> errors = [];

    [FromRoute(Name = RequestPageModel.RequestValue)]
    public AidRequestId RequestId { get; set; }

    public AidRequest AidRequest { get; private set; } = null!;

    /// <summary>The act of the form that was sent.</summary>
    public AidRequestAct? Tried { get; private set; }

    public string? Pieces { get; private set; }

    public DateOnly? Until { get; private set; }

    /// <summary>The scheme that is proposed in its place.</summary>
    public string? Other { get; private set; }

    /// <summary>All the others, and who receives what is asked of them.</summary>
    public IEnumerable<SelectListItem> Others =>
        [new("Choisir", ""), .. catalogue.Schemes.Where(s => s.Id != AidRequest.SchemeId).Select(s => new SelectListItem(desk.Among([s.Id]).Count > 0 ? s.Acronym : $"{s.Acronym} (ne se demande pas ici)", s.Id))];

    public string? Words { get; private set; }

    /// <summary>Set when the act rests on what was not seen.</summary>
    public ReadSince? Since { get; private set; }

    public IReadOnlyList<PageError> Errors => errors;

    public string Acronym => catalogue.AcronymOf(AidRequest.SchemeId);

    /// <summary>What can be done now: what a colleague has in charge can be taken over, last.</summary>
    public IReadOnlyList<(AidRequestAct Act, string Title, string Button)> Acts =>
        [.. Forms.Where(f => Can(f.Act)).OrderBy(f => f.Act is AidRequestAct.TakeCharge && AidRequest.State is not AidRequestState.Deposited)];

    /// <summary>A form of its own, that does one thing however often it is sent.</summary>
    public Guid NewKey() => Guid.CreateVersion7(clock.GetUtcNow());

    /// <summary>The field of what is written to the structure: each form has its own.</summary>
    public static string WordsOf(AidRequestAct act) => $"motif_{act}";

    public static bool NeedsWords(AidRequestAct act) => act is AidRequestAct.DeclareInadmissible or AidRequestAct.LookAgain or AidRequestAct.Lapse or AidRequestAct.ProposeRedirect;

    public bool Can(AidRequestAct act) => AidRequestLifecycle.After(AidRequest.State, act, AidRequestParty.Region) is not null;

    public string Day(DateTimeOffset instant) => days.Day(instant);

    public string? ErrorOf(string field) => errors.FirstOrDefault(e => e.Field == field)?.Message;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        return await Find(cancellation) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(
        [FromForm(Name = "acte")] AidRequestAct act, [FromForm(Name = "pieces")] string? pieces, [FromForm(Name = "avant")] DateOnly? until, [FromForm(Name = "vers")] string? other,
        [FromForm(Name = "version")] long version, [FromForm(Name = "cle")] Guid key, CancellationToken cancellation)
    {
        if (!await Find(cancellation))
            return NotFound();
        (Tried, Pieces, Until, Other, Words) = (act, pieces, until, other, Request.Form.Typed(WordsOf(act)));
        var step = new AidRequestStep(AidRequest, version, key == Guid.Empty ? NewKey() : key, User.Account());
        var done = act switch
        {
            AidRequestAct.TakeCharge => await take.Take(step, cancellation),
            AidRequestAct.AskForPieces => await ask.Ask(step, pieces, until, Words, cancellation),
            AidRequestAct.Remind => await remind.Remind(step, until, Words, cancellation),
            AidRequestAct.ProposeRedirect => await redirect.Propose(step, other, Words, cancellation),
            AidRequestAct.Lapse => await lapse.Lapse(step, Words, cancellation),
            AidRequestAct.DeclareAdmissible or AidRequestAct.DeclareInadmissible or AidRequestAct.LookAgain => await declare.Declare(step, act, Words, cancellation),
            _ => CaseFileRefusals.Moved,
        };
        if (done.Succeeded)
            return Redirect(Root);
        await Find(cancellation);
        if (done.Refusal != CaseFileRefusals.Moved)
        {
            errors.Add(new(FieldOf(act, done.Refusal), done.Refusal.Message));
            return Page();
        }
        Response.StatusCode = StatusCodes.Status409Conflict;
        Since = ReadSince.OfRequest(
            await changes.Since(AidRequest, version, cancellation), Can(act),
            new("Pièces à demander", Pieces), new("À donner au plus tard le", Until is { } day ? French.Date(day) : null), new("Un mot pour la structure", Words));
        return Page();
    }

    private static string FieldOf(AidRequestAct act, Refusal refusal) =>
        refusal == CaseFileRefusals.PiecesMissing || refusal == CaseFileRefusals.PieceTooLong ? "pieces" : refusal == CaseFileRefusals.DayNotToCome ? "avant" : refusal == CaseFileRefusals.RedirectMissing ? "vers" : act is AidRequestAct.TakeCharge ? "" : WordsOf(act);

    private async Task<bool> Find(CancellationToken cancellation)
    {
        if (await Files.FindRequest(Id, RequestId, cancellation) is not { } request)
            return false;
        AidRequest = request;
        return true;
    }
}
