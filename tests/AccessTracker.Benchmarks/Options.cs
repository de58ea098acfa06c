using System.Globalization;
using AccessTracker.Benchmarks.Generation;

namespace AccessTracker.Benchmarks;

/// <summary>What the command line says.</summary>
/// <param name="Command"><c>generate</c> or <c>run</c>.</param>
/// <param name="Store">A SQLite file, or the connection string of a PostgreSQL database.</param>
/// <param name="Scale">Of <c>generate</c>.</param>
internal sealed record Options(string Command, string Store, Scale Scale)
{
    public const string Usage = """
        generate --store STORE [--places N] [--convoys N] [--deliveries N] [--seed N]
        run --store STORE

        STORE is a SQLite file, or the connection string of a PostgreSQL database. Keys are kept beside the SQLite file,
        or, as the program does, where Keys__Path says.
        """;

    /// <exception cref="FormatException">The line was not understood.</exception>
    public static Options Parse(IReadOnlyList<string> args)
    {
        if (args is not ["generate" or "run", ..] || args.Count % 2 == 0)
        {
            throw new FormatException("Expected: generate or run, and options with their values.");
        }

        var (store, scale) = ((string?)null, Scale.Full);
        for (var i = 1; i < args.Count; i += 2)
        {
            var value = args[i + 1];
            (store, scale) = args[i] switch
            {
                "--store" => (value, scale),
                "--places" => (store, scale with { Places = Number(value) }),
                "--convoys" => (store, scale with { Convoys = Number(value) }),
                "--deliveries" => (store, scale with { Deliveries = Number(value) }),
                "--seed" => (store, scale with { Seed = Number(value) }),
                var other => throw new FormatException($"There is no option {other}."),
            };
        }

        return new Options(args[0], store ?? throw new FormatException("--store is missing."), scale);
    }

    private static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
