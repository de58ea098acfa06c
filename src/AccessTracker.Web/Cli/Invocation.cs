namespace AccessTracker.Web.Cli;

/// <summary>What somebody typed, taken apart: a command, its arguments, its options.</summary>
/// <param name="Command">One of <see cref="Usage.Commands"/>.</param>
/// <param name="Arguments">What follows it; of <c>serve</c>, everything, which the host's configuration reads.</param>
/// <param name="Flags">Options without a value: <c>--dry-run</c>.</param>
/// <param name="Operation">The value of <c>--operation</c>.</param>
public sealed record Invocation(string Command, IReadOnlyList<string> Arguments, IReadOnlySet<string> Flags, string? Operation)
{
    /// <summary>Options with a value, each with all that were given.</summary>
    public ILookup<string, string> Values { get; init; } = Array.Empty<(string Option, string Value)>().ToLookup(v => v.Option, v => v.Value, StringComparer.Ordinal);

    public const string Serve = "serve";
    public const string Help = "help";

    private const string OperationOption = "--operation";

    /// <exception cref="UsageException">It is no command of this program, or not a whole one.</exception>
    public static Invocation Parse(IReadOnlyList<string> args)
    {
        if (args.Any(a => a is "--help" or "-h") || args is [Help, ..])
        {
            return new Invocation(Help, [], new HashSet<string>(), null);
        }

        // Without a command it serves; options alone are the host's.
        if (args.Count == 0 || args[0].StartsWith('-'))
        {
            return new Invocation(Serve, args, new HashSet<string>(), null);
        }

        var command = Usage.Commands.FirstOrDefault(c => c.Name == args[0]) ?? throw new UsageException($"There is no command '{args[0]}'.");
        return command.Name == Serve ? new Invocation(Serve, [.. args.Skip(1)], new HashSet<string>(), null) : Parse(command, [.. args.Skip(1)]);
    }

    private static Invocation Parse(CommandUsage command, string[] rest)
    {
        var arguments = new List<string>();
        var flags = new HashSet<string>(StringComparer.Ordinal);
        var values = new List<(string Option, string Value)>();
        string? operation = null;
        for (var i = 0; i < rest.Length; i++)
        {
            if (rest[i] == OperationOption && command.TakesOperation)
            {
                operation = ++i < rest.Length ? rest[i] : throw new UsageException($"{OperationOption} needs the code of an operation.");
            }
            else if (command.Options.Contains(rest[i]))
            {
                var option = rest[i];
                values.Add((option, ++i < rest.Length ? rest[i] : throw new UsageException($"{option} needs a value.")));
            }
            else if (!rest[i].StartsWith("--", StringComparison.Ordinal))
            {
                arguments.Add(rest[i]);
            }
            else if (command.Flags.Contains(rest[i]))
            {
                flags.Add(rest[i]);
            }
            else
            {
                throw new UsageException($"{command.Name} has no option {rest[i]}.");
            }
        }

        return arguments.Count < command.Least || arguments.Count > command.Most
            ? throw new UsageException($"{command.Name} is written: {command.Synopsis}")
            : new Invocation(command.Name, arguments, flags, operation) { Values = values.ToLookup(v => v.Option, v => v.Value, StringComparer.Ordinal) };
    }
}

/// <summary>The command line cannot be understood; the message says what is expected.</summary>
public sealed class UsageException(string message) : Exception(message);
