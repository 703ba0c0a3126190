using Beffroi.Applications.CaseFiles;
using Beffroi.Platform;
using Beffroi.Rules;

namespace Beffroi.Applications.Process;

/// <summary>Proposes another scheme in the place of the one that was asked for: of the Region, or of an operator. The organisation decides.</summary>
internal sealed class ProposeRedirect(MoveRequest move, SchemeCatalogue catalogue)
{
    /// <param name="step">On what.</param>
    /// <param name="scheme">The id of the other.</param>
    /// <param name="words">Why; the organisation reads it.</param>
    /// <param name="cancellation">Of the request.</param>
    public async Task<Outcome<AidRequest>> Propose(AidRequestStep step, string? scheme, string? words, CancellationToken cancellation)
    {
        if (scheme is null || scheme == step.Request.SchemeId || catalogue.Scheme(scheme) is null)
            return CaseFileRefusals.RedirectMissing;
        if (words is null)
            return CaseFileRefusals.ReasonMissing;
        return await move.Move(step, AidRequestAct.ProposeRedirect, AidRequestParty.Region, Decide, words, also: null, cancellation);

        Refusal? Decide(AidRequest request)
        {
            request.RedirectTo = scheme;
            return null;
        }
    }
}
