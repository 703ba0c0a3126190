using Beffroi.Applications.FirstContacts;
using Beffroi.Organisations;
using Beffroi.Platform.Accounts.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Beffroi.Applications.Prepare;

/// <summary>From results, or from one’s own first contact, to the form of the structure that one acts for; asks which when there are several.</summary>
[SignedInOnly]
internal sealed class StartModel(IOrganisations organisations, FirstContactsDb contacts, DepositDesk desk) : PageModel
{
    [FromQuery(Name = "dispositif")]
    public string? Scheme { get; set; }

    [FromQuery(Name = "contact")]
    public FirstContactId? Contact { get; set; }

    /// <summary>Those that one may prepare a file for.</summary>
    public IReadOnlyList<Membership> Organisations { get; private set; } = [];

    public string Form(OrganisationId organisation)
    {
        var form = $"/structures/{organisation}/dossiers/nouveau";
        return Contact is { } contact ? $"{form}?contact={contact}" : desk.Among([Scheme ?? ""]) is [var scheme] ? $"{form}?dispositif={scheme.Id}" : form;
    }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (Contact is { } contact && (await contacts.Find(contact, cancellation))?.IsOwnOf(User.Account()) is not true)
            return NotFound();
        Organisations = [.. (await organisations.Of(User.Account(), cancellation)).Where(m => m.Role >= MemberRole.Editor)];
        return Organisations is [var only] ? Redirect(Form(only.Organisation.Id)) : Page();
    }
}
