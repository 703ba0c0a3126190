using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Beffroi.Platform.Jobs;

/// <summary>Where a job stands. Names are what the column holds.</summary>
internal enum JobState
{
    /// <summary>To be done when it is due, or being done while its lease runs.</summary>
    Waiting,

    /// <summary>Done, or no longer wanted.</summary>
    Done,

    /// <summary>Refused for good, or tried <see cref="Job.MostAttempts"/> times.</summary>
    Dead,

    /// <summary>Stopped where nobody can tell whether its effect took place: a person decides.</summary>
    Doubtful,
}

/// <summary>
/// Work that an act leaves to be done after it, written in the transaction of the act. The payload names rows and holds nothing about a person:
/// what is sent is read from those rows when the job is done.
/// </summary>
internal sealed class Job
{
    public const int MostAttempts = 10, LongestKind = 40, LongestKey = 200, LongestPayload = 2_000, LongestError = 500;

    public required Guid Id { get; init; }

    /// <summary>Which <see cref="IJobHandler"/> does it.</summary>
    public required string Kind { get; init; }

    /// <summary>Unique among all jobs: what is posted twice under one key is done once.</summary>
    public required string UniqueKey { get; init; }

    /// <summary>JSON, read by the handler.</summary>
    public required string Payload { get; init; }

    public JobState State { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Not before.</summary>
    public required DateTimeOffset DueAt { get; set; }

    /// <summary>Times that it was begun.</summary>
    public int Attempts { get; set; }

    /// <summary>Until when it belongs to whoever holds <see cref="LeaseId"/>; null when nobody has it.</summary>
    public DateTimeOffset? LeaseUntil { get; set; }

    public Guid? LeaseId { get; set; }

    /// <summary>Set before what cannot be taken back, cleared by an answer: a lease that ends with it makes the job doubtful.</summary>
    public bool BeyondRecall { get; set; }

    /// <summary>Why the last attempt failed, for whoever runs Beffroi. No address, no answer of a person.</summary>
    public string? LastError { get; set; }

    /// <summary>When it left <see cref="JobState.Waiting"/>.</summary>
    public DateTimeOffset? EndedAt { get; set; }
}

internal sealed class JobMapping : IEntityTypeConfiguration<Job>
{
    public void Configure(EntityTypeBuilder<Job> builder)
    {
        builder.ToTable("platform_job", t =>
        {
            t.HasCheckConstraint("ck_platform_job_attempts", "attempts >= 0");
            t.HasCheckConstraint("ck_platform_job_state", "state IN ('Waiting', 'Done', 'Dead', 'Doubtful')");
            t.HasCheckConstraint("ck_platform_job_lease", "(lease_id IS NULL) = (lease_until IS NULL)");
            t.HasCheckConstraint("ck_platform_job_ended", "(state = 'Waiting') = (ended_at IS NULL)");
        });
        builder.HasKey(j => j.Id);
        builder.Property(j => j.Id).ValueGeneratedNever();
        builder.Property(j => j.Kind).HasMaxLength(Job.LongestKind);
        builder.Property(j => j.UniqueKey).HasMaxLength(Job.LongestKey);
        builder.Property(j => j.Payload).HasMaxLength(Job.LongestPayload);
        builder.Property(j => j.LastError).HasMaxLength(Job.LongestError);
        builder.Property(j => j.State).HasConversion<string>().HasMaxLength(10);
        builder.HasIndex(j => j.UniqueKey).IsUnique();
        builder.HasIndex(j => new { j.State, j.DueAt });
    }
}
