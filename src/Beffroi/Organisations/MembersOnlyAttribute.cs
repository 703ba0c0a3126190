using Beffroi.Platform.Accounts.Access;

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

/// <summary>In whose name, and by which role, the person of a request acts: known once <see cref="MembersOnlyAttribute"/> has let them in.</summary>
public sealed record ActingMember(OrganisationId Organisation, MemberRole Role);
