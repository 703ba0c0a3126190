using System.Globalization;
using Beffroi.Catalogue;
using Beffroi.Platform.Mail;
using Beffroi.Rules;

namespace Beffroi.Orientation.Reminders;

/// <summary>Asks whoever reads a mailbox whether they want the reminders. Nothing when they are confirmed, stopped or past their term.</summary>
internal sealed class ConfirmationMail(RemindersDb reminders, ReminderSeal seal, ReminderWords words, PublicAddress site, SchemeCatalogue catalogue, TimeProvider clock) : IMail
{
    public const string Sort = "orientation-reminder-confirmation";

    public async Task<Letter?> Write(string about, CancellationToken cancellation)
    {
        if (await reminders.Find(Guid.Parse(about), cancellation) is not { ConfirmedAt: null } reminder || reminder.ConfirmBefore <= clock.GetUtcNow())
            return null;
        var token = seal.Open(reminder.SealedToken).ToString();
        var until = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(reminder.ConfirmBefore, catalogue.Region.TimeZone).DateTime);
        return new Letter
        {
            To = MailAddress.Parse(reminder.Address, null),
            Subject = "Confirmez vos rappels",
            Parts =
            [
                new LetterPart.Paragraph("Bonjour,"),
                new LetterPart.Paragraph(French.Typeset($"Quelqu’un, sans doute vous, a demandé sur {site.Root} à recevoir ici un rappel à ces dates :")),
                new LetterPart.Items([.. words.Planned(reminder.Days).Select(p => French.Typeset($"{p.Event} ({p.When})"))]),
                new LetterPart.Paragraph(French.Typeset($"Pour les recevoir, ouvrez ce lien avant le {French.Date(until)} et confirmez.")),
                new LetterPart.Link("Confirmer mes rappels", ReminderWords.LinkAddress(site.Root, token)),
            ],
            Footer =
            [
                new LetterPart.Paragraph(French.Typeset("Si ce n’est pas vous, ne faites rien : aucun rappel ne partira, et votre adresse sera effacée dans trois jours.")),
                new LetterPart.Paragraph(words.AuthorityAndTitle),
            ],
            OneClickStop = ReminderWords.OneClickAddress(site.Root, token),
        };
    }
}

/// <summary>What opens or ends soon. Nothing when it is stopped, past, or no longer in the catalogue.</summary>
internal sealed class DueMail(RemindersDb reminders, ReminderSeal seal, ReminderWords words, PublicAddress site, SchemeCatalogue catalogue, RegionClock clock) : IMail
{
    public const string Sort = "orientation-reminder";

    private const string Format = "yyyy-MM-dd";

    /// <summary>The letter of a day to one person.</summary>
    public static string About(Guid reminder, DateOnly day) => $"{reminder}/{day.ToString(Format, CultureInfo.InvariantCulture)}";

    public async Task<Letter?> Write(string about, CancellationToken cancellation)
    {
        var (id, day) = about.Split('/') is [var guid, var date]
            ? (Guid.Parse(guid), DateOnly.ParseExact(date, Format, CultureInfo.InvariantCulture))
            : throw new FormatException("A reminder is an id and a day.");
        if (await reminders.Find(id, cancellation) is not { ConfirmedAt: not null } reminder)
            return null;
        var events = reminder.Days.Where(d => d.MailedOn == day && d.On >= clock.Today && words.Of(d) is not null)
            .DistinctBy(d => (d.Scheme, d.What, d.On)).OrderBy(d => d.On).ToList();
        if (events.Count == 0)
            return null;
        var token = seal.Open(reminder.SealedToken).ToString();
        var schemes = events.Select(e => catalogue.Scheme(e.Scheme)).OfType<Scheme>().Distinct();
        return new Letter
        {
            To = MailAddress.Parse(reminder.Address, null),
            Subject = events is [var only] ? $"Rappel, {words.Of(only)}" : French.Typeset($"Rappel : {events.Count} dates de votre parcours"),
            Parts =
            [
                new LetterPart.Paragraph("Bonjour,"),
                new LetterPart.Paragraph(French.Typeset(events.Count == 1 ? "Vous avez demandé un rappel de cette date :" : "Vous avez demandé un rappel de ces dates :")),
                new LetterPart.Items([.. events.Select(e => words.Of(e)!)]),
                .. schemes.Select(s => new LetterPart.Link(French.Typeset($"Lire la fiche {s.Acronym}"), site.Root + s.Address())),
                new LetterPart.Paragraph(French.Typeset(
                    $"Ces dates ont été calculées le {French.Date(reminder.AskedOn)}, d’après vos réponses de ce jour-là, que nous n’avons pas gardées. Vérifiez avant de vous engager :")),
                new LetterPart.Link("Répondre de nouveau aux questions", site.Root + "/orientation"),
            ],
            Footer =
            [
                new LetterPart.Paragraph(French.Typeset($"Vous recevez ce message parce que vous l’avez demandé le {French.Date(reminder.AskedOn)}. {catalogue.Region.NoticeOn(clock.Today)}")),
                new LetterPart.Link("Ne plus recevoir de rappel", ReminderWords.LinkAddress(site.Root, token)),
                new LetterPart.Paragraph(words.AuthorityAndTitle),
            ],
            OneClickStop = ReminderWords.OneClickAddress(site.Root, token),
        };
    }
}
