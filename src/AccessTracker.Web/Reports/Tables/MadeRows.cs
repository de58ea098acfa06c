using System.Collections;

namespace AccessTracker.Web.Reports.Tables;

/// <summary>The rows of a long table: each is made when the file comes to it, and none is kept.</summary>
/// <param name="listed">What the rows are about, in order.</param>
/// <param name="make">Makes one.</param>
public sealed class MadeRows<T>(IReadOnlyList<T> listed, Func<T, ReportRow> make) : IReadOnlyList<ReportRow>
{
    public int Count => listed.Count;

    public ReportRow this[int index] => make(listed[index]);

    public IEnumerator<ReportRow> GetEnumerator() => listed.Select(make).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
