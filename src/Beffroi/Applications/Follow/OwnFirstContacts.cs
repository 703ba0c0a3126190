using System.Text.Json.Nodes;
using Beffroi.Applications.AssignSchemes;
using Beffroi.Applications.AssignTerritories;
using Beffroi.Applications.CaseFiles;
using Beffroi.Applications.FirstContacts;
using Beffroi.Platform.Accounts;
using Beffroi.Platform.Audit;

namespace Beffroi.Applications.Follow;

/// <summary>What goes with an account: its own contacts lose their words and answers, and end; those of an organisation stay with it. An officer’s wait for another.</summary>
internal sealed class FirstContactsErasure(FirstContactsDb contacts, CaseFilesDb files, TerritoryOfficersDb territories, SchemeOfficersDb schemes, FirstContactLetters letters, AuditTrail audit, TimeProvider clock) : IErasureStep
{
    public async Task<string?> End(AccountId account, CancellationToken cancellation)
    {
        foreach (var contact in await contacts.OwnOf(account, cancellation))
        {
            var running = contact.State.IsRunning();
            await contacts.Forget(contact.Id, running ? FirstContactState.Cancelled : contact.State, cancellation);
            contact.Version++;
            if (!running)
                continue;
            audit.Record(new FirstContactCancelled(contact.Id), by: account.Value);
            await letters.Post(contact, FirstContactAct.Cancel, contact.OfficerId, cancellation);
        }
        await contacts.Release(account, cancellation);
        await files.Release(account, clock.GetUtcNow(), cancellation);
        await territories.Release(account, cancellation);
        await schemes.Release(account, cancellation);
        return null;
    }
}

/// <summary>The first contacts of a person, for the copy of what is held about them: all but the notes of the Region’s officers on others.</summary>
internal sealed class FirstContactData(FirstContactsDb contacts) : IPersonalData
{
    public string Section => "premiersContacts";

    public async Task<object?> Of(AccountId account, CancellationToken cancellation)
    {
        var held = new List<object>();
        foreach (var c in await contacts.AskedBy(account, cancellation))
            held.Add(new
            {
                reference = c.Reference,
                demandeLe = c.AskedAt,
                etat = c.State.InWords(),
                sujet = c.Wishes,
                disponibilites = c.Availability,
                commune = c.Municipality?.ToString(),
                dispositifs = await contacts.Schemes(c.Id, advised: false, cancellation),
                reponsesPartagees = c.Facts is null ? null : JsonNode.Parse(c.Facts),
                rendezVous = c.AgreedDate,
                reponses = c.PersonWords,
                notesDeLaRegion = c.OrganisationId is null ? c.Notes : null,
                conseils = c.Advice,
                pieces = c.PieceLines,
                motif = c.Reason,
            });
        return held.Count == 0 ? null : held;
    }
}
