using Beffroi.Organisations.Claim;
using Beffroi.Organisations.Create;
using Beffroi.Organisations.Members;
using Beffroi.Organisations.Persons;
using Beffroi.Platform;
using Beffroi.Platform.Accounts;
using Beffroi.Platform.Configuration;
using Beffroi.Platform.Mail;
using Beffroi.Territories;

namespace Beffroi.Organisations.Demonstration;

/// <summary>The invented organisation of the people of the demonstration, made by the acts that anyone’s is made by. Outside the demonstration it does not exist.</summary>
internal sealed class DemonstrationOrganisation(
    People people, IOrganisations organisations, OrganisationsDb known, CreateOrganisation create, InviteMember invite, AcceptInvitation accept, MembersDb members, InvitationSeal seal,
    SettleClaim settle, NameRepresentative name, PlatformOptions options, TimeProvider clock) : IStartStep
{
    public async Task Run(CancellationToken cancellation)
    {
        if (!options.Demonstration)
            return;
        var (louise, marcel, ines) = (await Find("louise.carpentier"), await Find("marcel.wattebled"), await Find("ines.pruvost"));
        if ((await organisations.Of(louise.Account, cancellation)).Count > 0 || await known.Read(Siren.OfTheDemonstration, cancellation) is not null)
            return;
        var identity = new Identity
        {
            Name = "Les Ateliers du Beffroi (fictif)",
            Siren = Siren.OfTheDemonstration,
            Rna = null,
            Receipt = null,
            LegalForm = "Association",
            Municipality = MunicipalityCode.Parse("80620", null),
            Grounds = "Louise Carpentier en est la directrice ; Marcel Wattebled, le président.",
        };
        var created = await create.Create(identity, Guid.CreateVersion7(clock.GetUtcNow()), louise.Account, cancellation);
        var id = Done(created);
        var invited = Done(await invite.Invite(id, marcel.Address, MemberRole.Editor, louise.Account, cancellation));
        Done(await accept.Accept(seal.Open((await members.Find(invited, cancellation))!.SealedToken), marcel.Account, cancellation));
        var president = new Representative
        {
            Id = TypedId.New<RepresentativeId>(clock),
            OrganisationId = id,
            Capacity = Capacity.LegalRepresentative,
            FormKey = Guid.CreateVersion7(clock.GetUtcNow()),
            GivenName = "Marcel",
            FamilyName = "Wattebled (fictif)",
            Function = "Président",
            Email = marcel.Address.ToString(),
            Phone = "03 53 01 00 42",
        };
        Done(await name.Name(president, basedOn: null, louise.Account, cancellation));
        Done(await settle.Settle(id, ClaimAct.Verify, words: null, basedOn: 0, ines.Account, cancellation));

        async Task<Person> Find(string key) => (await people.Find(MailAddress.Parse($"{key}@exemple.invalid", null), cancellation))!;
    }

    private static T Done<T>(Outcome<T> outcome) where T : notnull =>
        outcome.Succeeded ? outcome.Value : throw new InvalidOperationException($"The organisation of the demonstration: {outcome.Refusal.Code}.");
}
