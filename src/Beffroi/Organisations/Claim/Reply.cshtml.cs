using Beffroi.Organisations.Access;
using Beffroi.Platform.Accounts.Access;
using Beffroi.Ui.Fields;
using Microsoft.AspNetCore.Mvc;

namespace Beffroi.Organisations.Claim;

/// <summary>Answers what the Region asked, or asks again after a refusal.</summary>
[MembersOnly(MemberRole.Editor)]
internal sealed class ReplyModel(OrganisationsDb organisations, SettleClaim settle) : OrganisationPageModel(organisations)
{
    public string? Words { get; private set; }

    public string? Error { get; private set; }

    public IReadOnlyList<PageError> Errors => Error is null ? [] : [new("elements", Error)];

    public bool CanReply => ClaimLifecycle.After(Organisation.Claim, ClaimAct.Reply) is not null;

    public void OnGet() => Words = null;

    public async Task<IActionResult> OnPostAsync([FromForm(Name = "elements")] string? words, [FromForm(Name = "version")] long version, CancellationToken cancellation)
    {
        Words = words?.Trim();
        if (Words?.Length > Organisation.LongestWords)
        {
            Error = $"Pas plus de {Organisation.LongestWords} caractères.";
            return Page();
        }
        var settled = await settle.Settle(Id, ClaimAct.Reply, Words, version, User.Account(), cancellation);
        if (settled.Succeeded)
            return Redirect($"/structures/{Id}");
        Error = settled.Refusal.Message;
        await Reload();
        return Page();
    }
}
