using System.CommandLine;
using Beffroi.Catalogue;
using Beffroi.Organisations.Access;
using Beffroi.Organisations.Bank;
using Beffroi.Organisations.Claim;
using Beffroi.Organisations.Create;
using Beffroi.Organisations.Demonstration;
using Beffroi.Organisations.Directory;
using Beffroi.Organisations.Join;
using Beffroi.Organisations.Members;
using Beffroi.Organisations.Persons;
using Beffroi.Organisations.PublicLists;
using Beffroi.Organisations.Shelf;
using Beffroi.Platform;
using Beffroi.Platform.Accounts;
using Beffroi.Platform.Jobs;
using Beffroi.Platform.Mail;
using Microsoft.AspNetCore.Authorization;

namespace Beffroi.Organisations;

/// <summary>
/// Who owns files: organisations; people act for them, by a role. Other parts read <see cref="IOrganisations"/> and put <see cref="MembersOnlyAttribute"/> on their pages. Asks
/// the public directory of enterprises about a SIREN (<see cref="CompanyDirectory"/>).
/// </summary>
internal static class OrganisationsModule
{
    private static NoticeClass Notices { get; } = new("structures", "La vie de vos structures", "Une réponse de la Région, quelqu’un qui demande à les rejoindre.");

    public static IEnumerable<Command> Verbs() => [ListsVerb.Create()];

    public static void AddOrganisations(this IHostApplicationBuilder builder)
    {
        var directory = CompanyDirectoryOptions.Read(builder.Configuration);
        var services = builder.Services;
        services.AddSingleton(directory).AddCompanyDirectory(directory);
        services.AddScoped<PublicListsDb>().AddScoped<IPublicLists>(s => s.GetRequiredService<PublicListsDb>()).AddScoped<ImportPublicList>();
        services.AddScoped<OrganisationsDb>().AddScoped<IOrganisations>(s => s.GetRequiredService<OrganisationsDb>()).AddScoped<IAuthorizationHandler, MembersHandler>();
        services.AddSingleton<OrganisationLimit>();
        services.AddScoped<CreateOrganisation>().AddScoped<CreateForOthers>().AddStartStep<FoldNames>().AddScoped<DescribeOrganisation>();
        services.AddScoped<VouchForClaim>().AddScoped<SettleClaim>().AddMail<ClaimSettledMail>(ClaimSettledMail.Sort, Notices);
        services.AddScoped<AskToJoin>().AddScoped<SettleJoinRequest>().AddMail<JoinAskedMail>(JoinAskedMail.Sort, Notices).AddMail<JoinSettledMail>(JoinSettledMail.Sort);
        services.AddScoped<MembersDb>().AddScoped<HeldMembers>().AddScoped<ChangeRole>().AddScoped<RemoveMember>().AddScoped<HandOver>();
        services.AddScoped<IErasureObstacle, LeaveOnErasure>().AddScoped<IErasureStep, LeaveOnErasure>().AddScoped<IPersonalData, MembershipData>();
        services.AddSingleton<InvitationSeal>().AddScoped<InviteMember>().AddScoped<InviteFirstOwner>().AddScoped<WithdrawInvitation>().AddScoped<AcceptInvitation>();
        services.AddMail<InvitationMail>(InvitationMail.Sort).AddRecurringWork<EraseOldInvitations>(TimeSpan.FromHours(1));
        services.AddScoped<RepresentativesDb>().AddScoped<NameRepresentative>().AddScoped<RemoveRepresentative>();
        services.AddRegionFile<PiecesFile, PieceKinds>(file => file.Kinds);
        services.AddScoped<ShelfDb>().AddScoped<ReadShelf>().AddScoped<IShelf>(s => s.GetRequiredService<ReadShelf>()).AddScoped<IPersonalData, ShelfData>();
        services.AddScoped<ShelveDocument>().AddScoped<ReplaceDocument>().AddScoped<WithdrawDocument>().AddScoped<StateShelf>();
        services.AddSingleton<BankSeal>().AddScoped<BankDb>().AddScoped<MoveBankDetails>().AddMail<BankDetailsMail>(BankDetailsMail.Sort);
        services.AddScoped<ProposeBankDetails>().AddScoped<RecordBankCall>().AddScoped<ConfirmBankDetails>().AddScoped<RefuseBankDetails>().AddScoped<ReadIban>();
        services.AddScoped<IPieceUse, BankProofUse>().AddScoped<IPersonalData, BankData>();
        services.AddStartStep<DemonstrationOrganisation>().AddStartStep<DemonstrationShelf>();
    }
}
