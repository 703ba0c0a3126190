using System.Text.Json;
using Beffroi.Platform.Accounts.Profile;
using Beffroi.Platform.Accounts.Sessions;
using Beffroi.Platform.Mail;

namespace Beffroi.Platform.Accounts.Provider;

/// <summary>Who someone is for the provider, once all that it said was verified.</summary>
internal sealed record ProvenIdentity
{
    public required string Issuer { get; init; }

    /// <summary>Their key at the provider: the one thing by which they are known again.</summary>
    public required string Subject { get; init; }

    /// <summary>Empty when it was not given.</summary>
    public required string GivenName { get; init; }

    public required string FamilyName { get; init; }

    /// <summary>Null when it was not given, or is none.</summary>
    public required string? Address { get; init; }

    /// <summary>Whether the provider has checked that the address is theirs.</summary>
    public required bool AddressVerified { get; init; }

    public required Proof Proof { get; init; }

    /// <summary>Whether an account can be opened with it.</summary>
    public bool IsComplete => Address is not null && PersonName.Refuse(GivenName, AccountRefusals.NoGivenName) is null && PersonName.Refuse(FamilyName, AccountRefusals.NoFamilyName) is null;

    public bool IsOf(string issuer, string subject) => Issuer == issuer && Subject == subject;

    /// <param name="person">The claims of the userinfo.</param>
    /// <param name="options">What is believed.</param>
    /// <param name="subject">Of the identity token.</param>
    /// <param name="proof">How they signed in there.</param>
    public static ProvenIdentity Read(JsonElement person, ProviderOptions options, string subject, Proof proof) => new()
    {
        Issuer = options.Issuer,
        Subject = subject,
        GivenName = Short(IdentityProvider.Text(person, "given_name")),
        FamilyName = Short(IdentityProvider.Text(person, "usual_name") ?? IdentityProvider.Text(person, "family_name")),
        Address = MailAddress.TryParse(IdentityProvider.Text(person, "email"), null, out var address) ? address.ToString() : null,
        AddressVerified = person.TryGetProperty("email_verified", out var verified) && verified.ValueKind == JsonValueKind.True,
        Proof = proof,
    };

    /// <summary>All given names may stand there.</summary>
    private static string Short(string? name) => PersonName.Tidy(name) is var tidy && tidy.Length > Account.LongestName ? tidy[..Account.LongestName].TrimEnd() : tidy;
}

/// <summary>An identity that no account has yet, until its person says which: a note of an hour, which opens nothing.</summary>
internal sealed class IdentityAtHand(SealedNotes notes)
{
    private static readonly NoteSort Sort = new("beffroi-identite", "/", TimeSpan.FromHours(1));

    public void Keep(HttpContext http, ProvenIdentity identity) => notes.Write(http, Sort, identity);

    /// <summary>Null when there is none, or it was too long ago.</summary>
    public ProvenIdentity? Read(HttpContext http) => notes.Read<ProvenIdentity>(http, Sort);

    public static void Clear(HttpContext http) => SealedNotes.Clear(http, Sort);
}
