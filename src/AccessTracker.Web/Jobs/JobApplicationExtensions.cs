using AccessTracker.Web.Components;
using AccessTracker.Web.SignIn;
using Hangfire;
using Hangfire.InMemory;

namespace AccessTracker.Web.Jobs;

/// <summary>The scheduler: in memory, for the store itself knows which reports are missing.</summary>
public static class JobApplicationExtensions
{
    /// <summary>The queue of what brings records in, which a job names with <c>[Queue]</c>.</summary>
    public const string Imports = "imports";

    /// <summary>The queue of the mail, which waits for a server of others.</summary>
    public const string Mail = "mail";

    public static void AddJobs(this WebApplicationBuilder builder)
    {
        builder.Services.AddHangfire(o =>
        {
            o.UseSimpleAssemblyNameTypeSerializer().UseRecommendedSerializerSettings().UseInMemoryStorage();
            if (!builder.Environment.IsDevelopment())
            {
                o.UseFilter(new StackTraceFilter());
            }
        });
        builder.Services.AddJobServers();
        builder.Services.AddSingleton<JobRunner>();
    }

    /// <summary>
    /// What works on jobs: two at once, two imports beside them, and one for mail. An import may take minutes, a mail server ten for one mail, and
    /// nothing else waits for either.
    /// </summary>
    public static void AddJobServers(this IServiceCollection services)
    {
        services.AddHangfireServer(o => o.WorkerCount = 2);
        services.AddHangfireServer(o =>
        {
            o.ServerName = $"{Environment.MachineName}:{Imports}";
            o.WorkerCount = 2;
            o.Queues = [Imports];
        });
        services.AddHangfireServer(o =>
        {
            o.ServerName = $"{Environment.MachineName}:{Mail}";
            o.WorkerCount = 1;
            o.Queues = [Mail];
        });
    }

    public static void MapJobs(this WebApplication app) => app.MapHangfireDashboardWithAuthorizationPolicy(
        Policies.SeeScheduler, Urls.Dashboard, new DashboardOptions { DisplayStorageConnectionString = false, AppPath = Urls.Home });
}
