using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Ceasefire;
using AccessTracker.Domain.Locations;

namespace AccessTracker.Data.Situations;

/// <summary>Reads the ceasefire task force's half of an operation: short lists, all of them or none.</summary>
internal static class CeasefireReader
{
    /// <summary>One of its records may be otherwise, or a place that one of them names.</summary>
    public static bool IsTouched(TouchedRecords touched) => touched.Has(RecordKinds.Locations) || RecordKinds.OfCeasefire.Any(touched.Has);

    /// <summary>The records that count; lists of places hold only <paramref name="locations"/>.</summary>
    public static async Task<CeasefireFacts> ReadAsync(FactReader reader, IReadOnlyList<Location> locations)
    {
        var codes = locations.Select(l => l.Code).ToHashSet(StringComparer.Ordinal);
        IReadOnlyList<string> Known(IReadOnlyList<string> places) => [.. places.Where(codes.Contains)];
        var arrangements = await reader.AllAsync(RecordKinds.Arrangements).ConfigureAwait(false);
        var routes = await reader.AllAsync(RecordKinds.Routes).ConfigureAwait(false);
        var commitments = await reader.AllAsync(RecordKinds.Commitments).ConfigureAwait(false);
        return new CeasefireFacts
        {
            Parties = await reader.AllAsync(RecordKinds.Parties).ConfigureAwait(false),
            Arrangements = [.. arrangements.Select(a => a with { Locations = Known(a.Locations) })],
            ArrangementParties = await reader.AllAsync(RecordKinds.ArrangementParties).ConfigureAwait(false),
            Allegations = await reader.AllAsync(RecordKinds.Allegations).ConfigureAwait(false),
            AllegationSteps = await reader.AllAsync(RecordKinds.AllegationSteps).ConfigureAwait(false),
            Monitoring = await reader.AllAsync(RecordKinds.Monitoring).ConfigureAwait(false),
            Controls = await reader.AllAsync(RecordKinds.Controls).ConfigureAwait(false),
            Routes = [.. routes.Select(r => r with { Serves = Known(r.Serves) })],
            RouteStates = await reader.AllAsync(RecordKinds.RouteStates).ConfigureAwait(false),
            Pullbacks = await reader.AllAsync(RecordKinds.Pullbacks).ConfigureAwait(false),
            Centres = await reader.AllAsync(RecordKinds.Centres).ConfigureAwait(false),
            Appeals = await reader.AllAsync(RecordKinds.Appeals).ConfigureAwait(false),
            Commitments = [.. commitments.Select(c => c with { Locations = Known(c.Locations) })],
            Events = await reader.AllAsync(RecordKinds.Events).ConfigureAwait(false),
        };
    }
}
