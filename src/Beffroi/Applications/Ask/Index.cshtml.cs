using System.Text.Json.Nodes;
using Beffroi.Applications.FirstContacts;
using Beffroi.Catalogue;
using Beffroi.Organisations;
using Beffroi.Orientation;
using Beffroi.Platform.Accounts.Access;
using Beffroi.Rules;
using Beffroi.Territories;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Beffroi.Applications.Ask;

/// <summary>Asks to talk with a case officer. The answers of the orientation are shown, and shared only if the person says so.</summary>
[SignedInOnly]
[ResponseCache(NoStore = true)]
internal sealed class IndexModel(
    AskForContact ask, IOrganisations organisations, VisitorAnswers answers, SchemeCatalogue catalogue, FrenchTerritories territories, RegionClock clock, TimeProvider time) : PageModel
{
    private JsonObject? facts;

    public AskForm Form { get; private set; } = new();

    public Guid FormKey { get; private set; }

    /// <summary>Those for which one may ask.</summary>
    public IReadOnlyList<Membership> Organisations { get; private set; } = [];

    public IReadOnlyList<Scheme> Schemes => catalogue.OwnSchemes();

    /// <summary>Null when the orientation was not answered.</summary>
    public ReplayedAnswers? Answers { get; private set; }

    public async Task OnGetAsync([FromQuery(Name = "dispositif")] string? scheme, CancellationToken cancellation)
    {
        await Prepare(cancellation);
        FormKey = Guid.CreateVersion7(time.GetUtcNow());
        var town = catalogue.Facts.FirstOrDefault(f => f.Type is FactType.Municipality) is { } place && MunicipalityCode.TryParse(facts?[place.Id]?.ToString(), out var code) ? territories.Find(code) : null;
        Form = new AskForm
        {
            For = Organisations is [var only] ? only.Organisation.Id.ToString() : Organisations.Count == 0 ? AskForm.Myself : null,
            Schemes = Schemes.Any(s => s.Id == scheme) ? [scheme!] : Fitting(),
            Town = town?.Name,
            KnownTown = town?.Code.ToString(),
        };
    }

    public async Task<IActionResult> OnPostAsync([FromForm(Name = "cle")] Guid key, CancellationToken cancellation)
    {
        await Prepare(cancellation);
        FormKey = key == Guid.Empty ? Guid.CreateVersion7(time.GetUtcNow()) : key;
        Form = AskForm.Of(Request.Form);
        var place = Form.Read(territories);
        OrganisationId? organisation = OrganisationId.TryParse(Form.For, null, out var id) ? id : null;
        if (organisation is null && Form.For is not (AskForm.Myself or null))
            return NotFound();
        if (place is null)
            return Page();
        var shared = Form.Shares && facts is not null ? facts.ToJsonString() : null;
        var asked = await ask.Ask(
            new()
            {
                Organisation = organisation,
                Schemes = [.. Schemes.Select(s => s.Id).Intersect(Form.Schemes)],
                Wishes = Form.Wishes!,
                Availability = Form.Availability,
                Place = place,
                Shared = shared is { Length: <= FirstContact.LongestFacts } ? (shared, catalogue.Fingerprint) : null,
                FormKey = FormKey,
            },
            User.Account(), cancellation);
        if (asked.Succeeded)
            return Redirect($"/premiers-contacts/{asked.Value}");
        Form.Refuse(asked.Refusal == FirstContactRefusals.NotMember ? "pour" : "sujet", asked.Refusal.Message);
        return Page();
    }

    /// <summary>« BUSIN’ESS, lancer une nouvelle activité : à priori éligible ».</summary>
    public string? VerdictOf(Scheme scheme) => Answers?.Schemes.FirstOrDefault(a => a.Scheme == scheme)?.Verdict.Label();

    private async Task Prepare(CancellationToken cancellation)
    {
        Organisations = [.. (await organisations.Of(User.Account(), cancellation)).Where(m => m.Role >= MemberRole.Editor)];
        facts = answers.Of(HttpContext);
        Answers = facts is null ? null : ReplayedAnswers.Of(facts.ToJsonString(), catalogue.Fingerprint, clock.Today, catalogue);
    }

    /// <summary>What may be deposited and fits the answers.</summary>
    private IReadOnlyList<string> Fitting() =>
    [
        .. Schemes.Where(s => s.Circuit.Mode is CircuitMode.Deposit
            && Answers?.Schemes.FirstOrDefault(a => a.Scheme == s)?.Verdict is Verdict.Eligible or Verdict.SubjectToReview).Select(s => s.Id),
    ];
}
