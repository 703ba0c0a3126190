namespace Beffroi.Bench;

/// <summary>There is nothing to measure: peers that disagree, a build that fails, a page that does not answer.</summary>
internal sealed class BenchFailedException : Exception
{
    public BenchFailedException(string message)
        : base(message)
    {
    }

    public BenchFailedException(string message, Exception inner)
        : base(message, inner)
    {
    }

    public BenchFailedException()
    {
    }
}
