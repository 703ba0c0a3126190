using Beffroi.Platform.Configuration;
using Beffroi.Platform.Web;

namespace Beffroi.Organisations;

/// <summary>How often one place may create, invite and ask to join: thirty times in ten minutes, whatever the accounts.</summary>
internal sealed class OrganisationLimit(PlatformOptions options) : PlaceLimit(options, 30, TimeSpan.FromMinutes(10));
