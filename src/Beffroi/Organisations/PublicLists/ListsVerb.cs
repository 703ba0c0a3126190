using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Beffroi.Platform.CommandLine;

namespace Beffroi.Organisations.PublicLists;

/// <summary><c>lists import esus FILE --edition 2025-01-31 --source …</c>, <c>lists show</c>.</summary>
internal static class ListsVerb
{
    public static Command Create()
    {
        var list = new Argument<PublicListKind>("list") { Description = "esus or siae." };
        list.AcceptOnlyFromAmong([.. Enum.GetNames<PublicListKind>().Select(n => n.ToLowerInvariant())]);
        var file = new Argument<string>("file") { Description = "CSV, XLSX or ODS, with a column of SIREN or SIRET." };
        var edition = new Option<DateOnly>("--edition") { Description = "The day that the list is of, 2025-01-31.", Required = true };
        var source = new Option<string>("--source") { Description = "Who published it, as pages will cite it.", Required = true };
        var import = new Command("import", "Take a list in the place of the one before. Refused, it changes nothing.") { list, file, edition, source };
        import.SetAction((parse, cancellation) => Verb.WithServices(
            services => Import(services, parse.GetValue(list), parse.GetValue(file)!, parse.GetValue(edition), parse.GetValue(source)!, parse.GetValue(Verb.Json), cancellation)));
        var show = new Command("show", "What lists are here.");
        show.SetAction((parse, cancellation) => Verb.WithServices(services => Show(services, parse.GetValue(Verb.Json), cancellation)));
        return new Command("lists", "Lists of enterprises that administrations publish: ESUS, SIAE.") { import, show };
    }

    private static async Task<int> Import(IServiceProvider services, PublicListKind kind, string path, DateOnly edition, string source, bool asJson, CancellationToken cancellation)
    {
        var imported = await services.GetRequiredService<ImportPublicList>().Import(kind, path, edition, source, cancellation);
        if (!imported.Succeeded)
        {
            await Console.Error.WriteLineAsync(asJson ? JsonSerializer.Serialize(new { imported.Refusal.Code, imported.Refusal.Message }, Verb.JsonFormat) : imported.Refusal.Message);
            return ExitCode.Refused;
        }
        var (list, column) = imported.Value;
        await Console.Out.WriteLineAsync(asJson
            ? JsonSerializer.Serialize(new { List = Name(list), list.Edition, list.Source, list.Count, Column = column.Name, column.SetAside }, Verb.JsonFormat)
            : string.Create(CultureInfo.InvariantCulture, $"{Name(list)} of {list.Edition:O}: {list.Count} in it, read in the column « {column.Name} »."));
        if (!asJson && column.SetAside.Count > 0)
            await Console.Out.WriteLineAsync($"Rows without a number that can be read ({column.SetAside.Count}): {string.Join(", ", column.SetAside.Take(20))}{(column.SetAside.Count > 20 ? "…" : "")}.");
        return ExitCode.Done;
    }

    private static async Task<int> Show(IServiceProvider services, bool asJson, CancellationToken cancellation)
    {
        var lists = await services.GetRequiredService<PublicListsDb>().All(cancellation);
        if (asJson)
            await Console.Out.WriteLineAsync(JsonSerializer.Serialize(lists.Select(l => new { List = Name(l), l.Edition, l.Source, l.Count, l.ImportedAt }), Verb.JsonFormat));
        else if (lists.Count == 0)
            await Console.Out.WriteLineAsync("No list was imported.");
        else
            foreach (var list in lists)
                await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{Name(list)}: {list.Count} in it, edition of {list.Edition:O}, {list.Source}, imported on {list.ImportedAt:yyyy-MM-dd}"));
        return ExitCode.Done;
    }

    private static string Name(PublicList list) => list.Kind.ToString().ToLowerInvariant();
}
