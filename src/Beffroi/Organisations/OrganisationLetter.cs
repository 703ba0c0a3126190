using Beffroi.Platform.Accounts;

namespace Beffroi.Organisations;

/// <summary>What the letters to members of an organisation are about.</summary>
internal static class OrganisationLetter
{
    /// <summary>What a letter is about: an organisation, and whom it is for.</summary>
    public static (OrganisationId Organisation, AccountId Reader) Read(string about) => about.Split('/') is [var organisation, var reader]
        ? (OrganisationId.Parse(organisation, null), AccountId.Parse(reader, null))
        : throw new FormatException("A letter is about an organisation and its reader.");
}
