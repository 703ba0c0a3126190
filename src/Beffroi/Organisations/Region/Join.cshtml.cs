using Beffroi.Catalogue;
using Beffroi.Organisations.Join;
using Beffroi.Organisations.Members;
using Beffroi.Platform.Accounts;
using Beffroi.Platform.Accounts.Access;
using Beffroi.Platform.Accounts.Roles;
using Beffroi.Ui.Fields;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Beffroi.Organisations.Region;

/// <summary>The Region decides, with a reason, on a request that the owners leave without an answer.</summary>
[RegionOnly(RegionRole.Administrator, RegionRole.CaseOfficer)]
internal sealed class JoinModel(OrganisationsDb organisations, MembersDb members, SettleJoinRequest settle, People people, RegionClock time) : PageModel
{
    [FromRoute(Name = "demande")]
    public JoinRequestId RequestId { get; set; }

    public Organisation Organisation { get; private set; } = null!;

    public string Name { get; private set; } = "";

    public string AskedOn { get; private set; } = "";

    public IReadOnlyList<string> Owners { get; private set; } = [];

    public MemberRole Role { get; private set; } = MemberRole.Editor;

    public string? Words { get; private set; }

    public string? Refused { get; private set; }

    public IReadOnlyList<PageError> Errors => Refused is null ? [] : [new("motif", Refused)];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await Find(cancellation) is null ? NotFound() : Page();

    public Task<IActionResult> OnPostAccepterAsync([FromForm(Name = "role")] MemberRole role, [FromForm(Name = "motif")] string? words, CancellationToken cancellation) =>
        Decide(role, words, cancellation);

    public Task<IActionResult> OnPostRefuserAsync([FromForm(Name = "motif")] string? words, CancellationToken cancellation) => Decide(null, words, cancellation);

    private async Task<IActionResult> Decide(MemberRole? role, string? words, CancellationToken cancellation)
    {
        if (await Find(cancellation) is not { } request || (role is { } given && !Enum.IsDefined(given)))
            return NotFound();
        (Role, Words) = (role ?? Role, words?.Trim());
        if (string.IsNullOrEmpty(Words) || Words.Length > Organisation.LongestWords)
        {
            Refused = string.IsNullOrEmpty(Words) ? OrganisationRefusals.ReasonMissing.Message : $"Pas plus de {Organisation.LongestWords} caractères.";
            return Page();
        }
        var settled = await settle.Settle(request, role, Words, User.Account(), cancellation);
        if (settled.Succeeded)
            return Redirect("/region/structures");
        Refused = settled.Refusal.Message;
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    private async Task<JoinRequest?> Find(CancellationToken cancellation)
    {
        if (await members.Find(RequestId, cancellation) is not { State: JoinState.Asked } request)
            return null;
        Organisation = (await organisations.Read(request.OrganisationId, cancellation))!;
        (Name, AskedOn) = ((await people.Find(request.AccountId, cancellation))?.FullName ?? "Compte effacé", time.Day(request.AskedAt));
        Owners = [.. (await people.Of(await organisations.Members(Organisation.Id, MemberRole.Owner, cancellation), cancellation)).Values.Select(p => p.FullName)];
        return request;
    }
}
