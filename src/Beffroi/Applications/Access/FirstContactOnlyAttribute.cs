using Beffroi.Applications.FirstContacts;
using Beffroi.Organisations;
using Beffroi.Platform.Accounts.Access;
using Microsoft.AspNetCore.Authorization;

namespace Beffroi.Applications.Access;

/// <summary>
/// The person’s side of the first contact that the route names (<c>{contact}</c>): who asked, when it is their own; members with at least that role, when it is of an organisation.
/// For anyone else it does not exist (404).
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class FirstContactOnlyAttribute(MemberRole atLeast) : AccessAttribute
{
    /// <summary>The route value that holds the id.</summary>
    public const string RouteValue = "contact";

    public MemberRole AtLeast => atLeast;
}

/// <summary>The first contact of a request, and whether its reader may act: known once <see cref="FirstContactOnlyAttribute"/> has let them in.</summary>
internal sealed record OwnContact(FirstContact Contact, bool MayAct);

internal sealed class FirstContactHandler(FirstContactsDb contacts, IOrganisations organisations) : AuthorizationHandler<FirstContactOnlyAttribute>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, FirstContactOnlyAttribute requirement)
    {
        if (context.User.AccountOrNone() is not { } account)
            return;
        var http = context.Resource as HttpContext
            ?? throw new InvalidOperationException($"{nameof(FirstContactOnlyAttribute)} is of routes: nothing else names a first contact.");
        var cancellation = http.RequestAborted;
        if (!FirstContactId.TryParse(http.Request.RouteValues[FirstContactOnlyAttribute.RouteValue] as string, null, out var id)
            || await contacts.Find(id, cancellation) is not { } contact
            || await RoleOn(contact) is not { } role)
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
            http.Features.Set(new OwnContact(contact, role >= MemberRole.Editor));
            context.Succeed(requirement);
        }

        async Task<MemberRole?> RoleOn(FirstContact contact) => contact.OrganisationId is { } organisation
            ? await organisations.RoleOf(account, organisation, cancellation)
            : contact.AccountId == account ? MemberRole.Owner : null;
    }
}
