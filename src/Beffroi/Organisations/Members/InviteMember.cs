using Beffroi.Platform;
using Beffroi.Platform.Accounts;
using Beffroi.Platform.Audit;
using Beffroi.Platform.Jobs;
using Beffroi.Platform.Mail;
using Microsoft.AspNetCore.DataProtection;

namespace Beffroi.Organisations.Members;

/// <summary>Invites an address. Invited again, it gets a new letter, and the link before no longer opens. Nobody learns whether the address has an account.</summary>
internal sealed class InviteMember(MembersDb members, InvitationSeal seal, AuditTrail audit, Mails mails, TimeProvider clock)
{
    public async Task<Outcome<InvitationId>> Invite(OrganisationId organisation, MailAddress address, MemberRole role, AccountId by, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var invitation = Invitation.To(organisation, address, role, by, seal, clock);
        return await members.Write<Outcome<InvitationId>>(
            async () =>
            {
                await members.Hold(organisation, cancellation);
                if (!await members.IsOwner(organisation, by, cancellation))
                    return OrganisationRefusals.NotOwner;
                var waiting = await members.Invitations(organisation, now, cancellation);
                if (waiting.Count(i => i.Mailbox != invitation.Mailbox) >= Invitation.MostAtOnce)
                    return OrganisationRefusals.TooManyInvitations;
                await members.Put(invitation, cancellation);
                audit.Record(new MemberInvited(organisation, invitation.Id, role), onBehalfOf: organisation.Value, by: by.Value);
                await mails.Post(InvitationMail.Sort, invitation.Id.ToString(), invitation.Id.ToString(), cancellation);
                return invitation.Id;
            },
            cancellation);
    }
}

/// <summary>The Region invites who represents an organisation that has no owner: the one for whom it wrote down what they said. Never itself.</summary>
internal sealed class InviteFirstOwner(MembersDb members, People people, InvitationSeal seal, AuditTrail audit, Mails mails, TimeProvider clock)
{
    public async Task<Outcome<InvitationId>> Invite(OrganisationId organisation, MailAddress address, AccountId by, CancellationToken cancellation)
    {
        var invitation = Invitation.To(organisation, address, MemberRole.Owner, by, seal, clock);
        if (await people.Find(by, cancellation) is { } officer && Mailbox.Of(officer.Address) == invitation.Mailbox)
            return OrganisationRefusals.InvitesThemselves;
        return await members.Write<Outcome<InvitationId>>(
            async () =>
            {
                if (!await members.Hold(organisation, cancellation))
                    return OrganisationRefusals.Unknown;
                if ((await members.Of(organisation, cancellation)).Any(m => m.Role is MemberRole.Owner))
                    return OrganisationRefusals.HasOwner;
                if ((await members.Invitations(organisation, invitation.InvitedAt, cancellation)).Count(i => i.Mailbox != invitation.Mailbox) >= Invitation.MostAtOnce)
                    return OrganisationRefusals.TooManyInvitations;
                await members.Put(invitation, cancellation);
                audit.Record(new MemberInvited(organisation, invitation.Id, MemberRole.Owner, ByRegion: true), by: by.Value);
                await mails.Post(InvitationMail.Sort, invitation.Id.ToString(), invitation.Id.ToString(), cancellation);
                return invitation.Id;
            },
            cancellation);
    }
}

/// <summary>Takes an invitation back: its link no longer opens.</summary>
internal sealed class WithdrawInvitation(MembersDb members, AuditTrail audit)
{
    /// <returns>False when it had served, or is not of that organisation.</returns>
    public Task<bool> Withdraw(OrganisationId organisation, InvitationId id, AccountId by, CancellationToken cancellation) => members.Write(
        async () =>
        {
            if (await members.Find(id, cancellation) is not { } invitation || invitation.OrganisationId != organisation || await members.Take(id, cancellation) == 0)
                return false;
            audit.Record(new InvitationWithdrawn(organisation, id), onBehalfOf: organisation.Value, by: by.Value);
            return true;
        },
        cancellation);
}

/// <summary>Makes a member of who was invited: the account whose confirmed address is the one that was written to.</summary>
internal sealed class AcceptInvitation(MembersDb members, People people, AuditTrail audit, TimeProvider clock)
{
    /// <returns>The invitation, when that account may accept it.</returns>
    public async Task<Outcome<Invitation>> Find(LinkToken token, AccountId by, CancellationToken cancellation)
    {
        if (await members.Find(token, clock.GetUtcNow(), cancellation) is not { } invitation)
            return OrganisationRefusals.InvitationGone;
        return await people.Find(by, cancellation) is { } person && Mailbox.Of(person.Address) == invitation.Mailbox ? invitation : OrganisationRefusals.OtherAddress;
    }

    public async Task<Outcome<OrganisationId>> Accept(LinkToken token, AccountId by, CancellationToken cancellation)
    {
        var found = await Find(token, by, cancellation);
        if (!found.Succeeded)
            return found.Refusal;
        var invitation = found.Value;
        return await members.Write<Outcome<OrganisationId>>(
            async () =>
            {
                await members.Hold(invitation.OrganisationId, cancellation);
                // Whoever takes it is the one who joins.
                if (await members.Take(invitation.Id, cancellation) == 0)
                    return OrganisationRefusals.InvitationGone;
                if ((await members.Of(invitation.OrganisationId, cancellation)).Any(m => m.AccountId == by))
                    return OrganisationRefusals.AlreadyMember;
                var member = new Member
                {
                    Id = TypedId.New<MemberId>(clock),
                    OrganisationId = invitation.OrganisationId,
                    AccountId = by,
                    Role = invitation.Role,
                    Since = clock.GetUtcNow(),
                };
                await members.Add(member, cancellation);
                audit.Record(new MemberJoined(member.OrganisationId, member.Id, member.Role), onBehalfOf: member.OrganisationId.Value, by: by.Value);
                return member.OrganisationId;
            },
            cancellation);
    }
}

/// <summary>As two addresses are compared: without regard to capitals, which no mail server in use tells apart.</summary>
internal static class Mailbox
{
    public static string Of(MailAddress address) => address.ToString().ToUpperInvariant();
}

/// <summary>Keeps the token of an invitation readable for the letter that carries it.</summary>
internal sealed class InvitationSeal(IDataProtectionProvider protection)
{
    private readonly IDataProtector protector = protection.CreateProtector("Beffroi.Organisations.Invitation");

    public string Seal(LinkToken token) => protector.Protect(token.ToString());

    /// <exception cref="System.Security.Cryptography.CryptographicException">The key of the site is gone.</exception>
    public LinkToken Open(string text) => LinkToken.Parse(protector.Unprotect(text), null);
}

internal sealed class InvitationMail(MembersDb members, OrganisationsDb organisations, People people, InvitationSeal seal, PublicAddress site) : IMail
{
    public const string Sort = "organisation-invitation";

    public async Task<Letter?> Write(string about, CancellationToken cancellation)
    {
        if (await members.Find(InvitationId.Parse(about, null), cancellation) is not { } invitation)
            return null;
        var organisation = (await organisations.Read(invitation.OrganisationId, cancellation))!;
        var who = (await people.Find(invitation.InvitedBy, cancellation))?.FullName ?? "Une personne";
        return SiteLetter.To(MailAddress.Parse(invitation.Address, null), site, "Vous êtes invité à rejoindre une structure", [
            new LetterPart.Paragraph(
                $"{who} vous invite à rejoindre «\u00A0{organisation.Name}\u00A0», comme {invitation.Role.InWords()}\u00A0: {invitation.Role.Explained()}."),
            new LetterPart.Link("Voir l’invitation", $"{site.Root}/structures/invitation/{seal.Open(invitation.SealedToken)}"),
            new LetterPart.Paragraph("Ce lien sert une fois, pendant quatorze jours, avec un compte ouvert à cette adresse. Vous n’attendiez rien\u00A0? Ne faites rien."),
        ]);
    }
}

/// <summary>Links that no longer open anything.</summary>
internal sealed class EraseOldInvitations(MembersDb members, TimeProvider clock) : IRecurringWork
{
    public Task Run(CancellationToken cancellation) => members.EraseInvitedBefore(clock.GetUtcNow() - Invitation.Lasts, cancellation);
}
