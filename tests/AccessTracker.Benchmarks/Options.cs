using System.Globalization;
using AccessTracker.Benchmarks.Generation;

namespace AccessTracker.Benchmarks;

/// <summary>What the command line says.</summary>
/// <param name="Command"><c>generate</c>, <c>run</c>, <c>sheet</c> or <c>token</c>.</param>
/// <param name="Store">A SQLite file, or the connection string of a PostgreSQL database.</param>
/// <param name="Scale">Of <c>generate</c>.</param>
/// <param name="Rows">Of <c>sheet</c>.</param>
internal sealed record Options(string Command, string Store, Scale Scale, int Rows)
{
    public const string Usage = """
        generate --store STORE [--places N] [--convoys N] [--deliveries N] [--seed N]
        run --store STORE
        sheet --store STORE [--rows N]
        token --store STORE

        STORE is a SQLite file, or the connection string of a PostgreSQL database. Keys are kept beside the SQLite file,
        or, as the program does, where Keys__Path says.
        """;

    /// <exception cref="FormatException">The line was not understood.</exception>
    public static Options Parse(IReadOnlyList<string> args)
    {
        if (args is not ["generate" or "run" or "sheet" or "token", ..] || args.Count % 2 == 0)
        {
            throw new FormatException("Expected: generate, run, sheet or token, and options with their values.");
        }

        var (store, scale, rows) = ((string?)null, Scale.Full, 3_000);
        for (var i = 1; i < args.Count; i += 2)
        {
            var value = args[i + 1];
            (store, scale, rows) = args[i] switch
            {
                "--store" => (value, scale, rows),
                "--places" => (store, scale with { Places = Number(value) }, rows),
                "--convoys" => (store, scale with { Convoys = Number(value) }, rows),
                "--deliveries" => (store, scale with { Deliveries = Number(value) }, rows),
                "--seed" => (store, scale with { Seed = Number(value) }, rows),
                "--rows" => (store, scale, Number(value)),
                var other => throw new FormatException($"There is no option {other}."),
            };
        }

        return new Options(args[0], store ?? throw new FormatException("--store is missing."), scale, rows);
    }

    private static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
