using System.Net;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;

namespace Beffroi.Platform.Files.Store;

/// <summary>Objects of one bucket: <c>ab/cd/abcd…</c>. Each request is tried three times, each time for 10 s at most.</summary>
internal sealed class S3Store(S3Bucket bucket) : IFileStore, IDisposable
{
    private static readonly TimeSpan AttemptWithin = TimeSpan.FromSeconds(10);

    private readonly Lazy<AmazonS3Client> client = new(() => new(
        new BasicAWSCredentials(bucket.AccessKey, bucket.SecretKey),
        new AmazonS3Config
        {
            ServiceURL = bucket.Endpoint.AbsoluteUri,
            AuthenticationRegion = bucket.Region,
            ForcePathStyle = true,
            MaxErrorRetry = 2,
            Timeout = AttemptWithin,
            // Other stores than Amazon's do not know the newer checksums.
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
        }));

    public Task Put(ContentHash hash, byte[] content, CancellationToken cancellation) => Trying(async () =>
    {
        if (await Length(hash, cancellation) == content.Length)
            return true;
        using var stream = new MemoryStream(content, writable: false);
        await client.Value.PutObjectAsync(
            new() { BucketName = bucket.Name, Key = KeyOf(hash), InputStream = stream, UseChunkEncoding = false, ContentType = System.Net.Mime.MediaTypeNames.Application.Octet }, cancellation);
        return true;
    });

    public Task<Stream?> Open(ContentHash hash, CancellationToken cancellation) => Trying(async () =>
    {
        try
        {
            return (await client.Value.GetObjectAsync(bucket.Name, KeyOf(hash), cancellation)).ResponseStream;
        }
        catch (AmazonS3Exception e) when (IsAbsence(e))
        {
            return null;
        }
    });

    public Task Remove(ContentHash hash, CancellationToken cancellation) => Trying(async () => await client.Value.DeleteObjectAsync(bucket.Name, KeyOf(hash), cancellation));

    /// <summary>An object is there whole, or not at all.</summary>
    public Task RemoveHalves(DateTimeOffset before, CancellationToken cancellation) => Task.CompletedTask;

    public Task Check(CancellationToken cancellation) => Trying(async () => await client.Value.HeadBucketAsync(new HeadBucketRequest { BucketName = bucket.Name }, cancellation));

    public void Dispose()
    {
        if (client.IsValueCreated)
            client.Value.Dispose();
    }

    private static string KeyOf(ContentHash hash)
    {
        var text = hash.ToString();
        return $"{text[..2]}/{text[2..4]}/{text}";
    }

    /// <summary>A bucket that is not there is a wrong setting, not a missing file.</summary>
    private static bool IsAbsence(AmazonS3Exception e) => e.StatusCode == HttpStatusCode.NotFound && e.ErrorCode != "NoSuchBucket";

    private async Task<long?> Length(ContentHash hash, CancellationToken cancellation)
    {
        try
        {
            return (await client.Value.GetObjectMetadataAsync(bucket.Name, KeyOf(hash), cancellation)).ContentLength;
        }
        catch (AmazonS3Exception e) when (IsAbsence(e))
        {
            return null;
        }
    }

    private async Task<T> Trying<T>(Func<Task<T>> act)
    {
        try
        {
            return await act();
        }
        catch (Exception e) when (e is AmazonServiceException or AmazonClientException or HttpRequestException or IOException or TimeoutException)
        {
            var full = e is AmazonS3Exception { StatusCode: HttpStatusCode.InsufficientStorage } or AmazonS3Exception { ErrorCode: "QuotaExceeded" };
            throw new FileStoreException($"the bucket {bucket.Name} at {bucket.Endpoint} cannot be used ({e.Message})", e, full);
        }
    }
}
