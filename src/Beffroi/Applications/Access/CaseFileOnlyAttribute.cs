using Beffroi.Applications.CaseFiles;
using Beffroi.Organisations;
using Beffroi.Platform.Accounts.Access;
using Beffroi.Platform.Accounts.Roles;
using Microsoft.AspNetCore.Authorization;

namespace Beffroi.Applications.Access;

/// <summary>
/// The members of the organisation that the route names, with at least that role, as <see cref="MembersOnlyAttribute"/> has it; and the officer who writes the draft that the route names (<c>{dossier}</c>)
/// for that organisation. For anyone else it does not exist (404).
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class CaseFileOnlyAttribute(MemberRole atLeast) : AccessAttribute
{
    public MemberRole AtLeast => atLeast;
}

/// <summary>The officer who writes the draft that the route names (<c>{dossier}</c>), and nobody else: for anyone else it does not exist (404).</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class AssistantOnlyAttribute : AccessAttribute;

/// <summary>The person of a request writes that draft for its organisation.</summary>
internal sealed record ActingAssistant(CaseFileId File);

/// <summary>The one place that decides whether an officer sees a draft: only one that they opened for its organisation, while it is a draft and the organisation has not ended it.</summary>
internal sealed class AssistedDrafts(CaseFilesDb files)
{
    /// <summary>Lets the officer who writes the draft of the route in, if it is of the organisation that the route names, when it names one; for anyone else it does not exist.</summary>
    public async Task Admit(AuthorizationHandlerContext context, IAuthorizationHandler handler, IAuthorizationRequirement requirement)
    {
        if (context.User.AccountOrNone() is not { } account)
            return;
        var http = context.Resource as HttpContext ?? throw new InvalidOperationException($"{requirement.GetType().Name} is of routes: nothing else names a case file.");
        var named = http.Request.RouteValues[MembersOnlyAttribute.RouteValue] as string;
        if (!CaseFileId.TryParse(http.Request.RouteValues[CaseFilePageModel.RouteValue] as string, null, out var id) || await files.Find(id, http.RequestAborted) is not { } file
            || !file.IsAssistedBy(account) || !http.User.HoldsRole([RegionRole.CaseOfficer]) || (named is not null && named != file.OrganisationId.ToString()))
            context.Fail(new GapReason(handler, AccessGap.Absent));
        else if (!context.User.IsOfRegion(RegionRole.CaseOfficer))
            context.Fail(new GapReason(handler, AccessGap.NoSecondFactor));
        else
        {
            http.Features.Set(new ActingAssistant(file.Id));
            context.Succeed(requirement);
        }
    }
}

internal sealed class CaseFileHandler(IOrganisations organisations, AssistedDrafts drafts) : AuthorizationHandler<CaseFileOnlyAttribute>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, CaseFileOnlyAttribute requirement)
    {
        if (await ActingMember.Is(context, this, requirement, requirement.AtLeast, organisations) is false)
            await drafts.Admit(context, this, requirement);
    }
}

internal sealed class AssistantHandler(AssistedDrafts drafts) : AuthorizationHandler<AssistantOnlyAttribute>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, AssistantOnlyAttribute requirement) => drafts.Admit(context, this, requirement);
}
