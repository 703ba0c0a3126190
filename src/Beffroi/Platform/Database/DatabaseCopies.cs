using System.Diagnostics;
using Beffroi.Platform.Configuration;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Beffroi.Platform.Database;

/// <summary>The database as one moment saw it: a file, and a context that reads that very moment until it is disposed.</summary>
internal sealed class DatabaseCopy(string file, BeffroiDb seen, params IAsyncDisposable[] held) : IAsyncDisposable
{
    public string File => file;

    /// <summary>Read-only.</summary>
    public BeffroiDb Seen => seen;

    public async ValueTask DisposeAsync()
    {
        await seen.DisposeAsync();
        foreach (var each in held)
            await each.DisposeAsync();
    }
}

/// <summary>Copies the whole database while it runs, and puts a copy in the place of one that is empty.</summary>
internal interface IDatabaseCopies
{
    /// <summary>Which database, as a manifest names it.</summary>
    string Kind { get; }

    /// <param name="folder">Where the file of the copy is made.</param>
    /// <param name="cancellation">Of the command.</param>
    /// <exception cref="StartRefusedException">It cannot be copied.</exception>
    Task<DatabaseCopy> Copy(string folder, CancellationToken cancellation);

    /// <exception cref="StartRefusedException">It is not empty: nothing is overwritten.</exception>
    Task RefuseUnlessEmpty(CancellationToken cancellation);

    /// <summary>Everything or nothing.</summary>
    /// <exception cref="StartRefusedException">It cannot be put there.</exception>
    Task PutBack(string file, CancellationToken cancellation);
}

/// <summary>SQLite: <c>VACUUM INTO</c>, and a file that is named once it is whole.</summary>
internal sealed class SqliteCopies(PlatformOptions options) : IDatabaseCopies
{
    private string Database => Path.Combine(options.DataFolder, SqliteBeffroiDb.FileName);

    public string Kind => "sqlite";

    public async Task<DatabaseCopy> Copy(string folder, CancellationToken cancellation)
    {
        if (!File.Exists(Database))
            throw new StartRefusedException($"{PlatformOptions.DataKey}: there is no database {Database} to back up.");
        var file = Path.Combine(folder, "database.sqlite");
        await using (var running = Open(Database))
            await running.Database.ExecuteSqlAsync($"VACUUM INTO {file}", cancellation);
        return new(file, Open(file));
    }

    public Task RefuseUnlessEmpty(CancellationToken cancellation)
    {
        if (File.Exists(Database))
            throw new StartRefusedException($"{PlatformOptions.DataKey}: {Database} exists. A backup is restored into an empty folder; nothing is overwritten.");
        return Task.CompletedTask;
    }

    public async Task PutBack(string file, CancellationToken cancellation)
    {
        Directory.CreateDirectory(options.DataFolder);
        var half = Database + ".restoring";
        await using (var from = File.OpenRead(file))
        await using (var to = File.Create(half))
        {
            await from.CopyToAsync(to, cancellation);
            to.Flush(flushToDisk: true);
        }
        File.Move(half, Database, overwrite: false);
    }

    private static SqliteBeffroiDb Open(string file)
    {
        var builder = new DbContextOptionsBuilder<SqliteBeffroiDb>();
        SqliteBeffroiDb.Configure(builder, file);
        // Without the pool the file is let go with the context.
        builder.UseSqlite(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false, Mode = SqliteOpenMode.ReadWrite }.ConnectionString);
        return new(builder.Options, new WriterGate(oneAtATime: true));
    }
}

/// <summary>PostgreSQL: its own <c>pg_dump</c> and <c>pg_restore</c>, of the version of the server or later, in the PATH.</summary>
internal sealed class PostgresCopies(PlatformOptions options) : IDatabaseCopies
{
    public string Kind => "postgresql";

    public async Task<DatabaseCopy> Copy(string folder, CancellationToken cancellation)
    {
        var connection = new NpgsqlConnection(PostgresBeffroiDb.Complete(options.PostgresConnection));
        await connection.OpenAsync(cancellation);
        // What this transaction sees is what pg_dump writes.
        var moment = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellation);
        await using var export = new NpgsqlCommand("SELECT pg_export_snapshot()", connection, moment);
        var snapshot = (string)(await export.ExecuteScalarAsync(cancellation))!;
        var file = Path.Combine(folder, "database.dump");
        await Run("pg_dump", ["--format=custom", "--no-owner", "--no-privileges", $"--snapshot={snapshot}", $"--file={file}"], cancellation);
        var builder = new DbContextOptionsBuilder<PostgresBeffroiDb>();
        builder.UseNpgsql(connection);
        var seen = new PostgresBeffroiDb(builder.Options, new WriterGate(oneAtATime: false));
        await seen.Database.UseTransactionAsync(moment, cancellation);
        return new(file, seen, moment, connection);
    }

    public async Task RefuseUnlessEmpty(CancellationToken cancellation)
    {
        await using var connection = new NpgsqlConnection(PostgresBeffroiDb.Complete(options.PostgresConnection));
        await connection.OpenAsync(cancellation);
        await using var count = new NpgsqlCommand("SELECT count(*) FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')", connection);
        if ((long)(await count.ExecuteScalarAsync(cancellation))! > 0)
            throw new StartRefusedException($"{PlatformOptions.DatabaseKey}: the database has tables. A backup is restored into an empty one; nothing is overwritten.");
    }

    public Task PutBack(string file, CancellationToken cancellation) =>
        Run("pg_restore", ["--exit-on-error", "--single-transaction", "--no-owner", "--no-privileges", file], cancellation);

    private async Task Run(string program, IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        var to = new NpgsqlConnectionStringBuilder(options.PostgresConnection);
        var start = new ProcessStartInfo(program) { RedirectStandardError = true, RedirectStandardInput = true, UseShellExecute = false };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        foreach (var (option, value) in ((string, string?)[])[("--host", to.Host), ("--port", $"{to.Port}"), ("--username", to.Username), ("--dbname", to.Database)])
            if (value is not null)
                start.ArgumentList.Add($"{option}={value}");
        start.ArgumentList.Add("--no-password");
        if (to.Password is { } password)
            start.Environment["PGPASSWORD"] = password;
        try
        {
            using var process = Process.Start(start)!;
            var said = process.StandardError.ReadToEndAsync(cancellation);
            await process.WaitForExitAsync(cancellation);
            if (process.ExitCode != 0)
                throw new StartRefusedException($"{program} ended with {process.ExitCode}: {(await said).Trim()}");
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new StartRefusedException($"{program} is not in the PATH: install the client of PostgreSQL (Debian: postgresql-client).", e);
        }
    }
}
