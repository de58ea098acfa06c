namespace AccessTracker.Benchmarks;

internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        try
        {
            var options = Options.Parse(args);
            return options.Command switch
            {
                "generate" => await Generate.RunAsync(options.Store, options.Scale, Console.Out) ? 0 : 1,
                _ => 2,
            };
        }
        catch (FormatException e)
        {
            await Console.Error.WriteLineAsync($"{e.Message}\n{Options.Usage}");
            return 2;
        }
    }
}
