using Beffroi.Browser.Tests.Harness;
using Beffroi.Browser.Tests.Pages;

namespace Beffroi.Browser.Tests.Journeys;

/// <summary>Someone asks for reminders, reads the letter in the demonstration, confirms, and stops.</summary>
public sealed class RemindersTests(SharedBrowser browser)
{
    [Fact]
    public async Task Reminders_are_asked_for_confirmed_by_mail_and_stopped()
    {
        var demonstration = await browser.Demonstration();
        var link = "";
        var mailbox = "";
        await browser.Visit(
            async visitor =>
            {
                await EveryPage.AnswerAsTheExample(visitor);
                mailbox = await EveryPage.AskedForReminders(visitor);
                Assert.Equal("Ouvrez votre messagerie", await visitor.Heading());
            },
            elsewhere: demonstration);

        // On another machine, where nothing is known of the first.
        await browser.Visit(
            async reader =>
            {
                await EveryPage.ReadLetter(reader, mailbox);
                Assert.Equal("Confirmez vos rappels", await reader.Heading());
                Assert.Contains("dernier jour le", await reader.Text(), StringComparison.Ordinal);
                await reader.Follow("/orientation/rappels/");
                link = reader.Where;
                await reader.Press("Confirmer mes rappels");
                Assert.Contains("C’est confirmé", await reader.Text(), StringComparison.Ordinal);

                await reader.Open(link);
                await reader.Press("Ne plus recevoir de rappel");
                Assert.Equal("C’est arrêté", await reader.Heading());
            },
            elsewhere: demonstration);

        await browser.Visit(
            async again =>
            {
                await again.Open(link);
                Assert.Equal("Ce lien n’est plus valable", await again.Heading());
            },
            elsewhere: demonstration);
    }
}
