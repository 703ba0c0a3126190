using Beffroi.Applications.FirstContacts;
using Beffroi.Operators;
using Beffroi.Platform;
using Beffroi.Rules;

namespace Beffroi.Applications.Receive;

/// <summary>An officer takes a contact, or takes it over.</summary>
internal sealed class TakeCharge(MoveFirstContact move)
{
    public async Task<Outcome<FirstContact>> Take(FirstContactStep step, CancellationToken cancellation)
    {
        Platform.Accounts.AccountId? before = null;
        return await move.Move(step, FirstContactAct.TakeCharge, FirstContactParty.Region, Decide, c => new FirstContactTaken(c.Id, step.By, before), cancellation);

        Refusal? Decide(FirstContact contact)
        {
            (before, contact.OfficerId) = (contact.OfficerId, step.By);
            return null;
        }
    }
}

/// <summary>Proposes one or several dates, in the place of those before.</summary>
internal sealed class ProposeDates(MoveFirstContact move, FirstContactsDb contacts, TimeProvider clock)
{
    /// <summary>More choices help nobody choose.</summary>
    public const int Most = 3;

    public async Task<Outcome<FirstContact>> Propose(FirstContactStep step, IReadOnlyList<DateTimeOffset> dates, string? place, CancellationToken cancellation)
    {
        var kept = dates.Distinct().Order().ToList();
        if (kept.Count is 0 or > Most || kept[0] <= clock.GetUtcNow())
            return FirstContactRefusals.NoDate;
        return await move.Move(step, FirstContactAct.ProposeDates, FirstContactParty.Region, Decide, c => new MeetingDatesProposed(c.Id, kept.Count), cancellation,
            also: async () => await contacts.SetDates(step.Contact, kept, cancellation));

        Refusal? Decide(FirstContact contact)
        {
            (contact.OfficerId, contact.MeetingPlace, contact.AgreedDate, contact.PersonWords) = (step.By, place, null, null);
            contact.LateAfter = kept[^1];
            return null;
        }
    }
}

/// <summary>Writes what was said, or completes it.</summary>
internal sealed class RecordMeeting(MoveFirstContact move)
{
    public async Task<Outcome<FirstContact>> Record(FirstContactStep step, string? notes, string? advice, string? pieces, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(advice))
            return FirstContactRefusals.AdviceMissing;
        var anew = false;
        return await move.Move(step, FirstContactAct.RecordMeeting, FirstContactParty.Region, Decide, c => new MeetingRecorded(c.Id, anew), cancellation);

        Refusal? Decide(FirstContact contact)
        {
            anew = contact.State is not FirstContactState.Held;
            (contact.OfficerId, contact.Notes, contact.Advice, contact.Pieces) = (step.By, notes, advice, pieces);
            return null;
        }
    }
}

/// <summary>Proposes an operator: nothing is told to it before the person agrees.</summary>
internal sealed class ProposeReferral(MoveFirstContact move, OperatorDirectory directory)
{
    public async Task<Outcome<FirstContact>> Propose(FirstContactStep step, string? operatorId, CancellationToken cancellation) =>
        directory.All.FirstOrDefault(o => o.Id == operatorId) is not { } found
            ? FirstContactRefusals.NoOperator
            : await move.Move(
                step, FirstContactAct.ProposeReferral, FirstContactParty.Region,
                contact =>
                {
                    (contact.OperatorId, contact.PersonWords) = (found.Id, null);
                    return null;
                },
                c => new ContactReferralProposed(c.Id, found.Id), cancellation);
}

/// <summary>Leads to other schemes, with the reason.</summary>
internal sealed class RedirectContact(MoveFirstContact move, FirstContactsDb contacts, SchemeCatalogue catalogue)
{
    public async Task<Outcome<FirstContact>> Redirect(FirstContactStep step, IReadOnlyList<string> schemes, string? why, CancellationToken cancellation)
    {
        var known = schemes.Distinct().Where(s => catalogue.Scheme(s) is not null).ToList();
        if (known.Count == 0)
            return FirstContactRefusals.NoScheme;
        if (string.IsNullOrWhiteSpace(why))
            return FirstContactRefusals.ReasonMissing;
        return await move.Move(
            step, FirstContactAct.Redirect, FirstContactParty.Region,
            contact =>
            {
                contact.Reason = why;
                return null;
            },
            c => new FirstContactRedirected(c.Id, string.Join(' ', known)), cancellation, why, also: () => contacts.SetAdvised(step.Contact, known, cancellation));
    }
}

/// <summary>Ends without anything that follows, with the reason.</summary>
internal sealed class CloseContact(MoveFirstContact move)
{
    public async Task<Outcome<FirstContact>> Close(FirstContactStep step, string? why, CancellationToken cancellation) =>
        string.IsNullOrWhiteSpace(why)
            ? FirstContactRefusals.ReasonMissing
            : await move.Move(
                step, FirstContactAct.Close, FirstContactParty.Region,
                contact =>
                {
                    contact.Reason = why;
                    return null;
                },
                c => new FirstContactClosed(c.Id), cancellation, why);
}
