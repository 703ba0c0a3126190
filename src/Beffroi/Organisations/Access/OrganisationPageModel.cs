using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Beffroi.Organisations.Access;

/// <summary>A page of one organisation, behind <see cref="MembersOnlyAttribute"/>.</summary>
internal abstract class OrganisationPageModel(OrganisationsDb organisations) : PageModel
{
    [FromRoute(Name = MembersOnlyAttribute.RouteValue)]
    public OrganisationId Id { get; set; }

    public Organisation Organisation { get; private set; } = null!;

    public MemberRole MyRole => HttpContext.Features.Get<ActingMember>()!.Role;

    protected OrganisationsDb Organisations => organisations;

    public override async Task OnPageHandlerExecutionAsync(
        Microsoft.AspNetCore.Mvc.Filters.PageHandlerExecutingContext context, Microsoft.AspNetCore.Mvc.Filters.PageHandlerExecutionDelegate next)
    {
        await Reload();
        await next();
    }

    protected async Task Reload() => Organisation = (await organisations.Read(Id, HttpContext.RequestAborted))!;
}
