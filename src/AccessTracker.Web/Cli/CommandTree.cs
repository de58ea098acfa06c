using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using System.Globalization;
using AccessTracker.Data.Accounts;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Operations;
using AccessTracker.Web.Components;
using AccessTracker.Web.Reports;
using AccessTracker.Web.SignIn;

namespace AccessTracker.Web.Cli;

/// <summary>The commands of the program, said once: what is understood and the help are both made of this.</summary>
internal static class CommandTree
{
    public const string Serve = "serve";

    private const string Only = "needed only where the store holds several.";

    /// <param name="run">Makes the program that a command works on, does it, and returns the exit code.</param>
    public static RootCommand Of(Func<Func<Commands, Task<int>>, Task<int>> run)
    {
        var root = new RootCommand(
            "Tracks besieged and hard-to-reach places, and who reached them. Without a command it serves.") { HelpName = "accesstracker" };
        root.Add(Simple(
            Serve, "Migrates the store, starts the jobs and serves the pages. Its options are settings: --urls http://127.0.0.1:5080", run, _ =>
                throw new InvalidOperationException("It serves.")));
        root.Add(Simple("migrate", "Brings the store's schema up to date, or creates the store.", run, c => c.MigrateAsync()));
        root.Add(OperationOptions.Command(run));
        root.Add(Import(run));
        root.Add(SheetOptions.Command(run));
        root.Add(Export(run));
        root.Add(Report(run));
        root.Add(Publish(run));
        root.Add(Simple("deliver", "Queues any missing e-mails of published reports, and sends those that are due.", run, c => c.DeliverAsync()));
        root.Add(Simple("verify", "Checks the store: integrity, histories, hashes of reports.", run, c => c.VerifyAsync()));
        root.Add(OnFile("backup", "Makes a consistent copy of the store, even while it is in use.", run, (c, file) => c.BackupAsync(file)));
        root.Add(OnFile("restore", "Replaces the store with a copy.", run, (c, file) => c.RestoreAsync(file)));
        root.Add(User(run));
        root.Options.OfType<HelpOption>().Single().Action = new Help();
        root.Options.OfType<VersionOption>().Single().Action = new PrintVersion();
        return root;
    }

    /// <summary>Says what was not understood, and where it is told how it is written.</summary>
    public static IEnumerable<string> Faults(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        if (command is RootCommand && parsed.UnmatchedTokens is [var word, ..])
        {
            return [$"There is no command '{word}'.{Nearest(word, command.Subcommands.Select(c => c.Name))}", "--help lists the commands."];
        }

        var names = command.Parents.OfType<Command>().Where(c => c is not RootCommand).Select(c => c.Name).Append(command.Name);
        return [.. parsed.Errors.Select(e => e.Message), $"{string.Join(' ', names)} --help says how it is written."];
    }

    private static string Nearest(string word, IEnumerable<string> names) =>
        names.Select(n => (name: n, distance: Spelling.Distance(word, n))).Where(n => n.distance <= 2).OrderBy(n => n.distance)
            .Select(n => $" The nearest is '{n.name}'.").FirstOrDefault("");

    private static Command Simple(string name, string does, Func<Func<Commands, Task<int>>, Task<int>> run, Func<Commands, Task<int>> act)
    {
        var command = new Command(name, does);
        command.SetAction((_, _) => run(act));
        return command;
    }

    private static Command OnFile(string name, string does, Func<Func<Commands, Task<int>>, Task<int>> run, Func<Commands, string, Task<int>> act)
    {
        var file = new Argument<string>("FILE") { Description = "The file of the copy." };
        var command = new Command(name, does) { file };
        command.SetAction((parsed, _) => run(c => act(c, parsed.GetRequiredValue(file))));
        return command;
    }

    private static Command Import(Func<Func<Commands, Task<int>>, Task<int>> run)
    {
        var path = new Argument<string>("PATH") { Description = "A folder, a .zip or an .xlsx." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Say what would happen, and store nothing." };
        var keepGoodRows = new Option<bool>("--keep-good-rows") { Description = "Store the rows that are right even where others are refused." };
        var operation = Operation("The operation that the bundle is for, where it does not say so itself.");
        var command = new Command("import", "Reads a bundle.") { path, dryRun, keepGoodRows, operation };
        command.SetAction((parsed, _) => run(c => c.ImportAsync(
            parsed.GetRequiredValue(path), parsed.GetValue(operation),
            new() { DryRun = parsed.GetValue(dryRun), KeepGoodRows = parsed.GetValue(keepGoodRows) })));
        return command;
    }

    private static Command Export(Func<Func<Commands, Task<int>>, Task<int>> run)
    {
        var path = new Argument<string>("PATH") { Description = "A folder, or an archive when it ends in .zip." };
        var operation = Operation($"The operation to write; {Only}");
        var command = new Command("export", "Writes the operation as a bundle, without the files attached to its records.") { path, operation };
        command.SetAction((parsed, _) => run(c => c.ExportAsync(parsed.GetRequiredValue(path), parsed.GetValue(operation))));
        return command;
    }

    private static Command Report(Func<Func<Commands, Task<int>>, Task<int>> run)
    {
        var number = new Argument<ReportKey?>("NUMBER")
        {
            Description = "Which one: 5, or 5.1 for its first revision. Without it, a line for each of the task force.",
            Arity = ArgumentArity.ZeroOrOne,
            CustomParser = result => ReportKey.Parse(result.Tokens[0].Value) ?? NotTheNumber(result),
        };
        var json = new Option<bool>("--json") { Description = "Print it for a program." };
        var taskForce = TaskForceOption();
        var operation = Operation($"The operation that the reports are of; {Only}");
        var command = new Command("report", "Computes missing drafts, and prints one report or a line for each.")
        {
            number, taskForce, json, operation,
        };
        command.SetAction((parsed, _) => run(c => c.ReportAsync(
            parsed.GetValue(number), Named(parsed, taskForce), parsed.GetValue(json), parsed.GetValue(operation))));
        return command;
    }

    private static Command Publish(Func<Func<Commands, Task<int>>, Task<int>> run)
    {
        var number = new Argument<int>("NUMBER")
        {
            Description = "The report's number.",
            CustomParser = result =>
                int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n > 0
                ? n
                : NotTheNumber(result)?.Report.Number ?? 0,
        };
        var narrative = new Option<string?>(PublishCommand.Narrative) { Description = "A file with the narrative, in Markdown.", HelpName = "FILE" };
        var reason =
            new Option<string?>(
                PublishCommand.Reason) { Description = "Why there is a revision; the first publication needs none.", HelpName = "TEXT" };
        var taskForce = TaskForceOption();
        var operation = Operation($"The operation that the report is of; {Only}");
        reason.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }] && text.Trim().Length is 0 or > PublishCommand.LongestReason)
            {
                result.AddError($"{PublishCommand.Reason} has from 1 to {PublishCommand.LongestReason} characters.");
            }
        });
        var command = new Command("publish", "Publishes the draft of a report.") { number, taskForce, narrative, reason, operation };
        command.SetAction((parsed, _) =>
            run(c => c.PublishAsync(
                new ReportId(Named(parsed, taskForce) ?? TaskForce.Humanitarian, parsed.GetRequiredValue(number)), parsed.GetValue(narrative),
                parsed.GetValue(reason)?.Trim(), parsed.GetValue(operation))));
        return command;
    }

    private static Command User(Func<Func<Commands, Task<int>>, Task<int>> run)
    {
        var email = new Argument<string>("EMAIL") { Description = "The person's address." };
        var role = new Option<string>(
            "--role") { Description = $"What the person may do: {string.Join(", ", EnumCode.All<Role>())}.", Required = true, HelpName = "ROLE" };
        var areas = new Option<string[]>(
            "--area") { Description = "A governorate that the role is for; may be given more than once. Without it, all.", HelpName = "GOVERNORATE",
            AllowMultipleArgumentsPerToken = false };
        var operation = Operation("The operation that the role is for. Without it, every one.");
        email.Validators.Add(result =>
        {
            if (!GrantFields.IsEmail(result.Tokens[0].Value))
            {
                result.AddError($"'{result.Tokens[0].Value}' is not an e-mail address.");
            }
        });
        role.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var word }] && !EnumCode.TryParse<Role>(word, out _))
            {
                result.AddError($"--role is one of: {string.Join(", ", EnumCode.All<Role>())}.");
            }
        });
        var add = new Command(
            "add", "Creates an account, and prints a link that sets its password and works once.") { email, role, areas, operation };
        add.SetAction((parsed, _) =>
            run(c => c.Users.AddAsync(
                parsed.GetRequiredValue(email), parsed.GetRequiredValue(role), parsed.GetValue(operation), parsed.GetValue(areas) ?? [])));
        var whose = new Argument<string>("EMAIL") { Description = "The address of the account." };
        var disable = new Command("disable", "Ends the account's sessions and stops it from signing in.") { whose };
        disable.SetAction((parsed, _) => run(c => c.Users.DisableAsync(parsed.GetRequiredValue(whose))));
        return new Command(
            "user", "Accounts: the way in for whoever runs the machine.") { add, Token(run), disable,
            Simple("list", "Prints a line for each account.", run, c => c.Users.ListAsync()) };
    }

    private static Command Token(Func<Func<Commands, Task<int>>, Task<int>> run)
    {
        var email = new Argument<string>("EMAIL") { Description = "The address of the account." };
        var name = new Option<string>("--name") { Description = "The program that it is for.", Required = true, HelpName = "NAME" };
        var scopes = new Option<string[]>("--scope")
        {
            Description = "What it may do besides reading: write, publish; may be given more than once.", HelpName = "SCOPE",
            AllowMultipleArgumentsPerToken = false,
        };
        var days = new Option<int>("--days")
        {
            Description = $"For how many days, {ApiToken.MostDays} at most.", HelpName = "NUMBER", DefaultValueFactory = _ => ApiToken.UsualDays,
        };
        var operation = Operation("The one operation that it opens. Without it, every one of the person's.");
        name.Validators.Add(result => Check(result, result.Tokens is [{ Value: { } text }] && text.Trim().Length is > 0 and <= ApiToken.LongestName
            && !text.Any(char.IsControl), $"--name has 1 to {ApiToken.LongestName} characters, all of them printable."));
        scopes.Validators.Add(result => Check(
            result, result.Tokens.All(t => EnumCode.TryParse<ApiScope>(t.Value, out _)),
            $"--scope is one of: {string.Join(", ", EnumCode.All<ApiScope>())}."));
        days.Validators.Add(result => Check(
            result, result.Tokens.Count == 0 || (int.TryParse(result.Tokens[0].Value, out var number) && number is >= 1 and <= ApiToken.MostDays),
            $"--days is a number from 1 to {ApiToken.MostDays}."));
        var token = new Command("token", "Makes an access token by which a program comes in the person's name, and prints it once.")
        {
            email, name, scopes, operation, days,
        };
        token.SetAction((parsed, _) => run(c => c.Users.TokenAsync(
            parsed.GetRequiredValue(email), parsed.GetRequiredValue(name).Trim(), parsed.GetValue(scopes) ?? [], parsed.GetValue(operation),
            parsed.GetValue(days))));
        return token;
    }

    private static void Check(OptionResult result, bool isRight, string expected)
    {
        if (!isRight)
        {
            result.AddError(expected);
        }
    }

    private static Option<string?> TaskForceOption()
    {
        var option = new Option<string?>("--task-force")
        {
            Description = $"Whose report: {string.Join(", ", EnumCode.All<TaskForce>())}. Without it, the humanitarian one's.", HelpName = "WORD",
        };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var word }] && !EnumCode.TryParse<TaskForce>(word, out _))
            {
                result.AddError($"--task-force is one of: {string.Join(", ", EnumCode.All<TaskForce>())}.");
            }
        });
        return option;
    }

    private static TaskForce? Named(ParseResult parsed, Option<string?> option) =>
        parsed.GetValue(option) is { } word ? EnumCode.Parse<TaskForce>(word) : null;

    public static Option<string?> Operation(string does) => new("--operation") { Description = does, HelpName = "CODE" };

    private static ReportKey? NotTheNumber(ArgumentResult result)
    {
        result.AddError($"'{result.Tokens[0].Value}' is not the number of a report.");
        return null;
    }

    /// <summary>The help of a command; the program's own says more.</summary>
    public sealed class Help : SynchronousCommandLineAction
    {
        private readonly HelpAction _help = new();

        // What is missing is what the help is asked for.
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            _help.Invoke(parseResult);
            if (parseResult.CommandResult.Command is RootCommand)
            {
                parseResult.InvocationConfiguration.Output.WriteLine("""
                    COMMAND --help shows the arguments and options of one.

                    The store is chosen by configuration: Store__Provider (sqlite or postgres) and Store__ConnectionString.
                    Exit code 0: done. 1: something was refused or is wrong. 2: the command line was not understood.
                    Of sheet also 3: questions are open. 4: rows were refused.
                    """);
            }

            return CommandLine.Done;
        }
    }

    private sealed class PrintVersion : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            parseResult.InvocationConfiguration.Output.WriteLine(AppVersion.Text);
            return CommandLine.Done;
        }
    }
}

/// <summary>What was asked for cannot be done as it is written; the message says what is expected.</summary>
public sealed class UsageException(string message) : Exception(message);
