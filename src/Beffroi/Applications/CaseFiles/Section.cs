using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Beffroi.Platform.Web;
using Beffroi.Rules;
using Beffroi.Ui.Fields;

namespace Beffroi.Applications.CaseFiles;

/// <summary>What a case file is made of. Names are what the column holds.</summary>
internal enum SectionKind { Project, Jobs, Funding, Declarations, Papers, Partners }

/// <summary>One line of a section as it is read: on the page that checks it, in the deposit, and where two writings differ.</summary>
/// <param name="Label">In the words of the form.</param>
/// <param name="Value">Null: nothing was written.</param>
internal sealed record Told(string Label, string? Value);

/// <summary>The content of a section: what its form reads, its page shows and the deposit keeps.</summary>
internal interface ISection<TSelf> where TSelf : class, ISection<TSelf>
{
    static abstract SectionKind Kind { get; }

    static abstract TSelf Empty { get; }

    /// <summary>From what was typed; the form collects what cannot be kept.</summary>
    static abstract TSelf Read(SectionForm form);

    /// <summary>The fields of the form, by their names.</summary>
    IEnumerable<(string Field, string? Value)> Fields();

    IEnumerable<Told> Tell();

    /// <summary>What lacks before it can be deposited, a sentence each.</summary>
    IEnumerable<string> Missing();
}

internal static class SectionWords
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write<T>(T content) where T : class, ISection<T> => JsonSerializer.Serialize(content, Json);

    public static T Read<T>(string? stored) where T : class, ISection<T> => stored is null ? T.Empty : JsonSerializer.Deserialize<T>(stored, Json)!;

    public static string InWords(this SectionKind kind) => kind switch
    {
        SectionKind.Project => "Le projet",
        SectionKind.Jobs => "Les emplois",
        SectionKind.Funding => "Le plan de financement",
        SectionKind.Declarations => "Les déclarations",
        SectionKind.Papers => "Les pièces",
        SectionKind.Partners => "Les partenaires",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>The end of its address.</summary>
    public static string Address(this SectionKind kind) => kind switch
    {
        SectionKind.Project => "projet",
        SectionKind.Jobs => "emplois",
        SectionKind.Funding => "financement",
        SectionKind.Declarations => "declarations",
        SectionKind.Papers => "pieces-jointes",
        SectionKind.Partners => "partenaires",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>As a date field holds it.</summary>
    public static string? Iso(DateOnly? day) => day?.ToString("O", CultureInfo.InvariantCulture);

    public static string Euros(long cents) => French.Euros(cents / 100m);
}

/// <summary>What was typed into the form of a section, and what is wrong with it. A field that is wrong keeps what was typed.</summary>
internal sealed class SectionForm(IFormCollection typed)
{
    /// <summary>Of a list: no more are shown, nor read.</summary>
    public const int MostLines = 60;

    /// <summary>A hundred billion euros: more is a slip of the keyboard.</summary>
    public const decimal MostEuros = 100_000_000_000m;

    private static readonly NumberFormatInfo Comma = new() { NumberDecimalSeparator = ",", NumberGroupSeparator = " " };

    private readonly List<PageError> errors = [];

    public IReadOnlyList<PageError> Errors => errors;

    public void Refuse(string field, string message) => errors.Add(new(field, message));

    /// <summary>As it was typed.</summary>
    public string? Raw(string field) => typed.Typed(field);

    public string? Text(string field, int longest)
    {
        var text = Raw(field);
        if (text?.Length > longest)
            Refuse(field, $"Pas plus de {longest} caractères\u00A0: il y en a {text.Length}.");
        return text;
    }

    public DateOnly? Date(string field)
    {
        if (Raw(field) is not { } text)
            return null;
        if (DateOnly.TryParseExact(text, ["yyyy-MM-dd", "dd/MM/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 1900 and < 2200)
            return day;
        Refuse(field, "Donnez une date, comme 31/12/2027.");
        return null;
    }

    /// <summary>Euros as people write them: « 12 500 », « 12500,50 € ». Cents.</summary>
    public long? Cents(string field)
    {
        if (Raw(field) is not { } text)
            return null;
        if (Number(text.Replace("€", "", StringComparison.Ordinal)) is { } euros && euros is >= 0 and < MostEuros && decimal.Round(euros, 2) == euros)
            return (long)(euros * 100);
        Refuse(field, "Donnez une somme en euros, comme 12 500 ou 12 500,50.");
        return null;
    }

    /// <summary>A number with at most two decimals.</summary>
    public decimal? Decimal(string field, decimal most)
    {
        if (Raw(field) is not { } text)
            return null;
        if (Number(text) is { } value && value >= 0 && value <= most && decimal.Round(value, 2) == value)
            return value;
        Refuse(field, $"Donnez un nombre entre 0 et {French.Number(most)}, comme 0,8.");
        return null;
    }

    /// <summary>The fields whose name begins so.</summary>
    public IEnumerable<string> Named(string prefix) => typed.Keys.Where(k => k.StartsWith(prefix, StringComparison.Ordinal)).Take(MostLines);

    /// <summary>The lines of a list that have something in them: <c>prefix_0_…</c>, <c>prefix_1_…</c></summary>
    public IEnumerable<string> Lines(string prefix, params string[] fields)
    {
        for (var i = 0; i < MostLines; i++)
            if (fields.Any(f => Raw($"{prefix}_{i}_{f}") is not null))
                yield return $"{prefix}_{i}";
    }

    private static decimal? Number(string text)
    {
        var plain = string.Concat(text.Where(c => !char.IsWhiteSpace(c))).Replace('.', ',');
        // « 12.500 » is twelve thousand for some and twelve for others: it is asked for again.
        if (plain.IndexOf(',', StringComparison.Ordinal) is >= 0 and var separator && plain.Length - separator - 1 > 2)
            return null;
        return decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, Comma, out var value) ? value : null;
    }
}
