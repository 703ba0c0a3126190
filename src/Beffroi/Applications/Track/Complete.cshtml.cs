using Beffroi.Applications.CaseFiles;
using Beffroi.Organisations;
using Beffroi.Platform;
using Beffroi.Rules;

namespace Beffroi.Applications.Track;

[MembersOnly(MemberRole.Editor)]
internal sealed class CompleteModel(CaseFilesDb files, IOrganisations organisations, SchemeCatalogue catalogue, RequestChanges changes, TimeProvider clock, CompleteRequest complete)
    : RequestPageModel(files, organisations, catalogue, changes, clock)
{
    protected override AidRequestAct Act => AidRequestAct.Complete;

    protected override Task<Outcome<AidRequest>> Do(AidRequestStep step, string? words, CancellationToken cancellation) => complete.Complete(step, words, cancellation);
}
