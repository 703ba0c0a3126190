using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Beffroi.Platform.Accounts.SignIn;

/// <summary>Where the identity provider sends back who has left it.</summary>
[AllowAnonymous]
internal sealed class SignedOutModel : PageModel;
