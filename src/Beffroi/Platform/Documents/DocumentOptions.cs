using Beffroi.Platform.Configuration;

namespace Beffroi.Platform.Documents;

/// <summary>What sets documents, and where it is.</summary>
public sealed record DocumentOptions
{
    public const string NodeKey = "BEFFROI_NODE";

    private const string Nothing = "none", Compiler = "node_modules/@myriaddreamin/typst-ts-node-compiler";

    /// <summary>BEFFROI_NODE: the Node program, by its path or found in the PATH. Default <c>node</c>; null when it is <c>none</c>: no document is made.</summary>
    public required string? Node { get; init; }

    /// <summary>The folder <c>node_modules</c> that holds Typst, looked for upwards from the program; null: there is none.</summary>
    public string? Modules { get; init; } = Above(AppContext.BaseDirectory);

    /// <summary>The folder of <c>worker.mjs</c> and of the templates.</summary>
    public string Templates { get; init; } = Path.Combine(AppContext.BaseDirectory, "documents");

    public static DocumentOptions Read(IConfiguration configuration)
    {
        var settings = new SettingsReader(configuration);
        var node = settings.Text(NodeKey, "node");
        return new() { Node = node == Nothing ? null : node };
    }

    private static string? Above(string program)
    {
        for (var folder = new DirectoryInfo(program); folder is not null; folder = folder.Parent)
            if (Directory.Exists(Path.Combine(folder.FullName, Compiler)))
                return Path.Combine(folder.FullName, "node_modules");
        return null;
    }
}
