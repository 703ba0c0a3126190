using Beffroi.Applications.CaseFiles;
using Beffroi.Organisations;
using Beffroi.Platform.Accounts.Access;
using Beffroi.Rules;
using Microsoft.AspNetCore.Mvc;

namespace Beffroi.Applications.DepositOutside;

/// <summary>An owner corrects the number that another site gave: it was mistyped.</summary>
[MembersOnly(MemberRole.Owner)]
internal sealed class NumberModel(CaseFilesDb files, IOrganisations organisations, SchemeCatalogue catalogue, OutsideDepositsDb outside, CorrectOutsideNumber correct, TimeProvider clock)
    : OutsidePageModel(files, organisations, catalogue)
{
    public OutsideDeposit Deposit { get; private set; } = null!;

    /// <summary>As it stands, or as it was typed.</summary>
    public string? Number { get; private set; }

    public string? Error { get; private set; }

    public Guid FormKey { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await Find(cancellation))
            return NotFound();
        if (await outside.Find(RequestId, cancellation) is not { } deposit)
            return Redirect(Root);
        (Deposit, Number, FormKey) = (deposit, deposit.Number, Guid.CreateVersion7(clock.GetUtcNow()));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync([FromForm(Name = "numero")] string? number, [FromForm(Name = "version")] long version, [FromForm(Name = "cle")] Guid key, CancellationToken cancellation)
    {
        if (!await Find(cancellation))
            return NotFound();
        if (await outside.Find(RequestId, cancellation) is not { } deposit)
            return Redirect(Root);
        (Deposit, Number, FormKey) = (deposit, number, key == Guid.Empty ? Guid.CreateVersion7(clock.GetUtcNow()) : key);
        var done = await correct.Correct(CaseFile, AidRequest, new(deposit, version, FormKey, AidRequestParty.Organisation, User.Account()), number, cancellation);
        if (done.Succeeded)
            return Redirect(Root);
        Error = done.Refusal.Message;
        if (done.Refusal == OutsideRefusals.Changed)
        {
            Response.StatusCode = StatusCodes.Status409Conflict;
            Deposit = await outside.Find(RequestId, cancellation) ?? deposit;
        }
        return Page();
    }
}
