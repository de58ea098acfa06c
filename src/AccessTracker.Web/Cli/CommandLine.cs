using System.CommandLine;
using System.Data.Common;
using System.Globalization;
using AccessTracker.Data.Common;
using AccessTracker.Domain.Common;
using AccessTracker.Web.Hosting;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace AccessTracker.Web.Cli;

/// <summary>The program's entrance: it serves, or does one thing for the operator and ends.</summary>
public static class CommandLine
{
    public const int Done = 0;
    public const int Wrong = 1;
    public const int NotUnderstood = 2;

    /// <summary>Of a sheet: something has to be answered before it is imported.</summary>
    public const int QuestionsOpen = 3;

    /// <summary>Of a sheet: rows of it were refused.</summary>
    public const int RowsRefused = 4;

    private static readonly string[] _toldByAll = ["--help", "-h", "-?", "--version"];

    // A path may begin with @, and options are words.
    private static readonly ParserConfiguration _parsing = new() { ResponseFileTokenReplacer = null, EnablePosixBundling = false };

    /// <summary>Runs what <paramref name="args"/> say. Returns the exit code.</summary>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter errors)
    {
        // What operators and their programs read is in English, whatever the machine speaks.
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (Speech.English, Speech.English);
        try
        {
            string[] words = args is ["help", .. var about] ? [.. about, "--help"] : args;

            // Without a command it serves; options alone are the host's, which reads them itself.
            if (words is [] or [CommandTree.Serve, ..] or [['-', ..], ..] && !words.Any(_toldByAll.Contains))
            {
                await AppHost.ForServing([.. words.SkipWhile(w => w == CommandTree.Serve)]).RunAsync();
                return Done;
            }

            var parsed = CommandTree.Of(RunAsync).Parse(words, _parsing);
            if (parsed.Errors.Count == 0 || parsed.Action is CommandTree.Help)
            {
                return await parsed.InvokeAsync(
                    new InvocationConfiguration { Output = output, Error = errors, EnableDefaultExceptionHandler = false,
                        ProcessTerminationTimeout = null });
            }

            foreach (var line in CommandTree.Faults(parsed))
            {
                await errors.WriteLineAsync(line);
            }

            return NotUnderstood;

            async Task<int> RunAsync(Func<Commands, Task<int>> act)
            {
                await using var app = AppHost.ForCommand();
                return await act(new Commands(app.Services, output, errors));
            }
        }
        catch (UsageException e)
        {
            await errors.WriteLineAsync($"{e.Message} --help lists the commands.");
            return NotUnderstood;
        }
        catch (StoreUnusableException e)
        {
            await errors.WriteLineAsync(e.Message);
            return Wrong;
        }
        catch (OptionsValidationException e)
        {
            await errors.WriteLineAsync(string.Join(errors.NewLine, e.Failures));
            return Wrong;
        }
        catch (UnsafeSetupException e)
        {
            await errors.WriteLineAsync(e.Message);
            return Wrong;
        }
        catch (IOException e) when (e.InnerException is AddressInUseException)
        {
            await errors.WriteLineAsync(
                $"{e.Message.TrimEnd('.')}. Another program serves there, perhaps this one: end it, or name another address with --urls.");
            return Wrong;
        }
        catch (DbException e)
        {
            await errors.WriteLineAsync($"The store cannot be used: {e.Message}");
            return Wrong;
        }
    }
}
