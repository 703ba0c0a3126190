namespace Beffroi.Platform.CommandLine;

/// <summary>What a verb tells the shell. Also in <c>./beffroi --help</c>.</summary>
public static class ExitCode
{
    public const int Done = 0;

    /// <summary>Refused or failed; the reason is on the standard error, one line a problem.</summary>
    public const int Refused = 1;

    /// <summary>The command line itself is wrong.</summary>
    public const int Usage = 2;
}
