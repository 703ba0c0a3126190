using Beffroi.Applications.CaseFiles;
using Beffroi.Catalogue;
using Beffroi.Rules;

namespace Beffroi.Applications.Deposit;

/// <summary>
/// The acknowledgement of receipt that the law requires (CRPA L. 112-3 and R. 112-5): when it was received, the day on which silence is a rejection, which service to ask,
/// the remedies. In sentences, which the page, the letter and the PDF share.
/// </summary>
internal sealed record Acknowledgement(string Reference, string Received, IReadOnlyList<string> Sentences, string Service, IReadOnlyList<(string Words, string Address)> Contacts)
{
    /// <param name="file">Deposited.</param>
    /// <param name="on">The day on which it is read: whether silence has become a rejection depends on it.</param>
    /// <param name="pausedFor">The schemes whose delay is suspended while pieces are awaited.</param>
    public static Acknowledgement Of(CaseFile file, DateOnly on, IReadOnlyList<string> pausedFor, SchemeCatalogue catalogue, RegionClock days)
    {
        var region = catalogue.Region;
        var silence = file.ImpliedRejectionOn!.Value;
        var contact = region.Contact;
        return new(
            file.Reference, days.Moment(file.DepositedAt!.Value),
            [
                $"{region.Authority} a reçu le dossier {file.Reference} le {days.Moment(file.DepositedAt.Value)}.",
                silence < on
                    ? $"Sans réponse, la demande est considérée comme rejetée par la loi depuis le {French.Date(silence)} (code des relations entre le public et l’administration, article L. 231-4). La Région continue pourtant de l’étudier, et peut encore l’accorder."
                    : $"Sans réponse le {French.Date(silence)}, la demande sera considérée comme rejetée par la loi (code des relations entre le public et l’administration, article L. 231-4). La Région continuera pourtant de l’étudier, et pourra encore l’accorder.",
                .. pausedFor.Count > 0 ? [$"Ce délai est suspendu pour {French.List(pausedFor)}, le temps que vous donniez les pièces demandées (article L. 114-5)."] : (string[])[],
                "Un rejet peut être contesté dans les deux mois\u00A0: par un recours gracieux auprès de la Région, ou devant le tribunal administratif (code de justice administrative, article R. 421-1).",
                "Cet accusé de réception ne vaut pas promesse d’aide.",
            ],
            region.Authority,
            [
                .. contact.Email is { } email ? [(email, $"mailto:{email}")] : ((string, string)[])[],
                .. contact.Phone is { } phone ? [(Typography.Phone(phone), $"tel:{string.Concat(phone.Where(char.IsAsciiDigit))}")] : ((string, string)[])[],
                .. contact.Site is { } site ? [(site, site)] : ((string, string)[])[],
            ]);
    }
}
