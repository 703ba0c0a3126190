using Beffroi.Platform.Accounts;

namespace Beffroi.Applications.CaseFiles;

/// <summary>
/// A request that was made on a form of another site: what its owner declared of it, and what people tell here that the site says since. That site receives, acknowledges and counts the delays; nothing of
/// these is computed here.
/// </summary>
internal sealed class OutsideDeposit
{
    public required AidRequestId AidRequestId { get; init; }

    /// <summary>« DUIS », as it was called when the file was written for good.</summary>
    public required string Form { get; init; }

    /// <summary>Of the site, https.</summary>
    public required string Address { get; init; }

    /// <summary>The number that the site gave: an <see cref="OutsideNumber"/>.</summary>
    public required string Number { get; set; }

    public required DateOnly DepositedOn { get; init; }

    /// <summary>What was last told.</summary>
    public OutsideState State { get; set; }

    /// <summary>Since when, as it was told.</summary>
    public required DateOnly StateOn { get; set; }

    /// <summary>Drawn with the form of the last act: the same one sent twice does one thing.</summary>
    public Guid ActKey { get; set; }

    public long Version { get; set; }
}

/// <summary>What someone told of it, and when.</summary>
internal sealed class OutsideStatement
{
    public required AidRequestId AidRequestId { get; init; }

    /// <summary>Its place among them: the version of the deposit that it made, from 0, the deposit itself.</summary>
    public required long Rank { get; init; }

    public required OutsideState State { get; init; }

    /// <summary>The day that the site gives.</summary>
    public required DateOnly On { get; init; }

    public required AidRequestParty Party { get; init; }

    public required AccountId By { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>What they wrote beside; both sides read it.</summary>
    public string? Words { get; init; }
}
