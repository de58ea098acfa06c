namespace AccessTracker.Benchmarks;

internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        try
        {
            var options = Options.Parse(args);
            if (options.Command == "generate")
            {
                return await Generate.RunAsync(options.Store, options.Scale, Console.Out) ? 0 : 1;
            }

            await (options.Command switch
            {
                "sheet" => SheetRun.RunAsync(options.Store, options.Rows, Console.Out),
                "token" => TokenRun.RunAsync(options.Store, Console.Out),
                _ => Run.RunAsync(options.Store, Console.Out),
            });
            return 0;
        }
        catch (FormatException e)
        {
            await Console.Error.WriteLineAsync($"{e.Message}\n{Options.Usage}");
            return 2;
        }
    }
}
