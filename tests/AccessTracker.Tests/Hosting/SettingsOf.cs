using AccessTracker.Data.Records.Kinds;
using AccessTracker.Web.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;

namespace AccessTracker.Tests.Hosting;

/// <summary>Reads a class of settings as the program does.</summary>
internal static class SettingsOf
{
    public static T Read<T>(params (string Name, string Value)[] settings)
        where T : class, new() => ReadIn<T>("Production", settings);

    public static T ReadIn<T>(string environment, params (string Name, string Value)[] settings)
        where T : class, new() => ReadIn<T>(environment, RecordKinds.Standard, settings);

    public static T ReadIn<T>(string environment, RecordKinds kinds, params (string Name, string Value)[] settings)
        where T : class, new()
    {
        var services = new ServiceCollection();
        services.AddSingleton<IHostEnvironment>(new HostingEnvironment { EnvironmentName = environment });
        services.AddSingleton<IConfiguration>(Configuration(settings));
        services.AddSingleton(kinds);
        services.AddSettings<T>();
        return services.BuildServiceProvider().GetRequiredService<T>();
    }

    public static IConfigurationRoot Configuration(params (string Name, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Name, (string?)s.Value))).Build();
}
