using Beffroi.Platform;
using Beffroi.Platform.Accounts;
using Beffroi.Platform.Accounts.Roles;
using Beffroi.Platform.Audit;

namespace Beffroi.Applications.AssignSchemes;

/// <summary>Entrusts the requests for a scheme to a case officer, or no longer.</summary>
internal sealed class EntrustScheme(SchemeOfficersDb entrusted, People people, AuditTrail audit, TimeProvider clock)
{
    /// <param name="scheme">The id of a scheme, which the caller knows to be asked for here.</param>
    /// <param name="officer">A case officer.</param>
    /// <param name="cancellation">Of the request.</param>
    /// <returns>Whether it changes anything.</returns>
    public async Task<Outcome<bool>> Entrust(string scheme, AccountId officer, CancellationToken cancellation)
    {
        if ((await people.OfRegion(RegionRole.CaseOfficer, cancellation)).All(p => p.Account != officer))
            return SchemeStaffRefusals.NotAnOfficer;
        return await entrusted.Write<Outcome<bool>>(
            async () =>
            {
                if (!await entrusted.Add(scheme, officer, clock.GetUtcNow(), cancellation))
                    return false;
                audit.Record(new SchemeEntrusted(scheme, officer));
                return true;
            },
            cancellation);
    }

    /// <inheritdoc cref="Entrust"/>
    public Task<bool> Withdraw(string scheme, AccountId officer, CancellationToken cancellation) => entrusted.Write(
        async () =>
        {
            if (!await entrusted.Remove(scheme, officer, cancellation))
                return false;
            audit.Record(new SchemeWithdrawn(scheme, officer));
            return true;
        },
        cancellation);
}

/// <summary>A scheme has no id of ours: the event is about who acts on its requests.</summary>
internal sealed record SchemeEntrusted(string Scheme, AccountId Officer) : IAuditedEvent
{
    public static string Name => "scheme-entrusted";

    public Guid About() => Officer.Value;

    public string Tell() => $"Les demandes du dispositif {Scheme} sont confiées à cette personne.";
}

/// <summary>They are entrusted to them no longer.</summary>
internal sealed record SchemeWithdrawn(string Scheme, AccountId Officer) : IAuditedEvent
{
    public static string Name => "scheme-withdrawn";

    public Guid About() => Officer.Value;

    public string Tell() => $"Les demandes du dispositif {Scheme} ne sont plus confiées à cette personne.";
}

internal static class SchemeStaffRefusals
{
    public static readonly Refusal NotAnOfficer = new("scheme-staff-not-an-officer", "Choisissez une personne qui a le rôle de chargé de mission.");

    public static readonly Refusal Unknown = new("scheme-staff-unknown", "Choisissez un dispositif de la liste.");
}
