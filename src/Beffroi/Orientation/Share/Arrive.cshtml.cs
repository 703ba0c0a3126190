using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Beffroi.Orientation.Share;

/// <summary>Where other sites send people with facts that they already know: <c>/orientation/depuis?forme_juridique=association</c>.</summary>
[AllowAnonymous]
[ResponseCache(NoStore = true)]
internal sealed class ArriveModel(AddressFacts address, SharedAnswers shared) : PageModel
{
    /// <summary>A sentence for each parameter that was not understood.</summary>
    public IReadOnlyList<string> Refused { get; private set; } = [];

    /// <summary>Where the facts that were understood lead; null when there is none.</summary>
    public string? Onward { get; private set; }

    public IActionResult OnGet()
    {
        var (facts, refused) = address.Read(Request.Query);
        (Refused, Onward) = (refused, facts.Count == 0 ? null : shared.Address(facts));
        return refused.Count > 0 ? Page() : Redirect(Onward ?? "/orientation");
    }
}
