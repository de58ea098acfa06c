namespace AccessTracker.Web.Ceasefire;

public static class CeasefireServiceCollectionExtensions
{
    public static IServiceCollection AddCeasefire(this IServiceCollection services) => services
        .AddSingleton<PatternBriefReader>()
        .AddSingleton<PatternBriefDownload>();
}
