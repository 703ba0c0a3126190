using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Beffroi.Platform.CommandLine;
using Beffroi.Rules;

namespace Beffroi.Orientation.CommandLine;

/// <summary>
/// <c>expression</c>: JSON lines <c>{"expression","context"}</c> in; <c>{"value"}</c>, <c>{"unknown":true}</c> or <c>{"error"}</c>
/// out, one per line, in order.
/// </summary>
internal static class ExpressionVerb
{
    public static Command Create()
    {
        var command = new Command("expression", "Evaluate expressions: JSON lines {\"expression\",\"context\"} in, one answer a line out.");
        command.SetAction((_, cancellation) => Answer(cancellation));
        return command;
    }

    private static async Task<int> Answer(CancellationToken cancellation)
    {
        using var input = new StreamReader(Console.OpenStandardInput());
        await using var output = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = false };
        while (await input.ReadLineAsync(cancellation) is { } line)
        {
            await output.WriteLineAsync(Write(Evaluate(line)));
            // An interactive caller waits for each answer; a pipe is flushed when it is read faster than it is written.
            await output.FlushAsync(cancellation);
        }
        return ExitCode.Done;
    }

    private static ExpressionResult Evaluate(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line, new JsonDocumentOptions { MaxDepth = 32 });
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("expression", out var expression) || expression.ValueKind != JsonValueKind.String)
                return ExpressionResult.Failed("a line is { \"expression\": \"…\", \"context\": { … } }");
            if (root.TryGetProperty("context", out var context) && context.ValueKind is not (JsonValueKind.Object or JsonValueKind.Null))
                return ExpressionResult.Failed("« context » is an object");
            return ContextExpression.Evaluate(JsonText.Of(expression), context);
        }
        catch (JsonException e)
        {
            return ExpressionResult.Failed($"not a line of JSON: {e.Message}");
        }
    }

    private static string Write(ExpressionResult result) =>
        result.Error is { } error ? JsonSerializer.Serialize(new { Error = error }, Verb.JsonFormat)
        : result.IsUnknown ? "{\"unknown\":true}"
        : JsonSerializer.Serialize(
            new { Value = result.Value is DateOnly date ? date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : result.Value }, Verb.JsonFormat);
}
