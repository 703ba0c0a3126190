using System.Collections.Concurrent;
using Beffroi.Organisations;
using Beffroi.Organisations.Members;
using Beffroi.Platform.Accounts;
using Beffroi.Platform.Configuration;
using Beffroi.Platform.Files;
using Beffroi.Platform.Jobs;
using Beffroi.Platform.Mail;
using Beffroi.Tests.Harness;

namespace Beffroi.Tests.Organisations;

/// <summary>A site with the people of the demonstration and their organisation: Louise owns it, Marcel is an editor; Nadia and Étienne are strangers to it.</summary>
public sealed class Played : IAsyncDisposable
{
    public const string Louise = "Louise Carpentier", Marcel = "Marcel Wattebled", Nadia = "Nadia Benali", Etienne = "Étienne Duhamel", Ines = "Inès Pruvost", Claire = "Claire Vasseur";

    private static readonly ConcurrentDictionary<(DatabaseKind Database, string Files), Lazy<Task<TestDatabase>>> Filled = new();

    private Played(TestSite site) => Site = site;

    public TestSite Site { get; }

    /// <summary>The id of the organisation of Louise, as addresses write it.</summary>
    public string Ateliers { get; private set; } = "";

    public string Root => $"/structures/{Ateliers}";

    /// <summary>A copy of a site where the demonstration has played once: playing it anew would be the longest part of most tests.</summary>
    public static Task<Played> Start(DatabaseKind database, IReadOnlyDictionary<string, string?>? settings = null) => Start(
        async all =>
        {
            // Files of the demonstration are not the same without any, with an antivirus that answers, and where nobody checks.
            return await TestSite.StartOver(await Copy(database, all.GetValueOrDefault(FilesOptions.ClamdKey)), all);
        },
        settings);

    /// <summary>A database where the demonstration has played once, and its letters have left.</summary>
    public static async Task<TestDatabase> Copy(DatabaseKind database, string? clamd = null) => await TestDatabase.CopyOf(
        await Filled.GetOrAdd((database, clamd switch { null => "off", "none" => "unchecked", _ => "checked" }), _ => new(() => Fill(database, clamd))).Value);

    private static async Task<TestDatabase> Fill(DatabaseKind database, string? clamd)
    {
        var home = await TestDatabase.Clone(database);
        await using (var site = await TestSite.StartOn(home, new Dictionary<string, string?> { ["BEFFROI_DEMONSTRATION"] = "true", [CompanyDirectoryOptions.DirectoryKey] = "none", [FilesOptions.ClamdKey] = clamd }))
            await site.With<JobRunner>(r => r.Drain(CancellationToken.None));
        await home.LeaveAlone();
        return home;
    }

    /// <summary>The same over a database that stays when the site is gone.</summary>
    public static Task<Played> StartOn(TestDatabase home, IReadOnlyDictionary<string, string?>? settings = null) => Start(all => TestSite.StartOn(home, all), settings);

    private static async Task<Played> Start(Func<IReadOnlyDictionary<string, string?>, Task<TestSite>> start, IReadOnlyDictionary<string, string?>? settings)
    {
        var all = new Dictionary<string, string?>(settings ?? new Dictionary<string, string?>()) { ["BEFFROI_DEMONSTRATION"] = "true" };
        all.TryAdd(CompanyDirectoryOptions.DirectoryKey, "none");
        var played = new Played(await start(all));
        var louise = await played.Account("louise.carpentier");
        played.Ateliers = (await played.Site.With<IOrganisations, IReadOnlyList<Membership>>(o => o.Of(louise, CancellationToken.None))).Single().Organisation.Id.ToString();
        return played;
    }

    public async Task<HttpClient> As(string name)
    {
        var visitor = Site.NewVisitor();
        await Someone.Plays(visitor, name);
        return visitor;
    }

    public async Task<AccountId> Account(string key) =>
        (await Site.With<People, Person?>(p => p.Find(MailAddress.Parse($"{key}@exemple.invalid", null), CancellationToken.None)))!.Account;

    /// <summary>The path of the link in the letter of the last invitation to that address.</summary>
    internal async Task<string> InvitationLink(string organisation, string address)
    {
        var invitation = (await Site.With<MembersDb, IReadOnlyList<Invitation>>(m => m.Invitations(OrganisationId.Parse(organisation, null), Site.Clock.GetUtcNow(), CancellationToken.None)))
            .Last(i => i.Address == address);
        return await Site.With<InvitationSeal, string>(seal => Task.FromResult($"/structures/invitation/{seal.Open(invitation.SealedToken)}"));
    }

    internal async Task<IReadOnlyList<Member>> Members(string organisation) =>
        await Site.With<MembersDb, IReadOnlyList<Member>>(m => m.Of(OrganisationId.Parse(organisation, null), CancellationToken.None));

    /// <summary>Makes someone a member by invitation, through the pages.</summary>
    public async Task Joins(HttpClient owner, HttpClient invited, string address, string role)
    {
        await (await Page.Open(owner, $"{Root}/membres/inviter")).Fill("Adresse électronique", address).Choose(role).Press("Envoyer l’invitation");
        await (await Page.Open(invited, await InvitationLink(Ateliers, address))).Press("Rejoindre cette structure");
    }

    /// <summary>Creates an organisation in creation, through the pages.</summary>
    /// <returns>Its id.</returns>
    public static async Task<string> Creates(HttpClient who, string name)
    {
        var page = await (await Page.Open(who, "/structures/creer?sans-siren=true"))
            .Fill("Nom de la structure", name).Fill("Récépissé", "préfecture du Nord, 12 octobre 2026").Fill("Commune du siège", "Tourcoing").Press("Enregistrer la structure");
        return page.Address.Split('/')[2];
    }

    public ValueTask DisposeAsync() => Site.DisposeAsync();
}
