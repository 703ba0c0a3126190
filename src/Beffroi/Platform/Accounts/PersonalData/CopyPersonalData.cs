using System.Text.Encodings.Web;
using System.Text.Json;

namespace Beffroi.Platform.Accounts.PersonalData;

/// <summary>All that the site holds about a person, as JSON, one section for each part that holds something.</summary>
internal sealed class CopyPersonalData(IEnumerable<IPersonalData> parts, TimeProvider clock)
{
    private static readonly JsonSerializerOptions Format = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public async Task<byte[]> Copy(AccountId account, CancellationToken cancellation)
    {
        var sections = new Dictionary<string, object> { ["copieDu"] = clock.GetUtcNow() };
        foreach (var part in parts)
            if (await part.Of(account, cancellation) is { } held)
                sections.Add(part.Section, held);
        return JsonSerializer.SerializeToUtf8Bytes(sections, Format);
    }
}
