using System.Text.Json;
using Beffroi.Catalogue;
using Beffroi.Rules;

namespace Beffroi.Orientation.Interview;

/// <summary>Where an interview stands: what is known, what it answers, what to ask next.</summary>
/// <param name="Draft">Without what the catalogue of today refuses.</param>
/// <param name="Next">Null when no question can settle anything more.</param>
/// <param name="Left">Questions left, at least and at most.</param>
internal sealed record InterviewState(
    Draft Draft, Profile Profile, OrientationAnswer Answer, NextQuestion? Next, Fact? NextFact, (int Least, int Most) Left);

internal sealed class Interviewer(SchemeCatalogue catalogue, RegionClock clock)
{
    /// <param name="draft">What was said.</param>
    /// <param name="countLeft">Whether the page shows how far it is to the end: it takes a few more milliseconds.</param>
    public InterviewState Open(Draft draft, bool countLeft = false)
    {
        var (kept, profile) = Keep(draft);
        var skipped = kept.Skipped.Select(catalogue.Fact).OfType<Fact>().ToHashSet();
        var answer = catalogue.Orient(profile, null, skipped);
        var next = answer.NextQuestion;
        return new InterviewState(kept, profile, answer, next, next is null ? null : Asked(next.Fact, profile, skipped),
            countLeft ? catalogue.QuestionsLeft(profile, answer, skipped) : default);
    }

    /// <summary>The draft with what was sent for a question, or the question again with what is wrong.</summary>
    public (Draft? Said, AskedQuestion? Refused) Reply(Draft draft, AskedQuestion question, IReadOnlyList<string> chosen, string? typed, string? code)
    {
        var given = question.Form.Read(chosen, typed, code, draft.Facts[question.Fact.Id], draft.Skipped.Contains(question.Fact.Id));
        if (given.Skipped)
            return (draft.Skip(question.Fact.Id), null);
        var error = given.Error;
        if (given.Value is { } value)
        {
            var (said, problem) = Say(draft, question.Fact, value);
            if (said is not null)
                return (said, null);
            error = $"{problem!.Message} {problem.Hint}".TrimEnd();
        }
        return (null, question with { Error = error, Places = given.Places ?? [], Chosen = chosen, Typed = typed });
    }

    /// <summary>The draft with one more answer, or what is wrong with it.</summary>
    public (Draft? Draft, Problem? Problem) Say(Draft draft, Fact fact, System.Text.Json.Nodes.JsonNode value)
    {
        var said = draft.Say(fact.Id, value);
        // A date and what is counted from it are two ways to say one thing: the last said counts.
        foreach (var other in catalogue.Facts.Where(f => f.Since == fact || f == fact.Since))
            said = said.Without(other.Id);
        var reading = Read(said);
        return reading.Profile is not null ? (said, null)
            : (null, reading.Problems.FirstOrDefault(p => Concerns(p, fact.Id)) ?? reading.Problems[0]);
    }

    public Profile? ProfileOf(System.Text.Json.Nodes.JsonObject facts) => Read(new Draft(facts, [])).Profile;

    /// <summary>A date is asked before the months that are counted from it: its answer stays right with time.</summary>
    private static Fact Asked(Fact fact, Profile profile, HashSet<Fact> skipped) =>
        fact.Since is { } since && !skipped.Contains(since) && !profile[since].IsFull ? since : fact;

    /// <summary>A fact that the catalogue no longer has, or whose answer it no longer takes, is asked again.</summary>
    private (Draft, Profile) Keep(Draft draft)
    {
        var reading = Read(draft);
        while (reading.Profile is null && draft.Facts.Count > 0)
        {
            var refused = draft.Facts.Select(f => f.Key).FirstOrDefault(id => reading.Problems.Any(p => Concerns(p, id)))
                ?? draft.Facts.Last().Key;
            draft = draft.Without(refused);
            reading = Read(draft);
        }
        return (draft, reading.Profile ?? throw new InvalidOperationException("An empty draft is always a profile."));
    }

    private static bool Concerns(Problem problem, string fact)
    {
        var path = $"/facts/{JsonPointer.Escape(fact)}";
        return problem.Path == path || problem.Path.StartsWith(path + "/", StringComparison.Ordinal);
    }

    private ProfileReading Read(Draft draft)
    {
        using var json = JsonDocument.Parse(draft.Facts.ToJsonString());
        return catalogue.ReadProfile(clock.Today, json.RootElement);
    }
}
