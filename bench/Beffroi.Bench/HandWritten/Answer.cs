using Beffroi.Rules;

namespace Beffroi.Bench.HandWritten;

/// <param name="Verdict">Of one scheme.</param>
/// <param name="Amount">In cents, <see cref="Interval.NoEnd"/> where nothing bounds it; null when the scheme gives no money or refuses.</param>
internal readonly record struct Answer(Verdict Verdict, Interval? Amount)
{
    public static Answer Refused => new(Verdict.Ineligible, null);
}

/// <summary>The worst effect so far. Each method says whether there is any use in going on.</summary>
internal struct Judgement
{
    private bool review, undetermined;

    public readonly Verdict Verdict => undetermined ? Verdict.Undetermined : review ? Verdict.SubjectToReview : Verdict.Eligible;

    /// <summary>A condition of an official text: refuses when it fails, asks when it is not known.</summary>
    public bool Official(bool? holds)
    {
        undetermined |= holds is null;
        return holds is not false;
    }

    /// <summary>A condition that no official text states, or that an officer judges: never refuses.</summary>
    public bool Softer(bool? holds)
    {
        review |= holds is not true;
        return true;
    }
}
