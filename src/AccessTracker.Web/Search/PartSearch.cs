using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;
using AccessTracker.Web.Records;

namespace AccessTracker.Web.Search;

/// <summary>
/// Finds records of the kinds that have no group of their own (<see cref="SiteIndex.OtherKinds"/>), by what is written in them. The place that one
/// stands with does not find it alone: then the place is found.
/// </summary>
internal sealed class PartSearch(Situation situation, IReadOnlyList<SearchWord> words)
{
    private readonly Dictionary<RecordKind, HashSet<SearchWord>> _called = SiteIndex.OtherKinds.Values
        .ToDictionary(k => k, k => words.Where(w => w.IsKind(RecordText.Kind(k.Name))).ToHashSet());

    /// <summary>The last recorded first.</summary>
    public IEnumerable<SearchHit> Find(SiteIndex index) => index.Others
        .FindBackwards([.. words.Where(w => !_called.Values.Any(c => c.Contains(w)))])
        .Where(Is)
        .Select(Hit);

    private bool Is(object record)
    {
        var kind = SiteIndex.OtherKinds[record.GetType()];
        var texts = kind.TextsOf(record).ToList();
        return words.All(w => IsKind(w) || texts.Any(t => IsPlace(t.Column) ? w.Text.IsAt(t.Text) : w.IsBy(t.Text)))
            && words.Any(w => IsKind(w) || texts.Any(t => !IsPlace(t.Column) && w.IsBy(t.Text)));

        bool IsKind(SearchWord word) => _called[kind].Contains(word);
    }

    private static bool IsPlace(RecordColumn column) => column.Refers == RecordKinds.Locations;

    private SearchHit Hit(object record)
    {
        var kind = SiteIndex.OtherKinds[record.GetType()];
        var key = kind.KeyOfRecord(record);
        return new SearchHit(
            RecordText.Name(kind, key, RecordText.PlaceName(situation)), null, Urls.Record(situation.Operation.Code, kind.Name, key));
    }
}
