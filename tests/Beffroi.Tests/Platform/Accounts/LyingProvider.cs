using System.Net;
using System.Text.Json.Nodes;
using Beffroi.Platform.Accounts;
using Beffroi.Platform.Accounts.Sessions;
using Beffroi.Platform.Database;
using Beffroi.Tests.Harness;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace Beffroi.Tests.Platform.Accounts;

/// <summary>A site whose provider lies, where the victim has an account by that provider.</summary>
public sealed class LyingProvider : IAsyncLifetime
{
    private StandInProvider provider = null!;
    private int before;

    public TestSite Site { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        provider = await StandInProvider.Start();
        Site = await TestSite.Start(DatabaseKind.Sqlite, provider.Settings);
        provider.Clock = Site.Clock.GetUtcNow;
        var opened = await (await Answered(Site.NewVisitor())).Press("Ouvrir mon compte");
        Assert.Equal("/compte", opened.Address);
    }

    /// <summary>Right again; what the site kept of it is old.</summary>
    public StandInProvider Anew()
    {
        (provider.OnDiscovery, provider.OnKeys, provider.OnIdToken, provider.OnUserInfo) = (null, null, null, null);
        (provider.SignIdToken, provider.SignUserInfo, provider.UserInfoType) = (null, null, "application/jwt");
        provider.Faults.Clear();
        Site.Clock.Advance(TimeSpan.FromHours(2));
        Site.Log.Clear();
        before = Sessions().GetAwaiter().GetResult();
        return provider;
    }

    /// <summary>A question, and the address of the answer to it.</summary>
    public async Task<string> Asked(HttpClient visitor)
    {
        using var asked = await visitor.GetAsync("/connexion/fournisseur");
        var query = QueryHelpers.ParseQuery(asked.Headers.Location!.Query);
        Assert.Equal(("code", "S256", StandInProvider.ClientId), (query["response_type"].ToString(), query["code_challenge_method"].ToString(), query["client_id"].ToString()));
        provider.Nonce = query["nonce"]!;
        Assert.True(provider.Nonce.Length >= 32 && query["state"].ToString().Length >= 32);
        return QueryHelpers.AddQueryString(ProviderAttacksTests.Reached, new Dictionary<string, string?> { ["code"] = "un-code", ["state"] = query["state"], ["iss"] = provider.Address });
    }

    public async Task<Page> Answered(HttpClient visitor) => await Page.Open(visitor, await Asked(visitor));

    public async Task OpenedNothing(HttpClient visitor, string cause)
    {
        Assert.Equal(before, await Sessions());
        Assert.Equal(1, await Site.With<BeffroiDb, int>(db => db.Set<Account>().CountAsync()));
        Assert.StartsWith("/connexion", (await Page.Open(visitor, "/compte")).Address, StringComparison.Ordinal);
        Assert.StartsWith("/connexion", (await Page.Open(visitor, "/connexion/fournisseur/suite")).Address, StringComparison.Ordinal);
        var log = string.Join('\n', Site.Log);
        Assert.Contains(cause, log, StringComparison.Ordinal);
        foreach (var personal in (string[])["victime", "Zoé", "Discrète", "eyJ", "un-code", provider.Nonce])
            Assert.DoesNotContain(personal, log, StringComparison.OrdinalIgnoreCase);
    }

    public async ValueTask DisposeAsync()
    {
        await Site.DisposeAsync();
        await provider.DisposeAsync();
    }

    private Task<int> Sessions() => Site.With<BeffroiDb, int>(db => db.Set<SignInSession>().CountAsync());
}
