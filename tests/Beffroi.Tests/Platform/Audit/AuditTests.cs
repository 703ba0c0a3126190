using System.Text.Json;
using Beffroi.Platform.Accounts;
using Beffroi.Platform.Accounts.Roles;
using Beffroi.Platform.Audit;
using Beffroi.Platform.Database;
using Beffroi.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Beffroi.Tests.Platform.Audit;

/// <summary>Every act is written down in its own transaction, and what was written cannot be altered unseen.</summary>
public sealed class AuditTests
{
    private static readonly AccountId Someone = new(Guid.Parse("019ac000-0000-7000-8000-000000000001"));

    [Theory, OnBothDatabases]
    public async Task An_act_and_its_trace_are_both_there_or_neither(DatabaseKind database)
    {
        await using var site = await TestSite.Start(database);
        await Act(site, 3);
        await Assert.ThrowsAsync<InvalidOperationException>(() => Act(site, 1, then: () => throw new InvalidOperationException("after")));

        Assert.Equal(3, await site.With<BeffroiDb, int>(db => db.Set<AuditRow>().CountAsync()));
        Assert.True((await Verify(site)).Intact);
        await Assert.ThrowsAsync<InvalidOperationException>(() => site.With<AuditTrail>(audit =>
        {
            audit.Record(new RegionRoleGiven(Someone, RegionRole.Reader));
            return Task.CompletedTask;
        }));
    }

    [Theory, OnBothDatabases]
    public async Task Acts_at_the_same_moment_follow_each_other_in_the_chain(DatabaseKind database)
    {
        await using var site = await TestSite.Start(database);

        await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => Act(site, 2)));

        var found = await Verify(site);
        Assert.True(found.Intact, found.Problem);
        Assert.Equal(80, found.Rows);
        var rows = await site.With<BeffroiDb, List<AuditRow>>(db => db.Set<AuditRow>().AsNoTracking().OrderBy(r => r.Sequence).ToListAsync());
        Assert.All(rows.GroupBy(r => r.ActId), act => Assert.Equal(1, act.Last().Sequence - act.First().Sequence));
    }

    [Theory, OnBothDatabases]
    public async Task Whatever_is_changed_removed_or_swapped_is_found_where_it_is(DatabaseKind database)
    {
        (string Sql, long At)[] attacks =
        [
            ("UPDATE platform_audit SET facts = facts || ' ' WHERE sequence = 3", 3),
            ("UPDATE platform_audit SET why = 'autre' WHERE sequence = 2", 2),
            ("UPDATE platform_audit SET at = at + 1 WHERE sequence = 5", 5),
            ("UPDATE platform_audit SET actor = about WHERE sequence = 1", 1),
            ("UPDATE platform_audit SET on_behalf_of = about WHERE sequence = 4", 4),
            ("UPDATE platform_audit SET origin = 'Command' WHERE sequence = 1", 1),
            ("DELETE FROM platform_audit WHERE sequence = 4", 4),
            ("DELETE FROM platform_audit WHERE sequence = 6", 6),
            ("DELETE FROM platform_audit", 1),
            ("UPDATE platform_audit SET sequence = 99 WHERE sequence = 2; UPDATE platform_audit SET sequence = 2 WHERE sequence = 5; UPDATE platform_audit SET sequence = 5 WHERE sequence = 99", 2),
            ("UPDATE platform_audit SET sequence = 7 WHERE sequence = 6", 6),
            ("UPDATE platform_audit_head SET sequence = 5, hash = (SELECT hash FROM platform_audit WHERE sequence = 5) WHERE id = 1", 6),
        ];
        await using var site = await TestSite.Start(database);
        foreach (var (sql, at) in attacks)
        {
            await site.With<BeffroiDb>(db => db.Database.ExecuteSqlRawAsync("DELETE FROM platform_audit; UPDATE platform_audit_head SET sequence = 0, hash = {0} WHERE id = 1", new byte[32]));
            await Act(site, 6);
            Assert.True((await Verify(site)).Intact);

            await site.With<BeffroiDb>(db => db.Database.ExecuteSqlRawAsync(sql));

            var found = await Verify(site);
            Assert.False(found.Intact, sql);
            Assert.Equal((at, sql), (found.ProblemAt, sql));
        }
    }

    [Theory, OnBothDatabases]
    public async Task A_chain_written_anew_does_not_have_the_row_that_was_noted(DatabaseKind database)
    {
        await using var one = await TestSite.Start(database);
        await Act(one, 2);
        var noted = (await Verify(one)).Head;
        await Act(one, 2);
        Assert.True((await Verify(one, noted)).Intact);

        await using var other = await TestSite.Start(database);
        other.Clock.Advance(TimeSpan.FromSeconds(1));
        await Act(other, 4);
        Assert.True((await Verify(other)).Intact);
        Assert.Equal(2, (await Verify(other, noted)).ProblemAt);
        Assert.Equal(5, (await Verify(other, noted with { Sequence = 9 })).ProblemAt);
    }

    [Theory, OnBothDatabasesWhenDeep(DatabaseKind.Postgres)]
    public async Task On_a_database_without_tables_the_verb_says_what_to_type(DatabaseKind database)
    {
        await using var empty = await TestDatabase.Empty(database);

        var (code, _, errors) = await BeffroiProcess.Run(empty.Settings, "audit", "verify");

        Assert.Equal(1, code);
        Assert.Contains("Run ./beffroi migrate", errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_event_has_a_name_of_its_own_and_tells_the_same_after_it_was_written_and_read()
    {
        Assert.NotEmpty(History.Known);
        Assert.All(History.Known, known =>
        {
            Assert.Matches("^[a-z][a-z-]{2,59}$", known.Key);
            var constructor = known.Value.GetConstructors().Single();
            var happened = (IAuditedEvent)constructor.Invoke([.. constructor.GetParameters().Select(p => Something(p.ParameterType))]);
            var read = (IAuditedEvent)JsonSerializer.Deserialize(JsonSerializer.Serialize(happened, known.Value, AuditFormat.Json), known.Value, AuditFormat.Json)!;
            Assert.Equal((object)happened, read);
            Assert.NotEqual(Guid.Empty, read.About());
            Assert.NotEmpty(read.Tell());
        });
    }

    private static object? Something(Type type) =>
        type.GetMethod("Of", [typeof(Guid)]) is { } ofGuid ? ofGuid.Invoke(null, [Guid.CreateVersion7()])
        : type.IsEnum ? Enum.GetValues(type).GetValue(1)
        : type == typeof(string) ? "quelque chose"
        : type == typeof(bool) ? true
        : Activator.CreateInstance(type);

    private static Task Act(TestSite site, int events, Action? then = null) => Task.Run(async () =>
    {
        await using var scope = ((IServiceScopeFactory)site.Services.GetService(typeof(IServiceScopeFactory))!).CreateAsyncScope();
        var (db, audit) = (scope.ServiceProvider.GetRequiredService<BeffroiDb>(), scope.ServiceProvider.GetRequiredService<AuditTrail>());
        await db.Write(
            () =>
            {
                for (var i = 0; i < events; i++)
                    audit.Record(new RegionRoleGiven(Someone, RegionRole.CaseOfficer), why: $"cause {i}");
                then?.Invoke();
                return Task.FromResult(true);
            },
            CancellationToken.None);
    });

    private static Task<AuditFinding> Verify(TestSite site, AuditMark? noted = null) =>
        site.With<VerifyAudit, AuditFinding>(v => v.Verify(noted, CancellationToken.None));
}
