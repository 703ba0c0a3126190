using Beffroi.Platform;
using Beffroi.Platform.Accounts;
using Beffroi.Platform.Audit;
using Beffroi.Platform.Mail;

namespace Beffroi.Organisations.Claim;

/// <summary>Moves a claim along <see cref="ClaimLifecycle"/>, and tells who waits for it.</summary>
internal sealed class SettleClaim(OrganisationsDb organisations, AuditTrail audit, Mails mails, TimeProvider clock)
{
    /// <param name="id">Which.</param>
    /// <param name="act">What; <see cref="ClaimAct.GiveSiren"/> is done by describing the organisation.</param>
    /// <param name="words">What the Region answers, or the members reply. Required but to verify.</param>
    /// <param name="basedOn">The version that was read before.</param>
    /// <param name="by">Who.</param>
    /// <param name="cancellation">Of the request.</param>
    public async Task<Outcome<ClaimState>> Settle(OrganisationId id, ClaimAct act, string? words, long basedOn, AccountId by, CancellationToken cancellation)
    {
        if (await organisations.Read(id, cancellation) is not { } organisation)
            return OrganisationRefusals.Unknown;
        if (ClaimLifecycle.After(organisation.Claim, act) is not { } after)
            return OrganisationRefusals.Settled;
        if (string.IsNullOrWhiteSpace(words) && act is not ClaimAct.Verify)
            return OrganisationRefusals.ReasonMissing;
        if (organisation is { Claim: ClaimState.Refused, Siren: { } siren } && await organisations.Read(siren, cancellation) is not null)
            return OrganisationRefusals.SirenTaken;
        if (act is ClaimAct.Reply)
            organisation.Grounds = words;
        else
            organisation.Answer = words;
        (organisation.Claim, organisation.ClaimSince) = (after, clock.GetUtcNow());
        var saved = await organisations.WriteSiren(
            async () =>
            {
                if (!await organisations.Save(organisation, basedOn, cancellation))
                    return false;
                Record(organisation, act, words, by);
                if (act is not ClaimAct.Reply)
                    foreach (var owner in await organisations.Members(id, MemberRole.Owner, cancellation))
                        await mails.Post(ClaimSettledMail.Sort, $"{id}/{owner}", $"{id}/{organisation.Version}/{owner}", cancellation);
                return true;
            },
            cancellation);
        return saved is null ? OrganisationRefusals.SirenTaken : saved.Value ? after : OrganisationRefusals.Settled;
    }

    private void Record(Organisation organisation, ClaimAct act, string? words, AccountId by)
    {
        var id = organisation.Id;
        switch (act)
        {
            case ClaimAct.Question:
                audit.Record(new ClaimQuestioned(id), why: words, by: by.Value);
                break;
            case ClaimAct.Verify:
                audit.Record(new ClaimVerified(id), why: words, by: by.Value);
                break;
            case ClaimAct.Refuse:
                audit.Record(new ClaimRefused(id), why: words, by: by.Value);
                break;
            case ClaimAct.Reply:
                audit.Record(new ClaimReplied(id), onBehalfOf: id.Value, by: by.Value);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(act), act, null);
        }
    }
}

/// <summary>Tells an owner what the Region answered.</summary>
internal sealed class ClaimSettledMail(OrganisationsDb organisations, People people, PublicAddress site) : IMail
{
    public const string Sort = "organisation-claim-settled";

    public async Task<Letter?> Write(string about, CancellationToken cancellation)
    {
        var (id, owner) = OrganisationLetter.Read(about);
        if (await organisations.Read(id, cancellation) is not { } organisation || await people.Find(owner, cancellation) is not { } person)
            return null;
        var said = organisation.Claim switch
        {
            ClaimState.Verified => "La Région a vérifié que vous parlez pour cette structure. Vous pourrez déposer ses demandes.",
            ClaimState.Questioned => "La Région a besoin d’une précision avant de vous rattacher à cette structure.",
            ClaimState.Refused => "La Région n’a pas accepté de vous rattacher à cette structure.",
            _ => null,
        };
        return said is null ? null : SiteLetter.To(person.Address, site, $"{organisation.Name}\u00A0: la Région a répondu", [
            new LetterPart.Paragraph(said),
            .. organisation.Answer is { } answer ? [new LetterPart.Paragraph($"Ce qu’elle écrit\u00A0: {answer}")] : (LetterPart[])[],
            new LetterPart.Link("Ouvrir la fiche de la structure", $"{site.Root}/structures/{id}"),
        ]);
    }
}
