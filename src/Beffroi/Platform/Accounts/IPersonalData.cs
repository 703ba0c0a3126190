namespace Beffroi.Platform.Accounts;

/// <summary>What one part holds about a person, for the copy that they may ask for. Registered by each part that holds something.</summary>
public interface IPersonalData
{
    /// <summary>The name of its section in the copy, French, lower case.</summary>
    string Section { get; }

    /// <returns>An object that JSON can write, with French names; null when there is nothing.</returns>
    Task<object?> Of(AccountId account, CancellationToken cancellation);
}

/// <summary>Why an account cannot be erased now: someone would be left without what only its owner can do. Registered by the parts that know one.</summary>
public interface IErasureObstacle
{
    /// <returns>A French sentence that says what to do first; null when nothing stands in the way.</returns>
    Task<string?> Tell(AccountId account, CancellationToken cancellation);
}

/// <summary>What one part erases with an account, beyond what the platform does. Registered by each part that holds words or answers of a person.</summary>
public interface IErasedWithAccount
{
    /// <summary>In the transaction of the erasure, while the account can still be read.</summary>
    Task Erase(AccountId account, CancellationToken cancellation);
}
