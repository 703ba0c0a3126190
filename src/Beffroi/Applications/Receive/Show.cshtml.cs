using System.Globalization;
using Beffroi.Applications.CaseFiles;
using Beffroi.Applications.FirstContacts;
using Beffroi.Catalogue;
using Beffroi.Operators;
using Beffroi.Organisations;
using Beffroi.Platform;
using Beffroi.Platform.Accounts;
using Beffroi.Platform.Accounts.Access;
using Beffroi.Platform.Accounts.Roles;
using Beffroi.Platform.Audit;
using Beffroi.Platform.Web;
using Beffroi.Rules;
using Beffroi.Territories;
using Beffroi.Ui.Fields;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Beffroi.Applications.Receive;

/// <summary>One first contact on one page, for case officers: take it, propose dates, write what was said, lead on or close.</summary>
[RegionOnly(RegionRole.CaseOfficer)]
[ResponseCache(NoStore = true)]
internal sealed class ShowModel(
    FirstContactsDb contacts, CaseFilesDb files, TakeCharge take, ProposeDates propose, RecordMeeting record, ProposeReferral refer, RedirectContact redirect, CloseContact close,
    IOrganisations organisations, People people, OperatorDirectory directory, SchemeCatalogue catalogue, FrenchTerritories territories, History history, RegionClock clock,
    TimeProvider time) : PageModel
{
    private const int MostLines = 50;

    private readonly List<PageError> errors = [];

    [FromRoute(Name = "contact")]
    public FirstContactId Id { get; set; }

    public FirstContact Contact { get; private set; } = null!;

    /// <summary>The case file from which it was asked for: the Region opens it once it is deposited. Null: none.</summary>
    public CaseFile? From { get; private set; }

    public OrganisationSummary? Organisation { get; private set; }

    public Person? Person { get; private set; }

    public Person? Officer { get; private set; }

    public IReadOnlyList<Scheme> Wanted { get; private set; } = [];

    public IReadOnlyList<Scheme> Advised { get; private set; } = [];

    public IReadOnlyList<DateTimeOffset> Dates { get; private set; } = [];

    public IReadOnlyList<HistoryLine> Past { get; private set; } = [];

    public ReplayedAnswers? Answers { get; private set; }

    public IReadOnlyList<PageError> Errors => errors;

    /// <summary>What was typed into the form that was refused.</summary>
    public IFormCollection? Typed { get; private set; }

    public Guid FormKey { get; private set; }

    public string Root => $"/region/premiers-contacts/{Id}";

    public string Who => Organisation?.Name ?? Person?.FullName ?? "Compte effacé";

    public bool IsMine => Contact.OfficerId == User.Account();

    public Municipality? Town => Contact.Municipality is { } code ? territories.Find(code) : null;

    public IReadOnlyList<Scheme> Schemes => catalogue.Schemes;

    /// <summary>Those that a text says to work there come first.</summary>
    public IEnumerable<SelectListItem> Operators => directory.All
        .Select(o => (Operator: o, Serves: o.ServesAmong(Town is { } town ? [town] : []))).OrderBy(o => Town is null ? 0 : o.Serves is { } serves ? (int)serves : int.MaxValue)
        .Select(o => new SelectListItem(Typography.Typeset($"{o.Operator.Name} ({string.Join(", ", o.Operator.Schemes.Select(s => catalogue.AcronymOf(s)))})"), o.Operator.Id));

    public string? OperatorName => directory.All.FirstOrDefault(o => o.Id == Contact.OperatorId)?.Name;

    public bool Can(FirstContactAct act) => FirstContactLifecycle.After(Contact.State, act, FirstContactParty.Region) is not null;

    public string? ErrorOf(string field) => errors.FirstOrDefault(e => e.Field == field)?.Message;

    public string? Value(string field, string? otherwise = null) => Typed is null ? otherwise : Typed.Typed(field);

    public DateOnly? TypedDay(int n) => DateOnly.TryParseExact(Typed?[$"jour{n}"], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    public string Day(DateTimeOffset instant) => clock.Day(instant);

    public string Moment(DateTimeOffset instant) => clock.Moment(instant);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await Read(cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostPrendreAsync(CancellationToken cancellation) => await Answer(await take.Take(Step, cancellation), "prendre", cancellation);

    public async Task<IActionResult> OnPostDatesAsync(CancellationToken cancellation)
    {
        var (dates, wrong) = MeetingTimes.Read(Request.Form, ProposeDates.Most, clock);
        errors.AddRange(wrong);
        return TooLong("lieu", FirstContact.LongestLine) || errors.Count > 0
            ? await Again(cancellation)
            : await Answer(await propose.Propose(Step, dates, Request.Form.Typed("lieu"), cancellation), "jour1", cancellation);
    }

    public async Task<IActionResult> OnPostCompteRenduAsync(CancellationToken cancellation) => TooLong("conseils") || TooLong("pieces") || TooLong("notes")
        ? await Again(cancellation)
        : await Answer(
            await record.Record(Step, Request.Form.Typed("notes"), Request.Form.Typed("conseils"), Request.Form.Typed("pieces"), cancellation), "conseils", cancellation);

    public async Task<IActionResult> OnPostOperateurAsync(CancellationToken cancellation) =>
        await Answer(await refer.Propose(Step, Request.Form.Typed("operateur"), cancellation), "operateur", cancellation);

    public async Task<IActionResult> OnPostOrienterAsync(CancellationToken cancellation)
    {
        if (TooLong("raison"))
            return await Again(cancellation);
        var redirected = await redirect.Redirect(Step, [.. Request.Form["vers"].OfType<string>()], Request.Form.Typed("raison"), cancellation);
        return await Answer(redirected, redirected.Refusal == FirstContactRefusals.NoScheme ? "vers" : "raison", cancellation);
    }

    public async Task<IActionResult> OnPostCloreAsync(CancellationToken cancellation) =>
        TooLong("motif") ? await Again(cancellation) : await Answer(await close.Close(Step, Request.Form.Typed("motif"), cancellation), "motif", cancellation);

    private FirstContactStep Step => Request.Form.Step(Id, User.Account());

    private bool TooLong(string field, int longest = FirstContact.LongestWords)
    {
        if (!(Request.Form.Typed(field)?.Length > longest))
            return false;
        errors.Add(new(field, $"Pas plus de {longest} caractères."));
        return true;
    }

    private async Task<IActionResult> Answer(Outcome<FirstContact> outcome, string field, CancellationToken cancellation)
    {
        if (outcome.Succeeded)
            return Redirect(Root);
        if (outcome.Refusal == FirstContactRefusals.Unknown)
            return NotFound();
        errors.Add(new(field, outcome.Refusal.Message));
        if (outcome.Refusal == FirstContactRefusals.Moved)
            Response.StatusCode = StatusCodes.Status409Conflict;
        return await Again(cancellation);
    }

    private async Task<IActionResult> Again(CancellationToken cancellation)
    {
        Typed = Request.Form;
        return await Read(cancellation) ? Page() : NotFound();
    }

    private async Task<bool> Read(CancellationToken cancellation)
    {
        if (await contacts.Find(Id, cancellation) is not { } contact)
            return false;
        (Contact, FormKey) = (contact, Guid.CreateVersion7(time.GetUtcNow()));
        Organisation = contact.OrganisationId is { } organisation ? await organisations.Find(organisation, cancellation) : null;
        From = contact.CaseFileId is { } file ? await files.Find(file, cancellation) : null;
        Person = await people.Find(contact.AccountId, cancellation);
        Officer = contact.OfficerId is { } officer ? await people.Find(officer, cancellation) : null;
        Wanted = [.. (await contacts.Schemes(Id, advised: false, cancellation)).Select(catalogue.Scheme).OfType<Scheme>()];
        Advised = [.. (await contacts.Schemes(Id, advised: true, cancellation)).Select(catalogue.Scheme).OfType<Scheme>()];
        Dates = await contacts.Dates(Id, cancellation);
        Past = await history.About(Id.Value, 0, MostLines, cancellation);
        Answers = contact.Facts is { } facts ? ReplayedAnswers.Of(facts, contact.CatalogueHash, clock.DayOf(contact.AskedAt), catalogue) : null;
        return true;
    }
}
