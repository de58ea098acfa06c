using AccessTracker.Domain.Permits;

namespace AccessTracker.Domain.Situations;

/// <summary>Compares lines by request, then location, which decides between those that are alike in what a list is sorted by.</summary>
internal sealed class LineOrder : IComparer<PermitLine>
{
    public static readonly LineOrder Instance = new();

    public int Compare(PermitLine? x, PermitLine? y) =>
        string.CompareOrdinal(x!.Request.Ref, y!.Request.Ref) is var byRequest and not 0
            ? byRequest
            : string.CompareOrdinal(x.Line.Location, y.Line.Location);
}
