using Beffroi.Platform.Accounts;

namespace Beffroi.Organisations.Members;

/// <summary>An account goes once it has left its organisations: the last owner hands over first, and no member is left that is nobody.</summary>
internal sealed class MembershipsLeft(IOrganisations organisations) : IErasureObstacle
{
    public async Task<string?> Tell(AccountId account, CancellationToken cancellation) => await organisations.Of(account, cancellation) is [var first, ..]
        ? $"Vous êtes encore membre de «\u00A0{first.Organisation.Name}\u00A0». Quittez-la d’abord, depuis «\u00A0Mes structures\u00A0»\u00A0; si vous en êtes le dernier propriétaire, passez la main."
        : null;
}

/// <summary>The organisations of a person, for the copy of what is held about them.</summary>
internal sealed class MembershipData(IOrganisations organisations) : IPersonalData
{
    public string Section => "structures";

    public async Task<object?> Of(AccountId account, CancellationToken cancellation) => await organisations.Of(account, cancellation) is { Count: > 0 } mine
        ? mine.Select(m => new { nom = m.Organisation.Name, reference = m.Organisation.Reference, siren = m.Organisation.Siren?.ToString(), role = m.Role.InWords() }).ToList()
        : null;
}
