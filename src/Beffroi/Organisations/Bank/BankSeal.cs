using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Beffroi.Organisations.Bank;

/// <summary>Keeps an IBAN so that whoever reads the table does not read it.</summary>
internal sealed class BankSeal(IDataProtectionProvider protection)
{
    private readonly IDataProtector protector = protection.CreateProtector("Beffroi.Organisations.BankDetails");

    public string Seal(Iban iban) => protector.Protect(iban.ToString());

    /// <returns>Null when the key of the site is gone: the account has to be asked for again.</returns>
    public Iban? Open(BankDetails details)
    {
        try
        {
            return Iban.Parse(protector.Unprotect(details.SealedIban), null);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
