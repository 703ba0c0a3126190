using Beffroi.Catalogue;
using Beffroi.Organisations.Persons;
using Beffroi.Platform;
using Beffroi.Platform.Accounts;
using Beffroi.Platform.Accounts.Access;
using Beffroi.Platform.Accounts.Roles;
using Beffroi.Platform.Web;
using Beffroi.Ui.Fields;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Beffroi.Organisations.Bank;

/// <summary>A number of the organisation's own record that was there before the proposal.</summary>
internal sealed record KnownNumber(string Number, string Words);

/// <summary>One proposal: the call, then the decision of a second person.</summary>
[RegionOnly(RegionRole.FinanceOfficer, RegionRole.CaseOfficer)]
internal sealed class VerifyModel(
    BankDb bank, OrganisationsDb organisations, RepresentativesDb representatives, RecordBankCall record, ConfirmBankDetails confirm, RefuseBankDetails refuse, ReadIban read,
    People people, RegionClock time, TimeProvider clock) : PageModel
{
    /// <summary>The route value that holds the id.</summary>
    public const string RouteValue = "coordonnees";

    /// <summary>What the form sends for a number that is not of the record.</summary>
    public const string Another = "autre";

    private const int FewestDigits = 6;

    private readonly List<PageError> errors = [];
    private IReadOnlyDictionary<AccountId, Person> persons = new Dictionary<AccountId, Person>();

    [FromRoute(Name = RouteValue)]
    public BankDetailsId Which { get; set; }

    public BankDetails Details { get; private set; } = null!;

    public BankDetails? InForce { get; private set; }

    public string Organisation { get; private set; } = "";

    public IReadOnlyList<BankCall> Calls { get; private set; } = [];

    public IReadOnlyList<KnownNumber> Numbers { get; private set; } = [];

    public IReadOnlyList<PageError> Errors => errors;

    public Guid FormKey { get; private set; }

    /// <summary>In full, when the officer asked for it.</summary>
    public Iban? Iban { get; private set; }

    /// <summary>What was typed.</summary>
    public string? Typed(string field) => Request.HasFormContentType ? Request.Form.Typed(field) : null;

    public string? ErrorOf(string field) => errors.FirstOrDefault(e => e.Field == field)?.Message;

    public bool CanCall => BankLifecycle.After(Details.State, BankAct.CallConfirms) is not null;

    public bool CanConfirm => BankLifecycle.After(Details.State, BankAct.Confirm) is not null;

    public bool ICalled => Details.CalledBy == User.Account();

    public string Moment(DateTimeOffset instant) => time.Moment(instant);

    public string Who(AccountId? account) => account is { } id && persons.TryGetValue(id, out var person) ? person.FullName : "une personne dont le compte est effacé";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await Find(cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostLireAsync(CancellationToken cancellation)
    {
        if (!await Find(cancellation))
            return NotFound();
        Iban = await read.Read(Details, User.Account(), cancellation);
        if (Iban is null)
            errors.Add(new("", "Ce numéro ne peut plus être lu\u00A0: la clé du site a changé. Demandez à la structure de proposer de nouveau son compte."));
        Response.Headers.CacheControl = "no-store";
        return Page();
    }

    public async Task<IActionResult> OnPostAppelAsync([FromForm(Name = "cle")] Guid formKey, [FromForm(Name = "version")] long version, CancellationToken cancellation)
    {
        if (!await Find(cancellation) || formKey == Guid.Empty)
            return NotFound();
        if (CallOf(formKey) is not { } made)
            return Page();
        return await Answer(await record.Record(Which, made, version, User.Account(), cancellation), "numero", cancellation);
    }

    public async Task<IActionResult> OnPostValiderAsync([FromForm(Name = "version")] long version, CancellationToken cancellation) =>
        await Find(cancellation) ? await Answer(await confirm.Confirm(Which, version, User.Account(), cancellation), "motif", cancellation) : NotFound();

    public async Task<IActionResult> OnPostRefuserAsync([FromForm(Name = "version")] long version, CancellationToken cancellation)
    {
        if (!await Find(cancellation))
            return NotFound();
        var reason = Typed("motif");
        if (reason?.Length > BankDetails.LongestReason)
        {
            errors.Add(new("motif", $"Pas plus de {BankDetails.LongestReason} caractères."));
            return Page();
        }
        return await Answer(await refuse.Refuse(Which, reason, version, User.Account(), cancellation), "motif", cancellation);
    }

    private CallMade? CallOf(Guid formKey)
    {
        var result = Enum.TryParse<CallResult>(Typed("resultat"), out var said) && Enum.IsDefined(said) ? said : (CallResult?)null;
        var chosen = Typed("numero");
        var (number, origin) = chosen == Another ? (Typed("autre_numero"), Typed("origine")) : (chosen, Numbers.FirstOrDefault(n => n.Number == chosen)?.Words);
        if (number is null || origin is null)
            errors.Add(new(chosen == Another ? number is null ? "autre_numero" : "origine" : "numero", BankRefusals.NumberMissing.Message));
        else if (number.Length > BankCall.LongestNumber || number.Count(char.IsAsciiDigit) < FewestDigits)
            errors.Add(new("autre_numero", BankRefusals.NumberUnreadable.Message));
        else if (origin.Length > BankCall.LongestOrigin)
            errors.Add(new("origine", $"Pas plus de {BankCall.LongestOrigin} caractères."));
        if (result is null)
            errors.Add(new("resultat", BankRefusals.ResultMissing.Message));
        return errors.Count == 0 ? new(number!, origin!, result!.Value, formKey) : null;
    }

    private async Task<IActionResult> Answer(Outcome<BankState> done, string field, CancellationToken cancellation)
    {
        if (done.Succeeded)
            return Redirect(BankLifecycle.WaitsForTheRegion(done.Value) ? $"/region/coordonnees-bancaires/{Which}" : "/region/coordonnees-bancaires");
        errors.Add(new(field, done.Refusal.Message));
        if (done.Refusal != BankRefusals.ReasonMissing)
            Response.StatusCode = StatusCodes.Status409Conflict;
        await Find(cancellation);
        return Page();
    }

    private async Task<bool> Find(CancellationToken cancellation)
    {
        if (await bank.Find(Which, cancellation) is not { } details)
            return false;
        (Details, FormKey) = (details, Guid.CreateVersion7(clock.GetUtcNow()));
        Organisation = (await organisations.Read(details.OrganisationId, cancellation))!.Name;
        InForce = (await bank.Of(details.OrganisationId, cancellation)).FirstOrDefault(d => d.State is BankState.Verified && d.Id != details.Id);
        Calls = await bank.Calls(Which, cancellation);
        Numbers =
        [
            .. from person in await representatives.Of(details.OrganisationId, cancellation)
               let phone = person.Phone
               where phone is not null && (person.PhoneSince is null || person.PhoneSince <= details.ProposedAt)
               let since = person.PhoneSince is { } instant ? $"sur la fiche depuis le {time.Day(instant)}" : "sur la fiche depuis une date inconnue"
               select new KnownNumber(phone, $"{person.FullName}, {person.Capacity.InWords()}, {since}"),
        ];
        AccountId?[] named = [details.ProposedBy, details.CalledBy, details.ConfirmedBy, .. Calls.Select(c => (AccountId?)c.CalledBy)];
        persons = await people.Of([.. named.OfType<AccountId>().Distinct()], cancellation);
        return true;
    }
}
