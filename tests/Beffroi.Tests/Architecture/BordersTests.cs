using ArchUnitNET.Domain;
using ArchUnitNET.Domain.Extensions;
using ArchUnitNET.Loader;
using Beffroi.Tests.Harness;

namespace Beffroi.Tests.Architecture;

/// <summary>
/// The borders of the parts, over the compiled types. Razor pages compile into AspNetCoreGeneratedDocument.Part_Act_Page, so
/// they are known by that name too.
/// </summary>
public sealed class BordersTests
{
    /// <summary>From the ground up, as <c>Modules.cs</c> lists them: a part depends only on those before it.</summary>
    private static readonly string[] Parts = ["Platform", "Territories", "Catalogue", "Organisations", "Maps", "Operators", "Orientation", "Applications", "PublicSite"];

    private static readonly ArchUnitNET.Domain.Architecture Compiled = new ArchLoader().LoadAssemblies(typeof(Modules).Assembly).Build();

    [Fact]
    public void Modules_lists_the_parts_in_this_order()
    {
        var source = File.ReadAllText(Path.Combine(Repository.Root, "src/Beffroi/Modules.cs"));
        var added = System.Text.RegularExpressions.Regex.Matches(source, @"builder\.Add(?<part>\w+)\(\)", System.Text.RegularExpressions.RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Select(m => m.Groups["part"].Value);

        Assert.Equal(Parts, added);
    }

    [Fact]
    public void A_part_depends_only_on_parts_above_it() => Assert.Empty(
        from dependency in BetweenParts()
        where Array.IndexOf(Parts, dependency.To) > Array.IndexOf(Parts, dependency.From)
        select dependency.Words);

    [Fact]
    public void A_part_uses_only_the_public_types_of_another() => Assert.Equal("", string.Join('\n',
        from dependency in BetweenParts()
        where dependency.Target.Visibility != Visibility.Public
        select dependency.Words));

    /// <summary>The platform is the ground: its folders (Web, Database…) are each a small contract of their own.</summary>
    [Fact]
    public void Public_types_stand_only_in_the_root_of_their_part() => Assert.Empty(
        from type in Compiled.Types
        where type.Visibility == Visibility.Public && !type.IsNested && PartOf(type) is { } part && part != "Platform"
            && type.Namespace.FullName != $"Beffroi.{part}" && !type.FullName.StartsWith("AspNetCoreGeneratedDocument", StringComparison.Ordinal)
        select type.FullName);

    [Fact]
    public void Only_the_Db_classes_of_a_part_see_the_context() => Assert.Empty(
        from type in Compiled.Types
        where PartOf(type) is { } part && part != "Platform" && !Outer(type).EndsWith("Db", StringComparison.Ordinal)
            && type.Dependencies.Any(d => d.Target.FullName == "Beffroi.Platform.Database.BeffroiDb")
        select type.FullName);

    [Theory, MemberData(nameof(PartNames))]
    public void The_public_surface_of_a_part_is_the_one_that_was_reviewed(string part)
    {
        var golden = Path.Combine(Repository.Root, "tests/Beffroi.Tests/Architecture/surface", $"{part}.txt");
        var surface = string.Join('\n', Compiled.Types
            .Where(t => t.Visibility == Visibility.Public && PartOf(t) == part && !t.FullName.StartsWith("AspNetCoreGeneratedDocument", StringComparison.Ordinal))
            .Select(t => t.FullName).Order(StringComparer.Ordinal)) + "\n";
        if (Environment.GetEnvironmentVariable("BEFFROI_ACCEPT") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(golden)!);
            File.WriteAllText(golden, surface);
        }

        Assert.True(File.Exists(golden), $"{golden} is missing: run with BEFFROI_ACCEPT=1 and review it.");
        Assert.Equal(File.ReadAllText(golden), surface);
    }

    public static TheoryData<string> PartNames() => [.. Parts];

    private static IEnumerable<(string From, string To, IType Target, string Words)> BetweenParts() =>
        from type in Compiled.Types
        let part = PartOf(type)
        where part is not null
        from dependency in type.Dependencies
        let other = PartOf(dependency.Target)
        where other is not null && other != part
        select (part, other, dependency.Target, $"{type.FullName} → {dependency.Target.FullName}");

    private static string? PartOf(IType type)
    {
        const string pages = "AspNetCoreGeneratedDocument.";
        var name = type.FullName.StartsWith(pages, StringComparison.Ordinal)
            ? type.FullName[pages.Length..].Split('_')[0]
            : type.FullName.Split('.') is ["Beffroi", var part, _, ..] ? part : "";
        return Parts.Contains(name) ? name : null;
    }

    /// <summary>The class around lambdas and state machines.</summary>
    private static string Outer(IType type) => type.FullName.Split('+', '/')[0];
}
