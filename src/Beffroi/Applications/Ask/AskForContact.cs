using Beffroi.Applications.AssignTerritories;
using Beffroi.Applications.CaseFiles;
using Beffroi.Applications.FirstContacts;
using Beffroi.Organisations;
using Beffroi.Platform;
using Beffroi.Platform.Accounts;
using Beffroi.Platform.Audit;
using Beffroi.Territories;

namespace Beffroi.Applications.Ask;

/// <summary>What someone gives to ask for a first contact.</summary>
internal sealed record ContactRequest
{
    /// <summary>Null: they have no structure yet.</summary>
    public required OrganisationId? Organisation { get; init; }

    /// <summary>Ids of the schemes they want to talk about; may be none.</summary>
    public required IReadOnlyList<string> Schemes { get; init; }

    public required string Wishes { get; init; }

    public required string? Availability { get; init; }

    public required Municipality Place { get; init; }

    /// <summary>The answers that they agreed to share, JSON, with the hash of the catalogue; null: they did not.</summary>
    public required (string Facts, string CatalogueHash)? Shared { get; init; }

    /// <summary>The file of the organisation from which it is asked for: then it asks only about what the organisation does not ask about already. Null: by itself.</summary>
    public CaseFile? CaseFile { get; init; }

    public required Guid FormKey { get; init; }
}

/// <summary>Asks for a first contact, which goes to the officer who follows the place. The same form sent twice asks once.</summary>
internal sealed class AskForContact(
    FirstContactsDb contacts, IOrganisations organisations, RouteByTerritory route, FirstContactLetters letters, AuditTrail audit, TimeProvider clock)
{
    /// <summary>That run at once, of one account: each of them writes to officers.</summary>
    public const int MostRunning = 5;

    public async Task<Outcome<FirstContactId>> Ask(ContactRequest request, AccountId by, CancellationToken cancellation)
    {
        if (await contacts.FindByForm(request.FormKey, cancellation) is { } same && same.AccountId == by)
            return same.Id;
        if (request.Organisation is { } organisation && await organisations.RoleOf(by, organisation, cancellation) is not >= MemberRole.Editor)
            return FirstContactRefusals.NotMember;
        if (await contacts.CountRunning(by, cancellation) >= MostRunning)
            return FirstContactRefusals.TooMany;
        var now = clock.GetUtcNow();
        var contact = new FirstContact
        {
            Id = TypedId.New<FirstContactId>(clock),
            Reference = Reference.Draw("PC"),
            AccountId = by,
            OrganisationId = request.Organisation,
            State = FirstContactState.Asked,
            Since = now,
            AskedAt = now,
            Wishes = request.Wishes,
            Availability = request.Availability,
            Municipality = request.Place.Code,
            Intermunicipality = request.Place.Intermunicipality?.Code,
            Department = request.Place.Department.Code,
            CaseFileId = request.CaseFile?.Id,
            Facts = request.Shared?.Facts,
            CatalogueHash = request.Shared?.CatalogueHash,
            OfficerId = await route.Officer(request.Place.Intermunicipality?.Code, request.Place.Department.Code, cancellation),
            FormKey = request.FormKey,
        };
        var added = await contacts.Write<Outcome<bool>>(
            async () =>
            {
                if (request.CaseFile is { } file)
                {
                    await organisations.Hold(file.OrganisationId, cancellation);
                    if ((await contacts.AskedAbout(file.OrganisationId, request.Schemes, cancellation)).Any(a => a.State.IsRunning()))
                        return FirstContactRefusals.AlreadyAsked;
                }
                if (!await contacts.Add(contact, request.Schemes, cancellation))
                    return false;
                audit.Record(new FirstContactAsked(contact.Id, string.Join(' ', request.Schemes), contact.Facts is not null, contact.OfficerId), request.Organisation?.Value, by: by.Value);
                if (request.CaseFile is { } from)
                    audit.Record(new ContactAskedFromFile(from.Id, contact.Id, string.Join(' ', request.Schemes)), from.OrganisationId.Value, by: by.Value);
                await letters.Post(contact, act: null, before: null, cancellation);
                return true;
            },
            cancellation);
        return added is { Succeeded: true, Value: true } ? contact.Id
            : await contacts.FindByForm(request.FormKey, cancellation) is { } first && first.AccountId == by ? first.Id : added.Refusal ?? FirstContactRefusals.Unknown;
    }
}
