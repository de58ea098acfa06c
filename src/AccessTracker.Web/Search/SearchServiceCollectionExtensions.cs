namespace AccessTracker.Web.Search;

/// <summary>Registers what the search goes through.</summary>
public static class SearchServiceCollectionExtensions
{
    public static IServiceCollection AddSearch(this IServiceCollection services) => services
        .AddSingleton<SiteIndexes>()
        .AddSingleton<WithdrawnIndex>();
}
