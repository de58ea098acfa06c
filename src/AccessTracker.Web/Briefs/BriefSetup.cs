namespace AccessTracker.Web.Briefs;

public static class BriefSetup
{
    public static IServiceCollection AddBriefs(this IServiceCollection services) => services
        .AddSingleton<BriefReader>()
        .AddSingleton<BriefFiles>()
        .AddSingleton<BriefDownload>();
}
