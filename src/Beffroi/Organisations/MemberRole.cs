namespace Beffroi.Organisations;

/// <summary>What a member may do in the name of their organisation; each may also do what those before may. Names are what the column holds.</summary>
public enum MemberRole
{
    /// <summary>Reads everything.</summary>
    Reader,

    /// <summary>Also prepares: identity, representatives, files.</summary>
    Editor,

    /// <summary>Also decides who the members are. An organisation always has one.</summary>
    Owner,
}

public static class MemberRoleWords
{
    public static string InWords(this MemberRole role) => role switch
    {
        MemberRole.Reader => "lecteur",
        MemberRole.Editor => "éditeur",
        MemberRole.Owner => "propriétaire",
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, null),
    };

    /// <summary>What it lets do, for who gives it.</summary>
    public static string Explained(this MemberRole role) => role switch
    {
        MemberRole.Reader => "lit tout, ne change rien",
        MemberRole.Editor => "prépare et modifie les dossiers et la fiche de la structure",
        MemberRole.Owner => "décide aussi qui en est membre",
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, null),
    };
}
