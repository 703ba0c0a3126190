using Beffroi.Applications.Prepare;
using Beffroi.Organisations;
using Beffroi.Platform.Accounts.Access;
using Beffroi.Platform.Accounts.Roles;
using Beffroi.Rules;
using Beffroi.Ui.Fields;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Beffroi.Applications.Assist;

/// <summary>An officer opens a draft for an organisation that asked for it.</summary>
[RegionOnly(RegionRole.CaseOfficer)]
[ResponseCache(NoStore = true)]
internal sealed class NewModel(AssistOrganisation assist, DepositDesk desk, IOrganisations organisations, TimeProvider clock) : PageModel, ISchemeChoice
{
    private readonly List<PageError> errors = [];

    public OrganisationSummary Organisation { get; private set; } = null!;

    public bool HasOwner { get; private set; }

    public string? Title { get; private set; }

    public string? Words { get; private set; }

    public IReadOnlyList<string> Chosen { get; private set; } = [];

    public IReadOnlyList<(Scheme Scheme, string? Hint)> Offer => SchemeOffer.Of(desk, profile: null);

    public Guid FormKey { get; private set; }

    public IReadOnlyList<PageError> Errors => errors;

    public string? ErrorOf(string field) => errors.FirstOrDefault(e => e.Field == field)?.Message;

    public async Task<IActionResult> OnGetAsync([FromQuery(Name = "structure")] OrganisationId? organisation, CancellationToken cancellation)
    {
        FormKey = Guid.CreateVersion7(clock.GetUtcNow());
        return organisation is null ? Redirect("/region/structures/chercher") : await Read(organisation.Value, cancellation) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(
        [FromForm(Name = "structure")] OrganisationId organisation, [FromForm(Name = "titre")] string? title, [FromForm(Name = "dispositif")] string[] schemes, [FromForm(Name = "demande")] string? words,
        [FromForm(Name = "cle")] Guid formKey, CancellationToken cancellation)
    {
        if (!await Read(organisation, cancellation))
            return NotFound();
        FormKey = formKey == Guid.Empty ? Guid.CreateVersion7(clock.GetUtcNow()) : formKey;
        (Title, Chosen, Words) = (title, schemes, words);
        var opened = await assist.Assist(organisation, title, schemes, words, FormKey, User.Account(), cancellation);
        if (opened.Succeeded)
            return Redirect($"/structures/{organisation}/dossiers/{opened.Value}");
        if (AssistOrganisation.WrongWords(words) is { } wrong)
            errors.Add(new("demande", wrong.Message));
        if (errors.Count == 0 || NamedChoice.Wrong(desk, title, schemes).Any())
            errors.AddRange(NamedChoice.Errors(desk, title, schemes, opened.Refusal));
        return Page();
    }

    private async Task<bool> Read(OrganisationId id, CancellationToken cancellation)
    {
        if (await organisations.Find(id, cancellation) is not { } organisation)
            return false;
        (Organisation, HasOwner) = (organisation, (await organisations.WithOwner([id], cancellation)).Count > 0);
        return true;
    }
}
