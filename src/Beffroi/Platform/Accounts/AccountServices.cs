using Beffroi.Platform.Accounts.Access;
using Beffroi.Platform.Accounts.Demonstration;
using Beffroi.Platform.Accounts.Links;
using Beffroi.Platform.Accounts.Notices;
using Beffroi.Platform.Accounts.Open;
using Beffroi.Platform.Accounts.Passkeys;
using Beffroi.Platform.Accounts.Password;
using Beffroi.Platform.Accounts.PersonalData;
using Beffroi.Platform.Accounts.Profile;
using Beffroi.Platform.Accounts.Provider;
using Beffroi.Platform.Accounts.Roles;
using Beffroi.Platform.Accounts.SecondFactor;
using Beffroi.Platform.Accounts.Sessions;
using Beffroi.Platform.Accounts.SignIn;
using Beffroi.Platform.Jobs;
using Beffroi.Platform.Mail;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace Beffroi.Platform.Accounts;

internal static class AccountServices
{
    /// <summary>OWASP, Password Storage Cheat Sheet: PBKDF2 with HMAC-SHA512.</summary>
    private const int HashIterations = 220_000;

    public static void AddAccounts(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddAccess();
        services.AddAuthentication(SignInClaims.Scheme).AddScheme<AuthenticationSchemeOptions, SessionAuthentication>(SignInClaims.Scheme, null);
        services.AddScoped<SessionsDb>().AddScoped<EndSessions>().AddRecurringWork<EraseEndedSessions>(TimeSpan.FromHours(1));

        services.AddSingleton<IdentityErrorDescriber>().AddScoped<AccountsDb>().AddScoped<IPasswordHasher<Account>, PasswordHasher<Account>>();
        services.AddScoped(s => new People(s.GetRequiredService<AccountsDb>(), s.GetRequiredService<RolesDb>()));
        services.Configure<PasswordHasherOptions>(o => o.IterationCount = HashIterations);

        services.AddScoped<OpeningsDb>().AddScoped<AskForAccount>().AddScoped<OpenAccount>().AddSingleton<LinkSeal>();
        services.AddMail<OpeningMail>(OpeningMail.Sort).AddMail<AlreadyOpenMail>(AlreadyOpenMail.Sort);
        services.AddRecurringWork<EraseOldOpenings>(TimeSpan.FromHours(1));

        services.AddScoped<LinksDb>().AddRecurringWork<EraseOldLinks>(TimeSpan.FromHours(1));
        services.AddScoped<AskForNewPassword>().AddScoped<ChooseForgottenPassword>().AddScoped<ChangePassword>().AddScoped<ReplacePassword>();
        services.AddMail<NewPasswordMail>(NewPasswordMail.Sort).AddMail<PasswordChangedMail>(PasswordChangedMail.Sort);

        services.AddScoped<Rename>().AddScoped<AskForNewAddress>().AddScoped<ChangeAddress>();
        services.AddMail<NewAddressMail>(NewAddressMail.Sort).AddMail<AddressChangeAskedMail>(AddressChangeAskedMail.Sort).AddMail<AddressChangedMail>(AddressChangedMail.Sort);

        services.AddScoped<SignInWithPassword>().AddScoped<RefusedTries>().AddSingleton<SignInLimit>().AddSingleton<SealedNotes>().AddSingleton<HalfWay>();
        services.AddProvider(configuration);
        services.AddMail<SuspendedMail>(SuspendedMail.Sort);

        services.AddSingleton<SecurityCodes>().AddScoped<RecoveryCodesDb>();
        services.AddScoped<ProveSecondFactor>().AddScoped<AddSecondFactor>().AddScoped<RemoveSecondFactor>();

        services.AddMail<SecurityChangedMail>(SecurityChangedMail.Sort).AddMail<SecondFactorRemovedMail>(SecondFactorRemovedMail.Sort);
        services.AddPasskeys();

        services.AddScoped<IPersonalData, AccountData>().AddScoped<IPersonalData, HistoryData>().AddScoped<IErasureObstacle, LastAdministrator>();
        services.AddScoped<CopyPersonalData>().AddScoped<EraseAccount>();

        services.AddScoped<NoticesDb>().AddScoped<ChooseNotices>().AddScoped<WantedNotices>();
        services.AddScoped<RolesDb>().AddScoped<GiveRole>().AddScoped<TakeRole>();
        services.AddStartStep<DemonstrationAccounts>();
    }
}
