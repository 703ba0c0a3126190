using Beffroi.Applications.Access;
using Beffroi.Applications.FirstContacts;
using Beffroi.Organisations;
using Microsoft.AspNetCore.Mvc;

namespace Beffroi.Applications.Follow;

/// <summary>The person takes back the answers that they shared.</summary>
[FirstContactOnly(MemberRole.Editor)]
[ResponseCache(NoStore = true)]
internal sealed class AnswersModel(FirstContactsDb contacts, WithdrawAnswers withdraw, TimeProvider time) : OwnContactPageModel(contacts, time)
{
    public bool Shares => Contact.Facts is not null;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation) => await Answer(await withdraw.Withdraw(Step, cancellation), "retirer", cancellation);
}
