using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Beffroi.Tests.Harness;

/// <summary>An identity provider of its own, oidc-provider of npm, that answers as ProConnect documents it. Its people do not exist; its clock is the system’s.</summary>
public sealed class OidcProcess : IAsyncLifetime
{
    public const string ClientId = "beffroi", Secret = "un secret de test, que personne ne devine";

    /// <summary>
    /// Who signs in is who is typed; what is known of them stands in the file, by that name.
    /// </summary>
    private const string Program =
        """
        import crypto from 'node:crypto'
        import fs from 'node:fs'
        const [port, people, site, secret] = process.argv.slice(1)
        const { Provider } = await import('oidc-provider')
        const jwk = { ...crypto.generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256', kid: 'k1' }
        const scopes = ['openid', 'email', 'given_name', 'usual_name', 'siret']
        const known = name => JSON.parse(fs.readFileSync(people, 'utf8'))[name] ?? {}
        const op = new Provider(`http://127.0.0.1:${port}`, {
          clients: [{
            client_id: 'beffroi', client_secret: secret, token_endpoint_auth_method: 'client_secret_post',
            redirect_uris: [`${site}/connexion/fournisseur/retour`], post_logout_redirect_uris: [`${site}/deconnexion/faite`],
            userinfo_signed_response_alg: 'RS256', id_token_signed_response_alg: 'RS256',
          }],
          jwks: { keys: [jwk] },
          acrValues: ['eidas1', 'eidas2'],
          claims: { openid: ['sub'], email: ['email', 'email_verified'], given_name: ['given_name'], usual_name: ['usual_name'], siret: ['siret'], acr: null, amr: null, auth_time: null },
          scopes,
          features: {
            devInteractions: { enabled: false }, jwtUserinfo: { enabled: true }, claimsParameter: { enabled: true },
            // The page that comes with it asks another host for its letters.
            rpInitiatedLogout: { enabled: true, logoutSource(ctx, form) {
              ctx.type = 'html'
              ctx.body = `<!doctype html><html lang="fr"><title>Quitter</title><h1>Quitter</h1>${form}<button form="op.logoutForm" name="logout" value="yes">Quitter l’identité</button></html>`
            } },
          },
          cookies: { keys: ['test'] },
          interactions: { url: (_, interaction) => `/identification/${interaction.uid}` },
          findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: `sub-${id}`, ...known(id) }) }),
          async loadExistingGrant(ctx) {
            const grant = new ctx.oidc.provider.Grant({ clientId: ctx.oidc.client.clientId, accountId: ctx.oidc.session.accountId })
            grant.addOIDCScope(scopes.join(' '))
            grant.addOIDCClaims(['acr', 'amr', 'auth_time'])
            await grant.save()
            return grant
          },
        })
        op.use(async (ctx, next) => {
          if (!ctx.path.startsWith('/identification/')) return next()
          if (ctx.method === 'GET') {
            ctx.type = 'html'
            ctx.body = '<!doctype html><html lang="fr"><title>Identification</title><h1>Identification</h1><form method="post"><label for="qui">Qui</label><input id="qui" name="qui"><button name="suite" value="oui">S’identifier</button><button name="suite" value="non">Renoncer</button></form></html>'
            return
          }
          let body = ''
          for await (const part of ctx.req) body += part
          const form = new URLSearchParams(body)
          const who = form.get('qui')
          const { acr, amr } = known(who)
          ctx.redirect(await op.interactionResult(ctx.req, ctx.res, form.get('suite') === 'non'
            ? { error: 'access_denied' }
            : { login: { accountId: who, acr, amr } }))
          ctx.status = 303
        })
        op.listen(Number(port), '127.0.0.1', () => console.log('ready'))
        """;

    private readonly string people = Path.GetTempFileName();
    private readonly Dictionary<string, object> known = [];
    private Process? process;

    public int Port { get; } = OtherPrograms.FreePort();

    public string Address => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{Port}");

    public Dictionary<string, string?> Settings => new()
    {
        ["BEFFROI_OIDC_AUTHORITY"] = Address,
        ["BEFFROI_OIDC_CLIENT_ID"] = ClientId,
        ["BEFFROI_OIDC_CLIENT_SECRET"] = Secret,
        ["BEFFROI_OIDC_NAME"] = "Identité d’essai",
        ["BEFFROI_OIDC_SECOND_FACTOR"] = "mfa",
        ["BEFFROI_OIDC_SIRET_ACR"] = "eidas2",
    };

    /// <param name="site">Where the site is: the one place to which it sends people back.</param>
    public static async Task<OidcProcess> Start(string site = "http://localhost")
    {
        var provider = new OidcProcess();
        await provider.Up(site);
        return provider;
    }

    /// <summary>A port and settings; it answers once it is up.</summary>
    public static OidcProcess Down() => new();

    public async ValueTask InitializeAsync() => await Up();

    public async Task Up(string site = "http://localhost")
    {
        await File.WriteAllTextAsync(people, "{}");
        var start = new ProcessStartInfo(
            "node", ["--input-type=module", "--eval", Program, "--", Port.ToString(CultureInfo.InvariantCulture), people, site, Secret])
        {
            UseShellExecute = false,
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
            // It warns of what only a test does.
            RedirectStandardError = true,
        };
        process = Process.Start(start)!;
        process.BeginErrorReadLine();
        string? line;
        do
            line = await process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(60));
        while (line is not null and not "ready");
        if (line is null)
            throw new InvalidOperationException("The identity provider did not start: its packages come with `make test`.");
    }

    /// <summary>Makes someone known by what they type: claims of the userinfo, and how they sign in (<c>acr</c>, <c>amr</c>).</summary>
    public async Task Know(string who, object claims)
    {
        known[who] = claims;
        await File.WriteAllTextAsync(people, JsonSerializer.Serialize(known));
    }

    public async ValueTask DisposeAsync()
    {
        if (process is { HasExited: false })
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
        process?.Dispose();
        File.Delete(people);
    }
}
