using System.Security.Claims;
using Beffroi.Platform.Accounts.Roles;
using Beffroi.Platform.Accounts.Sessions;
using Microsoft.AspNetCore.Authorization;

namespace Beffroi.Platform.Accounts.Access;

/// <summary>Who may use a page or an endpoint. Every route bears one of these, or <c>AllowAnonymous</c>; a test lists them all.</summary>
public abstract class AccessAttribute : AuthorizeAttribute, IAuthorizationRequirement, IAuthorizationRequirementData
{
    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [this];
}

/// <summary>Anyone who is signed in, for what is theirs.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class SignedInOnlyAttribute : AccessAttribute
{
    /// <summary>Within the last fifteen minutes: for what cannot be undone.</summary>
    public bool Recently { get; init; }
}

/// <summary>The Region’s staff with one of these roles (any role when none is named), signed in with a second factor.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class RegionOnlyAttribute(params RegionRole[] anyOf) : AccessAttribute
{
    public IReadOnlyList<RegionRole> AnyOf => anyOf;
}

/// <summary>Why someone who is signed in is not let in: decides which page answers.</summary>
public enum AccessGap
{
    /// <summary>They may not, or what they ask for does not exist for them: it looks absent.</summary>
    Absent,

    /// <summary>They must prove again who they are.</summary>
    NotRecent,

    /// <summary>They need a second factor first.</summary>
    NoSecondFactor,

    /// <summary>Not their role.</summary>
    NotTheirRole,
}

/// <summary>What is known of who is signed in.</summary>
public static class SignedInPerson
{
    /// <exception cref="InvalidOperationException">Nobody is signed in: the route is open to all.</exception>
    public static AccountId Account(this ClaimsPrincipal person) =>
        person.AccountOrNone() ?? throw new InvalidOperationException("Nobody is signed in.");

    public static AccountId? AccountOrNone(this ClaimsPrincipal person) =>
        AccountId.TryParse(person.FindFirstValue(ClaimTypes.NameIdentifier), null, out var id) ? id : null;

    /// <summary>The establishment for which they work, fourteen digits, as the identity provider by which they signed in has checked; null: nobody says so.</summary>
    public static string? VouchedSiret(this ClaimsPrincipal person) => SignInClaims.SiretOf(person);

    /// <summary>Any of these roles; any role at all when none is named. The second factor counts too.</summary>
    public static bool IsOfRegion(this ClaimsPrincipal person, params IReadOnlyList<RegionRole> anyOf) =>
        SignInClaims.HasSecondFactor(person) && person.HoldsRole(anyOf);

    internal static bool HoldsRole(this ClaimsPrincipal person, IReadOnlyList<RegionRole> anyOf) =>
        anyOf.Count == 0 ? person.HasClaim(c => c.Type == ClaimTypes.Role) : anyOf.Any(r => person.IsInRole(r.ToString()));
}

internal sealed class SignedInHandler(TimeProvider clock) : AuthorizationHandler<SignedInOnlyAttribute>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, SignedInOnlyAttribute requirement)
    {
        if (context.User.AccountOrNone() is null)
            return Task.CompletedTask;
        if (requirement.Recently && !SignInClaims.IsRecent(context.User, clock.GetUtcNow()))
            context.Fail(new GapReason(this, AccessGap.NotRecent));
        else
            context.Succeed(requirement);
        return Task.CompletedTask;
    }
}

internal sealed class RegionHandler : AuthorizationHandler<RegionOnlyAttribute>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, RegionOnlyAttribute requirement)
    {
        if (context.User.AccountOrNone() is null)
            return Task.CompletedTask;
        if (!context.User.HoldsRole(requirement.AnyOf))
            context.Fail(new GapReason(this, AccessGap.NotTheirRole));
        else if (!SignInClaims.HasSecondFactor(context.User))
            context.Fail(new GapReason(this, AccessGap.NoSecondFactor));
        else
            context.Succeed(requirement);
        return Task.CompletedTask;
    }
}

/// <summary>Says in a handler which page answers.</summary>
public sealed class GapReason(IAuthorizationHandler handler, AccessGap gap, AccessRefused? inWords = null) : AuthorizationFailureReason(handler, gap.ToString())
{
    public AccessGap Gap => gap;

    /// <summary>What the page of the refusal says, in the place of its usual words; null: those.</summary>
    public AccessRefused? InWords => inWords;
}

/// <summary>Why someone may not, for the page that says so: a feature of the refused request.</summary>
public sealed record AccessRefused(string Title, string Lead);
