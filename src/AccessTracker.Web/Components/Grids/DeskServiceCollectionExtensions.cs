using MudBlazor;
using MudBlazor.Services;

namespace AccessTracker.Web.Components.Grids;

/// <summary>What desk pages need of MudBlazor.</summary>
public static class DeskServiceCollectionExtensions
{
    /// <summary>Adds its services, with its words from our texts.</summary>
    public static void AddDeskParts(this IServiceCollection services)
    {
        services.AddMudServices();
        services.AddTransient<MudLocalizer, MudTexts>();
        services.AddLocalizationInterceptor(provider =>
            new DefaultLocalizationInterceptor(
                provider.GetRequiredService<ILoggerFactory>(), provider.GetRequiredService<MudLocalizer>()) { IgnoreDefaultEnglish = true });
    }
}
