namespace AccessTracker.Web.Ceasefire;

public static class CeasefireServiceCollectionExtensions
{
    public static IServiceCollection AddCeasefire(this IServiceCollection services) => services
        .AddSingleton<AllegationDownload>()
        .AddSingleton<PatternBriefReader>()
        .AddSingleton<PatternBriefDownload>();
}
