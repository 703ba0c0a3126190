using Beffroi.Catalogue;
using Beffroi.Rules;

namespace Beffroi.Organisations.Shelf;

/// <summary><c>pieces.yaml</c>.</summary>
internal sealed class PiecesFile : IRegionFile
{
    private const int MostWarnDays = 366;

    private static readonly Dictionary<string, Lasting> Lastings = new(StringComparer.Ordinal)
    {
        ["sans"] = Lasting.Always,
        ["échéance"] = Lasting.Expiry,
        ["période"] = Lasting.Period,
    };

    public string Name => "pieces.yaml";

    public PieceKinds Kinds { get; private set; } = new("", 0, []);

    public void Read(YamlMap root, string folder, SchemeCatalogue? catalogue)
    {
        var kinds = new List<PieceKind>();
        var introduction = Typography.Typeset(root.Text("introduction"));
        var days = root.Require("prévenir") is { } value ? root.NumberOf(value) ?? 0 : 0;
        if (days != decimal.Truncate(days) || days is < 0 or > MostWarnDays)
            root.Diagnostics.Add(root.Place, DiagnosticCodes.OutsideDomain, $"« prévenir » is a number of days from 0 to {MostWarnDays}");
        foreach (var map in root.Maps("pièces"))
        {
            var kind = new PieceKind(
                map.Text("id"), Typography.Typeset(map.Text("libellé")), map.OptionalText("aide") is { } help ? Typography.Typeset(help) : null,
                map.Choice("durée", Lastings, Lasting.Always), map.Flag("bancaire"), SourceReader.Required(map));
            map.Close();
            if (kinds.Exists(k => k.Id == kind.Id))
                root.Diagnostics.Add(map.Place, DiagnosticCodes.RepeatedId, $"« {kind.Id} » is repeated");
            if (kind.Id.Length > PieceKind.LongestId || !kind.Id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'))
                root.Diagnostics.Add(map.Place, DiagnosticCodes.OutsideDomain, $"« {kind.Id} » is no id: {PieceKind.LongestId} lower-case letters, digits and hyphens at most");
            kinds.Add(kind);
        }
        if (kinds.Count(k => k.ProvesBankDetails) != 1)
            root.Diagnostics.Add(root.Place, DiagnosticCodes.MissingKey, "exactly one of « pièces » has « bancaire: true »");
        root.Close();
        Kinds = new(introduction, (int)days, kinds);
    }
}
