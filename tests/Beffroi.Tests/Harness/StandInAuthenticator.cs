using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Beffroi.Tests.Harness;

/// <summary>What a telephone does with a passkey (WebAuthn, ES256, no attestation), for one key.</summary>
public sealed class StandInAuthenticator(string origin = "http://localhost") : IDisposable
{
    private const byte UserPresent = 0x01, UserVerified = 0x04, HasKey = 0x40;

    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] id = RandomNumberGenerator.GetBytes(16);

    /// <summary>Whether the finger was recognised.</summary>
    public bool Verifies { get; set; } = true;

    /// <summary>To whom the key belongs, as the site said when it was made.</summary>
    public string? UserHandle { get; set; }

    /// <summary>Answers creation options.</summary>
    public string Make(string options)
    {
        var asked = JsonNode.Parse(options)!;
        UserHandle = (string)asked["user"]!["id"]!;
        var authenticatorData = (byte[])[.. Data(HasKey), .. new byte[16], 0, (byte)id.Length, .. id, .. PublicKey()];
        // {"fmt": "none", "attStmt": {}, "authData": bytes}
        byte[] attestation =
        [
            0xA3, 0x63, .. "fmt"u8, 0x64, .. "none"u8, 0x67, .. "attStmt"u8, 0xA0, 0x68, .. "authData"u8, 0x58, (byte)authenticatorData.Length, .. authenticatorData,
        ];
        return Credential(new()
        {
            ["clientDataJSON"] = Encode(ClientData("webauthn.create", asked)),
            ["attestationObject"] = Encode(attestation),
            ["transports"] = new JsonArray("internal"),
        });
    }

    /// <summary>Answers request options.</summary>
    public string Show(string options)
    {
        var (data, client) = (Data(0), ClientData("webauthn.get", JsonNode.Parse(options)!));
        return Credential(new()
        {
            ["clientDataJSON"] = Encode(client),
            ["authenticatorData"] = Encode(data),
            ["signature"] = Encode(key.SignData([.. data, .. SHA256.HashData(client)], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)),
            ["userHandle"] = UserHandle,
        });
    }

    public void Dispose() => key.Dispose();

    private string Credential(JsonObject response) => new JsonObject
    {
        ["id"] = Encode(id),
        ["rawId"] = Encode(id),
        ["type"] = "public-key",
        ["authenticatorAttachment"] = "platform",
        ["clientExtensionResults"] = new JsonObject(),
        ["response"] = response,
    }.ToJsonString();

    private byte[] Data(byte more)
    {
        var counter = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(counter, 0);
        return [.. SHA256.HashData("localhost"u8), (byte)(UserPresent | (Verifies ? UserVerified : 0) | more), .. counter];
    }

    private byte[] ClientData(string type, JsonNode asked) => Encoding.UTF8.GetBytes(JsonSerializer.Serialize(
        new { type, challenge = (string)asked["challenge"]!, origin, crossOrigin = false }));

    /// <summary>COSE: {1: 2, 3: -7, -1: 1, -2: x, -3: y}.</summary>
    private byte[] PublicKey()
    {
        var q = key.ExportParameters(includePrivateParameters: false).Q;
        return [0xA5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20, .. q.X!, 0x22, 0x58, 0x20, .. q.Y!];
    }

    private static string Encode(byte[] bytes) => Base64Url.EncodeToString(bytes);
}
