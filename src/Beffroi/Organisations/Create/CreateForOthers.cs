using Beffroi.Organisations.Members;
using Beffroi.Platform;
using Beffroi.Platform.Accounts;
using Beffroi.Platform.Audit;
using Beffroi.Platform.Mail;

namespace Beffroi.Organisations.Create;

/// <summary>
/// An officer writes down an organisation whose people are not at ease with computers. It has no member until who represents it accepts the invitation that leaves with it: it then owns all that was
/// prepared for it. The same form sent twice makes one.
/// </summary>
internal sealed class CreateForOthers(OrganisationsDb organisations, InviteFirstOwner invite, People people, AuditTrail audit, TimeProvider clock)
{
    /// <param name="identity">What they said of it.</param>
    /// <param name="representative">Of the person who will own it.</param>
    /// <param name="formKey">Drawn with the form.</param>
    /// <param name="by">An officer.</param>
    /// <param name="cancellation">Of the request.</param>
    /// <returns>Its id; refused when another has that SIREN, or the officer invites themselves.</returns>
    public async Task<Outcome<OrganisationId>> Create(Identity identity, MailAddress representative, Guid formKey, AccountId by, CancellationToken cancellation)
    {
        if (await people.Find(by, cancellation) is { } officer && Mailbox.Of(officer.Address) == Mailbox.Of(representative))
            return OrganisationRefusals.InvitesThemselves;
        var organisation = identity.ToOrganisation(formKey, clock);
        var added = await organisations.Write(
            async () =>
            {
                if (!await organisations.Add(organisation, cancellation))
                    return false;
                audit.Record(new OrganisationCreated(organisation.Id, organisation.Siren is not null, ByRegion: true), by: by.Value);
                var invited = await invite.Invite(organisation.Id, representative, by, cancellation);
                return invited.Succeeded ? true : throw new InvalidOperationException($"Nobody stands in the way of a first owner: {invited.Refusal.Code}.");
            },
            cancellation);
        return added ? organisation.Id : await organisations.ReadByForm(formKey, cancellation) is { } same ? same.Id : OrganisationRefusals.SirenTaken;
    }
}
