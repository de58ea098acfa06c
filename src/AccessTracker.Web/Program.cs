using AccessTracker.Web.Cli;
using AccessTracker.Web.Hosting;

ProcessMask.Narrow();
return await CommandLine.RunAsync(args, Console.Out, Console.Error);
