using System.Security.Cryptography;
using Beffroi.Catalogue;
using Beffroi.Platform;
using Beffroi.Platform.Jobs;
using Beffroi.Platform.Mail;
using Beffroi.Rules;
using Microsoft.AspNetCore.DataProtection;

namespace Beffroi.Orientation.Reminders;

/// <summary>Keeps the token of a link readable by this site, for the letters that must carry it.</summary>
internal sealed class ReminderSeal(IDataProtectionProvider protection)
{
    private readonly IDataProtector protector = protection.CreateProtector("Beffroi.Orientation.Reminder");

    public string Seal(LinkToken token) => protector.Protect(token.ToString());

    /// <exception cref="CryptographicException">The key is gone: whoever runs Beffroi lost part of the database.</exception>
    public LinkToken Open(string text) => LinkToken.Parse(protector.Unprotect(text), null);
}

/// <summary>
/// Keeps a request and asks its mailbox to confirm it. Whoever asks learns nothing of the mailbox: the answer is the same whether it is known, was asked too often,
/// or is new. Three letters a day to one mailbox at most; a request within ten minutes of the last corrects it, and the letter that left is good for it.
/// </summary>
internal sealed class AskForReminders(RemindersDb reminders, Mails mails, ReminderSeal seal, RegionClock today, TimeProvider clock)
{
    public const int MostADay = 3;

    private const int DaysKeptAfter = 7;

    private static readonly TimeSpan Correction = TimeSpan.FromMinutes(10);

    public async Task Ask(MailAddress address, IReadOnlyList<ReminderDay> days, CancellationToken cancellation)
    {
        var (now, mailbox, eraseOn) = (clock.GetUtcNow(), MailboxOf(address), days.Max(d => d.On).AddDays(DaysKeptAfter));
        var asked = await reminders.AskedOn(today.Today, mailbox, cancellation);
        if (asked is [.., { ConfirmedAt: null } last] && last.Address == address.ToString() && now - last.AskedAt < Correction
            && await reminders.Replace(last.Id, days, eraseOn, cancellation))
            return;
        var turn = asked.Count == 0 ? 0 : asked.Max(a => a.Turn) + 1;
        if (turn >= MostADay)
            return;
        var token = LinkToken.Draw();
        var reminder = new Reminder
        {
            Id = Guid.CreateVersion7(now),
            TokenHash = token.Hash(),
            SealedToken = seal.Seal(token),
            Address = address.ToString(),
            Mailbox = mailbox,
            AskedOn = today.Today,
            Turn = turn,
            AskedAt = now,
            EraseOn = eraseOn,
            Days = [.. days],
        };
        await reminders.Write(
            async () => await reminders.Add(reminder, cancellation)
                && await mails.Post(ConfirmationMail.Sort, reminder.Id.ToString(), reminder.Id.ToString(), cancellation),
            cancellation);
    }

    /// <summary>Letter case and what follows a « + » lead to the same person.</summary>
    private static string MailboxOf(MailAddress address)
    {
        var parts = address.ToString().ToLowerInvariant().Split('@');
        var plus = parts[0].IndexOf('+', StringComparison.Ordinal);
        return $"{(plus > 0 ? parts[0][..plus] : parts[0])}@{parts[1]}";
    }
}

/// <summary>Finds the reminder of a link. Never drawn, altered, stopped, erased, not confirmed in time: one and the same refusal.</summary>
internal sealed class OpenReminder(RemindersDb reminders, TimeProvider clock)
{
    public static readonly Refusal NotThere = new(
        "reminder-not-there",
        "Ce lien n’est plus valable. Les rappels sont peut-être déjà arrêtés, ou n’ont pas été confirmés à temps. Rien ne vous sera envoyé.");

    public async Task<Outcome<Reminder>> Open(string? token, CancellationToken cancellation)
    {
        if (!LinkToken.TryParse(token, null, out var parsed))
            return NotThere;
        var reminder = await reminders.Find(parsed, cancellation);
        return reminder is null || (reminder.ConfirmedAt is null && reminder.ConfirmBefore <= clock.GetUtcNow()) ? NotThere : reminder;
    }
}

/// <summary>The second yes: from now on, reminders are sent. Doing it again changes nothing.</summary>
internal sealed class ConfirmReminder(OpenReminder open, RemindersDb reminders, TimeProvider clock)
{
    public async Task<Outcome<Reminder>> Confirm(string? token, CancellationToken cancellation)
    {
        var found = await open.Open(token, cancellation);
        if (!found.Succeeded)
            return found;
        var now = clock.GetUtcNow();
        if (await reminders.Confirm(found.Value.Id, now, cancellation) > 0)
            found.Value.ConfirmedAt = now;
        return found;
    }
}

/// <summary>Erases the address and its dates at once. Harmless when they are gone.</summary>
internal sealed class StopReminder(RemindersDb reminders)
{
    public async Task Stop(string? token, CancellationToken cancellation)
    {
        if (LinkToken.TryParse(token, null, out var parsed))
            await reminders.Erase(parsed, cancellation);
    }
}

/// <summary>Asks, from seven in the morning on, for one letter to each person who has something to be reminded of; days that a stopped server missed too.</summary>
internal sealed class PostDueReminders(RemindersDb reminders, Mails mails, SchemeCatalogue catalogue, TimeProvider clock) : IRecurringWork
{
    private const int FirstHour = 7;

    public async Task Run(CancellationToken cancellation)
    {
        var here = TimeZoneInfo.ConvertTime(clock.GetUtcNow(), catalogue.Region.TimeZone).DateTime;
        if (here.Hour < FirstHour)
            return;
        var today = DateOnly.FromDateTime(here);
        foreach (var id in await reminders.DueOn(today, cancellation))
            await reminders.Write(
                async () => await reminders.MarkMailed(id, today, cancellation) > 0
                    && await mails.Post(DueMail.Sort, DueMail.About(id, today), DueMail.About(id, today), cancellation),
                cancellation);
    }
}

/// <summary>Keeps the promise of the page: what is past its term is erased.</summary>
internal sealed class EraseOldReminders(RemindersDb reminders, RegionClock today, TimeProvider clock) : IRecurringWork
{
    public Task Run(CancellationToken cancellation) => reminders.EraseOld(clock.GetUtcNow() - Reminder.ConfirmWithin, today.Today, cancellation);
}
