using System.CommandLine;
using System.Text.Json;
using Beffroi.Catalogue.Api;
using Beffroi.Platform.CommandLine;
using Beffroi.Rules;
using Spectre.Console;

namespace Beffroi.Catalogue.CommandLine;

/// <summary><c>schemes check</c> and <c>schemes show ID</c>. Neither opens the database.</summary>
internal static class SchemesVerb
{
    public static Command Create()
    {
        var check = new Command("check", "Read the region folder and tell everything that is wrong with it, one fault a line. Exit code 1 if any.");
        check.SetAction((parse, _) => Check(parse.GetValue(Verb.Json)));

        var id = new Argument<string>("ID") { Description = "Id of the scheme, such as busin-ess." };
        var show = new Command("show", "Show a scheme as it is in force today.") { id };
        show.SetAction((parse, _) => Show(parse.GetValue(id)!, parse.GetValue(Verb.Json)));

        return new Command("schemes", "The schemes of the Region.") { check, show };
    }

    private static async Task<int> Check(bool asJson)
    {
        await using var app = Modules.Build();
        var found = app.Services.GetRequiredService<RegionFolder>().Check();
        if (asJson)
        {
            await Console.Out.WriteLineAsync(JsonSerializer.Serialize(
                new
                {
                    Diagnostics = found.Select(d => new { d.Place.File, d.Place.Line, d.Place.Column, d.Code, d.Message, d.Hint }),
                },
                Verb.JsonFormat));
        }
        else
        {
            foreach (var diagnostic in found)
                await Console.Out.WriteLineAsync(diagnostic.ToString());
            await Console.Error.WriteLineAsync(found.Count == 0 ? "No fault." : $"{found.Count} to mend.");
        }
        return found.Count == 0 ? ExitCode.Done : ExitCode.Refused;
    }

    private static async Task<int> Show(string id, bool asJson)
    {
        await using var app = Modules.Build();
        var catalogue = app.Services.GetRequiredService<SchemeCatalogue>();
        var today = app.Services.GetRequiredService<RegionClock>().Today;
        if (catalogue.Scheme(id) is not { } scheme)
        {
            var near = SchemeSearch.Nearest(catalogue, id);
            await Console.Error.WriteLineAsync(
                $"No scheme « {id} ».{(near is null ? "" : $" Did you mean « {near.Id} »?")} Known: {string.Join(", ", catalogue.Schemes)}");
            return ExitCode.Refused;
        }
        if (asJson)
        {
            await Console.Out.WriteLineAsync(JsonSerializer.Serialize(SchemeWriter.Detail(catalogue, scheme, today), Verb.JsonFormat));
            return ExitCode.Done;
        }
        Draw(scheme, SchemeCatalogue.Answer(scheme, catalogue.NothingKnown(today)));
        AnsiConsole.WriteLine(catalogue.Region.NoticeOn(today));
        return ExitCode.Done;
    }

    private static void Draw(Scheme scheme, SchemeAnswer answer)
    {
        AnsiConsole.Write(new Rule(Markup.Escape($"{scheme.Acronym} · {scheme.Name}")).LeftJustified());
        var facts = new Grid().AddColumn().AddColumn();
        facts.AddRow("Levier", Markup.Escape(scheme.Pillar.Label()));
        facts.AddRow("Stades", Markup.Escape(string.Join(", ", scheme.Stages.Select(s => s.Label()))));
        facts.AddRow("Montant", Markup.Escape(answer.Figure() ?? "sans objet"));
        facts.AddRow("Version", Markup.Escape($"depuis le {French.Date(answer.Version.From)} {(answer.Version.FromIsAttested ? "au plus tard" : "")}"));
        AnsiConsole.Write(facts);

        var table = new Table().AddColumns("Critère", "Règle", "Fiabilité", "Source");
        table.ShowRowSeparators = true;
        foreach (var criterion in answer.Reading.Criteria)
        {
            table.AddRow(Markup.Escape(criterion.Label), Markup.Escape(SchemeCatalogue.Describe(criterion.Condition)),
                Markup.Escape(criterion.Firmness.Label()), Markup.Escape(criterion.Citation));
        }
        AnsiConsole.Write(table);
    }
}
