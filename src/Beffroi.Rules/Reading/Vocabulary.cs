namespace Beffroi.Rules;

/// <summary>What <c>facts.yaml</c> holds.</summary>
internal sealed class Vocabulary : IScope
{
    private readonly Dictionary<string, Term> terms = new(StringComparer.Ordinal);

    public List<Fact> Facts { get; } = [];

    public List<Definition> Definitions { get; } = [];

    public List<Parameter> Parameters { get; } = [];

    public List<Constraint> Constraints { get; } = [];

    public List<LifeEvent> LifeEvents { get; } = [];

    public IEnumerable<string> Names => terms.Keys;

    /// <summary>Read without a fault: examples that fail are at fault themselves.</summary>
    public bool IsSound { get; set; }

    public Term? Resolve(string name) => terms.GetValueOrDefault(name);

    public bool TryAdd(string name, Term term) => terms.TryAdd(name, term);
}

/// <summary>Facts that contradict each other when its condition is false (BEF-A006).</summary>
public sealed class Constraint
{
    internal Constraint(TruthTerm condition, string message) => (Condition, Message) = (condition, message);

    internal TruthTerm Condition { get; }

    public string Message { get; }
}
