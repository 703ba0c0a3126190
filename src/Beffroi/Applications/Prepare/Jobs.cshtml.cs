using Beffroi.Applications.CaseFiles;
using Beffroi.Organisations;

namespace Beffroi.Applications.Prepare;

[MembersOnly(MemberRole.Editor)]
internal sealed class JobsModel(CaseFilesDb files, IOrganisations organisations, WriteSection write) : SectionPageModel<JobsSection>(files, organisations, write);
