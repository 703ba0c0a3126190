using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Beffroi.Platform.Accounts.PersonalData;

/// <summary>Where one is led who has no account any more.</summary>
[AllowAnonymous]
internal sealed class ErasedModel : PageModel;
