using Beffroi.Applications.CaseFiles;
using Beffroi.Applications.DepositOutside;
using Beffroi.Catalogue;
using Beffroi.Rules;

namespace Beffroi.Applications.Deposit;

/// <summary>One heading of the document with its lines: term, then text.</summary>
internal sealed record DocumentPart(string Title, IReadOnlyList<IReadOnlyList<string>> Lines);

/// <summary>
/// The acknowledgement of receipt, then exactly what was deposited; or what was prepared for a form of another site, which acknowledges nothing. All that <c>deposit.typ</c> knows.
/// </summary>
/// <param name="Hash">Null: the text may still change.</param>
internal sealed record DepositDocument(
    string Product, string Region, IReadOnlyList<string> Sentences, string Service, IReadOnlyList<DocumentPart> Parts, string Signed, string? Hash, string Notice)
{
    public const string Template = "Applications/Deposit/deposit.typ";

    /// <param name="file">Which.</param>
    /// <param name="answers">What is copied.</param>
    /// <param name="scheme">How it is called.</param>
    /// <param name="known">What is known here of the deposit there, in a sentence.</param>
    /// <param name="region">Whom one may ask.</param>
    public static DepositDocument ToCopy(CaseFile file, OutsideAnswers answers, string scheme, string known, Region region) => new(
        "Beffroi", Typography.Typeset(region.Title),
        [.. new[]
        {
            $"{scheme} se demande sur un autre site, avec le formulaire «\u00A0{answers.Form.Name}\u00A0»\u00A0: {answers.Form.Address}. Voici ce qui a été préparé pour y être recopié.",
            known, "Ce document n’est pas un accusé de réception\u00A0: seul le site qui reçoit la demande en donne un.",
        }.Select(Typography.Typeset)],
        ServiceOf(region.Authority, Acknowledgement.ContactsOf(region)),
        [.. answers.Parts.Select(p => new DocumentPart(p.Title, Lines(p.Lines)))],
        answers.Frozen is { } frozen ? $"{frozen.Signature}." : "Rien n’est signé ici.", answers.Frozen is null ? null : file.DepositHash, $"Dossier {file.Reference}. N’est pas un accusé de réception.");

    public static DepositDocument Of(CaseFile file, DepositedFile content, Acknowledgement acknowledgement, string region, IReadOnlyList<Told> facts)
    {
        return new(
            "Beffroi", Typography.Typeset(region), [.. acknowledgement.Sentences.Select(Typography.Typeset)],
            ServiceOf(acknowledgement.Service, acknowledgement.Contacts),
            [
                new("La demande",
                [
                    ["Projet", content.Title], ["Structure", content.Siren is { } siren ? $"{content.Organisation}, SIREN {siren}" : content.Organisation], ["Dossier", content.Reference], .. content.WrittenFor is { } written ? [["Saisie", written]] : (IReadOnlyList<string>[])[],
                    .. content.Requests.Select(r => (IReadOnlyList<string>)[r.Name, Asked(r)]),
                    .. content.Bank is { } bank ? [["Coordonnées bancaires, ce jour-là", French.Capital(bank.InWords())]] : (IReadOnlyList<string>[])[],
                ]),
                .. content.Sections.Select(s => Part(s.Kind.InWords(), s.Lines)),
                .. facts.Count > 0 ? [Part("Réponses de l’orientation", facts)] : (DocumentPart[])[],
            ],
            $"{content.Signature}.", file.DepositHash!, $"Dossier {content.Reference}. Ne vaut pas promesse d’aide.");

        static string Asked(DepositedRequest request) =>
            request.Outside is { } form ? $"{SectionWords.Euros(request.AskedCents)}, à demander sur un autre site (formulaire «\u00A0{form.Name}\u00A0»)" : SectionWords.Euros(request.AskedCents);

        static DocumentPart Part(string title, IReadOnlyList<Told> lines) => new(title, Lines(lines));
    }

    private static IReadOnlyList<IReadOnlyList<string>> Lines(IReadOnlyList<Told> lines) => [.. lines.Select(l => (IReadOnlyList<string>)[l.Label, l.Value ?? "rien n’est écrit"])];

    private static string ServiceOf(string service, IEnumerable<(string Words, string Address)> contacts) =>
        Typography.Typeset($"Service à qui vous adresser\u00A0: {string.Join(", ", contacts.Select(c => c.Words).Prepend(service))}.");
}
