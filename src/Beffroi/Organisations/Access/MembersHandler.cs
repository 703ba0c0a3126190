using Beffroi.Platform.Accounts.Access;
using Microsoft.AspNetCore.Authorization;

namespace Beffroi.Organisations.Access;

/// <summary>The one place that decides who may act for an organisation.</summary>
internal sealed class MembersHandler(IOrganisations organisations) : AuthorizationHandler<MembersOnlyAttribute>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, MembersOnlyAttribute requirement)
    {
        if (await ActingMember.Is(context, this, requirement, requirement.AtLeast, organisations) is false)
            context.Fail(new GapReason(this, AccessGap.Absent));
    }
}
