using System.Security.Cryptography;
using System.Text;
using Beffroi.Platform.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Beffroi.Platform.Accounts.SecondFactor;

/// <summary>A code kept on paper for the day when the telephone is lost: it opens once. Ten letters and digits, 50 random bits; the database has its hash.</summary>
internal sealed class RecoveryCode
{
    public const int PerAccount = 10;

    private const int Length = 10;

    /// <summary>Without those that a hand confuses: I, L, O, U.</summary>
    private const string Letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    public required Guid AccountId { get; init; }

    public required byte[] Hash { get; init; }

    /// <summary>Printed in two groups: <c>4F7QK-92MXD</c>.</summary>
    public static string Draw() => RandomNumberGenerator.GetString(Letters, Length).Insert(Length / 2, "-");

    public static byte[] HashOf(string code) =>
        SHA256.HashData(Encoding.ASCII.GetBytes(string.Concat(code.ToUpperInvariant().Where(char.IsAsciiLetterOrDigit))));
}

internal sealed class RecoveryCodeMapping : IEntityTypeConfiguration<RecoveryCode>
{
    public void Configure(EntityTypeBuilder<RecoveryCode> builder)
    {
        builder.ToTable("platform_recovery_code");
        builder.HasKey(c => new { c.AccountId, c.Hash });
        builder.Property(c => c.Hash).HasMaxLength(32);
        builder.HasOne<Account>().WithMany().HasForeignKey(c => c.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class RecoveryCodesDb(BeffroiDb db)
{
    public async Task Replace(AccountId account, IEnumerable<byte[]> hashes, CancellationToken cancellation)
    {
        await Erase(account, cancellation);
        db.AddRange(hashes.Select(h => new RecoveryCode { AccountId = account.Value, Hash = h }));
        await db.SaveChangesAsync(cancellation);
    }

    public Task<int> Erase(AccountId account, CancellationToken cancellation) =>
        db.Set<RecoveryCode>().Where(c => c.AccountId == account.Value).ExecuteDeleteAsync(cancellation);

    /// <summary>Of two tries with the same code, only one succeeds.</summary>
    public async Task<bool> Take(AccountId account, byte[] hash, CancellationToken cancellation) =>
        await db.Set<RecoveryCode>().Where(c => c.AccountId == account.Value && c.Hash == hash).ExecuteDeleteAsync(cancellation) == 1;

    public Task<int> Left(AccountId account, CancellationToken cancellation) => db.Set<RecoveryCode>().CountAsync(c => c.AccountId == account.Value, cancellation);
}
