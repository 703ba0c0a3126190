namespace Beffroi.Rules;

/// <summary>What lies ahead of some situations and changes them, on a day that nobody knows yet: a project becomes a structure.</summary>
public sealed class LifeEvent
{
    private readonly TruthTerm ahead;
    private readonly IReadOnlyList<(Fact Fact, Known Value)> becomes;

    internal LifeEvent(string id, string label, string? help, TruthTerm ahead, IReadOnlyList<(Fact Fact, Known Value)> becomes) =>
        (Id, Label, Help, this.ahead, this.becomes) = (id, label, help, ahead, becomes);

    public string Id { get; }

    /// <summary>« Une fois la structure créée ».</summary>
    public string Label { get; }

    /// <summary>What it takes.</summary>
    public string? Help { get; }

    /// <summary>The situation right after it; null: it does not lie ahead, or what is known contradicts it.</summary>
    internal Profile? After(Vocabulary vocabulary, Profile profile) => new Interpreter(profile).Judge(ahead) == Truth.True
        ? ProfileReader.Settle(vocabulary, becomes.Aggregate(profile, (p, b) => p.With(b.Fact, b.Value)), "").Profile
        : null;
}
