namespace Beffroi.Platform.Accounts;

/// <summary>What one part holds about a person, for the copy that they may ask for. Registered by each part that holds something.</summary>
public interface IPersonalData
{
    /// <summary>The name of its section in the copy, French, lower case.</summary>
    string Section { get; }

    /// <returns>An object that JSON can write, with French names; null when there is nothing.</returns>
    Task<object?> Of(AccountId account, CancellationToken cancellation);
}

/// <summary>What ends with an account, in the transaction that erases it. Registered by the parts that know something.</summary>
public interface IErasureStep
{
    /// <returns>A French sentence that says why it cannot end now, and then nothing has changed; null when it has ended.</returns>
    Task<string?> End(AccountId account, CancellationToken cancellation);
}

/// <summary>Why an account cannot be erased now: someone would be left without what only its owner can do. Registered by the parts that know one.</summary>
public interface IErasureObstacle
{
    /// <returns>A French sentence that says what to do first; null when nothing stands in the way.</returns>
    Task<string?> Tell(AccountId account, CancellationToken cancellation);
}
