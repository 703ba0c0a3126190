namespace Beffroi.Platform;

/// <summary>
/// The program cannot do what it was asked for a reason that whoever runs it can act on. The command line prints the message
/// alone, one line a problem, and exits with 1; a stack trace would only hide it.
/// </summary>
public sealed class StartRefusedException : Exception
{
    public StartRefusedException(string message, Exception? cause = null) : base(message, cause) { }

    public StartRefusedException() { }

    public StartRefusedException(string message) : base(message) { }
}
