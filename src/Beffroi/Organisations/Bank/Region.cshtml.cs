using Beffroi.Catalogue;
using Beffroi.Platform.Accounts.Access;
using Beffroi.Platform.Accounts.Roles;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Beffroi.Organisations.Bank;

/// <summary>One line of the list.</summary>
internal sealed record WaitingDetails(BankDetails Details, string Organisation);

/// <summary>Bank details that wait for the Region: whom to call, then what to confirm.</summary>
[RegionOnly(RegionRole.FinanceOfficer, RegionRole.CaseOfficer)]
internal sealed class RegionModel(BankDb bank, IOrganisations organisations, RegionClock time) : PageModel
{
    private const int Most = 200;

    public IReadOnlyList<WaitingDetails> ToCall { get; private set; } = [];

    public IReadOnlyList<WaitingDetails> ToConfirm { get; private set; } = [];

    public string Day(DateTimeOffset instant) => time.Day(instant);

    public async Task OnGetAsync(CancellationToken cancellation) =>
        (ToCall, ToConfirm) = (await In(BankState.Proposed, cancellation), await In(BankState.Called, cancellation));

    private async Task<IReadOnlyList<WaitingDetails>> In(BankState state, CancellationToken cancellation)
    {
        var lines = new List<WaitingDetails>();
        foreach (var details in await bank.In([state], Most, cancellation))
            lines.Add(new(details, (await organisations.Find(details.OrganisationId, cancellation))!.Name));
        return lines;
    }
}
