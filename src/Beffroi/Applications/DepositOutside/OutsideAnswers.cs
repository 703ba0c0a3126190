using Beffroi.Applications.CaseFiles;
using Beffroi.Applications.Deposit;
using Beffroi.Applications.Prepare;
using Beffroi.Catalogue;
using Beffroi.Organisations;
using Beffroi.Rules;

namespace Beffroi.Applications.DepositOutside;

/// <summary>A heading with its lines, in the words of the forms.</summary>
internal sealed record AnswerPart(string Title, IReadOnlyList<Told> Lines);

/// <summary>What was prepared for a form of another site, as it is copied there.</summary>
/// <param name="Form">Which.</param>
/// <param name="Scheme">What is asked for.</param>
/// <param name="Parts">All that is written, section by section.</param>
/// <param name="Missing">What lacks, a sentence each; none once it is written for good.</param>
/// <param name="Frozen">The text that no longer changes; null: it is a draft.</param>
internal sealed record OutsideAnswers(FrozenForm Form, Scheme? Scheme, IReadOnlyList<AnswerPart> Parts, IReadOnlyList<string> Missing, DepositedFile? Frozen);

/// <summary>Reads them: from the draft while it is one, then from the text that was written for good.</summary>
internal sealed class ReadOutsideAnswers(CaseFilesDb files, DepositDesk desk, AnswerFacts answers, SchemeCatalogue catalogue, RegionClock days)
{
    /// <returns>Null when the request is not made on another site.</returns>
    public async Task<OutsideAnswers?> Of(CaseFile file, OrganisationSummary organisation, AidRequest request, CancellationToken cancellation)
    {
        var facts = answers.Tell(file.Facts, days.Today);
        if (file.State is CaseFileState.Deposited)
        {
            var frozen = DepositedFile.Read(file.Deposited!);
            return frozen.Requests.FirstOrDefault(r => r.Scheme == request.SchemeId) is { Outside: { } form } asked
                ? new(form, catalogue.Scheme(request.SchemeId), Parts(frozen.Organisation, frozen.Siren, frozen.Title, asked.AskedCents, frozen.Sections.Select(s => (s.Kind, s.Lines)), facts), [], frozen)
                : null;
        }
        if (file.State is not CaseFileState.Draft || desk.OutsideForm(request.SchemeId) is not { } used)
            return null;
        var needs = desk.Needs((await files.Requests([file.Id], cancellation)).Select(r => r.SchemeId));
        var draft = DraftState.Of(await files.Sections(file.Id, cancellation), needs);
        return new(
            new(used.Name, used.Address), catalogue.Scheme(request.SchemeId),
            Parts(
                organisation.Name, organisation.Siren?.ToString(), file.Title, draft.Funding.Asked.TryGetValue(request.SchemeId, out var cents) ? cents : null, draft.Tasks.Select(t => (t.Kind, t.Lines)), facts),
            [.. draft.Tasks.SelectMany(t => t.Missing)], Frozen: null);
    }

    private static IReadOnlyList<AnswerPart> Parts(
        string organisation, string? siren, string title, long? cents, IEnumerable<(SectionKind Kind, IReadOnlyList<Told> Lines)> sections, IReadOnlyList<Told> facts) =>
    [
        new("La demande", [new("Structure", organisation), new("SIREN", siren), new("Nom du projet", title), new("Montant demandé", cents is { } asked ? SectionWords.Euros(asked) : null)]),
        .. sections.Select(s => new AnswerPart(s.Kind.InWords(), s.Lines)),
        .. facts.Count > 0 ? [new AnswerPart("Vos réponses de l’orientation", facts)] : (AnswerPart[])[],
    ];
}
