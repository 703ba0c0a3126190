using Beffroi.Platform.Accounts.Sessions;

namespace Beffroi.Platform.Accounts.SignIn;

/// <summary>Who has shown a first thing and not yet their code: a note of ten minutes, which opens nothing.</summary>
internal sealed class HalfWay(SealedNotes notes)
{
    private static readonly NoteSort Sort = new("beffroi-connexion-en-cours", "/connexion", TimeSpan.FromMinutes(10));

    public void Write(HttpContext http, AccountId account, Proof proof) => notes.Write(http, Sort, new Note(account.ToString(), proof));

    /// <summary>Null when there is nobody, or it was too long ago.</summary>
    public (AccountId Account, Proof Proof)? Read(HttpContext http) => notes.Read<Note>(http, Sort) is { } note ? (AccountId.Parse(note.Account, null), note.Proof) : null;

    public static void Clear(HttpContext http) => SealedNotes.Clear(http, Sort);

    private sealed record Note(string Account, Proof Proof);
}
