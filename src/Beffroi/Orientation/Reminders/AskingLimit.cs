using Beffroi.Platform.Configuration;
using Beffroi.Platform.Web;

namespace Beffroi.Orientation.Reminders;

/// <summary>How many letters to strangers one place may have sent: ten an hour.</summary>
internal sealed class AskingLimit(PlatformOptions options) : PlaceLimit(options, 10, TimeSpan.FromHours(1));
