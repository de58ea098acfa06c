using AccessTracker.Web.Reports.Publish;

namespace AccessTracker.Web.Briefs;

public static class BriefServiceCollectionExtensions
{
    public static IServiceCollection AddBriefs(this IServiceCollection services) => services
        .AddSingleton<BriefReader>()
        .AddSingleton<BriefFiles>()
        .AddSingleton<BriefDownload>()
        .AddSingleton<SnapshotReader>()
        .AddSingleton<SnapshotFiles>()
        .AddSingleton<SnapshotFirstPages>()
        .AddSingleton<FirstPages>(services => services.GetRequiredService<SnapshotFirstPages>().MakeAsync)
        .AddSingleton<SnapshotDownload>();
}
