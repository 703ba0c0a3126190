namespace Beffroi.Platform.Mail;

/// <summary>What all letters of the site to someone who has an account, or is invited, have in common.</summary>
public static class SiteLetter
{
    public static Letter To(MailAddress address, PublicAddress site, string subject, IReadOnlyList<LetterPart> parts) => new()
    {
        To = address,
        Subject = subject,
        Parts = [new LetterPart.Paragraph("Bonjour,"), .. parts],
        Footer = [new LetterPart.Paragraph($"Ce message vient de {site.Root}. Nous ne demandons jamais de mot de passe ni de code par courriel.")],
    };
}
