using Beffroi.Applications.Access;
using Beffroi.Applications.CaseFiles;
using Beffroi.Organisations;
using Beffroi.Rules;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Beffroi.Applications.Prepare;

/// <summary>The form of the plan, whether it shows what is kept or what a table proposes.</summary>
internal interface IFundingForm
{
    string Root { get; }

    long Version { get; }

    IReadOnlyList<Scheme> Schemes { get; }

    string? Value(string field);

    string? ErrorOf(string field);

    int LinesOf(string prefix, params string[] of);
}

[CaseFileOnly(MemberRole.Editor)]
internal sealed class FundingModel(CaseFilesDb files, IOrganisations organisations, WriteSection write, DepositDesk desk)
    : SectionPageModel<FundingPlan>(files, organisations, write), IFundingForm
{
    public IReadOnlyList<Scheme> Schemes { get; private set; } = [];

    public static IEnumerable<SelectListItem> Headings(IReadOnlyList<FundingHeading> headings) => [new("Choisir", ""), .. headings.Select(h => new SelectListItem(h.InWords, h.Code))];

    protected override async Task Prepare(CancellationToken cancellation) => Schemes = desk.Among((await Files.Requests([Id], cancellation)).Select(r => r.SchemeId));

    protected override FundingPlan Shown(FundingPlan content) => content.For(Schemes);

    protected override string Next() => Request.Form.ContainsKey("tableau") ? $"{Root}/financement/tableau" : Root;
}
