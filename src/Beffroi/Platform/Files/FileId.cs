using System.Diagnostics.CodeAnalysis;

namespace Beffroi.Platform.Files;

/// <summary>Names one file that was kept. It opens nothing by itself: who may see the file is for the part that holds the id to say.</summary>
public readonly record struct FileId(Guid Value) : ITypedId<FileId>
{
    public static FileId Of(Guid value) => new(value);

    public static FileId Parse(string s, IFormatProvider? provider) => TypedId.Parse<FileId>(s);

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out FileId result) => TypedId.TryParse(s, out result);

    public override string ToString() => TypedId.Print(Value);
}
