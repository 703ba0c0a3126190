using System.Text;

namespace Beffroi.Tests.Maps;

/// <summary>A file whose features never end.</summary>
internal sealed class EndlessFile : Stream
{
    private static readonly byte[] Head = """{"type":"FeatureCollection","features":["""u8.ToArray();
    private static readonly byte[] Feature = Encoding.UTF8.GetBytes($$"""{"x":"{{new string('x', 30_000)}}"},""");

    private byte[] current = Head;
    private int at;

    public long Given { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => Given; set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count)
    {
        if (at == current.Length)
            (current, at) = (Feature, 0);
        var given = Math.Min(count, current.Length - at);
        current.AsSpan(at, given).CopyTo(buffer.AsSpan(offset));
        at += given;
        Given += given;
        return given;
    }

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
