using System.Globalization;
using Beffroi.Applications.Access;
using Beffroi.Applications.FirstContacts;
using Beffroi.Catalogue;
using Beffroi.Operators;
using Beffroi.Organisations;
using Beffroi.Platform.Web;
using Microsoft.AspNetCore.Mvc;

namespace Beffroi.Applications.Follow;

/// <summary>The person chooses a date or asks for others, agrees to a referral or does not.</summary>
[FirstContactOnly(MemberRole.Editor)]
[ResponseCache(NoStore = true)]
internal sealed class ReplyModel(
    FirstContactsDb contacts, AcceptDate accept, AskOtherDates others, AnswerReferral referral, OperatorDirectory directory, RegionClock clock, TimeProvider time)
    : OwnContactPageModel(contacts, time)
{
    private readonly FirstContactsDb contacts = contacts;

    public IReadOnlyList<DateTimeOffset> Dates { get; private set; } = [];

    public string? Words { get; private set; }

    public string? Chosen { get; private set; }

    public string? OperatorName => directory.All.FirstOrDefault(o => o.Id == Contact.OperatorId)?.Name;

    public bool Can(FirstContactAct act) => FirstContactLifecycle.After(Contact.State, act, FirstContactParty.Person) is not null;

    public string Moment(DateTimeOffset instant) => clock.Moment(instant);

    public static string Value(DateTimeOffset instant) => instant.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    public Task OnGetAsync(CancellationToken cancellation) => Prepare(cancellation);

    public async Task<IActionResult> OnPostDateAsync(CancellationToken cancellation)
    {
        Chosen = Request.Form.Typed("date");
        DateTimeOffset? date = (await contacts.Dates(Contact.Id, cancellation)).Where(d => Value(d) == Chosen).Select(d => (DateTimeOffset?)d).FirstOrDefault();
        return await Answer(await accept.Accept(Step, date, cancellation), "date", cancellation);
    }

    public async Task<IActionResult> OnPostAutresAsync(CancellationToken cancellation) =>
        ReadWords() ? await Answer(await others.Ask(Step, Words, cancellation), "mots", cancellation) : await Again(cancellation);

    public async Task<IActionResult> OnPostAccepterAsync(CancellationToken cancellation) =>
        ReadWords() ? await Answer(await referral.Answer(Step, agrees: true, Words, cancellation), "mots", cancellation) : await Again(cancellation);

    public async Task<IActionResult> OnPostRefuserAsync(CancellationToken cancellation) =>
        ReadWords() ? await Answer(await referral.Answer(Step, agrees: false, Words, cancellation), "mots", cancellation) : await Again(cancellation);

    protected override async Task Prepare(CancellationToken cancellation) => Dates = await contacts.Dates(Contact.Id, cancellation);

    private bool ReadWords()
    {
        Words = Request.Form.Typed("mots");
        if (!(Words?.Length > FirstContact.LongestWords))
            return true;
        Refuse("mots", $"Pas plus de {FirstContact.LongestWords} caractères.");
        return false;
    }

    private async Task<IActionResult> Again(CancellationToken cancellation)
    {
        await Prepare(cancellation);
        return Page();
    }
}
