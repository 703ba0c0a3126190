using Beffroi.Applications.FirstContacts;
using Beffroi.Platform;
using Beffroi.Platform.Audit;

namespace Beffroi.Applications.Follow;

/// <summary>The person chooses one of the dates.</summary>
internal sealed class AcceptDate(MoveFirstContact move, FirstContactsDb contacts, TimeProvider clock)
{
    public async Task<Outcome<FirstContact>> Accept(FirstContactStep step, DateTimeOffset? date, CancellationToken cancellation)
    {
        if (date is not { } chosen || !(await contacts.Dates(step.Contact, cancellation)).Contains(chosen))
            return FirstContactRefusals.NoSuchDate;
        if (chosen <= clock.GetUtcNow())
            return FirstContactRefusals.DatePassed;
        return await move.Move(
            step, FirstContactAct.AcceptDate, FirstContactParty.Person,
            contact =>
            {
                (contact.AgreedDate, contact.LateAfter) = (chosen, chosen);
                return null;
            },
            c => new MeetingDateAccepted(c.Id, chosen), cancellation);
    }
}

/// <summary>None of the dates suits, or the one that was agreed does no more.</summary>
internal sealed class AskOtherDates(MoveFirstContact move, FirstContactsDb contacts)
{
    public async Task<Outcome<FirstContact>> Ask(FirstContactStep step, string? words, CancellationToken cancellation) =>
        string.IsNullOrWhiteSpace(words)
            ? FirstContactRefusals.ReasonMissing
            : await move.Move(
                step, FirstContactAct.AskOtherDates, FirstContactParty.Person,
                contact =>
                {
                    (contact.PersonWords, contact.AgreedDate) = (words, null);
                    return null;
                },
                c => new OtherDatesAsked(c.Id), cancellation, words, also: () => contacts.SetDates(step.Contact, [], cancellation));
}

/// <summary>The person agrees to be led to an operator, or not.</summary>
internal sealed class AnswerReferral(MoveFirstContact move)
{
    public Task<Outcome<FirstContact>> Answer(FirstContactStep step, bool agrees, string? words, CancellationToken cancellation)
    {
        return agrees
            ? move.Move(step, FirstContactAct.AgreeToReferral, FirstContactParty.Person, Decide, c => new ContactReferralAgreed(c.Id, c.OperatorId!), cancellation, words)
            : move.Move(step, FirstContactAct.DeclineReferral, FirstContactParty.Person, Decide, c => new ContactReferralDeclined(c.Id, c.OperatorId!), cancellation, words);

        Refusal? Decide(FirstContact contact)
        {
            contact.PersonWords = words;
            return null;
        }
    }
}

/// <summary>The person no longer wants the talk.</summary>
internal sealed class CancelContact(MoveFirstContact move)
{
    public Task<Outcome<FirstContact>> Cancel(FirstContactStep step, string? words, CancellationToken cancellation) => move.Move(
        step, FirstContactAct.Cancel, FirstContactParty.Person,
        contact =>
        {
            (contact.Reason, contact.AgreedDate) = (words, null);
            return null;
        },
        c => new FirstContactCancelled(c.Id), cancellation, words);
}

/// <summary>The person takes their answers back, at any time: consent lasts as long as they want.</summary>
internal sealed class WithdrawAnswers(FirstContactsDb contacts, AuditTrail audit)
{
    /// <summary>Done once; what is withdrawn already stays so.</summary>
    public async Task<Outcome<FirstContact>> Withdraw(FirstContactStep step, CancellationToken cancellation)
    {
        if (await contacts.Find(step.Contact, cancellation) is not { } contact)
            return FirstContactRefusals.Unknown;
        if (contact.Facts is null)
            return contact;
        (contact.Facts, contact.CatalogueHash) = (null, null);
        var done = await contacts.Write(
            async () =>
            {
                if (!await contacts.Save(contact, step.BasedOn, cancellation))
                    return false;
                audit.Record(new FirstContactAnswersWithdrawn(contact.Id), contact.OrganisationId?.Value, by: step.By.Value);
                return true;
            },
            cancellation);
        return done ? contact : FirstContactRefusals.Moved;
    }
}
