namespace Beffroi.Platform.Audit;

internal static class AuditServices
{
    public static void AddAudit(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddScoped<AuditDb>().AddScoped<ActingPerson>().AddScoped<VerifyAudit>();
        services.AddScoped(s => new AuditTrail(s.GetRequiredService<AuditDb>(), s.GetRequiredService<ActingPerson>(), s.GetRequiredService<TimeProvider>()));
        services.AddScoped(s => new History(s.GetRequiredService<AuditDb>()));
    }
}
