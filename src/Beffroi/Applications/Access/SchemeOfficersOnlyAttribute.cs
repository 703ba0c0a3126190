using Beffroi.Applications.AssignSchemes;
using Beffroi.Applications.CaseFiles;
using Beffroi.Applications.Track;
using Beffroi.Catalogue;
using Beffroi.Platform.Accounts.Access;
using Beffroi.Platform.Accounts.Roles;
using Beffroi.Rules;
using Microsoft.AspNetCore.Authorization;

namespace Beffroi.Applications.Access;

/// <summary>
/// The case officers who act on the request that the route names (<c>{dossier}</c>, <c>{aide}</c>), as <see cref="SchemeStaff"/> says by its scheme. What does not exist is for the page to say.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class SchemeOfficersOnlyAttribute : AccessAttribute;

internal sealed class SchemeOfficersHandler(CaseFilesDb files, SchemeStaff staff, SchemeCatalogue catalogue) : AuthorizationHandler<SchemeOfficersOnlyAttribute>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, SchemeOfficersOnlyAttribute requirement)
    {
        if (context.User.AccountOrNone() is not { } account)
            return;
        var http = context.Resource as HttpContext ?? throw new InvalidOperationException($"{nameof(SchemeOfficersOnlyAttribute)} is of routes: nothing else names a request.");
        if (!context.User.HoldsRole([RegionRole.CaseOfficer]))
            context.Fail(new GapReason(this, AccessGap.NotTheirRole));
        else if (!context.User.IsOfRegion(RegionRole.CaseOfficer))
            context.Fail(new GapReason(this, AccessGap.NoSecondFactor));
        else if (await Scheme(http) is { } scheme && await staff.InThePlaceOf(account, scheme, http.RequestAborted) is { } others)
            context.Fail(new GapReason(this, AccessGap.NotTheirRole, new AccessRefused(
                "Ce dispositif est instruit par d’autres",
                $"Les demandes de {catalogue.AcronymOf(scheme)} sont confiées à {string.Join(", ", others.Select(p => p.FullName))}. Un administrateur peut vous les confier aussi.")));
        else
            context.Succeed(requirement);
    }

    /// <summary>Null: there is no such request.</summary>
    private async Task<string?> Scheme(HttpContext http) =>
        CaseFileId.TryParse(http.Request.RouteValues[CaseFilePageModel.RouteValue] as string, null, out var file)
            && AidRequestId.TryParse(http.Request.RouteValues[RequestPageModel.RequestValue] as string, null, out var request)
            ? (await files.FindRequest(file, request, http.RequestAborted))?.SchemeId : null;
}
