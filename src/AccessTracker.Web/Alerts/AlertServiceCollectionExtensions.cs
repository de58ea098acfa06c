using AccessTracker.Data.Alerts;
using AccessTracker.Web.Hosting;

namespace AccessTracker.Web.Alerts;

/// <summary>Alerts: what finds them, keeps their story and shows them.</summary>
public static class AlertServiceCollectionExtensions
{
    public static void AddAlerts(this IServiceCollection services)
    {
        services.AddSingleton<AlertStore>();
        services.AddSettings<AlertSettings>();
        services.AddSingleton<AlertDefaults>();
        services.AddSingleton<AlertReader>();
        services.AddSingleton<WatchAlerts>();
        services.AddSingleton<AlertSubscriptionStore>();
        services.AddSingleton<AlertDigest>();
    }
}
