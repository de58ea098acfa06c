using AccessTracker.Data.Operations;
using AccessTracker.Domain.Locations;

namespace AccessTracker.Web.Operations;

/// <summary>The outlines of an operation as maps draw them.</summary>
internal static class OutlineReading
{
    /// <summary>Reads them; empty where the operation has none.</summary>
    public static async Task<IReadOnlyList<Outline>> ReadAsync(
        this OutlineStore store, StoredOperation operation, CancellationToken cancellation = default) =>
        await store.FindAsync(operation, cancellation) is { } text ? Outline.Parse(text).Outlines ?? [] : [];
}
