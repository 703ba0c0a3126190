using Beffroi.Applications.CaseFiles;
using Beffroi.Catalogue;
using Beffroi.Organisations;
using Beffroi.Rules;
using Microsoft.AspNetCore.Mvc;

namespace Beffroi.Applications.DepositOutside;

/// <summary>What was prepared, field by field, to be copied into a form of another site; and what is asked for there.</summary>
[MembersOnly(MemberRole.Reader)]
internal sealed class CopyModel(CaseFilesDb files, IOrganisations organisations, IShelf shelf, ReadOutsideAnswers read, SchemeCatalogue catalogue, RegionClock days) : OutsidePageModel(files, organisations, catalogue)
{
    public OutsideAnswers Answers { get; private set; } = null!;

    /// <summary>The papers that the file rests on, each with where it is opened.</summary>
    public IReadOnlyList<(string Label, string Address)> Papers { get; private set; } = [];

    /// <summary>What the texts say that is to be joined; null: no list is published.</summary>
    public IReadOnlyList<Statement>? Documents => Answers.Scheme?.On(days.Today).Documents;

    /// <summary>Whether one may now say that it was made.</summary>
    public bool IsToDeclare => MyRole is MemberRole.Owner && AidRequest.State is (AidRequestState.Prepared or AidRequestState.ToDepositOutside);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await Find(cancellation))
            return NotFound();
        if (await read.Of(CaseFile, Organisation, AidRequest, cancellation) is not { } answers)
            return Redirect(Root);
        Answers = answers;
        var papers = new List<(string, string)>();
        foreach (var id in await Files.Joined(Id, cancellation))
            if (await shelf.Find(OrganisationId, id, cancellation) is { } piece)
                papers.Add(($"{piece.KindName}\u00A0: {piece.Label}", $"/structures/{OrganisationId}/documents/fichiers/{id}"));
        Papers = papers;
        return Page();
    }
}
