using Beffroi.Applications.Access;
using Beffroi.Applications.CaseFiles;
using Beffroi.Organisations;
using Beffroi.Rules;

namespace Beffroi.Applications.Prepare;

/// <summary>Asks only what those who may ask for these schemes have to say.</summary>
[CaseFileOnly(MemberRole.Editor)]
internal sealed class DeclarationsModel(CaseFilesDb files, IOrganisations organisations, WriteSection write, IShelf shelf, DepositDesk desk, CarriedToSections carried)
    : SectionWithPapersPageModel<DeclarationsSection>(files, organisations, write, shelf)
{
    public FileNeeds Needs { get; private set; } = null!;

    /// <summary>What the structure may be: all of it where the schemes are not for the same ones, which is said elsewhere.</summary>
    public IReadOnlyList<ApplicantKind> Offered => Needs.Applicants.Count > 0 ? Needs.Applicants : Enum.GetValues<ApplicantKind>();

    public bool AsksDeliberation => Offered.Contains(ApplicantKind.PublicBody) && Needs.Deliberation.Count > 0;

    public string? DeliberationPaper => ChoiceOf("deliberation_piece", Current.Deliberation?.Paper);

    protected override async Task<bool> IsAsked(CancellationToken cancellation)
    {
        Needs = desk.Needs((await Files.Requests([Id], cancellation)).Select(r => r.SchemeId));
        return true;
    }

    protected override Proposal<DeclarationsSection>? Propose() => carried.Propose(CaseFile, known => DeclarationsSection.Proposed(known, Offered));

    protected override DeclarationsSection Compose(SectionForm form, IReadOnlyList<Piece> pieces) => DeclarationsSection.Of(form, pieces);

    protected override string GoneField() => "deliberation_piece";
}
