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

/// <summary>Opens a case file. What the orientation found to fit is chosen beforehand.</summary>
[MembersOnly(MemberRole.Editor)]
[ResponseCache(NoStore = true)]
internal sealed class NewModel(
    OpenCaseFile open, DepositDesk desk, IOrganisations organisations, IVisitorSituation situation, VisitorAnswers answers, RegionClock days, TimeProvider clock) : PageModel, ISchemeChoice
{
    private readonly List<PageError> errors = [];

    [FromRoute(Name = MembersOnlyAttribute.RouteValue)]
    public OrganisationId OrganisationId { get; set; }

    public OrganisationSummary Organisation { get; private set; } = null!;

    public string? Title { get; private set; }

    public IReadOnlyList<string> Chosen { get; private set; } = [];

    public IReadOnlyList<(Scheme Scheme, string? Hint)> Offer { get; private set; } = [];

    public bool HasAnswers { get; private set; }

    /// <summary>The first contact that leads to it.</summary>
    public FirstContactId? Contact { get; private set; }

    public Guid FormKey { get; private set; }

    public IReadOnlyList<PageError> Errors => errors;

    public string? ErrorOf(string field) => errors.FirstOrDefault(e => e.Field == field)?.Message;

    public async Task OnGetAsync([FromQuery(Name = "dispositif")] string[] schemes, [FromQuery(Name = "contact")] FirstContactId? contact, CancellationToken cancellation)
    {
        Contact = contact;
        var profile = await Read(cancellation);
        FormKey = Guid.CreateVersion7(clock.GetUtcNow());
        Chosen = schemes.Length > 0 ? schemes
            : profile is null ? [] : [.. desk.Schemes.Where(s => SchemeCatalogue.Answer(s, profile).Verdict is Verdict.Eligible).Select(s => s.Id)];
    }

    public async Task<IActionResult> OnPostAsync(
        [FromForm(Name = "titre")] string? title, [FromForm(Name = "dispositif")] string[] schemes, [FromForm(Name = "cle")] Guid formKey, [FromForm(Name = "contact")] FirstContactId? contact,
        CancellationToken cancellation)
    {
        Contact = contact;
        FormKey = formKey == Guid.Empty ? Guid.CreateVersion7(clock.GetUtcNow()) : formKey;
        var opened = await open.Open(OrganisationId, title, schemes, answers.Of(HttpContext)?.ToJsonString(), contact, FormKey, User.Account(), cancellation);
        if (opened.Succeeded)
            return Redirect($"/structures/{OrganisationId}/dossiers/{opened.Value}");
        (Title, Chosen) = (title, schemes);
        errors.AddRange(NamedChoice.Errors(desk, title, schemes, opened.Refusal));
        await Read(cancellation);
        return Page();
    }

    private async Task<Profile?> Read(CancellationToken cancellation)
    {
        Organisation = (await organisations.Find(OrganisationId, cancellation))!;
        var profile = situation.On(HttpContext, days.Today);
        (HasAnswers, Offer) = (profile is not null, SchemeOffer.Of(desk, profile));
        return profile;
    }
}
