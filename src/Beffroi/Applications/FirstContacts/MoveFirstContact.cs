using Beffroi.Platform;
using Beffroi.Platform.Accounts;
using Beffroi.Platform.Audit;

namespace Beffroi.Applications.FirstContacts;

/// <summary>On what an act is done, and by whom.</summary>
/// <param name="Contact">Which.</param>
/// <param name="BasedOn">The version that was read before.</param>
/// <param name="Key">Drawn with the form: sent twice, it does one thing.</param>
/// <param name="By">Who.</param>
internal sealed record FirstContactStep(FirstContactId Contact, long BasedOn, Guid Key, AccountId By);

/// <summary>What every act on a first contact does alike: the table allows it, it is done once, written down, and told to whom it concerns.</summary>
internal sealed class MoveFirstContact(FirstContactsDb contacts, FirstContactLetters letters, AuditTrail audit, TimeProvider clock)
{
    /// <param name="step">On what.</param>
    /// <param name="act">What.</param>
    /// <param name="party">On which side.</param>
    /// <param name="decide">Changes the row, or refuses; sees it in the state before.</param>
    /// <param name="happened">What is written down, once decided.</param>
    /// <param name="why">The reason given.</param>
    /// <param name="also">Changes other rows in the same transaction.</param>
    /// <param name="cancellation">Of the request.</param>
    public async Task<Outcome<FirstContact>> Move<T>(
        FirstContactStep step, FirstContactAct act, FirstContactParty party, Func<FirstContact, Refusal?> decide, Func<FirstContact, T> happened, CancellationToken cancellation,
        string? why = null, Func<Task>? also = null)
        where T : IAuditedEvent
    {
        if (await contacts.Find(step.Contact, cancellation) is not { } contact)
            return FirstContactRefusals.Unknown;
        if (step.Key != Guid.Empty && contact.ActKey == step.Key)
            return contact;
        if (contact.Version != step.BasedOn || FirstContactLifecycle.After(contact.State, act, party) is not { } after)
            return FirstContactRefusals.Moved;
        var before = contact.OfficerId;
        if (decide(contact) is { } refusal)
            return refusal;
        if (contact.State != after)
            contact.Since = clock.GetUtcNow();
        (contact.State, contact.ActKey) = (after, step.Key);
        if (after is not (FirstContactState.DatesProposed or FirstContactState.DateAgreed))
            contact.LateAfter = null;
        var done = await contacts.Write(
            async () =>
            {
                if (!await contacts.Save(contact, step.BasedOn, cancellation))
                    return false;
                if (also is not null)
                    await also();
                audit.Record(happened(contact), party is FirstContactParty.Person ? contact.OrganisationId?.Value : null, Kept(contact, party, why), step.By.Value);
                await letters.Post(contact, act, before, cancellation);
                return true;
            },
            cancellation);
        if (done)
            return contact;
        // Someone was quicker: the same form sent twice, or another.
        return await contacts.Find(step.Contact, cancellation) is { } now && now.ActKey == step.Key ? now : FirstContactRefusals.Moved;
    }

    /// <summary>What is written down stays for good; the words of a person without a structure must go with their account.</summary>
    private static string? Kept(FirstContact contact, FirstContactParty party, string? why) => party is FirstContactParty.Person && contact.OrganisationId is null ? null : why;
}
