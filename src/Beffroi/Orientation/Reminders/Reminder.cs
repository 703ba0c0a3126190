using Beffroi.Platform.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Beffroi.Orientation.Reminders;

/// <summary>
/// Someone asked to be reminded of dates: an address and the dates, no answer of theirs. Nothing is sent but the request to confirm until they confirm.
/// Erased when they stop, when they do not confirm in time, or a week after the last date.
/// </summary>
internal sealed class Reminder
{
    public static readonly TimeSpan ConfirmWithin = TimeSpan.FromDays(3);

    public required Guid Id { get; init; }

    /// <summary>SHA-256 of the token of its link.</summary>
    public required byte[] TokenHash { get; init; }

    /// <summary>The token for the next letters, readable with the keys of this site alone.</summary>
    public required string SealedToken { get; init; }

    public required string Address { get; init; }

    /// <summary>What stands for the mailbox when requests are counted: see <see cref="AskForReminders"/>.</summary>
    public required string Mailbox { get; init; }

    /// <summary>The day of the request, in the Region.</summary>
    public required DateOnly AskedOn { get; init; }

    /// <summary>Among the requests of that mailbox on that day, from 0.</summary>
    public required int Turn { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    public DateTimeOffset? ConfirmedAt { get; set; }

    /// <summary>Nothing is left of it from that day on.</summary>
    public required DateOnly EraseOn { get; set; }

    public List<ReminderDay> Days { get; init; } = [];

    public DateTimeOffset ConfirmBefore => AskedAt + ConfirmWithin;
}

/// <summary>What happens to a scheme on a day. Names are what the column holds.</summary>
internal enum PathEvent
{
    /// <summary>It opens to this situation.</summary>
    Opens,

    /// <summary>It is the last day on which this situation fits.</summary>
    LastDay,
}

/// <summary>A day on which to write, of what.</summary>
internal sealed class ReminderDay
{
    public Guid ReminderId { get; init; }

    /// <summary>When to write.</summary>
    public required DateOnly Day { get; init; }

    public required string Scheme { get; init; }

    public required PathEvent What { get; init; }

    /// <summary>When it happens.</summary>
    public required DateOnly On { get; init; }

    /// <summary>The day on which a letter about it was asked for; null until then.</summary>
    public DateOnly? MailedOn { get; set; }
}

internal sealed class ReminderMapping : IEntityTypeConfiguration<Reminder>
{
    public void Configure(EntityTypeBuilder<Reminder> builder)
    {
        builder.ToTable("orientation_reminder", t => t.HasCheckConstraint("ck_orientation_reminder_turn", $"turn >= 0 AND turn < {AskForReminders.MostADay}"));
        builder.HasKey(r => r.Id);
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.TokenHash).HasMaxLength(32);
        builder.Property(r => r.SealedToken).HasMaxLength(500);
        builder.Property(r => r.Address).HasMaxLength(MailAddress.Longest);
        builder.Property(r => r.Mailbox).HasMaxLength(MailAddress.Longest);
        builder.HasIndex(r => r.TokenHash).IsUnique();
        // Two requests at once cannot be one too many.
        builder.HasIndex(r => new { r.Mailbox, r.AskedOn, r.Turn }).IsUnique();
        builder.HasIndex(r => r.EraseOn);
        builder.HasMany(r => r.Days).WithOne().HasForeignKey(d => d.ReminderId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ReminderDayMapping : IEntityTypeConfiguration<ReminderDay>
{
    public void Configure(EntityTypeBuilder<ReminderDay> builder)
    {
        builder.ToTable("orientation_reminder_day");
        builder.HasKey(d => new { d.ReminderId, d.Day, d.Scheme, d.What });
        builder.Property(d => d.Scheme).HasMaxLength(100);
        builder.Property(d => d.What).HasConversion<string>().HasMaxLength(10);
        builder.HasIndex(d => new { d.MailedOn, d.Day });
    }
}
