using System.Text;

namespace AccessTracker.Web.Cli;

/// <summary>How a command is written.</summary>
/// <param name="Name">Its word.</param>
/// <param name="Synopsis">With arguments and options.</param>
/// <param name="Does">What it does, in one line.</param>
/// <param name="Least">Fewest arguments.</param>
/// <param name="Most">Most arguments.</param>
/// <param name="Flags">Its options without a value.</param>
/// <param name="TakesOperation">It works on one operation.</param>
public sealed record CommandUsage(string Name, string Synopsis, string Does, int Least, int Most, IReadOnlyList<string> Flags, bool TakesOperation);

/// <summary>The commands, said once: parsing and help go by this list.</summary>
public static class Usage
{
    public const string DryRun = "--dry-run";
    public const string KeepGoodRows = "--keep-good-rows";
    public const string Json = "--json";

    public static IReadOnlyList<CommandUsage> Commands { get; } =
    [
        new(Invocation.Serve, "serve", "Migrates, starts the jobs, serves. Without a command this is meant.", 0, int.MaxValue, [], false),
        new("migrate", "migrate", "Brings the schema of the store up to date, or makes the store.", 0, 0, [], false),
        new("import", $"import PATH [{DryRun}] [{KeepGoodRows}]", "Reads a bundle: a folder, a .zip or an .xlsx.", 1, 1, [DryRun, KeepGoodRows], true),
        new("export", "export PATH", "Writes the operation as a bundle: a folder, or an archive when PATH ends in .zip.", 1, 1, [], true),
        new("report", $"report [NUMBER] [{Json}]", "Prints one report, or a line for each; computes drafts that are missing.", 0, 1, [Json], true),
        new("verify", "verify", "Checks the store: integrity, histories, hashes of reports.", 0, 0, [], false),
        new("backup", "backup FILE", "Makes a consistent copy of the store, also while it serves.", 1, 1, [], false),
        new("restore", "restore FILE", "Puts a copy in the place of the store.", 1, 1, [], false),
    ];

    public static string Text()
    {
        var text = new StringBuilder("AccessTracker\n\n");
        var width = Commands.Max(c => c.Synopsis.Length) + 2;
        foreach (var command in Commands)
        {
            text.Append("  ").Append(command.Synopsis.PadRight(width)).Append(command.Does).Append('\n');
        }

        return text.Append("""

            --operation CODE  of import, export and report: needed only where the store holds more than one operation
            --help            this text

            The store is chosen by configuration: Store__Provider (sqlite or postgres) and Store__ConnectionString.
            Exit code 0: done. 1: something was refused or is wrong. 2: the command line was not understood.

            """).ToString();
    }
}
