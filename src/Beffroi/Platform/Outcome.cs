using System.Diagnostics.CodeAnalysis;

namespace Beffroi.Platform;

/// <summary>Why an operation was not done, worded in French for the user. Each refusal has one code, which tests and pages go by.</summary>
public sealed record Refusal(string Code, string Message);

/// <summary>What an operation answers: a value, or one refusal.</summary>
public sealed class Outcome<T> where T : notnull
{
    private Outcome(T? value, Refusal? refusal) => (Value, Refusal) = (value, refusal);

    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool Succeeded => Refusal is null;

    public T? Value { get; }

    public Refusal? Refusal { get; }

    public static implicit operator Outcome<T>(T value) => new(value, null);

    public static implicit operator Outcome<T>(Refusal refusal) => new(default, refusal);
}
