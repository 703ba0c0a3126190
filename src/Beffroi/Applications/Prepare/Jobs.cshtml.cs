using Beffroi.Applications.Access;
using Beffroi.Applications.CaseFiles;
using Beffroi.Organisations;

namespace Beffroi.Applications.Prepare;

[CaseFileOnly(MemberRole.Editor)]
internal sealed class JobsModel(CaseFilesDb files, IOrganisations organisations, WriteSection write, CarriedToSections carried) : SectionPageModel<JobsSection>(files, organisations, write)
{
    protected override Proposal<JobsSection>? Propose() => carried.Propose(CaseFile, JobsSection.Proposed);
}
