using System.Globalization;

namespace Beffroi.Platform.Audit;

/// <summary>A row of the chain as someone may have noted it: <c>12:ab34…</c>.</summary>
internal sealed record AuditMark(long Sequence, string Hash)
{
    public static AuditMark? Parse(string text) =>
        text.Split(':') is [var number, { Length: 64 } hash] && hash.All(char.IsAsciiHexDigit)
            && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
            ? new(sequence, hash.ToLowerInvariant())
            : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Sequence}:{Hash}");
}

/// <summary>What reading the chain found.</summary>
/// <param name="Rows">Rows read.</param>
/// <param name="Head">The last row that follows from all before it.</param>
/// <param name="Problem">The first thing wrong; null when nothing is.</param>
/// <param name="ProblemAt">The sequence where it stands, or should.</param>
internal sealed record AuditFinding(long Rows, AuditMark Head, string? Problem, long? ProblemAt)
{
    public bool Intact => Problem is null;
}

/// <summary>Computes every hash again, from the first row to the head.</summary>
internal sealed class VerifyAudit(AuditDb audit)
{
    /// <param name="expected">A row noted earlier, which must still be there; null when none was.</param>
    /// <param name="cancellation">Of the command.</param>
    public async Task<AuditFinding> Verify(AuditMark? expected, CancellationToken cancellation)
    {
        var last = await audit.LastSequence(cancellation);
        var head = await audit.End(cancellation);
        var (count, hash) = (0L, new byte[32]);
        await foreach (var row in audit.RowsTo(head.Sequence).WithCancellation(cancellation))
        {
            var next = count + 1;
            if (row.Sequence != next)
                return Broken(next, $"row {next} is missing, row {row.Sequence} follows");
            var computed = row.HashAfter(hash);
            if (!computed.AsSpan().SequenceEqual(row.Hash))
                return Broken(next, "its content does not give its hash: it was changed or swapped, or the hash before it was");
            (count, hash) = (next, computed);
            if (expected?.Sequence == count && expected != Mark())
                return Broken(count, "it is not the row that was noted: the chain was written anew");
        }
        if (head.Sequence != count)
            return Broken(count + 1, $"the head says {head.Sequence} row(s), {count} are there: the end was cut off");
        if (!head.Hash.AsSpan().SequenceEqual(hash))
            return Broken(count, "its hash is not that of the head");
        if (last > head.Sequence)
            return Broken(head.Sequence + 1, $"rows up to {last} stand beyond the head: they were added beside the application");
        if (expected?.Sequence > count)
            return Broken(count + 1, $"row {expected.Sequence}, which was noted, is missing");
        return new(count, Mark(), null, null);

        AuditMark Mark() => new(count, Convert.ToHexStringLower(hash));
        AuditFinding Broken(long at, string why) => new(count, Mark(), why, at);
    }
}
