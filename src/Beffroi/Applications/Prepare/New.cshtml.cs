using System.Text.Json.Nodes;
using Beffroi.Applications.CaseFiles;
using Beffroi.Applications.Deposit;
using Beffroi.Applications.FirstContacts;
using Beffroi.Catalogue;
using Beffroi.Organisations;
using Beffroi.Orientation;
using Beffroi.Platform.Accounts.Access;
using Beffroi.Rules;
using Beffroi.Ui.Fields;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Beffroi.Applications.Prepare;

/// <summary>
/// Opens a case file. What the orientation found to fit is chosen beforehand; from a first contact, it is what the officer advised, or what the talk was about, and the answers are those that it shares, whoever opens
/// the file and on whatever device.
/// </summary>
[MembersOnly(MemberRole.Editor)]
[ResponseCache(NoStore = true)]
internal sealed class NewModel(
    OpenCaseFile open, DepositDesk desk, FirstContactsDb contacts, IOrganisations organisations, VisitorAnswers answers, AnswerFacts facts, RegionClock days, TimeProvider clock) : PageModel, ISchemeChoice
{
    /// <summary>Whose answers the file takes.</summary>
    public const string Shared = "contact", Own = "appareil";

    private readonly List<PageError> errors = [];

    [FromRoute(Name = MembersOnlyAttribute.RouteValue)]
    public OrganisationId OrganisationId { get; set; }

    public OrganisationSummary Organisation { get; private set; } = null!;

    public string? Title { get; private set; }

    public IReadOnlyList<string> Chosen { get; private set; } = [];

    public IReadOnlyList<(Scheme Scheme, string? Hint)> Offer { get; private set; } = [];

    public bool HasAnswers { get; private set; }

    /// <summary>The first contact that leads to it.</summary>
    public FirstContact? Contact { get; private set; }

    /// <summary>The contact is of who opens the file alone, and becomes that of the organisation.</summary>
    public bool GivesContact => Contact?.IsOwnOf(User.Account()) is true;

    /// <summary>The day on which the answers of the contact were given; null: it shares none.</summary>
    public string? SharedOn => Contact?.Facts is null ? null : days.Day(Contact.AskedAt);

    /// <summary>Both the contact and this device have answers, and they are not the same.</summary>
    public bool AsksWhichAnswers => Contact?.Facts is { } shared && answers.Of(HttpContext) is { } own && !JsonNode.DeepEquals(own, JsonNode.Parse(shared));

    /// <summary>Those of this device, rather than those of the contact.</summary>
    public bool TakesOwn { get; private set; }

    public Guid FormKey { get; private set; }

    public IReadOnlyList<PageError> Errors => errors;

    public string? ErrorOf(string field) => errors.FirstOrDefault(e => e.Field == field)?.Message;

    public async Task<IActionResult> OnGetAsync([FromQuery(Name = "dispositif")] string[] schemes, [FromQuery(Name = "contact")] FirstContactId? contact, CancellationToken cancellation)
    {
        if (!await FindContact(contact, cancellation))
            return NotFound();
        if (Contact?.State.LeadsToFile() is false)
            return Redirect($"/premiers-contacts/{Contact.Id}");
        var profile = await Read(cancellation);
        FormKey = Guid.CreateVersion7(clock.GetUtcNow());
        Title = Contact is { CaseFileId: null } && Contact.Wishes is { Length: <= CaseFile.LongestTitle } wishes && !wishes.Contains('\n', StringComparison.Ordinal) ? wishes : null;
        Chosen = schemes.Length > 0 ? schemes
            : await OfTheContact(cancellation) is { Count: > 0 } advised ? advised
            : profile is null ? [] : [.. desk.Schemes.Where(s => SchemeCatalogue.Answer(s, profile).Verdict is Verdict.Eligible).Select(s => s.Id)];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(
        [FromForm(Name = "titre")] string? title, [FromForm(Name = "dispositif")] string[] schemes, [FromForm(Name = "cle")] Guid formKey, [FromForm(Name = "contact")] FirstContactId? contact,
        [FromForm(Name = "contact_version")] long version, [FromForm(Name = "reponses")] string? taken, CancellationToken cancellation)
    {
        if (!await FindContact(contact, cancellation))
            return NotFound();
        TakesOwn = taken == Own;
        FormKey = formKey == Guid.Empty ? Guid.CreateVersion7(clock.GetUtcNow()) : formKey;
        var opened = await open.Open(
            OrganisationId, title, schemes, answers.Of(HttpContext)?.ToJsonString(), Contact is null ? null : new(Contact.Id, version, !TakesOwn), FormKey, User.Account(), cancellation);
        if (opened.Succeeded)
            return Redirect($"/structures/{OrganisationId}/dossiers/{opened.Value}");
        if (opened.Refusal == FirstContactRefusals.Moved)
        {
            await FindContact(contact, cancellation);
            Response.StatusCode = StatusCodes.Status409Conflict;
        }
        (Title, Chosen) = (title, schemes);
        errors.AddRange(NamedChoice.Errors(desk, title, schemes, opened.Refusal));
        await Read(cancellation);
        return Page();
    }

    /// <summary>False: there is no such contact, for this organisation or for this person.</summary>
    private async Task<bool> FindContact(FirstContactId? id, CancellationToken cancellation)
    {
        Contact = id is { } asked ? await contacts.Find(asked, cancellation) : null;
        return id is null || GivesContact || Contact?.OrganisationId == OrganisationId;
    }

    /// <summary>What the officer advised, or what the talk was about, among what can be deposited.</summary>
    private async Task<IReadOnlyList<string>> OfTheContact(CancellationToken cancellation)
    {
        if (Contact is null)
            return [];
        var advised = desk.Among(await contacts.Schemes(Contact.Id, advised: true, cancellation));
        return [.. (advised.Count > 0 ? advised : desk.Among(await contacts.Schemes(Contact.Id, advised: false, cancellation))).Select(s => s.Id)];
    }

    private async Task<Profile?> Read(CancellationToken cancellation)
    {
        Organisation = (await organisations.Find(OrganisationId, cancellation))!;
        var own = answers.Of(HttpContext)?.ToJsonString();
        var profile = facts.ProfileOf(TakesOwn ? own ?? Contact?.Facts : Contact?.Facts ?? own, days.Today);
        (HasAnswers, Offer) = (profile is not null, SchemeOffer.Of(desk, profile));
        return profile;
    }
}
