using Beffroi.Platform.Jobs;

namespace Beffroi.Platform.Mail;

/// <summary>Leaves letters as files, for a demonstration. A file has the name of its letter: written again, it replaces itself.</summary>
internal sealed class FolderPostman(MailOptions options, TimeProvider clock) : IPostman
{
    public async Task<JobEnd> Carry(Guid id, Letter letter, Func<Task> passBeyondRecall, CancellationToken cancellation)
    {
        Directory.CreateDirectory(options.Folder!);
        var file = Path.Combine(options.Folder!, $"{id:n}.eml");
        using (var message = letter.ToMessage(id, options.From, clock.GetUtcNow()))
            await message.WriteToAsync(file + ".part", cancellation);
        File.Move(file + ".part", file, overwrite: true);
        return new JobEnd.Done();
    }
}
