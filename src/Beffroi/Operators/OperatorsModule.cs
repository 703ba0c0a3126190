using Beffroi.Catalogue;
using Beffroi.Maps;
using Beffroi.Operators.Directory;
using Beffroi.Operators.Find;

namespace Beffroi.Operators;

/// <summary>
/// Who receives people for the schemes that the Region does not run itself, where, and until when. Other parts read
/// <see cref="OperatorDirectory"/>; the public reads <c>/interlocuteurs</c>.
/// </summary>
internal static class OperatorsModule
{
    public static void AddOperators(this IHostApplicationBuilder builder)
    {
        builder.Services.AddRegionFile<OperatorsFile, OperatorDirectory>(file => file.Directory);
        builder.Services.AddSingleton<ServedTerritories>();
        builder.Services.AddSingleton(s => new NearbyDesks(s.GetRequiredService<OperatorDirectory>(), s.GetRequiredService<IDistances>()));
    }
}
