using System.Diagnostics.CodeAnalysis;

namespace Beffroi.Platform.Documents;

/// <summary>A document that is kept as it was made. It opens nothing by itself: who may read it is for the part that holds the id to say.</summary>
public readonly record struct StoredDocumentId(Guid Value) : ITypedId<StoredDocumentId>
{
    public static StoredDocumentId Of(Guid value) => new(value);

    public static StoredDocumentId Parse(string s, IFormatProvider? provider) => TypedId.Parse<StoredDocumentId>(s);

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out StoredDocumentId result) => TypedId.TryParse(s, out result);

    public override string ToString() => TypedId.Print(Value);
}
