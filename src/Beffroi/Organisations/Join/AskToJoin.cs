using Beffroi.Organisations.Members;
using Beffroi.Platform;
using Beffroi.Platform.Accounts;
using Beffroi.Platform.Audit;
using Beffroi.Platform.Mail;

namespace Beffroi.Organisations.Join;

/// <summary>Asks to join the organisation that has a SIREN. Who asks learns nothing of its members; its owners learn the name of who asks.</summary>
internal sealed class AskToJoin(OrganisationsDb organisations, MembersDb members, AuditTrail audit, Mails mails, TimeProvider clock)
{
    /// <returns>The request; the one that waits already, when there is one.</returns>
    public async Task<Outcome<JoinRequestId>> Ask(Siren siren, AccountId by, CancellationToken cancellation)
    {
        if (await organisations.Read(siren, cancellation) is not { } organisation)
            return OrganisationRefusals.Unknown;
        return await members.Write<Outcome<JoinRequestId>>(
            async () =>
            {
                await members.Hold(organisation.Id, cancellation);
                if (await organisations.RoleOf(by, organisation.Id, cancellation) is not null)
                    return OrganisationRefusals.AlreadyMember;
                if ((await members.WaitingOf(by, cancellation)).FirstOrDefault(r => r.OrganisationId == organisation.Id) is { } waiting)
                    return waiting.Id;
                var request = new JoinRequest { Id = TypedId.New<JoinRequestId>(clock), OrganisationId = organisation.Id, AccountId = by, AskedAt = clock.GetUtcNow() };
                await members.Add(request, cancellation);
                audit.Record(new JoinAsked(organisation.Id, request.Id), by: by.Value);
                foreach (var owner in await organisations.Members(organisation.Id, MemberRole.Owner, cancellation))
                    await mails.Post(JoinAskedMail.Sort, $"{request.Id}/{owner}", $"{request.Id}/{owner}", cancellation);
                return request.Id;
            },
            cancellation);
    }
}

/// <summary>Lets in who asked, or not: an owner, or the Region with a reason when the owners do not answer.</summary>
internal sealed class SettleJoinRequest(MembersDb members, AuditTrail audit, Mails mails, TimeProvider clock)
{
    /// <param name="request">Waiting.</param>
    /// <param name="role">The role given; null: refused.</param>
    /// <param name="regionReason">Why, when the Region decides; null when an owner does.</param>
    /// <param name="by">Who decides.</param>
    /// <param name="cancellation">Of the request.</param>
    public async Task<Outcome<JoinRequest>> Settle(JoinRequest request, MemberRole? role, string? regionReason, AccountId by, CancellationToken cancellation)
    {
        var organisation = request.OrganisationId;
        return await members.Write<Outcome<JoinRequest>>(
            async () =>
            {
                await members.Hold(organisation, cancellation);
                if (regionReason is null && !await members.IsOwner(organisation, by, cancellation))
                    return OrganisationRefusals.NotOwner;
                if (await members.Settle(request.Id, role is null ? JoinState.Refused : JoinState.Accepted, regionReason, cancellation) == 0)
                    return OrganisationRefusals.Settled;
                if (role is { } given && (await members.Of(organisation, cancellation)).All(m => m.AccountId != request.AccountId))
                    await members.Add(
                        new Member { Id = TypedId.New<MemberId>(clock), OrganisationId = organisation, AccountId = request.AccountId, Role = given, Since = clock.GetUtcNow() },
                        cancellation);
                Guid? onBehalfOf = regionReason is null ? organisation.Value : null;
                if (role is { } accepted)
                    audit.Record(new JoinAccepted(organisation, request.Id, accepted, regionReason is not null), onBehalfOf, regionReason, by.Value);
                else
                    audit.Record(new JoinRefused(organisation, request.Id, regionReason is not null), onBehalfOf, regionReason, by.Value);
                await mails.Post(JoinSettledMail.Sort, request.Id.ToString(), request.Id.ToString(), cancellation);
                return request;
            },
            cancellation);
    }
}

/// <summary>Tells an owner that someone asks: their name and nothing else.</summary>
internal sealed class JoinAskedMail(MembersDb members, OrganisationsDb organisations, People people, PublicAddress site) : IMail
{
    public const string Sort = "organisation-join-asked";

    public async Task<Letter?> Write(string about, CancellationToken cancellation)
    {
        if (about.Split('/') is not [var request, var reader]
            || await members.Find(JoinRequestId.Parse(request, null), cancellation) is not { State: JoinState.Asked } asked
            || await people.Find(AccountId.Parse(reader, null), cancellation) is not { } owner
            || await people.Find(asked.AccountId, cancellation) is not { } who)
            return null;
        var organisation = (await organisations.Read(asked.OrganisationId, cancellation))!;
        return SiteLetter.To(owner.Address, site, $"Quelqu’un demande à rejoindre {organisation.Name}", [
            new LetterPart.Paragraph($"{who.FullName} demande à rejoindre «\u00A0{organisation.Name}\u00A0». Cette personne ne sait pas qui en est membre."),
            new LetterPart.Link("Accepter ou refuser", $"{site.Root}/structures/{organisation.Id}/membres/demandes/{asked.Id}"),
        ]);
    }
}

internal sealed class JoinSettledMail(MembersDb members, OrganisationsDb organisations, People people, PublicAddress site) : IMail
{
    public const string Sort = "organisation-join-settled";

    public async Task<Letter?> Write(string about, CancellationToken cancellation)
    {
        if (await members.Find(JoinRequestId.Parse(about, null), cancellation) is not { } request || await people.Find(request.AccountId, cancellation) is not { } who)
            return null;
        var organisation = (await organisations.Read(request.OrganisationId, cancellation))!;
        var why = request.Reason is { } reason ? [new LetterPart.Paragraph($"La Région l’a décidé\u00A0: {reason}")] : (LetterPart[])[];
        return request.State is JoinState.Accepted
            ? SiteLetter.To(who.Address, site, $"Vous avez rejoint {organisation.Name}", [
                new LetterPart.Paragraph("Votre demande est acceptée."), .. why, new LetterPart.Link("Ouvrir la structure", $"{site.Root}/structures/{organisation.Id}")])
            : SiteLetter.To(who.Address, site, "Votre demande pour rejoindre une structure", [
                new LetterPart.Paragraph($"Votre demande pour rejoindre la structure de SIREN {organisation.Siren?.Print()} n’est pas acceptée."), .. why]);
    }
}
