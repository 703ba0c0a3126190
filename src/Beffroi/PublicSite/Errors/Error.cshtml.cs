using System.Diagnostics;
using System.Globalization;
using Beffroi.Platform.Accounts.Access;
using Beffroi.Rules;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Beffroi.PublicSite.Errors;

/// <summary>What a person reads instead of the page that they asked for.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class ErrorModel(SchemeCatalogue catalogue) : PageModel
{
    public int Code { get; private set; }

    /// <summary>A fault of the site, not of what was asked.</summary>
    public bool IsOurs => Code >= StatusCodes.Status500InternalServerError;

    public string TraceId => Activity.Current?.TraceId.ToString() ?? HttpContext.TraceIdentifier;

    public RegionContact Contact => catalogue.Region.Contact;

    /// <summary>What the page that was refused says of it, if anything.</summary>
    private AccessRefused? Refused => HttpContext.Features.Get<AccessRefused>();

    public string Title => Refused?.Title ?? Code switch
    {
        StatusCodes.Status404NotFound => "Cette page n’existe pas",
        StatusCodes.Status403Forbidden or StatusCodes.Status401Unauthorized => "Cette page n’est pas ouverte au public",
        StatusCodes.Status413PayloadTooLarge => "Ce que vous avez envoyé est trop lourd",
        StatusCodes.Status429TooManyRequests => "Trop de demandes en peu de temps",
        StatusCodes.Status503ServiceUnavailable => "Le site est momentanément indisponible",
        >= 500 => "Une erreur est survenue de notre côté",
        _ => "Cette demande n’a pas pu être traitée",
    };

    public string Lead => Refused?.Lead ?? Code switch
    {
        StatusCodes.Status404NotFound => "L’adresse a peut-être changé, ou le lien est incomplet.",
        StatusCodes.Status403Forbidden or StatusCodes.Status401Unauthorized => "Revenez à l’accueil\u00A0: tout ce qui est public s’y trouve.",
        StatusCodes.Status413PayloadTooLarge => "Revenez à la page précédente\u00A0: elle dit ce qu’elle peut recevoir.",
        StatusCodes.Status429TooManyRequests => "Attendez quelques secondes, puis recommencez.",
        StatusCodes.Status503ServiceUnavailable => "Réessayez dans quelques minutes.",
        >= 500 => "Ce n’est pas de votre fait. Le problème est enregistré. Réessayez dans quelques minutes.",
        _ => "Revenez à la page précédente et recommencez. Si la page était ouverte depuis longtemps, rechargez-la d’abord.",
    };

    public void OnGet() => Answer();

    public void OnPost() => Answer();

    /// <summary>HEAD, PUT and the rest, when they fail.</summary>
    public void OnHead() => Answer();

    private void Answer()
    {
        // Read from the route by hand: a form that failed may have a field of that name, or be unreadable, and nothing is bound then.
        Code = Convert.ToInt32(RouteData.Values["code"], CultureInfo.InvariantCulture);
        Response.StatusCode = Code;
    }
}
