using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Beffroi.Platform.Files.Store;

/// <summary>Files of the data folder: <c>files/ab/cd/abcd…</c>, each written beside, forced to the disk, then named.</summary>
internal sealed class DiskStore(FilesOptions options, TimeProvider clock) : IFileStore
{
    private const int NoSpace = 28, OverQuota = 122;

    private const UnixFileMode Ours = UnixFileMode.UserRead | UnixFileMode.UserWrite, OursToEnter = Ours | UnixFileMode.UserExecute;

    private string Arriving => Path.Combine(options.Folder, "arriving");

    public Task Put(ContentHash hash, byte[] content, CancellationToken cancellation) => Trying(async () =>
    {
        var file = PathOf(hash);
        if (new FileInfo(file) is not { Exists: true } there || there.Length != content.Length)
        {
            CreateFolder(Arriving);
            CreateFolder(Path.GetDirectoryName(file)!);
            await Write(file, content, cancellation);
        }
        // A name is safe when its folder is; also when another request has just written it.
        for (var folder = Path.GetDirectoryName(file)!; folder.Length >= options.Folder.Length; folder = Path.GetDirectoryName(folder)!)
            Sync(folder);
        return true;
    });

    public Task<Stream?> Open(ContentHash hash, CancellationToken cancellation) => Trying(() =>
    {
        try
        {
            return Task.FromResult<Stream?>(new FileStream(
                PathOf(hash), new FileStreamOptions { Mode = FileMode.Open, Access = FileAccess.Read, Share = FileShare.Read | FileShare.Delete, Options = System.IO.FileOptions.Asynchronous }));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return Task.FromResult<Stream?>(null);
        }
    });

    public Task Remove(ContentHash hash, CancellationToken cancellation) => Trying(() =>
    {
        var file = PathOf(hash);
        if (File.Exists(file))
        {
            File.Delete(file);
            Sync(Path.GetDirectoryName(file)!);
        }
        return Task.FromResult(true);
    });

    public Task RemoveHalves(DateTimeOffset before, CancellationToken cancellation) => Trying(() =>
    {
        if (Directory.Exists(Arriving))
            foreach (var half in Directory.EnumerateFiles(Arriving).Where(f => File.GetLastWriteTimeUtc(f) < before.UtcDateTime))
                File.Delete(half);
        return Task.FromResult(true);
    });

    public Task Check(CancellationToken cancellation) => Trying(async () =>
    {
        CreateFolder(Arriving);
        var probe = Half();
        await using (Create(probe)) { }
        File.Delete(probe);
        return true;
    });

    private string PathOf(ContentHash hash)
    {
        var text = hash.ToString();
        return Path.Combine(options.Folder, text[..2], text[2..4], text);
    }

    private string Half() => Path.Combine(Arriving, Guid.CreateVersion7(clock.GetUtcNow()).ToString("N", CultureInfo.InvariantCulture));

    private async Task Write(string file, byte[] content, CancellationToken cancellation)
    {
        var half = Half();
        try
        {
            await using (var stream = Create(half))
            {
                await stream.WriteAsync(content, cancellation);
                stream.Flush(flushToDisk: true);
            }
            File.Move(half, file, overwrite: true);
        }
        catch
        {
            // On a full disk, what was begun takes the room that is missing.
            File.Delete(half);
            throw;
        }
    }

    private static FileStream Create(string file)
    {
        var how = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = System.IO.FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
            how.UnixCreateMode = Ours;
        return new(file, how);
    }

    private static void CreateFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, OursToEnter);
    }

    /// <summary>Forces the names of a folder to the disk, where the system knows how: .NET opens no folder.</summary>
    private static void Sync(string folder)
    {
        if (OperatingSystem.IsWindows() || OpenFolder(folder, 0) is not (>= 0 and var descriptor))
            return;
        using var handle = new SafeFileHandle(descriptor, ownsHandle: true);
        RandomAccess.FlushToDisk(handle);
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true, CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int OpenFolder([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    private async Task<T> Trying<T>(Func<Task<T>> act)
    {
        try
        {
            return await act();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            var full = e is IOException && (e.HResult & 0xFFFF) is NoSpace or OverQuota;
            throw new FileStoreException(full ? $"the disk is full: nothing can be written in {options.Folder}" : $"the folder {options.Folder} cannot be used ({e.Message})", e, full);
        }
    }
}
