using Beffroi.Platform.Accounts.Access;
using Microsoft.AspNetCore.Authorization;

namespace Beffroi.Organisations;

/// <summary>
/// The members of the organisation that the route names (<c>{organisation}</c>), with at least that role. For anyone else it does not exist (404); a member below the role is
/// told which one it takes (403).
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class MembersOnlyAttribute(MemberRole atLeast) : AccessAttribute
{
    /// <summary>The route value that holds the id.</summary>
    public const string RouteValue = "organisation";

    public MemberRole AtLeast => atLeast;
}

/// <summary>In whose name, and by which role, the person of a request acts: known once an attribute of access has let them in.</summary>
public sealed record ActingMember(OrganisationId Organisation, MemberRole Role)
{
    /// <summary>Lets a member of the organisation of the route in, or tells one below the role which it takes.</summary>
    /// <returns>False when they are no member of it, or there is no such organisation; null when nobody is signed in, which is for others to say.</returns>
    internal static async Task<bool?> Is(
        AuthorizationHandlerContext context, IAuthorizationHandler handler, IAuthorizationRequirement requirement, MemberRole atLeast, IOrganisations organisations)
    {
        if (context.User.AccountOrNone() is not { } account)
            return null;
        var http = context.Resource as HttpContext ?? throw new InvalidOperationException($"{requirement.GetType().Name} is of routes: nothing else names an organisation.");
        if (!OrganisationId.TryParse(http.Request.RouteValues[MembersOnlyAttribute.RouteValue] as string, null, out var organisation)
            || await organisations.RoleOf(account, organisation, http.RequestAborted) is not { } role)
            return false;
        if (role < atLeast)
            context.Fail(new GapReason(handler, AccessGap.NotTheirRole, new AccessRefused(
                "Votre rôle ne le permet pas",
                $"Il faut être {atLeast.InWords()} de cette structure\u202F; vous en êtes {role.InWords()}. Un propriétaire peut changer votre rôle.")));
        else
        {
            http.Features.Set(new ActingMember(organisation, role));
            context.Succeed(requirement);
        }
        return true;
    }
}
