using Beffroi.Platform.Accounts;
using Beffroi.Platform.Mail;

namespace Beffroi.Organisations;

/// <summary>What all letters about an organisation have in common.</summary>
internal static class OrganisationLetter
{
    public static Letter To(Person person, PublicAddress site, string subject, IReadOnlyList<LetterPart> parts) => To(person.Address, site, subject, parts);

    public static Letter To(MailAddress address, PublicAddress site, string subject, IReadOnlyList<LetterPart> parts) => new()
    {
        To = address,
        Subject = subject,
        Parts = [new LetterPart.Paragraph("Bonjour,"), .. parts],
        Footer = [new LetterPart.Paragraph($"Ce message vient de {site.Root}. Nous ne demandons jamais de mot de passe ni de code par courriel.")],
    };

    /// <summary>What a letter is about: an organisation, and whom it is for.</summary>
    public static (OrganisationId Organisation, AccountId Reader) Read(string about) => about.Split('/') is [var organisation, var reader]
        ? (OrganisationId.Parse(organisation, null), AccountId.Parse(reader, null))
        : throw new FormatException("A letter is about an organisation and its reader.");
}
