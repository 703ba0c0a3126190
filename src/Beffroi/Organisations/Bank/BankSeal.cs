using Microsoft.AspNetCore.DataProtection;

namespace Beffroi.Organisations.Bank;

/// <summary>Keeps an IBAN so that whoever reads the table does not read it.</summary>
internal sealed class BankSeal(IDataProtectionProvider protection)
{
    private readonly IDataProtector protector = protection.CreateProtector("Beffroi.Organisations.BankDetails");

    public string Seal(Iban iban) => protector.Protect(iban.ToString());

    /// <exception cref="System.Security.Cryptography.CryptographicException">The key of the site is gone.</exception>
    public Iban Open(BankDetails details) => Iban.Parse(protector.Unprotect(details.SealedIban), null);
}
