using AccessTracker.Web.Identity;
using AccessTracker.Web.Shared;
using Hangfire;
using Hangfire.InMemory;

namespace AccessTracker.Web.Jobs;

/// <summary>The scheduler: in memory, for the store itself knows which reports are missing.</summary>
public static class JobSetup
{
    public static void AddJobs(this WebApplicationBuilder builder)
    {
        builder.Services.AddHangfire(o =>
        {
            o.UseSimpleAssemblyNameTypeSerializer().UseRecommendedSerializerSettings().UseInMemoryStorage();
            if (!builder.Environment.IsDevelopment())
            {
                o.UseFilter(new PlainFailures());
            }
        });
        builder.Services.AddHangfireServer(o => o.WorkerCount = 2);
        builder.Services.AddSingleton<JobRunner>();
    }

    public static void MapJobs(this WebApplication app) => app.MapHangfireDashboardWithAuthorizationPolicy(
        Policies.SeeScheduler, Urls.Dashboard, new DashboardOptions { DisplayStorageConnectionString = false, AppPath = Urls.Home });
}
