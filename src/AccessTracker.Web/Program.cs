using AccessTracker.Web.Cli;
using AccessTracker.Web.Edge;

ProcessMask.Narrow();
return await CommandLine.RunAsync(args, Console.Out, Console.Error);
