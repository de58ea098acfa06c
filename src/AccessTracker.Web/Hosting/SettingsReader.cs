using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using AccessTracker.Data.Records.Kinds;
using Microsoft.Extensions.Options;

namespace AccessTracker.Web.Hosting;

/// <summary>Reads a class of settings from the configuration. A blank value is one that is not set.</summary>
public static class SettingsReader
{
    /// <summary>The whole keys of <paramref name="type"/>: <c>Mail:Host</c>.</summary>
    public static IReadOnlyList<string> Keys(Type type, RecordKinds kinds) =>
        [.. Settings(Activator.CreateInstance(type)!, kinds).Select(s => s.Key)];

    /// <summary>Fills <paramref name="settings"/> from the section that its class names.</summary>
    /// <exception cref="OptionsValidationException">Values cannot be read: a sentence for each names the key, the value and what is
    /// allowed.</exception>
    public static void Read(IConfiguration configuration, object settings, RecordKinds kinds)
    {
        var faults = new List<string>();
        foreach (var (key, take) in Settings(settings, kinds))
        {
            if (configuration[key]?.Trim() is { Length: > 0 } text && take(text) is { } expected)
            {
                faults.Add($"{key} is '{text}'. Expected: {expected}.");
            }
        }

        if (faults.Count > 0)
        {
            throw new OptionsValidationException(Options.DefaultName, settings.GetType(), faults);
        }
    }

    private static IEnumerable<(string Key, Func<string, string?> Take)> Settings(object settings, RecordKinds kinds)
    {
        var section = settings.GetType().GetCustomAttribute<SettingsAttribute>()!.Section;
        string Key(string name) => section.Length == 0 ? name : $"{section}:{name}";
        foreach (var property in settings.GetType().GetProperties().Where(p => p.CanWrite))
        {
            yield return (Key(property.Name), text => Take(settings, property, text));
        }

        if (settings is INamedSettings named)
        {
            foreach (var name in named.Names(kinds))
            {
                yield return (Key(name), text => named.Take(name, text));
            }
        }
    }

    private static string? Take(object settings, PropertyInfo property, string text)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        var range = property.GetCustomAttribute<RangeAttribute>();
        if (Parse(type, range, text) is { } value)
        {
            property.SetValue(settings, value);
            return null;
        }

        return property.GetCustomAttribute<ExpectedAttribute>()?.Text ?? Allowed(type, range);
    }

    private static object? Parse(Type type, RangeAttribute? range, string text) => type switch
    {
        _ when type == typeof(string) => text,
        _ when type == typeof(bool) => bool.TryParse(text, out var yes) ? yes : null,
        _ when type == typeof(Uri) => Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? url : null,
        _ when type == typeof(IReadOnlyList<string>) =>
            text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct().ToArray(),
        { IsEnum: true } =>
            Enum.GetNames(type).FirstOrDefault(n => n.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } name ? Enum.Parse(type, name) : null,
        _ when type == typeof(int) =>
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && range?.IsValid(number) != false ? number : null,
        _ => throw new InvalidOperationException($"A setting cannot be a {type.Name}."),
    };

    private static string Allowed(Type type, RangeAttribute? range) => type switch
    {
        _ when type == typeof(bool) => "true or false",
        _ when type == typeof(Uri) => "an address that begins with https://",
        { IsEnum: true } =>
            string.Join(", ", Enum.GetNames(type)[..^1].Select(n => n.ToLowerInvariant())) + $" or {Enum.GetNames(type)[^1].ToLowerInvariant()}",
        _ when range is { Minimum: 1, Maximum: int.MaxValue } => "a whole number above 0",
        _ when range is { Maximum: not int.MaxValue } => $"a whole number, {range.Minimum} to {range.Maximum}",
        _ => "a whole number",
    };
}
