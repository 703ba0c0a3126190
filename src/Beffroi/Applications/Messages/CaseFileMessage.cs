using System.Diagnostics.CodeAnalysis;
using Beffroi.Applications.CaseFiles;
using Beffroi.Platform;
using Beffroi.Platform.Accounts;
using Beffroi.Platform.Files;

namespace Beffroi.Applications.Messages;

internal readonly record struct CaseFileMessageId(Guid Value) : ITypedId<CaseFileMessageId>
{
    public static CaseFileMessageId Of(Guid value) => new(value);

    public static CaseFileMessageId Parse(string s, IFormatProvider? provider) => TypedId.Parse<CaseFileMessageId>(s);

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out CaseFileMessageId result) => TypedId.TryParse(s, out result);

    public override string ToString() => TypedId.Print(Value);
}

/// <summary>What the organisation and the Region write to each other about a deposited case file. Once sent it does not change.</summary>
internal sealed class CaseFileMessage
{
    public const int LongestWords = 4_000, LongestFileName = 200;

    public required CaseFileMessageId Id { get; init; }

    public required CaseFileId CaseFileId { get; init; }

    /// <summary>On which side it was written.</summary>
    public required AidRequestParty Party { get; init; }

    public required AccountId By { get; init; }

    public required DateTimeOffset SentAt { get; init; }

    public required string Words { get; init; }

    /// <summary>What goes with it; null: nothing.</summary>
    public FileId? FileId { get; set; }

    public string? FileName { get; set; }

    /// <summary>Drawn with the form: the same one sent twice sends one message.</summary>
    public required Guid FormKey { get; init; }
}
