using Beffroi.Applications.CaseFiles;
using Beffroi.Catalogue;

namespace Beffroi.Applications.Deposit;

/// <summary>One heading of the document with its lines: term, then text.</summary>
internal sealed record DocumentPart(string Title, IReadOnlyList<IReadOnlyList<string>> Lines);

/// <summary>The acknowledgement of receipt, then exactly what was deposited: all that <c>deposit.typ</c> knows.</summary>
internal sealed record DepositDocument(
    string Product, string Region, IReadOnlyList<string> Sentences, string Service, IReadOnlyList<DocumentPart> Parts, string Signed, string Hash, string Notice)
{
    public const string Template = "Applications/Deposit/deposit.typ";

    public static DepositDocument Of(CaseFile file, DepositedFile content, Acknowledgement acknowledgement, string region, IReadOnlyList<Told> facts)
    {
        return new(
            "Beffroi", Typography.Typeset(region), [.. acknowledgement.Sentences.Select(Typography.Typeset)],
            Typography.Typeset($"Service à qui vous adresser\u00A0: {string.Join(", ", acknowledgement.Contacts.Select(c => c.Words).Prepend(acknowledgement.Service))}."),
            [
                new("La demande",
                [
                    ["Projet", content.Title], ["Structure", content.Siren is { } siren ? $"{content.Organisation}, SIREN {siren}" : content.Organisation], ["Dossier", content.Reference], .. content.WrittenFor is { } written ? [["Saisie", written]] : (IReadOnlyList<string>[])[],
                    .. content.Requests.Select(r => (IReadOnlyList<string>)[r.Name, SectionWords.Euros(r.AskedCents)]),
                ]),
                .. content.Sections.Select(s => Part(s.Kind.InWords(), s.Lines)),
                .. facts.Count > 0 ? [Part("Réponses de l’orientation", facts)] : (DocumentPart[])[],
            ],
            $"Signé {content.Signature}.", file.DepositHash!, $"Dossier {content.Reference}. Ne vaut pas promesse d’aide.");

        static DocumentPart Part(string title, IReadOnlyList<Told> lines) => new(title, [.. lines.Select(l => (IReadOnlyList<string>)[l.Label, l.Value ?? "rien n’est écrit"])]);
    }
}
