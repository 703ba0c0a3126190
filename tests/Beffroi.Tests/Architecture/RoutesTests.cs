using System.Net;
using System.Text.RegularExpressions;
using Beffroi.Applications.Access;
using Beffroi.Applications.Messages;
using Beffroi.Organisations;
using Beffroi.Organisations.Bank;
using Beffroi.Organisations.Shelf;
using Beffroi.Platform.Accounts;
using Beffroi.Platform.Accounts.Access;
using Beffroi.Platform.Accounts.Roles;
using Beffroi.Platform.Files;
using Beffroi.Tests.Applications;
using Beffroi.Tests.Harness;
using Beffroi.Tests.Organisations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace Beffroi.Tests.Architecture;

/// <summary>Every route with who may use it, as reviewed in <c>routes.txt</c>, and as it answers to each sort of person.</summary>
public sealed partial class RoutesTests
{
    private static readonly string[] Methods = ["GET", "POST"];

    [Fact]
    public async Task Every_route_stands_in_the_list_with_who_may_use_it()
    {
        await using var site = await TestSite.Start(DatabaseKind.Sqlite);
        var golden = Path.Combine(Repository.Root, "tests/Beffroi.Tests/Architecture/routes.txt");
        var lines = Routes(site.Services).Select(r => $"{r.Pattern}\t{r.Rule}").Distinct().Order(StringComparer.Ordinal);
        var list = string.Join('\n', lines) + "\n";
        if (Environment.GetEnvironmentVariable("BEFFROI_ACCEPT") == "1")
            File.WriteAllText(golden, list);

        Assert.Equal(File.ReadAllText(golden), list);
    }

    [Fact]
    public async Task Each_route_answers_each_sort_of_person_as_its_rule_says()
    {
        await using var played = await Played.Start(DatabaseKind.Sqlite, IdsOf.Settings);
        var wrong = new List<string>();
        var ids = await IdsOf.The(played);

        await Walk(played, ids, played.Site.NewVisitor(), new("anonymous"), wrong);
        await Walk(played, ids, await played.As(Played.Louise), new("owner", Member: MemberRole.Owner), wrong);
        await Walk(played, ids, await played.As(Played.Marcel), new("editor", Member: MemberRole.Editor), wrong);
        await Walk(played, ids, ids.Reader, new("reader", Member: MemberRole.Reader), wrong);
        var etienne = await played.Account("etienne.duhamel");
        await Walk(played, ids, await played.As(Played.Etienne), new("stranger", SignedIn: true), wrong);
        foreach (var role in Enum.GetValues<RegionRole>())
        {
            await played.Site.With<GiveRole, bool>(g => g.Give(etienne, role, CancellationToken.None));
            await Walk(played, ids, await played.As(Played.Etienne), new($"Region's {role}", SignedIn: true, Region: role), wrong);
            await played.Site.With<TakeRole, bool>(t => t.Take(etienne, role, CancellationToken.None));
        }

        Assert.Empty(wrong);
    }

    /// <summary>Who walks.</summary>
    private sealed record Walker(string Name, bool SignedIn = false, MemberRole? Member = null, RegionRole? Region = null)
    {
        public bool IsSignedIn => SignedIn || Member is not null;
    }

    /// <summary>What may be told apart from outside.</summary>
    private enum Outcome
    {
        In,
        SignIn,
        Absent,
        Refused,
    }

    private static async Task Walk(Played played, IdsOf ids, HttpClient visitor, Walker walker, List<string> wrong)
    {
        foreach (var route in Routes(played.Site.Services).Where(r => r.Rule != "everyone").DistinctBy(r => r.Pattern))
            foreach (var method in Methods.Where(m => route.Methods.Count == 0 || route.Methods.Contains(m)))
            {
                using var request = new HttpRequestMessage(new HttpMethod(method), ids.Fill(route.Pattern));
                using var response = await visitor.SendAsync(request);
                var (expected, met) = (Expected(route.Access, walker), Met(response));
                // Let in, a form without its token is refused afterwards.
                var same = expected == met || (expected is Outcome.In && met is Outcome.Absent && !route.Pattern.Contains("{organisation}", StringComparison.Ordinal));
                if (!same)
                    wrong.Add($"{walker.Name}: {method} {route.Pattern} ({route.Rule}) answered {(int)response.StatusCode}, which is {met}, not {expected}");
            }
    }

    private static Outcome Expected(AccessAttribute? access, Walker walker) => access switch
    {
        _ when !walker.IsSignedIn => access is null ? Outcome.Refused : Outcome.SignIn,
        SignedInOnlyAttribute => Outcome.In,
        RegionOnlyAttribute region => walker.Region is { } role && (region.AnyOf.Count == 0 || region.AnyOf.Contains(role)) ? Outcome.In : Outcome.Refused,
        MembersOnlyAttribute members => walker.Member is not { } held ? Outcome.Absent : held >= members.AtLeast ? Outcome.In : Outcome.Refused,
        CaseFileOnlyAttribute file => walker.Member is not { } held ? Outcome.Absent : held >= file.AtLeast ? Outcome.In : Outcome.Refused,
        // Nobody writes the file of the owner for her: AssistanceTests walk as an officer who writes one.
        AssistantOnlyAttribute => Outcome.Absent,
        // No scheme is entrusted to anybody.
        SchemeOfficersOnlyAttribute => walker.Region is RegionRole.CaseOfficer ? Outcome.In : Outcome.Refused,
        // The contact is of the organisation of the owner.
        FirstContactOnlyAttribute contact => walker.Member is not { } held ? Outcome.Absent : held >= contact.AtLeast ? Outcome.In : Outcome.Refused,
        _ => Outcome.Refused,
    };

    private static Outcome Met(HttpResponseMessage response) => response.StatusCode switch
    {
        HttpStatusCode.NotFound => Outcome.Absent,
        HttpStatusCode.Forbidden => Outcome.Refused,
        HttpStatusCode.Unauthorized => Outcome.SignIn,
        HttpStatusCode.Redirect when response.Headers.Location!.ToString().StartsWith("/connexion?retour", StringComparison.Ordinal) => Outcome.SignIn,
        _ => Outcome.In,
    };

    private sealed record Route(string Pattern, IReadOnlyList<string> Methods, AccessAttribute? Access, string Rule);

    private static IReadOnlyList<Route> Routes(IServiceProvider services) =>
    [
        .. from endpoint in services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
           where endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null
           let access = endpoint.Metadata.GetMetadata<AccessAttribute>()
           let open = endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null
           select new Route(
               "/" + endpoint.RoutePattern.RawText!.TrimStart('/'), endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [], open ? null : access,
               open ? "everyone" : access is null ? "nobody" : Words(access)),
    ];

    private static string Words(AccessAttribute access) => access switch
    {
        SignedInOnlyAttribute { Recently: true } => "signed in, recently",
        SignedInOnlyAttribute => "signed in",
        RegionOnlyAttribute region => $"Region: {(region.AnyOf.Count == 0 ? "any role" : string.Join(", ", region.AnyOf.Order()))}",
        MembersOnlyAttribute members => $"members: {members.AtLeast} at least",
        CaseFileOnlyAttribute file => $"members: {file.AtLeast} at least, and the officer who writes the draft for them",
        SchemeOfficersOnlyAttribute => "Region: CaseOfficer, to whom the scheme of the request is entrusted when it is to somebody",
        AssistantOnlyAttribute => "the officer who writes the draft for an organisation",
        FirstContactOnlyAttribute contact => $"who asked for the first contact, or members: {contact.AtLeast} at least",
        _ => throw new InvalidOperationException($"No words for {access.GetType()}."),
    };
}

/// <summary>Real ids for the values of routes, and someone who only reads.</summary>
internal sealed partial class IdsOf
{
    private readonly Dictionary<string, string> values = new(StringComparer.Ordinal);

    /// <summary>Of a site that receives files, for there are ids of files too.</summary>
    public static IReadOnlyDictionary<string, string?> Settings { get; } = new Dictionary<string, string?> { [FilesOptions.ClamdKey] = "none" };

    /// <summary>A member of the organisation with the lowest role.</summary>
    public HttpClient Reader { get; private set; } = null!;

    public string this[string name] => values[name];

    /// <summary>Those of the organisation of Louise: a reader joins, someone is invited, someone asks to join.</summary>
    public static async Task<IdsOf> The(Played played)
    {
        var louise = await played.As(Played.Louise);
        var hugo = await played.As("Hugo Lefebvre");
        await played.Joins(louise, hugo, "hugo.lefebvre@exemple.invalid", "Lecteur");
        await played.Site.With<TakeRole, bool>(async t => await t.Take(await played.Account("hugo.lefebvre"), RegionRole.Validator, CancellationToken.None));
        await (await Page.Open(louise, $"{played.Root}/membres/inviter")).Fill("Adresse électronique", "attendu@exemple.invalid").Choose("Lecteur").Press("Envoyer l’invitation");
        var nadia = await played.As(Played.Nadia);
        await (await (await Page.Open(nadia, "/structures/creer")).Fill("Numéro SIREN", "000000042").Press("Continuer")).Press("Demander à la rejoindre");
        await (await Page.Open(louise, $"{played.Root}/documents/etat")).Press("Faire l’état");
        var ids = await Of(played, louise, played.Ateliers);
        var (file, request, piece) = await Filed.WaitsForAPiece(played);
        (ids.values["dossier"], ids.values["aide"], ids.values["attendue"]) = (Filed.IdOf(file), request.Id.ToString(), piece.Id.ToString());
        await (await Page.Open(louise, $"{file}/messages")).Fill("Votre message", "Bonjour.").Attach("Un fichier", "note.txt", "Note"u8.ToArray()).Press("Envoyer");
        ids.values["message"] = (await played.Site.With<MessagesDb, IReadOnlyList<CaseFileMessage>>(m => m.Last(request.CaseFileId, 1, CancellationToken.None)))[0].Id.ToString();
        ids.Reader = await played.As("Hugo Lefebvre");
        return ids;
    }

    /// <summary>As an owner finds them in the links of the pages.</summary>
    public static async Task<IdsOf> Of(Played played, HttpClient owner, string organisation)
    {
        var id = OrganisationId.Parse(organisation, null);
        var ids = new IdsOf();
        ids.values["organisation"] = organisation;
        ids.values["jeton"] = Beffroi.Platform.LinkToken.Draw().ToString();
        foreach (var address in new[] { $"/structures/{organisation}/membres", $"/structures/{organisation}/personnes" })
            foreach (var link in (await Page.Open(owner, address)).Document.QuerySelectorAll("main a[href]").Select(a => a.GetAttribute("href")!))
                if (Id().Match(link) is { Success: true } found)
                    ids.values.TryAdd(found.Groups["what"].Value switch { "membres" => "membre", "invitations" => "invitation", "demandes" => "demande", _ => "personne" }, found.Groups["id"].Value);
        if ((await Page.Open(owner, "/premiers-contacts")).Document.QuerySelectorAll("main a[href]").Select(a => Contact().Match(a.GetAttribute("href")!)).FirstOrDefault(m => m.Success) is { } contact)
            ids.values["contact"] = contact.Groups["id"].Value;
        await played.Site.With<ShelfDb>(async shelf =>
        {
            var version = (await shelf.Versions(id, null, CancellationToken.None))[0];
            (ids.values["document"], ids.values["piece"]) = (version.DocumentId.ToString(), version.Id.ToString());
            ids.values["etat"] = (await shelf.Statements(id, CancellationToken.None))[0].Id.ToString();
        });
        if (await played.Site.With<BankDb, IReadOnlyList<BankDetails>>(b => b.Of(id, CancellationToken.None)) is [var details, ..])
            ids.values["coordonnees"] = details.Id.ToString();
        return ids;
    }

    /// <summary>A path for that pattern; a value that is none of these stays a guess.</summary>
    public string Fill(string pattern) => Value().Replace(pattern, m => values.GetValueOrDefault(m.Groups["name"].Value, "x"));

    public IdsOf With(string name, string value)
    {
        var other = new IdsOf();
        foreach (var (key, known) in values)
            other.values[key] = known;
        other.values[name] = value;
        return other;
    }

    [GeneratedRegex("/(?<what>membres|invitations|demandes|personnes)/(?<id>[0-9a-f]{32})$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Id();

    [GeneratedRegex("^/premiers-contacts/(?<id>[0-9a-f]{32})$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Contact();

    [GeneratedRegex(@"\{\**(?<name>\w+)[^}]*\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Value();
}
