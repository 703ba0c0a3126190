using System.Globalization;
using Beffroi.Platform;
using Beffroi.Platform.Database;
using Beffroi.Platform.Files;
using Beffroi.Platform.Jobs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Beffroi.Tests.Harness;

/// <summary>
/// The front door that a part would give to its files: a form that takes one and an address that gives one back. Only tests have it, since it lets anyone open anything.
/// </summary>
public static class FilesDoor
{
    public const string Address = "/essai/fichiers";

    /// <summary>In the query: waits between the bytes and the row, for a test that kills.</summary>
    public const string Pause = "pause";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost(Address, (HttpContext http, ReceiveFile receive, KeepFile keep, BeffroiDb db) => Give(http, receive, keep, db)).AllowAnonymous().DisableAntiforgery().WithMetadata(new RequestSizeLimitAttribute(ReceiveFile.LargestRequest));
        app.MapGet(Address + "/{id}", (string id, HttpContext http, OpenFile open) => Take(id, http, open)).AllowAnonymous();
    }

    /// <summary>200 with the id, or 422 with the code of the refusal.</summary>
    internal static async Task<IResult> Give(HttpContext http, ReceiveFile receive, KeepFile keep, BeffroiDb db)
    {
        var form = await http.Request.ReadFormAsync();
        var arrived = await receive.Receive(form.Files.GetFile("piece"), http.RequestAborted);
        if (!arrived.Succeeded)
            return Results.Text(arrived.Refusal.Code, statusCode: StatusCodes.Status422UnprocessableEntity);
        if (http.Request.Query.ContainsKey(Pause))
        {
            await File.WriteAllTextAsync(http.Request.Query[Pause]!, arrived.Value.Sha256.ToString());
            await Task.Delay(Timeout.Infinite, http.RequestAborted);
        }
        // As a part does: the id in a transaction of its own.
        var id = await db.Write(() => keep.Keep(arrived.Value, http.RequestAborted), http.RequestAborted);
        return Results.Text(id.ToString());
    }

    internal static async Task<IResult> Take(string id, HttpContext http, OpenFile open)
    {
        if (!FileId.TryParse(id, null, out var file))
            return Results.NotFound();
        Outcome<OpenedFile> opened = await open.Open(file, http.RequestAborted);
        return opened.Succeeded ? new FileAnswer(opened.Value) : Results.Text(opened.Refusal.Code, statusCode: StatusCodes.Status409Conflict);
    }

    /// <summary>Sends a file as a browser does.</summary>
    public static async Task<HttpResponseMessage> Send(HttpClient client, string name, byte[] content, string? type = null, string query = "")
    {
        using var part = new ByteArrayContent(content);
        if (type is not null)
            part.Headers.ContentType = new(type);
        using var form = new MultipartFormDataContent();
        part.Headers.ContentDisposition = new("form-data") { Name = "\"piece\"", FileName = $"\"{name}\"" };
        form.Add(part);
        return await client.PostAsync(Address + query, form);
    }

    /// <summary>The id when it was received, else the code of the refusal.</summary>
    public static async Task<(bool Received, string Answer)> Give(HttpClient client, string name, byte[] content, string? type = null)
    {
        using var answer = await Send(client, name, content, type);
        return (answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>A site with this door, whose clamd listens there and may be silent for two seconds.</summary>
    public static Task<TestSite> Start(DatabaseKind database, int port, IReadOnlyDictionary<string, string?>? more = null) =>
        TestSite.Start(
            database,
            new Dictionary<string, string?>(more ?? new Dictionary<string, string?>())
            {
                [FilesOptions.ClamdKey] = string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}"),
                [FilesOptions.ClamdTimeoutKey] = "2",
            },
            map: Map);

    /// <summary>Does every scan that is due.</summary>
    public static Task Scan(TestSite site) => site.With<JobRunner>(r => r.Drain(CancellationToken.None));

    /// <returns>Empty when the file was given, else the code of the refusal.</returns>
    public static async Task<string> Take(HttpClient client, string id)
    {
        using var answer = await client.GetAsync($"{Address}/{id}");
        return answer.IsSuccessStatusCode ? "" : await answer.Content.ReadAsStringAsync();
    }
}
