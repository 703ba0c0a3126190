using Beffroi.Organisations.Claim;
using Beffroi.Organisations.Create;
using Beffroi.Organisations.Members;
using Beffroi.Organisations.Persons;
using Beffroi.Platform;
using Beffroi.Platform.Accounts;
using Beffroi.Platform.Configuration;
using Beffroi.Platform.Mail;
using Beffroi.Rules;
using Beffroi.Territories;

namespace Beffroi.Organisations.Demonstration;

/// <summary>The invented organisations of the people of the demonstration, made by the acts that anyone’s are made by. Outside the demonstration they do not exist.</summary>
internal sealed class DemonstrationOrganisation(
    People people, IOrganisations organisations, OrganisationsDb known, CreateOrganisation create, InviteMember invite, AcceptInvitation accept, MembersDb members, InvitationSeal seal,
    SettleClaim settle, NameRepresentative name, PlatformOptions options, SchemeCatalogue catalogue, FrenchTerritories territories, DemonstrationClock clock) : IStartStep
{
    public async Task Run(CancellationToken cancellation)
    {
        if (!options.Demonstration)
            return;
        var (louise, marcel) = (await Find("louise.carpentier", cancellation), await Find("marcel.wattebled", cancellation));
        if ((await organisations.Of(louise.Account, cancellation)).Count > 0 || await known.Read(Siren.OfTheDemonstration, cancellation) is not null)
            return;
        if (options.DemonstrationPast && await known.Read(Siren.Parse(InventedOrganisation.OfThePast[0].Siren, null), cancellation) is null)
            await known.Write(
                async () =>
                {
                    foreach (var past in InventedOrganisation.OfThePast)
                        await Make(past, cancellation);
                    return true;
                },
                cancellation);
        await Make(InventedOrganisation.Ateliers(options), cancellation, async id =>
        {
            var invited = Done(await invite.Invite(id, marcel.Address, MemberRole.Editor, louise.Account, cancellation));
            Done(await accept.Accept(seal.Open((await members.Find(invited, cancellation))!.SealedToken), marcel.Account, cancellation));
        });
    }

    private async Task<OrganisationId> Make(InventedOrganisation made, CancellationToken cancellation, Func<OrganisationId, Task>? andThen = null)
    {
        if (made.DaysAgo > 0)
            clock.GoTo(clock.World.AddDays(-made.DaysAgo));
        var owner = await Find(made.Owner, cancellation);
        var identity = new Identity
        {
            Name = made.Name,
            Siren = Siren.Parse(made.Siren, null),
            Rna = null,
            Receipt = null,
            LegalForm = made.LegalForm,
            Municipality = territories.Within(catalogue.Region.InseeCode, made.Town).Code,
            Grounds = andThen is null ? "Je la représente. (fictif)" : "Louise Carpentier en est la directrice ; Marcel Wattebled, le président.",
        };
        var id = Done(await create.Create(identity, Guid.CreateVersion7(clock.GetUtcNow()), owner.Account, cancellation));
        if (andThen is not null)
            await andThen(id);
        var signatory = new Representative
        {
            Id = TypedId.New<RepresentativeId>(clock),
            OrganisationId = id,
            Capacity = Capacity.LegalRepresentative,
            FormKey = Guid.CreateVersion7(clock.GetUtcNow()),
            GivenName = made.GivenName,
            FamilyName = made.FamilyName,
            Function = made.Function,
            Email = (andThen is null ? owner : await Find("marcel.wattebled", cancellation)).Address.ToString(),
            Phone = "03 53 01 00 42",
        };
        Done(await name.Name(signatory, basedOn: null, owner.Account, cancellation));
        Done(await settle.Settle(id, ClaimAct.Verify, words: null, basedOn: 0, (await Find("ines.pruvost", cancellation)).Account, cancellation));
        return id;
    }

    private async Task<Person> Find(string key, CancellationToken cancellation) => (await people.Find(MailAddress.Parse($"{key}@exemple.invalid", null), cancellation))!;

    private static T Done<T>(Outcome<T> outcome) where T : notnull =>
        outcome.Succeeded ? outcome.Value : throw new InvalidOperationException($"The organisation of the demonstration: {outcome.Refusal.Code}.");
}
