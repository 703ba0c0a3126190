using Beffroi.Applications.CaseFiles;
using Beffroi.Applications.Deposit;
using Beffroi.Applications.FirstContacts;
using Beffroi.Applications.Prepare;
using Beffroi.Catalogue;
using Beffroi.Rules;

namespace Beffroi.Applications.Ask;

/// <summary>A scheme that is not deposited, beside a case file.</summary>
/// <param name="Verdict">On the answers of the file; null: it no longer fits, and was asked about from this file.</param>
/// <param name="Asked">What the organisation last asked about it; null: nothing.</param>
internal sealed record OtherScheme(Scheme Scheme, Verdict? Verdict, AskedContact? Asked)
{
    /// <summary>It is asked for in a first contact; else it has its own site.</summary>
    public bool IsReferred => Scheme.Circuit.Mode is CircuitMode.Referral;
}

/// <summary>The schemes that are not deposited and that fit the answers of a file, in the order of the catalogue.</summary>
internal sealed class ReadOtherSchemes(SchemeCatalogue catalogue, DepositDesk desk, AnswerFacts answers, FirstContactsDb contacts, RegionClock days)
{
    /// <returns>None when no answers go with the file.</returns>
    public async Task<IReadOnlyList<OtherScheme>> Of(CaseFile file, CancellationToken cancellation)
    {
        if (answers.ProfileOf(file.Facts, days.Today) is not { } profile)
            return [];
        Scheme[] all = [.. catalogue.Schemes.Where(s => s.Circuit.Mode is CircuitMode.Referral or CircuitMode.Signpost)];
        var asked = (await contacts.AskedAbout(file.OrganisationId, [.. all.Where(s => s.Circuit.Mode is CircuitMode.Referral).Select(s => s.Id)], cancellation)).ToLookup(a => a.Scheme);
        return
        [
            .. from scheme in all
               let verdict = desk.IsOpen(scheme) && SchemeCatalogue.Answer(scheme, profile).Verdict is var v and (Verdict.Eligible or Verdict.SubjectToReview) ? v : (Verdict?)null
               let last = asked[scheme.Id].FirstOrDefault()
               where verdict is not null || last?.CaseFile == file.Id
               select new OtherScheme(scheme, verdict, last),
        ];
    }
}
