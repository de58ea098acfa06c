using AccessTracker.Web.Cli;

return await CommandLine.RunAsync(args);
