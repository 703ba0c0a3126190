using Beffroi.Platform.Accounts.Access;
using Beffroi.Platform.Accounts.SecondFactor;
using Beffroi.Platform.Mail;
using Beffroi.Ui.Fields;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Beffroi.Platform.Accounts.Roles;

/// <summary>Who has which role, for those who give them.</summary>
[RegionOnly(RegionRole.Administrator)]
internal sealed class IndexModel(RolesDb roles, AccountsDb accounts, GiveRole give, TakeRole take, RemoveSecondFactor remove) : PageModel
{
    private readonly List<PageError> errors = [];

    [BindProperty(Name = "courriel")]
    public string? Address { get; set; }

    [BindProperty(Name = "role")]
    public string? Role { get; set; }

    [BindProperty(Name = "personne")]
    public string? Person { get; set; }

    [BindProperty(Name = "raison")]
    public string? Why { get; set; }

    public static IReadOnlyList<SelectListItem> Choices => [.. Enum.GetValues<RegionRole>().Select(r => new SelectListItem(r.InWords(), r.ToString()))];

    public IReadOnlyList<PersonOfRegion> People { get; private set; } = [];

    public IReadOnlyList<PageError> Errors => errors;

    public string? ErrorOf(string field) => errors.FirstOrDefault(e => e.Field == field)?.Message;

    public async Task OnGetAsync(CancellationToken cancellation) => People = await roles.People(cancellation);

    public async Task<IActionResult> OnPostGiveAsync(CancellationToken cancellation)
    {
        var account = await Find("courriel", Address, cancellation);
        if (Read(Role) is not { } role)
            errors.Add(new("role", "Choisissez un rôle."));
        else if (account is not null)
            await give.Give(account.TypedId, role, cancellation);
        return await Answer(cancellation);
    }

    public async Task<IActionResult> OnPostTakeAsync([FromForm(Name = "retirer")] string? what, CancellationToken cancellation)
    {
        if (what?.Split('/') is not [var id, var name] || !AccountId.TryParse(id, null, out var account) || Read(name) is not { } role)
            return NotFound();
        var taken = await take.TakeButTheLast(account, role, cancellation);
        if (!taken.Succeeded)
            errors.Add(new("courriel", taken.Refusal.Message));
        return await Answer(cancellation);
    }

    public async Task<IActionResult> OnPostResetAsync(CancellationToken cancellation)
    {
        var account = await Find("personne", Person, cancellation);
        var why = (Why ?? "").Trim();
        if (why.Length is 0 or > RemoveSecondFactor.LongestWhy || why.Any(char.IsControl))
            errors.Add(new("raison", "Donnez la raison en une phrase, 300 caractères au plus."));
        else if (account is not null && !await remove.RemoveFor(account.TypedId, why, cancellation))
            errors.Add(new("personne", "Ce compte n’a pas de code de sécurité."));
        return await Answer(cancellation);
    }

    /// <summary>By its name, never by its number.</summary>
    private static RegionRole? Read(string? name) => Enum.GetValues<RegionRole>().Cast<RegionRole?>().FirstOrDefault(r => r.ToString() == name);

    private async Task<Account?> Find(string field, string? typed, CancellationToken cancellation)
    {
        var account = MailAddress.TryParse(typed, null, out var address) ? await accounts.Find(address, cancellation) : null;
        if (account is null)
            errors.Add(new(field, "Aucun compte n’a cette adresse. La personne l’ouvre elle-même, puis vous recommencez."));
        return account;
    }

    private async Task<IActionResult> Answer(CancellationToken cancellation)
    {
        if (errors.Count == 0)
            return RedirectToPage();
        await OnGetAsync(cancellation);
        return Page();
    }
}
