using System.Reflection;
using System.Text.RegularExpressions;
using AccessTracker.Data.Common;

namespace AccessTracker.Data.Migrations;

/// <summary>
/// The triggers that the scripts of this program leave behind, by their names: those that were dropped before the program first wrote down what there
/// were are missed too.
/// </summary>
internal static partial class ExpectedTriggers
{
    /// <summary>Table, stop, name; as the scripts have run in order.</summary>
    public static IReadOnlySet<string> Of(StoreProvider provider)
    {
        var (tables, names) = (new Dictionary<string, string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        foreach (var script in Migrator.Scripts(provider))
        {
            using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(script)!);
            foreach (Match match in Statement().Matches(reader.ReadToEnd()))
            {
                var name = match.Groups["name"].Value;
                if (match.Groups["what"].Value == "create")
                {
                    tables[name] = match.Groups["table"].Value;
                    names.Add(name);
                }
                else
                {
                    names.Remove(name);
                }
            }
        }

        return names.Select(n => $"{tables[n]}.{n}").ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Tells of each that is not there.</summary>
    public static async Task CheckAsync(DbSession session, Action<string, string> find, CancellationToken cancellation)
    {
        var there = await Audit.SealedStates.ReadAsync(session, Audit.SealedStates.Schema, Audit.SealedStates.OnlyKey, cancellation)
            .ConfigureAwait(false);
        foreach (var missing in Of(session.Dialect.Provider).Except(there.Keys).Order(StringComparer.Ordinal))
        {
            find("database", $"trigger {missing} is missing");
        }
    }

    [GeneratedRegex(
        @"^(?<what>create) trigger (?<name>\w+) (before|after)\b.*? on (?<table>\w+)|^(?<what>drop) trigger (?<name>\w+)", RegexOptions.Multiline)]
    private static partial Regex Statement();
}
