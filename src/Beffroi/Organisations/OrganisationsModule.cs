using Beffroi.Organisations.Directory;

namespace Beffroi.Organisations;

/// <summary>
/// Who owns files: organisations; people act for them, by a role. Asks the public directory of enterprises about a SIREN. Other parts read <see cref="CompanyDirectory"/>.
/// </summary>
internal static class OrganisationsModule
{
    public static void AddOrganisations(this IHostApplicationBuilder builder)
    {
        var directory = CompanyDirectoryOptions.Read(builder.Configuration);
        builder.Services.AddSingleton(directory).AddCompanyDirectory(directory);
    }
}
