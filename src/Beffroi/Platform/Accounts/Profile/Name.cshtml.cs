using Beffroi.Platform.Accounts.Access;
using Beffroi.Ui.Fields;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Beffroi.Platform.Accounts.Profile;

/// <summary>One’s own name.</summary>
[SignedInOnly]
internal sealed class NameModel(AccountsDb accounts, Rename rename) : PageModel
{
    private readonly List<PageError> errors = [];

    [BindProperty(Name = "prenom")]
    public string? GivenName { get; set; }

    [BindProperty(Name = "nom")]
    public string? FamilyName { get; set; }

    public IReadOnlyList<PageError> Errors => errors;

    public string? ErrorOf(string field) => errors.FirstOrDefault(e => e.Field == field)?.Message;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var account = (await accounts.Find(User.Account(), cancellation))!;
        (GivenName, FamilyName) = (account.GivenName, account.FamilyName);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var (given, family) = (PersonName.Tidy(GivenName), PersonName.Tidy(FamilyName));
        if (PersonName.Refuse(given, AccountRefusals.NoGivenName) is { } first)
            errors.Add(new("prenom", first.Message));
        if (PersonName.Refuse(family, AccountRefusals.NoFamilyName) is { } second)
            errors.Add(new("nom", second.Message));
        if (errors.Count == 0 && await rename.Do(User.Account(), given, family, cancellation) is { Succeeded: false } refused)
            errors.Add(new("prenom", refused.Refusal.Message));
        return errors.Count == 0 ? LocalRedirect("/compte") : Page();
    }
}
