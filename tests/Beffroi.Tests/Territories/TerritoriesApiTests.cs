using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Beffroi.Tests.Harness;

namespace Beffroi.Tests.Territories;

public sealed class TerritoriesApiTests(Sites sites) : IClassFixture<Sites>
{
    [Theory, OnBothDatabases]
    public async Task A_search_answers_with_communes(DatabaseKind database)
    {
        var answer = await Json(database, "/api/v1/territories?q=Lens&limit=3");

        var first = answer.GetProperty("territories")[0];
        Assert.Equal("2026", answer.GetProperty("vintage").GetString());
        Assert.Equal("62498", first.GetProperty("code").GetString());
        Assert.Equal("246200364", first.GetProperty("epci").GetProperty("code").GetString());
        Assert.Equal(32_920, first.GetProperty("population").GetInt32());
    }

    [Theory, OnBothDatabases]
    public async Task A_former_code_answers_with_the_commune_of_today(DatabaseKind database)
    {
        var answer = await Json(database, "/api/v1/territories/60455");

        Assert.Equal("60694", answer.GetProperty("code").GetString());
        Assert.Equal("60455", answer.GetProperty("former_code").GetString());
    }

    [Theory, OnBothDatabases]
    public async Task An_unknown_code_is_a_problem_in_French(DatabaseKind database)
    {
        var site = await sites.On(database);
        foreach (var code in (string[])["99999", "lens", "2C004"])
        {
            using var response = await site.Client.GetAsync($"/api/v1/territories/{code}");

            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
            Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
            Assert.Contains("Aucune commune", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Theory, OnBothDatabases]
    public async Task A_wrong_limit_is_named(DatabaseKind database)
    {
        var site = await sites.On(database);
        using var response = await site.Client.GetAsync("/api/v1/territories?q=lens&limit=0");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        using var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        Assert.Equal("/limit", problem.RootElement.GetProperty("errors")[0].GetProperty("path").GetString());

        using var unreadable = await site.Client.GetAsync("/api/v1/territories?q=lens&limit=beaucoup");
        Assert.Equal(HttpStatusCode.BadRequest, unreadable.StatusCode);
        Assert.Equal("application/problem+json", unreadable.Content.Headers.ContentType!.MediaType);
    }

    [Theory, OnBothDatabases]
    public async Task An_answer_already_known_is_not_sent_again(DatabaseKind database)
    {
        var site = await sites.On(database);
        using var first = await site.Client.GetAsync("/api/v1/territories?q=lens");
        using var again = new HttpRequestMessage(HttpMethod.Get, "/api/v1/territories?q=lens");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var other = new HttpRequestMessage(HttpMethod.Get, "/api/v1/territories?q=lille");
        other.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        Assert.True(first.Headers.CacheControl!.Public);
        using var same = await site.Client.SendAsync(again);
        Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);
        using var different = await site.Client.SendAsync(other);
        Assert.Equal(HttpStatusCode.OK, different.StatusCode);
    }

    [Theory, OnBothDatabases]
    public async Task Another_site_may_read(DatabaseKind database)
    {
        var site = await sites.On(database);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/territories?q=lens");
        request.Headers.Add("Origin", "https://exemple.invalid");

        using var response = await site.Client.SendAsync(request);

        Assert.Equal("*", response.Headers.GetValues("Access-Control-Allow-Origin").Single());
    }

    private async Task<JsonElement> Json(DatabaseKind database, string address)
    {
        var site = await sites.On(database);
        using var response = await site.Client.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(new MediaTypeHeaderValue("application/json", "utf-8"), response.Content.Headers.ContentType);
        using var document = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return document.RootElement.Clone();
    }
}
