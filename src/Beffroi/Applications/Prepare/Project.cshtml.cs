using Beffroi.Applications.Access;
using Beffroi.Applications.CaseFiles;
using Beffroi.Organisations;

namespace Beffroi.Applications.Prepare;

[CaseFileOnly(MemberRole.Editor)]
internal sealed class ProjectModel(CaseFilesDb files, IOrganisations organisations, WriteSection write, CarriedToSections carried) : SectionPageModel<ProjectSection>(files, organisations, write)
{
    protected override Proposal<ProjectSection>? Propose() => carried.Propose(CaseFile, ProjectSection.Proposed);
}
