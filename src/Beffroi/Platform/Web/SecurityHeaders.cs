namespace Beffroi.Platform.Web;

/// <summary>What a browser may do with our pages: load our own files, send forms to us, and nothing else.</summary>
internal static class SecurityHeaders
{
    /// <summary>The policy of the API's reference page, whose viewer writes its styles inline.</summary>
    public const string ReferencePage = "reference-page";

    private const int OneYearInSeconds = 365 * 24 * 60 * 60;

    public static void AddSecurityHeaders(this IServiceCollection services) =>
        services.AddSecurityHeaderPolicies()
            .SetDefaultPolicy(policy => Common(policy).AddContentSecurityPolicy(csp =>
            {
                Closed(csp);
                csp.AddScriptSrc().Self();
                csp.AddStyleSrc().Self();
                csp.AddImgSrc().Self();
                csp.AddFontSrc().Self();
                csp.AddConnectSrc().Self();
                csp.AddManifestSrc().Self();
                csp.AddFormAction().Self();
            }))
            .AddPolicy(ReferencePage, policy => Common(policy).AddContentSecurityPolicy(csp =>
            {
                Closed(csp);
                csp.AddScriptSrc().Self().WithNonce();
                csp.AddStyleSrc().Self().UnsafeInline();
                csp.AddImgSrc().Self().Data();
                csp.AddFontSrc().Self().Data();
                csp.AddConnectSrc().Self();
                csp.AddFormAction().None();
            }));

    private static HeaderPolicyCollection Common(HeaderPolicyCollection policy) =>
        policy
            .AddFrameOptionsDeny()
            .AddContentTypeOptionsNoSniff()
            .AddReferrerPolicyNoReferrer()
            .AddPermissionsPolicyWithDefaultSecureDirectives()
            .AddCrossOriginOpenerPolicy(b => b.SameOrigin())
            .AddStrictTransportSecurityMaxAge(OneYearInSeconds)
            .RemoveServerHeader();

    private static void Closed(CspBuilder csp)
    {
        csp.AddDefaultSrc().None();
        csp.AddBaseUri().None();
        csp.AddFrameAncestors().None();
        csp.AddObjectSrc().None();
    }
}
