using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Beffroi.Orientation.Interview;

/// <summary>A draft as a text that only this site can read: for a cookie, or a field of a form.</summary>
internal sealed class DraftSeal(IDataProtectionProvider protection)
{
    private readonly IDataProtector protector = protection.CreateProtector("Beffroi.Orientation.Draft");

    public string Seal(Draft draft) => protector.Protect(draft.ToJson());

    /// <summary>Null when it is not ours: it was altered, or its key is gone.</summary>
    public Draft? Open(string text)
    {
        try
        {
            return Draft.Parse(protector.Unprotect(text));
        }
        catch (CryptographicException)
        {
            // Nothing to tell apart: the interview begins again.
            return null;
        }
    }
}
