namespace Beffroi.Platform.Web;

/// <summary>What a browser may do with our pages: load our own files, send forms to us, and nothing else.</summary>
internal static class SecurityHeaders
{
    /// <summary>The policy of the API's reference page, whose viewer writes its styles inline.</summary>
    public const string ReferencePage = "reference-page";

    /// <summary>The policy of the pages that other sites may show in a frame.</summary>
    public const string Embedded = "embedded";

    /// <summary>The policy of a file that somebody gave.</summary>
    private const string GivenFile = "given-file";

    private const int OneYearInSeconds = 365 * 24 * 60 * 60;

    /// <param name="services">Of the site.</param>
    /// <param name="embedIn">The origins that may frame the pages made for it.</param>
    public static void AddSecurityHeaders(this IServiceCollection services, IReadOnlyList<string> embedIn) =>
        services.AddSecurityHeaderPolicies()
            .SetDefaultPolicy(policy => Common(policy).AddFrameOptionsDeny().AddContentSecurityPolicy(csp =>
            {
                OwnFiles(csp);
                csp.AddFrameAncestors().None();
            }))
            .AddPolicy(Embedded, policy => Common(policy).AddContentSecurityPolicy(csp =>
            {
                OwnFiles(csp);
                var ancestors = csp.AddFrameAncestors();
                if (embedIn.Count == 0)
                    ancestors.None();
                foreach (var origin in embedIn)
                    ancestors.From(origin);
            }))
            .AddPolicy(ReferencePage, policy => Common(policy).AddFrameOptionsDeny().AddContentSecurityPolicy(csp =>
            {
                Closed(csp);
                csp.AddFrameAncestors().None();
                csp.AddScriptSrc().Self().WithNonce();
                csp.AddStyleSrc().Self().UnsafeInline();
                csp.AddImgSrc().Self().Data();
                csp.AddFontSrc().Self().Data();
                csp.AddConnectSrc().Self();
                csp.AddFormAction().None();
            }))
            .AddPolicy(GivenFile, policy => Common(policy).AddFrameOptionsDeny().AddCrossOriginResourcePolicy(b => b.SameOrigin()).AddContentSecurityPolicy(csp =>
            {
                Closed(csp);
                csp.AddFrameAncestors().None();
                csp.AddSandbox();
            }))
            .SetPolicySelector(of => of.HttpContext.Items.ContainsKey(GivenFile) ? of.ConfiguredPolicies[GivenFile] : of.SelectedPolicy);

    /// <summary>The answer is a file that somebody gave: it may do nothing, in no page.</summary>
    public static void GivesAFile(this HttpContext http) => http.Items[GivenFile] = GivenFile;

    private static HeaderPolicyCollection Common(HeaderPolicyCollection policy) =>
        policy
            .AddContentTypeOptionsNoSniff()
            .AddReferrerPolicyNoReferrer()
            .AddPermissionsPolicy(permissions =>
            {
                permissions.AddDefaultSecureDirectives();
                // People sign in with passkeys.
                permissions.AddPublickeyCredentialsGet().Self();
                permissions.AddPublickeyCredentialsCreate().Self();
            })
            .AddCrossOriginOpenerPolicy(b => b.SameOrigin())
            .AddStrictTransportSecurityMaxAge(OneYearInSeconds)
            .RemoveServerHeader();

    private static void Closed(CspBuilder csp)
    {
        csp.AddDefaultSrc().None();
        csp.AddBaseUri().None();
        csp.AddObjectSrc().None();
    }

    private static void OwnFiles(CspBuilder csp)
    {
        Closed(csp);
        csp.AddScriptSrc().Self();
        csp.AddStyleSrc().Self();
        csp.AddImgSrc().Self();
        csp.AddFontSrc().Self();
        csp.AddConnectSrc().Self();
        csp.AddManifestSrc().Self();
        csp.AddFormAction().Self();
    }
}
