using Beffroi.Applications.CaseFiles;
using Beffroi.Organisations;
using Beffroi.Platform;
using Beffroi.Rules;

namespace Beffroi.Applications.Track;

[MembersOnly(MemberRole.Owner)]
internal sealed class WithdrawModel(CaseFilesDb files, IOrganisations organisations, SchemeCatalogue catalogue, RequestChanges changes, TimeProvider clock, WithdrawRequest withdraw)
    : RequestPageModel(files, organisations, catalogue, changes, clock)
{
    protected override AidRequestAct Act => AidRequestAct.Withdraw;

    protected override Task<Outcome<AidRequest>> Do(AidRequestStep step, string? words, CancellationToken cancellation) => withdraw.Withdraw(step, words, cancellation);
}
