using Beffroi.Applications.Access;
using Beffroi.Applications.CaseFiles;
using Beffroi.Organisations;
using Beffroi.Rules;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Beffroi.Applications.Prepare;

[CaseFileOnly(MemberRole.Editor)]
internal sealed class FundingModel(CaseFilesDb files, IOrganisations organisations, WriteSection write, DepositDesk desk) : SectionPageModel<FundingPlan>(files, organisations, write)
{
    public IReadOnlyList<Scheme> Schemes { get; private set; } = [];

    public static IEnumerable<SelectListItem> Headings(IReadOnlyList<FundingHeading> headings) => [new("Choisir", ""), .. headings.Select(h => new SelectListItem(h.InWords, h.Code))];

    protected override async Task Prepare(CancellationToken cancellation) => Schemes = desk.Among((await Files.Requests([Id], cancellation)).Select(r => r.SchemeId));

    protected override FundingPlan Shown(FundingPlan content) => content.For(Schemes);
}
