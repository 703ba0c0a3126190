namespace Beffroi.Platform.Documents;

internal static class DocumentServices
{
    public static void AddDocuments(this IServiceCollection services, IConfiguration configuration) =>
        services.AddSingleton(DocumentOptions.Read(configuration)).AddSingleton<MakePdf>();
}
