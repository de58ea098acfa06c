using System.Data.Common;
using AccessTracker.Data;
using AccessTracker.Web.Edge;
using AccessTracker.Web.Shared;
using Microsoft.Extensions.Options;

namespace AccessTracker.Web.Cli;

/// <summary>The program's entrance: it serves, or does one thing for the operator and ends.</summary>
public static class CommandLine
{
    public const int Done = 0;
    public const int Wrong = 1;
    public const int NotUnderstood = 2;

    /// <summary>Runs what <paramref name="args"/> say. Returns the exit code.</summary>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter errors)
    {
        try
        {
            var invocation = Invocation.Parse(args);
            switch (invocation.Command)
            {
                case Invocation.Help:
                    await output.WriteAsync(Usage.Text());
                    return Done;
                case Invocation.Serve:
                    await AppHost.ForServing([.. invocation.Arguments]).RunAsync();
                    return Done;
                default:
                    await using (var app = AppHost.ForCommand())
                    {
                        return await new Commands(app.Services, output, errors).RunAsync(invocation);
                    }
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
        catch (DbException e)
        {
            await errors.WriteLineAsync($"The store cannot be used: {e.Message}");
            return Wrong;
        }
    }
}
