using System.Runtime.CompilerServices;
using AccessTracker.Data.Records.Kinds;

namespace AccessTracker.Data.Import.Sheets;

/// <summary>
/// Sheets may be about these kinds in a store: each kind of record that it keeps; some tell of a convoy, of a request or of who watched too.
/// </summary>
public sealed class SheetKinds
{
    // A kind of sheet is compared as the object that it is: there is one set of them for one set of kinds.
    private static readonly ConditionalWeakTable<RecordKinds, SheetKinds> _known = [];

    private SheetKinds(RecordKinds kinds) => All =
    [
        SheetKind.Deliveries, SheetKind.Requests,
        .. kinds.Records.Contains(RecordKinds.Monitoring) ? [SheetKind.Bulletins] : Array.Empty<SheetKind>(),
        .. kinds.Records.Where(k => k != RecordKinds.Deliveries && k != RecordKinds.Requests && k != RecordKinds.RequestLines)
            .Select(k => new SheetKind(k)),
    ];

    /// <summary>The kinds that people send most come first.</summary>
    public IReadOnlyList<SheetKind> All { get; }

    public static SheetKinds Of(RecordKinds kinds) => _known.GetValue(kinds, k => new SheetKinds(k));

    /// <summary>The kind of that name; null: there is none.</summary>
    public SheetKind? Find(string? name) => All.FirstOrDefault(k => k.Name == name);
}
