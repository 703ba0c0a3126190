using Beffroi.Orientation.Resumes;
using Beffroi.Platform;
using Beffroi.Platform.Database;
using Beffroi.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace Beffroi.Tests.Orientation;

public sealed class ResumesTests
{
    private const string Facts = """{"forme_juridique":["scop"],"commune":"62498"}""";

    [Theory, OnBothDatabases]
    public async Task Answers_left_for_later_are_found_again_with_their_token(DatabaseKind database)
    {
        await using var site = await TestSite.Start(database);
        var token = await site.With<SaveResume, LinkToken>(s => s.Save(Facts));

        var opened = await Open(site, token.ToString());

        Assert.Equal(Facts, opened.Value!.Facts);
        Assert.Equal(site.Clock.GetUtcNow() + TimeSpan.FromDays(30), opened.Value.ExpiresAt);
    }

    [Theory, OnBothDatabases]
    public async Task Saving_again_under_the_same_token_replaces_the_answers_and_starts_the_30_days_again(DatabaseKind database)
    {
        await using var site = await TestSite.Start(database);
        var token = await site.With<SaveResume, LinkToken>(s => s.Save(Facts));
        site.Clock.Advance(TimeSpan.FromDays(20));

        var again = await site.With<SaveResume, LinkToken>(s => s.Save("""{"effectif":3}""", token));
        site.Clock.Advance(TimeSpan.FromDays(20));

        Assert.Equal(token, again);
        Assert.Equal("""{"effectif":3}""", (await Open(site, token.ToString())).Value!.Facts);
    }

    [Theory, OnBothDatabases]
    public async Task After_30_days_the_link_opens_nothing_and_the_row_is_erased(DatabaseKind database)
    {
        await using var site = await TestSite.Start(database);
        var token = await site.With<SaveResume, LinkToken>(s => s.Save(Facts));
        site.Clock.Advance(TimeSpan.FromDays(30));

        Assert.Same(OpenResume.NotThere, (await Open(site, token.ToString())).Refusal);
        Assert.Equal(1, await site.With<BeffroiDb, int>(db => db.Set<Resume>().CountAsync()));
        await site.With<EraseExpiredResumes>(work => work.Run(CancellationToken.None));
        Assert.Equal(0, await site.With<BeffroiDb, int>(db => db.Set<Resume>().CountAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task What_has_not_expired_is_kept(DatabaseKind database)
    {
        await using var site = await TestSite.Start(database);
        var token = await site.With<SaveResume, LinkToken>(s => s.Save(Facts));
        site.Clock.Advance(TimeSpan.FromDays(30) - TimeSpan.FromMicroseconds(1));

        await site.With<EraseExpiredResumes>(work => work.Run(CancellationToken.None));

        Assert.True((await Open(site, token.ToString())).Succeeded);
    }

    [Theory, OnBothDatabases]
    public async Task A_token_that_was_altered_invented_or_is_none_gets_the_same_refusal(DatabaseKind database)
    {
        await using var site = await TestSite.Start(database);
        var token = (await site.With<SaveResume, LinkToken>(s => s.Save(Facts))).ToString();
        var altered = (token[0] == 'A' ? 'B' : 'A') + token[1..];

        foreach (var wrong in (string?[])[altered, LinkToken.Draw().ToString(), token + "A", token[..^1], "", null, "' OR 1=1 --"])
            Assert.Same(OpenResume.NotThere, (await Open(site, wrong)).Refusal);
    }

    [Theory, OnBothDatabases]
    public async Task The_database_does_not_hold_the_token(DatabaseKind database)
    {
        await using var site = await TestSite.Start(database);
        var token = await site.With<SaveResume, LinkToken>(s => s.Save(Facts));

        var stored = await site.With<BeffroiDb, Resume>(db => db.Set<Resume>().SingleAsync());

        Assert.Equal(32, stored.TokenHash.Length);
        Assert.Equal(token.Hash(), stored.TokenHash);
        Assert.DoesNotContain(token.ToString(), Convert.ToBase64String(stored.TokenHash), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_texts_never_name_the_same_token()
    {
        // The last character of 22 carries four bits: sixteen of its values would be accepted by a lenient decoder.
        var token = LinkToken.Draw().ToString();
        const string alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

        var accepted = alphabet.Where(c => LinkToken.TryParse(token[..^1] + c, null, out _)).ToArray();

        Assert.Equal(4, accepted.Length);
    }

    private static Task<Outcome<Resume>> Open(TestSite site, string? token) =>
        site.With<OpenResume, Outcome<Resume>>(o => o.Open(token));
}
