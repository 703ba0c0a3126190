using Beffroi.Applications.Access;
using Beffroi.Applications.CaseFiles;
using Beffroi.Organisations;

namespace Beffroi.Applications.Prepare;

[CaseFileOnly(MemberRole.Editor)]
internal sealed class ProjectModel(CaseFilesDb files, IOrganisations organisations, WriteSection write) : SectionPageModel<ProjectSection>(files, organisations, write);
