using AccessTracker.Data.Common;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Records;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;
using AccessTracker.Web.Operations;
using AccessTracker.Web.Search;
using Microsoft.Extensions.DependencyInjection;

namespace AccessTracker.Benchmarks;

/// <summary>What somebody waits for who searches: everything, by words that are rare, frequent, not there, of any script.</summary>
internal static class SearchRun
{
    private const int Withdrawn = 2_000;

    private static readonly string[] _typed =
        ["mara march", "ma", "C000777", "food agency 2016", "nothing-of-this-kind", "ma ra 2015 food april"];

    public static async Task<SiteIndex> RunAsync(
        Measurement measure, IServiceProvider services, OperationState state, DateOnly today, TextWriter output)
    {
        var person = new Person("benchmark", [new Grant(Role.Manager, null, [])]);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var index = await measure.OnceAsync("the index of the search, made at the start", () => Task.FromResult(SiteIndex.Of(state.Situation)));
        await output.WriteLineAsync($"  {(GC.GetTotalMemory(forceFullCollection: true) - before) / 1_000_000:#,0} MB");

        var removed = await measure.RepeatedlyAsync("what is withdrawn, read after a change", () =>
            ActivatorUtilities.CreateInstance<WithdrawnIndex>(services).FindAsync(state, person).GetAwaiter().GetResult());
        await output.WriteLineAsync($"  {removed.Records.Count:#,0} records");
        foreach (var text in _typed)
        {
            var groups = await measure.RepeatedlyAsync($"search: {text}", () => new SiteSearch(state, index, person, text, removed).Find(today));
            await output.WriteLineAsync($"  {string.Join(", ", groups.Select(g => $"{g.Hits.Count}{(g.HasMore ? "+" : "")} {g.Title}"))}");
        }

        await measure.RepeatedlyAsync("the convoys alone, looked through one by one: nothing-of-this-kind", () =>
            OneByOne(state.Situation, new TextSearch(state.Situation, "nothing-of-this-kind")));
        return index;
    }

    /// <summary>Withdraws stops, where none are.</summary>
    public static async Task WithdrawAsync(IServiceProvider services, OperationState state)
    {
        var (records, now) = (services.GetRequiredService<RecordStore>(), services.GetRequiredService<TimeProvider>().GetUtcNow());
        var all = await services.GetRequiredService<WithdrawnRecords>().AllAsync(state.Stored, state.Audience);
        var stops = state.Situation.Stops;
        for (var i = 0; all.Count == 0 && i < Withdrawn; i++)
        {
            var stop = stops[i * (stops.Count / Withdrawn)].Delivery.Ref;
            await records.WithdrawAsync(state.Stored, "delivery", stop, 1, "Entered twice.", new Actor("benchmark"), now);
        }
    }

    private static int OneByOne(Situation situation, TextSearch search) => situation.Movements.Count(m =>
        search.IsAtAny(m.Stops) || search.IsIn(m.Convoy.Agencies) || search.IsIn(m.Convoy.Origin) || search.IsInRef(m.Convoy.Ref)
        || m.Stops.Any(s => search.IsIn(s.Delivery.Note) || search.IsInRef(s.Delivery.Ref) || search.IsIn(s.Delivery.ItemsRemoved)));
}
