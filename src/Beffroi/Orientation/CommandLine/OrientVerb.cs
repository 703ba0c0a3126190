using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Beffroi.Catalogue;
using Beffroi.Orientation.Contract;
using Beffroi.Platform;
using Beffroi.Platform.CommandLine;
using Beffroi.Platform.Web;
using Beffroi.Rules;
using Spectre.Console;

namespace Beffroi.Orientation.CommandLine;

/// <summary><c>orient --facts F</c>: the same question and the same answer as POST /api/v1/orientation.</summary>
internal static class OrientVerb
{
    public static Command Create()
    {
        var facts = new Option<string>("--facts") { Description = "A JSON file as for POST /api/v1/orientation, or - for the standard input.", Required = true };
        var command = new Command("orient", "Say which schemes fit a situation, why, and for how much.") { facts };
        command.SetAction((parse, cancellation) => Orient(parse.GetValue(facts)!, parse.GetValue(Verb.Json), cancellation));
        return command;
    }

    private static async Task<int> Orient(string file, bool asJson, CancellationToken cancellation)
    {
        var json = await Read(file, cancellation);
        await using var app = Modules.Build();
        var catalogue = app.Services.GetRequiredService<SchemeCatalogue>();
        var request = OrientationRequest.Read(json, catalogue, app.Services.GetRequiredService<RegionClock>().Today);
        if (request.Profile is not { } profile)
            return await Refuse(request.Problems, asJson);
        var answer = catalogue.Orient(profile, request.Readings);
        if (asJson)
            await Console.Out.WriteLineAsync(
                JsonSerializer.Serialize(app.Services.GetRequiredService<OrientationWriter>().Write(answer, profile), Verb.JsonFormat));
        else
            Print(answer, catalogue);
        return ExitCode.Done;
    }

    private static async Task<byte[]> Read(string file, CancellationToken cancellation)
    {
        try
        {
            if (file != "-")
                return await File.ReadAllBytesAsync(file, cancellation);
            using var body = new MemoryStream();
            await using var input = Console.OpenStandardInput();
            await input.CopyToAsync(body, cancellation);
            return body.ToArray();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException($"--facts {file}: {e.Message}", e);
        }
    }

    private static async Task<int> Refuse(IReadOnlyList<Problem> problems, bool asJson)
    {
        if (asJson)
        {
            var problem = new
            {
                Type = "/problemes/donnees-invalides",
                Title = "Les données envoyées sont incorrectes.",
                Status = StatusCodes.Status400BadRequest,
                Errors = problems.Select(p => new ApiError(p.Path, p.Code, p.Message, p.Hint)),
            };
            await Console.Out.WriteLineAsync(JsonSerializer.Serialize(problem, Verb.JsonFormat));
        }
        foreach (var p in problems)
            await Console.Error.WriteLineAsync($"{p.Path} {p.Code} {p.Message}{(p.Hint is null ? "" : " " + p.Hint)}");
        return ExitCode.Refused;
    }

    private static void Print(OrientationAnswer answer, SchemeCatalogue catalogue)
    {
        var table = new Table().AddColumns("Dispositif", "Résultat", "Montant", "À regarder");
        foreach (var scheme in answer.Schemes)
            table.AddRow(
                Markup.Escape(scheme.Scheme.Acronym),
                FrenchWords.Of(scheme.Verdict),
                Markup.Escape(FrenchWords.Figure(scheme)),
                Markup.Escape(string.Join("\n", scheme.Criteria.Where(c => c.Status != CriterionStatus.Met).Take(3).Select(c => c.Criterion.Label))));
        AnsiConsole.Write(table);
        if (answer.NextQuestion is { } next)
            AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[bold]{next.Fact.Question}[/] {next.Why}");
        AnsiConsole.WriteLine(catalogue.Region.NoticeOn(answer.Date));
    }
}
