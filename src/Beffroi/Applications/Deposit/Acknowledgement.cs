using Beffroi.Applications.CaseFiles;
using Beffroi.Catalogue;
using Beffroi.Rules;

namespace Beffroi.Applications.Deposit;

/// <summary>
/// The acknowledgement of receipt that the law requires (CRPA L. 112-3, L. 112-11 and R. 112-5), as it was on the day of the deposit: when it was received, the day on which silence is a rejection, which
/// service to ask, the remedies. What has happened since stands beside each request. In sentences, which the page and the PDF share.
/// </summary>
internal sealed record Acknowledgement(string Reference, string Received, IReadOnlyList<string> Sentences, string Service, IReadOnlyList<(string Words, string Address)> Contacts)
{
    /// <summary>How a rejection, implied or said, can be contested: also what a letter of refusal says.</summary>
    public const string Remedies =
        "Un rejet peut être contesté dans les deux mois\u00A0: par un recours gracieux auprès de la Région, ou devant le tribunal administratif (code de justice administrative, articles R.\u00A0421-1 et R.\u00A0421-2).";

    /// <param name="file">Deposited.</param>
    /// <param name="content">What was.</param>
    /// <param name="catalogue">Who the Region is.</param>
    /// <param name="days">Its days.</param>
    public static Acknowledgement Of(CaseFile file, DepositedFile content, SchemeCatalogue catalogue, RegionClock days)
    {
        var region = catalogue.Region;
        var received = days.Moment(file.DepositedAt!.Value);
        return new(
            file.Reference, received,
            [
                $"{region.Authority} a reçu le dossier {file.Reference} le {received}, sous réserve qu’il soit complet.",
                .. content.Requests.Where(r => r.Outside is not null).Select(r => $"{r.Name} se demande sur un autre site, avec le formulaire «\u00A0{r.Outside!.Name}\u00A0»\u00A0: cet accusé de réception ne vaut pas pour cette aide."),
                $"Sans réponse le {French.Date(file.ImpliedRejectionOn!.Value)}, la loi considérera la demande comme rejetée (code des relations entre le public et l’administration, article L.\u00A0231-4). La Région continuera pourtant de l’étudier, et pourra encore l’accorder.",
                "S’il manque des pièces, elle vous le dira\u00A0: ce délai est suspendu le temps qu’elle vous donne pour les produire (article L.\u00A0114-5).",
                Remedies,
                "Cet accusé de réception ne vaut pas promesse d’aide.",
            ],
            region.Authority, ContactsOf(region));
    }

    /// <summary>How the Region is reached: words, and the address of their link.</summary>
    public static IReadOnlyList<(string Words, string Address)> ContactsOf(Region region)
    {
        var contact = region.Contact;
        return
            [
                .. contact.Email is { } email ? [(email, $"mailto:{email}")] : ((string, string)[])[],
                .. contact.Phone is { } phone ? [(Typography.Phone(phone), $"tel:{string.Concat(phone.Where(char.IsAsciiDigit))}")] : ((string, string)[])[],
                .. contact.Site is { } site ? [(site, site)] : ((string, string)[])[],
            ];
    }
}
