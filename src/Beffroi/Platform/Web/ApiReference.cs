using NetEscapades.AspNetCore.SecurityHeaders;
using Scalar.AspNetCore;

namespace Beffroi.Platform.Web;

/// <summary><c>/openapi/v1.json</c> and the page that shows it, <c>/api</c>. Nothing of it comes from another host.</summary>
internal static class ApiReference
{
    public static void AddApiReference(this IServiceCollection services) =>
        services.AddOpenApi("v1", o => o.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "API de Beffroi";
            document.Info.Description = "Dispositifs, orientation et territoires. Réponses en JSON, erreurs en application/problem+json.";
            document.Info.Version = "1";
            document.Servers?.Clear();
            return Task.CompletedTask;
        }));

    public static void MapApiReference(this IEndpointRouteBuilder app)
    {
        app.MapOpenApi().AllowAnonymous().RequireCors(ApiConventions.ReadCors);
        app.MapScalarApiReference(ApiConventions.Root, (options, http) => options
                .WithTitle("API de Beffroi")
                .WithOpenApiRoutePattern("/openapi/v1.json")
                .WithNonce(http.GetNonce())
                // The viewer's own services send the document elsewhere: none of them here.
                .DisableDefaultFonts().DisableTelemetry().DisableAgent().DisableMcp().HideDeveloperTools().HideClientButton())
            .AllowAnonymous()
            .WithSecurityHeadersPolicy(SecurityHeaders.ReferencePage);
    }
}
