using Beffroi.Platform.Accounts.Access;
using Microsoft.AspNetCore.Authorization;

namespace Beffroi.Organisations.Access;

/// <summary>The one place that decides who may act for an organisation.</summary>
internal sealed class MembersHandler(IOrganisations organisations) : AuthorizationHandler<MembersOnlyAttribute>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, MembersOnlyAttribute requirement)
    {
        if (context.User.AccountOrNone() is not { } account)
            return;
        var http = context.Resource as HttpContext
            ?? throw new InvalidOperationException($"{nameof(MembersOnlyAttribute)} is of routes: nothing else names an organisation.");
        if (!OrganisationId.TryParse(http.Request.RouteValues[MembersOnlyAttribute.RouteValue] as string, null, out var organisation)
            || await organisations.RoleOf(account, organisation, http.RequestAborted) is not { } role)
        {
            context.Fail(new GapReason(this, AccessGap.Absent));
            return;
        }
        if (role < requirement.AtLeast)
            context.Fail(new GapReason(this, AccessGap.NotTheirRole, new AccessRefused(
                "Votre rôle ne le permet pas",
                $"Il faut être {requirement.AtLeast.InWords()} de cette structure\u202F; vous en êtes {role.InWords()}. Un propriétaire peut changer votre rôle.")));
        else
        {
            http.Features.Set(new ActingMember(organisation, role));
            context.Succeed(requirement);
        }
    }
}
