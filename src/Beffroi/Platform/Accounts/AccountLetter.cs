using Beffroi.Platform.Mail;

namespace Beffroi.Platform.Accounts;

/// <summary>What all letters about an account have in common.</summary>
internal static class AccountLetter
{
    public static Letter To(MailAddress address, PublicAddress site, string subject, IReadOnlyList<LetterPart> parts) => new()
    {
        To = address,
        Subject = subject,
        Parts = [new LetterPart.Paragraph("Bonjour,"), .. parts],
        Footer = [new LetterPart.Paragraph($"Ce message concerne un compte sur {site.Root}. Nous ne demandons jamais de mot de passe ni de code par courriel.")],
    };
}
