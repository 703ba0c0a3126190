using Beffroi.Applications.Access;
using Beffroi.Applications.CaseFiles;
using Beffroi.Organisations;

namespace Beffroi.Applications.Prepare;

[CaseFileOnly(MemberRole.Editor)]
internal sealed class DeclarationsModel(CaseFilesDb files, IOrganisations organisations, WriteSection write) : SectionPageModel<DeclarationsSection>(files, organisations, write);
