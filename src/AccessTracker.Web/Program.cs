using AccessTracker.Web.Attachments;
using AccessTracker.Web.Cli;
using AccessTracker.Web.Hosting;

if (Machine.Missing() is { } missing)
{
    Machine.Tell(missing);
    return CommandLine.Wrong;
}

ProcessMask.Narrow();
if (args is [PdfProcess.Verb])
{
    using var input = Console.OpenStandardInput();
    using var output = Console.OpenStandardOutput();
    return PdfProcess.Run(input, output);
}

return await CommandLine.RunAsync(args, Console.Out, Console.Error);
