using Beffroi.Applications.CaseFiles;
using Beffroi.Organisations;
using Beffroi.Platform.Accounts;
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
    /// <returns>Null when they do not write it.</returns>
    public async Task<CaseFile?> Find(HttpContext http, AccountId account) =>
        CaseFileId.TryParse(http.Request.RouteValues[CaseFilePageModel.RouteValue] as string, null, out var id) && await files.Find(id, http.RequestAborted) is { } file
        && file.IsAssistedBy(account) && http.User.HoldsRole([RegionRole.CaseOfficer]) ? file : null;
}

internal sealed class CaseFileHandler(IOrganisations organisations, AssistedDrafts drafts) : AuthorizationHandler<CaseFileOnlyAttribute>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, CaseFileOnlyAttribute requirement)
    {
        if (context.User.AccountOrNone() is not { } account)
            return;
        var http = context.Resource as HttpContext ?? throw new InvalidOperationException($"{nameof(CaseFileOnlyAttribute)} is of routes: nothing else names a case file.");
        if (!OrganisationId.TryParse(http.Request.RouteValues[MembersOnlyAttribute.RouteValue] as string, null, out var organisation))
            context.Fail(new GapReason(this, AccessGap.Absent));
        else if (await organisations.RoleOf(account, organisation, http.RequestAborted) is { } role)
        {
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
        else if (await drafts.Find(http, account) is not { } file || file.OrganisationId != organisation)
            context.Fail(new GapReason(this, AccessGap.Absent));
        else if (!context.User.IsOfRegion(RegionRole.CaseOfficer))
            context.Fail(new GapReason(this, AccessGap.NoSecondFactor));
        else
        {
            http.Features.Set(new ActingAssistant(file.Id));
            context.Succeed(requirement);
        }
    }
}

internal sealed class AssistantHandler(AssistedDrafts drafts) : AuthorizationHandler<AssistantOnlyAttribute>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, AssistantOnlyAttribute requirement)
    {
        if (context.User.AccountOrNone() is not { } account)
            return;
        var http = context.Resource as HttpContext ?? throw new InvalidOperationException($"{nameof(AssistantOnlyAttribute)} is of routes: nothing else names a case file.");
        if (await drafts.Find(http, account) is not { } file)
            context.Fail(new GapReason(this, AccessGap.Absent));
        else if (!context.User.IsOfRegion(RegionRole.CaseOfficer))
            context.Fail(new GapReason(this, AccessGap.NoSecondFactor));
        else
        {
            http.Features.Set(new ActingAssistant(file.Id));
            context.Succeed(requirement);
        }
    }
}
