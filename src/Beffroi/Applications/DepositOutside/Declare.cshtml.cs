using Beffroi.Applications.CaseFiles;
using Beffroi.Applications.Deposit;
using Beffroi.Catalogue;
using Beffroi.Organisations;
using Beffroi.Platform;
using Beffroi.Platform.Accounts.Access;
using Beffroi.Rules;
using Beffroi.Ui.Fields;
using Microsoft.AspNetCore.Mvc;

namespace Beffroi.Applications.DepositOutside;

/// <summary>An owner says that a request was made on another site, with the number that it gave.</summary>
[MembersOnly(MemberRole.Owner)]
internal sealed class DeclareModel(
    CaseFilesDb files, IOrganisations organisations, SchemeCatalogue catalogue, ReadOutsideAnswers read, FreezeCaseFile freeze, DeclareOutsideDeposit declare, DraftChanges changes, RegionClock days, TimeProvider clock)
    : OutsidePageModel(files, organisations, catalogue)
{
    private readonly List<PageError> errors = [];

    public FrozenForm Form { get; private set; } = null!;

    public string? Number { get; private set; }

    public DateOnly? On { get; private set; }

    public DateOnly Today => days.Today;

    public DateOnly Opened => days.DayOf(CaseFile.OpenedAt);

    /// <summary>What was copied there of a draft; null: it is no draft any more, and stays as it is.</summary>
    public ReadDraft? Shown { get; private set; }

    public ReadSince? Since { get; private set; }

    /// <summary>Why nothing can be declared yet.</summary>
    public string? Obstacle { get; private set; }

    public Guid FormKey { get; private set; }

    public IReadOnlyList<PageError> Errors => errors;

    public string? ErrorOf(string field) => errors.FirstOrDefault(e => e.Field == field)?.Message;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await Find(cancellation))
            return NotFound();
        FormKey = Guid.CreateVersion7(clock.GetUtcNow());
        return await Show(cancellation);
    }

    public async Task<IActionResult> OnPostAsync(
        [FromForm(Name = "numero")] string? number, [FromForm(Name = "jour")] DateOnly? on, [FromForm(Name = "lu")] string? shown, [FromForm(Name = "demande")] long ofRequest,
        [FromForm(Name = "cle")] Guid key, CancellationToken cancellation)
    {
        if (!await Find(cancellation))
            return NotFound();
        (Number, On, FormKey) = (number, on, key == Guid.Empty ? Guid.CreateVersion7(clock.GetUtcNow()) : key);
        var before = ReadDraft.Read(shown);
        var basedOn = CaseFile.State is CaseFileState.Draft ? before.VersionOf(await changes.Now(CaseFile, cancellation), CaseFile) : CaseFile.Version;
        var done = await declare.Declare(CaseFile, basedOn, new(AidRequest, ofRequest, FormKey, User.Account()), number, on, cancellation);
        if (done.Succeeded)
            return Redirect(Root);
        await Reload();
        await Find(cancellation);
        if (done.Refusal == OutsideRefusals.FileChanged || done.Refusal == CaseFileRefusals.Moved)
        {
            Response.StatusCode = StatusCodes.Status409Conflict;
            Since = new(
                "Ce dossier", "Rien n’est enregistré. Voyez ce qui a changé, vérifiez que l’autre site a reçu les mêmes réponses, puis recommencez.",
                shown is null ? [] : await changes.Since(before, CaseFile, cancellation), []);
            return await Show(cancellation);
        }
        var wrong = declare.Wrong(CaseFile, number, on).ToList();
        errors.AddRange((wrong.Contains(done.Refusal) ? wrong : [done.Refusal]).Select(ErrorIn));
        return await Show(cancellation);
    }

    private static PageError ErrorIn(Refusal refusal) => new(
        refusal == OutsideRefusals.NumberMissing || refusal == OutsideRefusals.NumberTooLong || refusal == OutsideRefusals.NumberOdd ? "numero" : refusal.Code.StartsWith("outside-day", StringComparison.Ordinal) ? "jour" : "",
        refusal.Message);

    private async Task<IActionResult> Show(CancellationToken cancellation)
    {
        if (AidRequest.State is not (AidRequestState.Prepared or AidRequestState.ToDepositOutside) || await read.Of(CaseFile, Organisation, AidRequest, cancellation) is not { } answers)
            return Redirect(Root);
        Form = answers.Form;
        if (CaseFile.State is CaseFileState.Draft)
        {
            Shown = await changes.Now(CaseFile, cancellation);
            var ready = await freeze.Ready(CaseFile, CaseFile.Version, User.Account(), cancellation);
            Obstacle = !ready.Succeeded ? ready.Refusal.Message : ready.Value.Here.Any() ? OutsideRefusals.SignHereFirst.Message : null;
            // The fields are gone with the form: what was typed in them is not.
            if (Obstacle is not null && Since is not null)
                Since = Since with { Typed = [.. new Told[] { new("Le numéro donné par le site", Number), new("Déposé le", On is { } day ? French.Date(day) : null) }.Where(t => !string.IsNullOrWhiteSpace(t.Value))] };
        }
        return Page();
    }
}
