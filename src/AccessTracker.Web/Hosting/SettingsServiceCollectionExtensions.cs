using AccessTracker.Data.Records.Kinds;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace AccessTracker.Web.Hosting;

/// <summary>
/// Settings by the options pattern: each section of the configuration is a class, which whoever needs it takes from the services as it is. All are
/// read and checked before the program does anything (docs/decisions/0024).
/// </summary>
public static class SettingsServiceCollectionExtensions
{
    public static void AddSettings<T>(this IServiceCollection services)
        where T : class, new()
    {
        // The settings of levels are named after the kinds of record.
        services.TryAddSingleton(RecordKinds.Standard);
        services.AddSingleton(new SettingsClass(typeof(T)));
        services.AddOptions<T>().Configure<IConfiguration, RecordKinds>((settings, configuration, kinds) =>
            SettingsReader.Read(configuration, settings, kinds))
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<T>, Check<T>>();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<T>>().Value);
    }

    /// <summary>
    /// Reads all settings, refuses keys in the program's own sections that are none, and says in the log which others are none. The framework does
    /// the first when the host starts; by then the pages would have been put together with wrong ones, and a command starts no host.
    /// </summary>
    /// <exception cref="OptionsValidationException">Settings are wrong: a sentence for each.</exception>
    public static void RequireSettings(this WebApplication app)
    {
        try
        {
            app.Services.GetRequiredService<IStartupValidator>().Validate();
        }
        catch (AggregateException e)
        {
            var faults = e.Flatten().InnerExceptions.OfType<OptionsValidationException>().SelectMany(f => f.Failures).Distinct();
            throw new OptionsValidationException(Options.DefaultName, typeof(SettingsServiceCollectionExtensions), faults);
        }

        var unknown = UnknownSettings.Of((IConfigurationRoot)app.Configuration, app.Services.GetServices<SettingsClass>(),
            app.Services.GetRequiredService<RecordKinds>()).ToLookup(u => u.IsOurs, u => u.Sentence);
        if (unknown[true].Any())
        {
            throw new OptionsValidationException(Options.DefaultName, typeof(SettingsServiceCollectionExtensions), unknown[true]);
        }

        var log = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("AccessTracker.Settings");
        foreach (var sentence in unknown[false])
        {
            log.LogWarning("{Unknown}", sentence);
        }
    }

    private sealed class Check<T>(IHostEnvironment environment) : IValidateOptions<T>
        where T : class
    {
        public ValidateOptionsResult Validate(string? name, T options) =>
            options is ICheckedSettings settings && settings.Faults(environment).ToList() is { Count: > 0 } faults
                ? ValidateOptionsResult.Fail(faults)
                : ValidateOptionsResult.Success;
    }
}

/// <summary>A class of settings that the program has.</summary>
public sealed record SettingsClass(Type Type);
