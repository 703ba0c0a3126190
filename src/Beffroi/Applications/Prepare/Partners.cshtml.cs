using System.Globalization;
using Beffroi.Applications.Access;
using Beffroi.Applications.CaseFiles;
using Beffroi.Organisations;
using Beffroi.Rules;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Beffroi.Applications.Prepare;

/// <summary>The partners of the project, where a scheme asks for them.</summary>
[CaseFileOnly(MemberRole.Editor)]
internal sealed class PartnersModel(CaseFilesDb files, IOrganisations organisations, WriteSection write, IShelf shelf, DepositDesk desk)
    : SectionWithPapersPageModel<PartnersSection>(files, organisations, write, shelf)
{
    public FileNeeds Needs { get; private set; } = null!;

    /// <summary>What is asked for, each with the texts that say so.</summary>
    public IEnumerable<Statement> Asked => Needs.Partners.Concat(Needs.Letters);

    public int Lines => LinesOf("partenaire", "nom", "siren", "role", "apport", "lettre");

    public IEnumerable<SelectListItem> Leads =>
        [new("Choisir", ""), new(Organisation.Name, "0"), .. Enumerable.Range(0, Lines).Select(i => new SelectListItem(Value($"partenaire_{i}_nom") ?? $"Partenaire {i + 1}", (i + 1).ToString(CultureInfo.InvariantCulture)))];

    public string? LetterOf(int line) => ChoiceOf($"partenaire_{line}_lettre", Current.Partners.ElementAtOrDefault(line)?.Letter);

    protected override async Task<bool> IsAsked(CancellationToken cancellation)
    {
        Needs = desk.Needs((await Files.Requests([Id], cancellation)).Select(r => r.SchemeId));
        return Needs.Partners.Count > 0;
    }

    protected override PartnersSection Compose(SectionForm form, IReadOnlyList<Piece> pieces) => PartnersSection.Of(form, pieces);

    protected override string GoneField() => Enumerable.Range(0, SectionForm.MostLines).Select(i => $"partenaire_{i}_lettre").First(f => Value(f) is { } id && Shelf.All(p => p.Id.ToString() != id));
}
