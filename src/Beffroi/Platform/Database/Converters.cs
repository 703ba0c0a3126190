using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Beffroi.Platform.Database;

/// <summary>An instant as microseconds since 1970 in UTC, a long on both databases: same precision, same order, no offset.</summary>
internal sealed class UtcMicrosecondsConverter()
    : ValueConverter<DateTimeOffset, long>(value => ToMicroseconds(value), stored => FromMicroseconds(stored))
{
    public static long ToMicroseconds(DateTimeOffset value) =>
        (value.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / TimeSpan.TicksPerMicrosecond;

    public static DateTimeOffset FromMicroseconds(long stored) =>
        DateTimeOffset.UnixEpoch.AddTicks(stored * TimeSpan.TicksPerMicrosecond);
}

/// <summary>An id as 16 bytes in the order of its text, so that SQLite's BLOB sorts as PostgreSQL's uuid does.</summary>
internal sealed class GuidBytesConverter()
    : ValueConverter<Guid, byte[]>(value => value.ToByteArray(true), stored => new Guid(stored, true));

/// <summary>A typed id as its UUID.</summary>
internal sealed class TypedIdConverter<T>() : ValueConverter<T, Guid>(id => id.Value, stored => TypedId.Of<T>(stored)) where T : struct, ITypedId<T>;

/// <summary>A typed id as <see cref="GuidBytesConverter"/> stores it.</summary>
internal sealed class TypedIdBytesConverter<T>()
    : ValueConverter<T, byte[]>(id => id.Value.ToByteArray(true), stored => TypedId.Of<T>(new Guid(stored, true))) where T : struct, ITypedId<T>;

/// <summary>Every type of id of the application.</summary>
internal static class TypedIds
{
    private static readonly Lazy<IReadOnlyList<Type>> Found = new(() =>
        [.. typeof(TypedIds).Assembly.GetTypes().Where(t => t.IsValueType && t.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(ITypedId<>)))]);

    /// <param name="conventions">Of the model.</param>
    /// <param name="converter">An open generic type, closed with each type of id.</param>
    public static void ConvertWith(ModelConfigurationBuilder conventions, Type converter)
    {
        foreach (var type in Found.Value)
            conventions.Properties(type).HaveConversion(converter.MakeGenericType(type));
    }
}
