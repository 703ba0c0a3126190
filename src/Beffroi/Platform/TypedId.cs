using System.Diagnostics.CodeAnalysis;

namespace Beffroi.Platform;

/// <summary>
/// An id that cannot be taken for that of another thing: a UUIDv7, 32 hexadecimal digits in an address. Columns hold the UUID (<c>Database/Converters.cs</c> finds every
/// type that implements this). Never sort by it.
/// </summary>
public interface ITypedId<TSelf> : IParsable<TSelf> where TSelf : struct, ITypedId<TSelf>
{
    Guid Value { get; }

    static abstract TSelf Of(Guid value);
}

/// <summary>What all of them do alike.</summary>
public static class TypedId
{
    private const string Digits = "n";

    public static T New<T>(TimeProvider clock) where T : struct, ITypedId<T> => T.Of(Guid.CreateVersion7(clock.GetUtcNow()));

    public static T Of<T>(Guid value) where T : struct, ITypedId<T> => T.Of(value);

    public static string Print(Guid value) => value.ToString(Digits);

    /// <summary>Accepts only what <see cref="Print"/> writes: one text for each id.</summary>
    public static bool TryParse<T>([NotNullWhen(true)] string? text, out T id) where T : struct, ITypedId<T>
    {
        var read = Guid.TryParseExact(text, Digits, out var value) && value.Version == 7 && Print(value) == text;
        id = read ? T.Of(value) : default;
        return read;
    }

    public static T Parse<T>(string text) where T : struct, ITypedId<T> =>
        TryParse<T>(text, out var id) ? id : throw new FormatException($"Not an id of {typeof(T).Name}.");
}
