using Beffroi.Applications.Access;
using Beffroi.Applications.CaseFiles;
using Beffroi.Organisations;

namespace Beffroi.Applications.Prepare;

[CaseFileOnly(MemberRole.Editor)]
internal sealed class JobsModel(CaseFilesDb files, IOrganisations organisations, WriteSection write) : SectionPageModel<JobsSection>(files, organisations, write);
