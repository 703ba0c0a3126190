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
