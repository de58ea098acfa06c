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
public sealed record CommandUsage(string Name, string Synopsis, string Does, int Least, int Most, IReadOnlyList<string> Flags, bool TakesOperation)
{
    /// <summary>Its options with a value, which may be given more than once.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];
}

/// <summary>The commands, said once: parsing and help go by this list.</summary>
public static class Usage
{
    public const string DryRun = "--dry-run";
    public const string KeepGoodRows = "--keep-good-rows";
    public const string Json = "--json";
    public const string Role = "--role";
    public const string Area = "--area";

    public static IReadOnlyList<CommandUsage> Commands { get; } =
    [
        new(Invocation.Serve, "serve", "Migrates the store, starts the jobs and serves the pages. The default command.", 0, int.MaxValue, [], false),
        new("migrate", "migrate", "Brings the store's schema up to date, or creates the store.", 0, 0, [], false),
        new("import", $"import PATH [{DryRun}] [{KeepGoodRows}]", "Reads a bundle: a folder, a .zip or an .xlsx.", 1, 1, [DryRun, KeepGoodRows], true),
        new("export", "export PATH", "Writes the operation as a bundle: a folder, or an archive when PATH ends in .zip.", 1, 1, [], true),
        new("report", $"report [NUMBER] [{Json}]", "Prints one report (5, or 5.1 for its first revision), or one line for each; computes missing drafts.", 0, 1, [Json], true),
        new(
            PublishCommand.Name,
            $"{PublishCommand.Name} NUMBER [{PublishCommand.Narrative} FILE] [{PublishCommand.Reason} TEXT]",
            "Publishes the draft of a report, with the narrative in FILE (Markdown); a revision needs a reason.",
            1,
            1,
            [],
            true) { Options = [PublishCommand.Narrative, PublishCommand.Reason] },
        new("deliver", "deliver", "Queues any missing e-mails of published reports, and sends those that are due.", 0, 0, [], false),
        new("verify", "verify", "Checks the store: integrity, histories, hashes of reports.", 0, 0, [], false),
        new("backup", "backup FILE", "Makes a consistent copy of the store, even while it is in use.", 1, 1, [], false),
        new("restore", "restore FILE", "Replaces the store with a copy.", 1, 1, [], false),
        new(
            UserCommand.Name,
            $"{UserCommand.Name} {UserCommand.Add} EMAIL {Role} ROLE [{Area} GOVERNORATE]...",
            "Creates an account and prints a link that sets its password and works once. ROLE: member, coordinator, manager or administrator.",
            1,
            2,
            [],
            true) { Options = [Role, Area] },
    ];

    public static string Text()
    {
        var text = new StringBuilder("AccessTracker\n\n");
        var lines = Commands.Select(c => (c.Synopsis, c.Does)).Concat(UserCommand.Others).ToList();

        // One long line does not push all others to the right.
        const int width = 44;
        foreach (var (synopsis, does) in lines)
        {
            text.Append("  ").Append(synopsis.PadRight(width)).Append(synopsis.Length < width ? "" : "\n  ".PadRight(width + 3)).Append(does).Append('\n');
        }

        return text.Append("""

            --operation CODE  of import, export, report and publish: needed only where the store holds more than one operation;
                              of user add: the operation that the role is for, without it every one
            --help            this text

            The store is chosen by configuration: Store__Provider (sqlite or postgres) and Store__ConnectionString.
            Exit code 0: done. 1: something was refused or is wrong. 2: the command line was not understood.

            """).ToString();
    }
}
