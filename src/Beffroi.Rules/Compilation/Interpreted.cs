namespace Beffroi.Rules;

/// <summary>
/// Terms that are left to the interpreter: a <c>some</c> that would unroll into too much, texts of large domains compared with
/// something else than literals.
/// </summary>
internal static class Interpreted
{
    public static long Judge(ProfileSlots profile, TruthTerm term) => Kleene.CodeOf(new Interpreter(profile.Profile).Judge(term));

    /// <summary>A flag: a fact that the applicant can tell is missing.</summary>
    public static long IsMissing(ProfileSlots profile, Term term)
    {
        var found = new List<Fact>();
        new MissingFacts(profile.Profile, new Interpreter(profile.Profile), found).Collect(term);
        return found.Count > 0 ? -1 : 0;
    }
}
