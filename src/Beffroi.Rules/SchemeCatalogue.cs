using System.Text.Json;
using System.Text.Json.Nodes;

namespace Beffroi.Rules;

/// <summary>
/// The whole offer of a Region as one typed tree: facts, definitions, parameters and schemes. Every answer that is given
/// about a scheme is a reading of it. Immutable; safe to share between threads.
/// </summary>
public sealed class SchemeCatalogue
{
    private readonly Vocabulary vocabulary;
    private readonly Dictionary<string, Fact> facts;
    private readonly Dictionary<string, Scheme> schemes;
    private readonly Cells cells;
    private readonly Asker asker;

    internal SchemeCatalogue(Region region, Vocabulary vocabulary, IReadOnlyList<Scheme> schemes, string hash)
    {
        Region = region;
        Schemes = schemes;
        Hash = hash;
        this.vocabulary = vocabulary;
        facts = vocabulary.Facts.ToDictionary(f => f.Id, StringComparer.Ordinal);
        this.schemes = schemes.ToDictionary(s => s.Id, StringComparer.Ordinal);
        cells = Asker.CellsOf(vocabulary.Facts, schemes);
        asker = new Asker(vocabulary.Facts, vocabulary.Parameters, schemes, cells);
    }

    public Region Region { get; }

    /// <summary>In the order of the catalogue.</summary>
    public IReadOnlyList<Scheme> Schemes { get; }

    public IReadOnlyList<Fact> Facts => vocabulary.Facts;

    public IReadOnlyList<Definition> Definitions => vocabulary.Definitions;

    public IReadOnlyList<Parameter> Parameters => vocabulary.Parameters;

    /// <summary>SHA-256 of the files it was read from, in lower-case hexadecimal: what an answer rests on.</summary>
    public string Hash { get; }

    /// <summary>Names this very catalogue wherever an answer or a file tells what it rests on: <c>sha256:</c> and <see cref="Hash"/>.</summary>
    public string Fingerprint => $"sha256:{Hash}";

    /// <summary>The same Region with these schemes only, in this order.</summary>
    public SchemeCatalogue Only(IEnumerable<string> ids) => new(Region, vocabulary, [.. ids.Select(id => schemes[id])], Hash);

    public Scheme? Scheme(string id) => schemes.GetValueOrDefault(id);

    public Fact? Fact(string id) => facts.GetValueOrDefault(id);

    /// <summary>A profile from the JSON of the contract; every problem with its path when it cannot be one.</summary>
    public ProfileReading ReadProfile(DateOnly date, JsonElement facts, string path = "/facts") =>
        ProfileReader.Read(vocabulary, date, facts, path);

    /// <summary>The answer of every scheme, or of those named, on the day of the profile.</summary>
    /// <param name="profile">What is known.</param>
    /// <param name="readings">The reading to take for a scheme, by its id; the one retained for the others.</param>
    /// <param name="skipped">Facts not to ask for: the person does not know them.</param>
    public OrientationAnswer Orient(Profile profile, IReadOnlyDictionary<string, string>? readings = null, IReadOnlySet<Fact>? skipped = null)
    {
        var answers = Schemes.Select(s => Answer(s, profile, readings?.GetValueOrDefault(s.Id))).ToList();
        return new OrientationAnswer(profile.Date, Hash, answers, asker.Next(profile, answers, skipped));
    }

    /// <summary>Looks ahead from an answer to the same profile: changes, dates, path and bundle.</summary>
    public Prospects Foresee(Profile profile, OrientationAnswer answer) => new Foresight(vocabulary, cells, profile).Look(answer.Schemes);

    /// <summary>How many questions are left before everything that answers can settle is settled: at least, and at most.</summary>
    public (int Least, int Most) QuestionsLeft(Profile profile, OrientationAnswer answer, IReadOnlySet<Fact> skipped) =>
        asker.Left(profile, answer.Schemes, skipped, p => [.. Schemes.Select(s => Answer(s, p))]);

    /// <summary>The answer of one scheme on the day of the profile.</summary>
    public static SchemeAnswer Answer(Scheme scheme, Profile profile, string? reading = null)
    {
        var version = scheme.On(profile.Date);
        return AnswerBy(scheme, new SchemeText(version, version.Reading(reading)), profile);
    }

    /// <summary>What a scheme would answer by one of its texts, whichever is in force on the day of the profile.</summary>
    public static SchemeAnswer AnswerBy(Scheme scheme, SchemeText text, Profile profile)
    {
        var judge = new Judge(profile);
        var criteria = text.Reading.Criteria.Select(judge.Answer).ToList();
        var verdict = Judge.Worst(criteria);
        var amount = verdict == Verdict.Ineligible ? null : AmountOf(scheme, text.Reading, profile);
        return new SchemeAnswer(scheme, text.Version, text.Reading, verdict, text.Version.Availability.On(profile.Date), profile.Date < scheme.Versions[0].From,
            criteria, amount);
    }

    /// <summary>Whoever it is for; null when the reading gives no amount.</summary>
    internal static AmountAnswer? AmountOf(Scheme scheme, TextReading reading, Profile profile) =>
        reading.Amount is null ? null
        : reading.Amount.IsUnknown ? new Estimator(profile).Answer(reading.Amount) with { Kind = scheme.Kind }
        : new Estimator(profile).Answer(reading.Amount);

    /// <summary>Two texts of one scheme, in words and in effect: who would gain or lose from the one to the other.</summary>
    /// <param name="scheme">Of which both are texts.</param>
    /// <param name="before">The one that is replaced.</param>
    /// <param name="after">The one that replaces it.</param>
    /// <param name="day">On which both are judged.</param>
    public SchemeComparison Compare(Scheme scheme, SchemeText before, SchemeText after, DateOnly day) =>
        SchemeComparer.Compare(vocabulary, scheme, before, after, day);

    /// <summary>Verdicts and bounds of amounts alone, much faster: for many profiles.</summary>
    public CompiledCatalogue Compile() => new(Facts, Parameters, Schemes);

    /// <summary>Whether a question on this fact makes sense for this profile, as far as is known.</summary>
    public static bool MakesSense(Fact fact, Profile profile) => fact.If is null || new Interpreter(profile).Judge(fact.If) != Truth.False;

    /// <summary>What is known of a fact, in words: « 3 salariés », « SCOP ou SCIC ».</summary>
    public static string Describe(Fact fact, Profile profile) => Explainer.Value(fact, profile[fact]);

    /// <summary>What may be told to others of a profile: the facts that the Region shares, in brackets and groups that hold them.</summary>
    public JsonObject Share(Profile profile) => CoarseFacts.Of(vocabulary, profile);

    /// <summary>The condition of a criterion in plain French, from the tree.</summary>
    public static string Describe(Condition condition) => French.Typeset(Explainer.Words(condition));

    /// <summary>Facts that the criteria and amounts of a scheme read, in the order in which they stand.</summary>
    public static IReadOnlyList<Fact> FactsOf(TextReading reading) => [.. Dependencies.Of(reading)];
}
