using Beffroi.Platform.Configuration;

namespace Beffroi.Platform.Web;

/// <summary>JSON, one line an event, on the standard output; for a person (a terminal, a demonstration), warnings in plain text.</summary>
internal static class Logs
{
    public static void AddLogs(this ILoggingBuilder logging, bool forAPerson)
    {
        // The servers' own request logs hold raw addresses; ours does not.
        logging.AddFilter("Microsoft", LogLevel.Warning);
        logging.AddFilter("Quartz", LogLevel.Warning);
        // Keys lie unencrypted in a database that is itself protected; the warning would come at every start.
        logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        // Pages with a form are not stored, by their own attribute: antiforgery says at each that it forbids it too.
        logging.AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error);
        // A start that fails is thrown to the command line, which words it.
        logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        // What EF throws is logged or worded where it is caught.
        logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Critical);
        if (forAPerson)
        {
            logging.SetMinimumLevel(LogLevel.Warning);
            logging.AddSimpleConsole(o => o.SingleLine = true);
        }
        else
        {
            logging.SetMinimumLevel(LogLevel.Information);
            logging.AddJsonConsole(o =>
            {
                o.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
                o.UseUtcTimestamp = true;
            });
        }
    }

    public static bool ForAPerson(PlatformOptions options) => options.Demonstration || !Console.IsOutputRedirected;
}
