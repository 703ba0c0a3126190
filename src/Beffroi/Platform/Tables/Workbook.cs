using System.Globalization;
using System.Xml;
using Beffroi.Platform.Files.Inspect;
using DocumentFormat.OpenXml.Packaging;

namespace Beffroi.Platform.Tables;

/// <summary>The first sheet that has something in an XLSX or an ODS that <see cref="InspectFile"/> has passed.</summary>
internal static class Workbook
{
    /// <summary>In characters, of one part of the archive once it is open.</summary>
    public const long LongestPart = 20_000_000;

    public const int MostSheets = 200;

    public static Outcome<Table> Read(byte[] content, FileKind kind, int mostRows)
    {
        try
        {
            return kind == FileKind.Ods ? OpenDocumentSheets.Read(content, mostRows) : ExcelSheets.Read(content, mostRows);
        }
        catch (Exception e) when (e is InvalidDataException or XmlException or OpenXmlPackageException or FormatException or OverflowException or InvalidOperationException or ArgumentException)
        {
            // All the ways in which both readers say that bytes in memory are damaged, as altering good ones finds them: who gave them is told.
            return TableRefusals.Unreadable;
        }
    }

    /// <summary>Null when it is no number, or one that is no sum of money either.</summary>
    public static decimal? NumberOf(string? text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) < 1_000_000_000_000_000m ? number : null;
}
