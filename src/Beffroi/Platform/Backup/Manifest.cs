using System.Security.Cryptography;
using System.Text.Json;

namespace Beffroi.Platform.Backup;

/// <summary>What a backup holds. Written last: without it a backup is not whole.</summary>
/// <param name="Format">Of this file and of the folder.</param>
/// <param name="MadeAt">When it was begun.</param>
/// <param name="Kind">Of the database: <c>sqlite</c> or <c>postgresql</c>.</param>
/// <param name="Database">Name of its file.</param>
/// <param name="DatabaseHash">SHA-256 of that file, 64 hexadecimal digits.</param>
/// <param name="Migrations">Those that the database has had.</param>
/// <param name="AuditHead">Where the chain ended: <c>12:ab34…</c>.</param>
/// <param name="Files">Hash of each file of people, which is also its name under <c>files/</c>.</param>
internal sealed record Manifest(
    int Format, DateTimeOffset MadeAt, string Kind, string Database, string DatabaseHash, IReadOnlyList<string> Migrations, string AuditHead, IReadOnlyList<string> Files)
{
    public const int ThisFormat = 1;

    private const string Name = "manifest.json";

    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <exception cref="StartRefusedException">There is none, or it is of another program.</exception>
    public static async Task<Manifest> Read(string folder, CancellationToken cancellation)
    {
        var path = Path.Combine(folder, Name);
        if (!File.Exists(path))
            throw new StartRefusedException($"{path} does not exist: {folder} is no backup, or one that did not end.");
        try
        {
            var manifest = JsonSerializer.Deserialize<Manifest>(await File.ReadAllTextAsync(path, cancellation), Json);
            return manifest is { Format: ThisFormat, Database: not null, Files: not null, Migrations: not null } && Path.GetFileName(manifest.Database) == manifest.Database
                ? manifest
                : throw new StartRefusedException($"{path} is not of the format {ThisFormat}, which this program reads.");
        }
        catch (JsonException e)
        {
            throw new StartRefusedException($"{path} is not a manifest ({e.Message})", e);
        }
    }

    public async Task Write(string folder, CancellationToken cancellation)
    {
        await using var file = new FileStream(Path.Combine(folder, Name), FileMode.CreateNew);
        await JsonSerializer.SerializeAsync(file, this, Json, cancellation);
        file.Flush(flushToDisk: true);
    }

    public static async Task<string> HashOf(string file, CancellationToken cancellation)
    {
        await using var content = File.OpenRead(file);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellation));
    }
}
