using System.Diagnostics;
using System.Net;
using Beffroi.Organisations;
using Beffroi.Tests.Harness;
using Microsoft.AspNetCore.Http;

namespace Beffroi.Tests.Orientation;

/// <summary>Whatever the directory does, the visitor is told why and goes on.</summary>
public sealed class DirectoryFaultsTests : WithADirectory
{
    public static TheoryData<string, string> Faults => new()
    {
        { "500", "L’annuaire ne répond pas en ce moment." },
        { "503", "L’annuaire ne répond pas en ce moment." },
        { "302", "L’annuaire ne répond pas en ce moment." },
        { "400", "L’annuaire ne répond pas en ce moment." },
        { "429", "L’annuaire reçoit trop de demandes en ce moment." },
        { "cut", "L’annuaire ne répond pas en ce moment." },
        { "huge", "L’annuaire ne répond pas en ce moment." },
        { "<html>", "L’annuaire a donné une réponse que nous n’avons pas comprise." },
        { "", "L’annuaire a donné une réponse que nous n’avons pas comprise." },
        { "[]", "L’annuaire a donné une réponse que nous n’avons pas comprise." },
        { """{"results":{}}""", "L’annuaire a donné une réponse que nous n’avons pas comprise." },
        { """{"results":[7]}""", "L’annuaire a donné une réponse que nous n’avons pas comprise." },
        { """{"results":[{"siren":"\ud800"}]}""", "L’annuaire a donné une réponse que nous n’avons pas comprise." },
        { """{"results":[{"siren":"000000026","etat_administratif":"A"}]}""", "L’annuaire a donné une réponse que nous n’avons pas comprise." },
        { """{"results":[],"total_results":0}""", "L’annuaire ne connaît pas ce numéro." },
        { """{"results":[{"siren":"000000018","etat_administratif":"C","statut_diffusion":"O"}]}""", "L’annuaire dit que cette structure a cessé d’exister." },
        { """{"results":[{"siren":"000000018","etat_administratif":"A","statut_diffusion":"P"}]}""", "Cette structure a demandé que ses informations ne soient pas diffusées." },
        { """{"results":[{"siren":"000000018","etat_administratif":"A"}]}""", "L’annuaire ne dit rien de plus qui réponde à nos questions." },
    };

    [Theory, MemberData(nameof(Faults))]
    public async Task Whatever_the_directory_answers_the_visitor_is_told_why_and_goes_on(string fault, string why)
    {
        await (await Site.Open("/orientation/esus")).Choose("Non").Press("Continuer");
        Directory.Fault = fault switch
        {
            "cut" => http => Task.Run(http.Abort),
            "huge" => http => http.Response.WriteAsync($"{{\"results\":[],\"x\":\"{new string('x', 1 << 20)}\"}}"),
            "302" => http => Task.Run(() => http.Response.Redirect("/search?q=000000018")),
            _ when int.TryParse(fault, out var status) => Status(status),
            _ => http => http.Response.WriteAsync(fault),
        };

        var page = await Give(StandInDirectory.Association);

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains(why, page.Text.Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.Equal("000 000 018", page.Field("Numéro SIREN").GetAttribute("value"));
        var next = await page.Go("Continuer sans le SIREN");
        Assert.Equal("Qui porte le projet ?", next.Heading.Replace('\u00A0', ' ').Replace('\u202F', ' '));
        Assert.Equal(("Non", null), Said(await Site.Open("/orientation/resultats"), "Agrément ESUS"));
        Assert.Single(Directory.Asked);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_slow_directory_is_not_waited_for(bool begins)
    {
        Directory.Fault = async http =>
        {
            if (begins)
            {
                await http.Response.WriteAsync("{");
                await http.Response.Body.FlushAsync();
            }
            await Task.Delay(TimeSpan.FromSeconds(30), http.RequestAborted);
        };
        await Site.Open("/orientation/siren");

        var start = Stopwatch.GetTimestamp();
        var page = await Give(StandInDirectory.Association);

        Assert.Contains("L’annuaire n’a pas répondu à temps.", page.Text, StringComparison.Ordinal);
        Assert.InRange(Stopwatch.GetElapsedTime(start).TotalSeconds, 1, 10);
    }

    [Fact]
    public async Task A_directory_that_nobody_runs_is_the_same()
    {
        await using var alone = await TestSite.Start(DatabaseKind.Sqlite, new Dictionary<string, string?> { [CompanyDirectoryOptions.DirectoryKey] = "http://127.0.0.1:9" });
        var page = await (await alone.Open("/orientation/siren")).Fill("Numéro SIREN", StandInDirectory.Association).Press("Demander à l’annuaire");

        Assert.Contains("L’annuaire ne répond pas en ce moment.", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_directory_that_keeps_failing_is_left_alone_for_a_while()
    {
        Directory.Fault = Status(503);
        for (var i = 0; i < 8; i++)
            Assert.Contains("Nous n’avons rien pu reprendre", (await Give(StandInDirectory.Association)).Text, StringComparison.Ordinal);

        Assert.InRange(Directory.Asked.Count, 1, 5);
    }

    [Fact]
    public async Task Switched_off_the_field_is_nowhere()
    {
        await using var off = await TestSite.Start(DatabaseKind.Sqlite, new Dictionary<string, string?> { [CompanyDirectoryOptions.DirectoryKey] = "none" });

        Assert.DoesNotContain("SIREN", (await off.Open("/orientation")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await off.Open("/orientation/siren")).Status);
        await (await off.Open("/orientation")).Choose("Une structure qui existe").Press("Continuer");
        Assert.DoesNotContain("SIREN", (await off.Open("/orientation/resultats")).Text, StringComparison.Ordinal);
    }
}
