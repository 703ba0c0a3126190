using Beffroi.Platform.Files;
using Beffroi.Platform.Jobs;

namespace Beffroi.Platform.Documents;

internal static class DocumentServices
{
    public static void AddDocuments(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(DocumentOptions.Read(configuration)).AddSingleton<MakePdf>().AddSingleton<TemplateVersions>().AddScoped<DocumentsDb>();
        services.AddScoped(s => new StoreDocument(s.GetRequiredService<DocumentsDb>(), s.GetRequiredService<Outbox>(), s.GetRequiredService<TimeProvider>()));
        services.AddScoped(s => new FindStoredDocuments(s.GetRequiredService<DocumentsDb>()));
        services.AddScoped(s => new OpenStoredDocument(s.GetRequiredService<DocumentsDb>(), s.GetRequiredService<OpenFile>()));
        services.AddJobHandler<MakeStoredDocument>(StoreDocument.JobKind);
    }
}
