using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using OtpNet;
using QRCoder;

namespace Beffroi.Platform.Accounts.SecondFactor;

/// <summary>The six digits that an application shows for thirty seconds (TOTP, RFC 6238). Keys are sealed wherever they are kept.</summary>
internal sealed class SecurityCodes(IDataProtectionProvider protection, TimeProvider clock)
{
    /// <summary>160 bits, as RFC 4226 recommends.</summary>
    private const int KeyBytes = 20;

    private readonly IDataProtector protector = protection.CreateProtector("Beffroi.Accounts.SecurityCode");

    /// <summary>A new key, sealed.</summary>
    public string Draw() => protector.Protect(Base32Encoding.ToString(RandomNumberGenerator.GetBytes(KeyBytes)));

    /// <summary>Null when it is not ours: it was altered, or its key is gone.</summary>
    public string? Open(string sealedKey)
    {
        try
        {
            return protector.Unprotect(sealedKey);
        }
        catch (CryptographicException)
        {
            // Nothing to tell apart: another key is drawn.
            return null;
        }
    }

    /// <summary>The 30 s step of a code that is right now, or one step away; null when it is not. Spaces are of no account.</summary>
    public long? StepOf(string sealedKey, string code) =>
        Open(sealedKey) is { } key && new Totp(Base32Encoding.ToBytes(key))
            .VerifyTotp(clock.GetUtcNow().UtcDateTime, string.Concat(code.Where(char.IsAsciiDigit)), out var step, new VerificationWindow(1, 1))
            ? step
            : null;

    /// <summary>What the application reads: an <c>otpauth</c> address.</summary>
    public static string AddressOf(string key, string site, string account) => new OtpUri(OtpType.Totp, key, account, site).ToString();

    /// <summary>The same as a drawing, an SVG element.</summary>
    public static string DrawingOf(string address)
    {
        using var data = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.M);
        using var drawing = new SvgQRCode(data);
        return drawing.GetGraphic(new System.Drawing.Size(240, 240), "#26313B", "#FFFFFF", true, SvgQRCode.SizingMode.ViewBoxAttribute);
    }
}
