using System.Diagnostics;
using System.Globalization;
using AccessTracker.Data.Entries;
using AccessTracker.Data.Import.Sheets;
using AccessTracker.Data.Operations;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Common;
using AccessTracker.Web.Operations;
using Microsoft.Extensions.DependencyInjection;

namespace AccessTracker.Benchmarks;

/// <summary>
/// A partner's sheet is checked and imported by somebody whose rights hang on places, while somebody else keeps on saving: how long it takes,
/// and how long the other one waits for the longest of their saves.
/// </summary>
internal static class SheetRun
{
    private const int StopsOfConvoy = 2;

    // Of this run: the same sheet again would change nothing.
    private static readonly string _prefix = $"S{Environment.ProcessId}";

    public static async Task RunAsync(string store, int rows, TextWriter output)
    {
        await using var app = await Hosted.OpenAsync(store);
        var services = app.Services;
        var stored = (await services.GetRequiredService<OperationStore>().ListAsync())[0];
        var situation = (await services.GetRequiredService<SituationCache>().FindAsync(stored.Operation.Code))!.Situation;
        var places = situation.Locations.Values.Where(l => l.Governorate is not null).OrderBy(l => l.Code, StringComparer.Ordinal).ToList();
        var areas = places.Select(l => l.Governorate!).Distinct().Order(StringComparer.Ordinal).Take(3).ToList();
        List<string> named = [.. places.Where(l => areas.Contains(l.Governorate!)).Select(l => l.Code)];
        var path = Path.Combine(Path.GetTempPath(), $"sheet-{Environment.ProcessId}.csv");
        try
        {
            await File.WriteAllLinesAsync(path, Rows(named, rows, situation.Operation.Today(Now())));
            var person = new Person("coordinator@example.org", [new Grant(Role.Coordinator, null, areas)]);
            var order = new SheetOrder(new SheetUpload(path, "sheet.csv", "SARC", stored, person)) { Kind = SheetKind.Deliveries };
            var intake = services.GetRequiredService<SheetIntake>();
            var looked = await intake.TakeAsync(order, Now());
            order = order with { Answers = looked.Questions.ToDictionary(q => q.Id, Answer) };
            await output.WriteLineAsync($"{rows:#,0} rows, {looked.Questions.Count} questions");
            var check = await TimeAsync("check", () => intake.TakeAsync(order, Now()));
            await output.WriteLineAsync($"  {check.Records.Count} records, {check.RefusedRows} refused, {check.Questions.Count} open: "
                + string.Join("; ", check.Questions.Take(2).Select(q => q.Text).Concat(check.Refused.Take(2).Select(r => $"{r}"))));
            order = order with { Answers = order.Answers.Concat(check.Questions.ToDictionary(q => q.Id, Answer)).ToDictionary() };
            var import = await TimeAsync("check and import", () =>
                intake.TakeAsync(order with { Import = true, KeepGoodRows = true }, Now()));
            await output.WriteLineAsync($"  {string.Join("; ", import.Batches.Select(b => $"{b.State}: {b.Result}"))}");
        }
        finally
        {
            File.Delete(path);
        }

        async Task<T> TimeAsync<T>(string name, Func<Task<T>> work)
        {
            using var end = new CancellationTokenSource();
            var saves = Task.Run(() => SaveAsync(services, stored, end.Token));
            var watch = Stopwatch.StartNew();
            var result = await work();
            var took = watch.Elapsed;
            await end.CancelAsync();
            var (count, longest) = await saves;
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"{name,-20} {took.TotalSeconds,8:0.00} s; meanwhile {count} saves of others, the longest {longest.TotalSeconds:0.00} s"));
            return result;
        }
    }

    private static async Task<(int Count, TimeSpan Longest)> SaveAsync(IServiceProvider services, StoredOperation operation, CancellationToken end)
    {
        var drafts = services.GetRequiredService<DraftStore>();
        var (count, longest) = (0, TimeSpan.Zero);
        while (!end.IsCancellationRequested)
        {
            var watch = Stopwatch.StartNew();
            await drafts.KeepAsync(
                operation, "somebody",
                new TypedDraft("a-draft", "convoy", null, count, new Dictionary<string, string> { ["note"] = $"{count}" }) { IsMeant = true },
                Now(), CancellationToken.None);
            (count, longest) = (count + 1, watch.Elapsed > longest ? watch.Elapsed : longest);
            await Task.Delay(20, CancellationToken.None);
        }

        return (count, longest);
    }

    private static string Answer(SheetQuestion question) =>
        new[] { "road", "right", "another", "keep" }.FirstOrDefault(question.Offers) ?? question.Choices[0].Value;

    private static IEnumerable<string> Rows(List<string> places, int rows, DateOnly today) => Enumerable.Range(0, rows)
        .Select(i =>
        {
            var convoy = i / StopsOfConvoy;
            var place = places[(i * 7) % places.Count];
            return string.Create(
                CultureInfo.InvariantCulture,
                $"{_prefix}-{convoy}-{i % StopsOfConvoy},{_prefix}-{convoy},road,Food agency,{place},")
                + string.Create(
                    CultureInfo.InvariantCulture, $"{today.AddDays(-5 - (convoy % 60)):yyyy-MM-dd},delivered,{100 + (i % 900)}");
        })
        .Prepend("Delivery ref,Convoy,Mode,Agency,Location,Date,Outcome,People reached");

    private static DateTimeOffset Now() => TimeProvider.System.GetUtcNow();
}
