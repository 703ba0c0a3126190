using Beffroi.Applications.CaseFiles;
using Beffroi.Applications.Prepare;
using Beffroi.Catalogue;
using Beffroi.Organisations;
using Beffroi.Platform;
using Beffroi.Platform.Accounts.Access;
using Beffroi.Rules;
using Beffroi.Ui.Fields;
using Microsoft.AspNetCore.Mvc;

namespace Beffroi.Applications.Deposit;

/// <summary>All that will be sent, on one page, and the signature.</summary>
[MembersOnly(MemberRole.Owner)]
internal sealed class IndexModel(CaseFilesDb files, IOrganisations organisations, IShelf shelf, DepositCaseFile deposit, DepositDesk desk, CheckPapers check, DraftChanges changes, AnswerFacts answers, RegionClock days) : CaseFilePageModel(files, organisations)
{
    private readonly List<PageError> errors = [];

    public DraftState Draft { get; private set; } = null!;

    public IReadOnlyList<(Scheme Scheme, long? Cents, FrozenAnswer Answer)> Requests { get; private set; } = [];

    /// <summary>Those for which the texts name a form of the Region, and that are made here.</summary>
    public IReadOnlyList<Scheme> AlsoElsewhere => [.. Requests.Select(r => r.Scheme).Where(s => s.Circuit.Form is not null && desk.OutsideForm(s) is null)];

    /// <summary>Those that are made on a form of another site, once all is signed.</summary>
    public IReadOnlyList<(Scheme Scheme, OutsideForm Form)> Outside => [.. Requests.Select(r => (r.Scheme, Form: desk.OutsideForm(r.Scheme)!)).Where(r => r.Form is not null)];

    /// <summary>What the page shows of the draft: what is signed.</summary>
    public ReadDraft Shown { get; private set; } = null!;

    public ReadSince? Since { get; private set; }

    public IReadOnlyList<Told> Facts { get; private set; } = [];

    public FrozenBank Bank { get; private set; } = null!;

    public IReadOnlyList<Signatory> Signatories { get; private set; } = [];

    public string? Signatory { get; private set; }

    public bool Agreed { get; private set; }

    /// <summary>Why there is nothing to sign yet.</summary>
    public string? Obstacle { get; private set; }

    public IReadOnlyList<string> Missing { get; private set; } = [];

    public IReadOnlyList<PageError> Errors => errors;

    public string? ErrorOf(string field) => errors.FirstOrDefault(e => e.Field == field)?.Message;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (CaseFile.State is not CaseFileState.Draft)
            return Redirect(Root);
        await Read(cancellation);
        return Requests.Count > 0 && Outside.Count == Requests.Count ? Redirect(Root) : Page();
    }

    public async Task<IActionResult> OnPostAsync(
        [FromForm(Name = "lu")] string? read, [FromForm(Name = "signataire")] string? signatory, [FromForm(Name = "signature")] bool agreed, CancellationToken cancellation)
    {
        (Signatory, Agreed) = (signatory, agreed);
        var before = ReadDraft.Read(read);
        var done = await deposit.Deposit(CaseFile, before.VersionOf(await changes.Now(CaseFile, cancellation), CaseFile), new(Guid.TryParse(signatory, out var id) ? id : null, agreed), User.Account(), cancellation);
        if (done.Succeeded || done.Refusal == CaseFileRefusals.NoDraft || done.Refusal == CaseFileRefusals.NothingToDepositHere)
            return Redirect(Root);
        await Reload();
        await Read(cancellation);
        if (done.Refusal != CaseFileRefusals.ChangedSinceRead)
        {
            errors.Add(new(done.Refusal == CaseFileRefusals.SignatoryMissing ? "signataire" : "signature", done.Refusal.Message));
            return Page();
        }
        // The box stands for a signature: it is ticked on what was just read.
        Agreed = false;
        ModelState.Remove("signature");
        Since = new("Ce dossier", "Rien n’est déposé. Voici ce qui a changé\u00A0: relisez-le ci-dessous, puis signez.", await changes.Since(before, CaseFile, cancellation), []);
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    private async Task Read(CancellationToken cancellation)
    {
        var requests = await Files.Requests([Id], cancellation);
        string[] asked = [.. requests.Select(r => r.SchemeId)];
        var (needs, closed) = (desk.Needs(asked), desk.Closed(asked.Where(s => desk.OutsideForm(s) is null)));
        var sections = await Files.Sections(Id, cancellation);
        Draft = DraftState.Of(sections, needs);
        Shown = ReadDraft.Of(CaseFile, requests, sections);
        Requests = [.. needs.Schemes.Select(s => (s, Draft.Funding.Asked.TryGetValue(s.Id, out var cents) ? cents : (long?)null, answers.Answer(s, CaseFile.Facts, days.Today)))];
        Facts = answers.Tell(CaseFile.Facts, days.Today);
        Bank = FrozenBank.Of(await shelf.BankDetails(OrganisationId, cancellation));
        Signatories = await Organisations.Signatories(OrganisationId, days.Today, cancellation);
        Missing = [.. Draft.Tasks.SelectMany(t => t.Missing)];
        Obstacle = (Refusal?)(Missing.Count > 0 ? CaseFileRefusals.NotComplete
            : !Organisation.IsVerified ? CaseFileRefusals.NotVerified
            : closed.Count > 0 ? CaseFileRefusals.NotOpen(closed)
            : CaseFile.AssistedBy == User.Account() ? CaseFileRefusals.AssistantSigns
            : await check.Check(OrganisationId, Draft.Papers, cancellation) is { } closedPapers ? closedPapers
            : Signatories.Count == 0 ? CaseFileRefusals.NobodySigns
            : null) is { } refusal ? refusal.Message : null;
    }
}
