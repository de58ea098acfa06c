using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;
using AccessTracker.Web.Records;

namespace AccessTracker.Web.Search;

/// <summary>Finds records that are withdrawn, by what stands in them and by why they were withdrawn.</summary>
internal sealed class WithdrawnSearch(Situation situation, IReadOnlyList<SearchWord> words)
{
    private readonly Dictionary<RecordKind, HashSet<SearchWord>> _called = [];

    /// <summary>The last withdrawn first.</summary>
    public IEnumerable<SearchHit> Find(SearchList<WithdrawnContent> list) => list
        .FindBackwards([.. words.Where(w => !RecordKinds.Standard.Records.Any(k => Called(k).Contains(w)))])
        .Where(Is)
        .Select(Hit);

    // A kind is called by its name, or by that of the list of its records.
    private HashSet<SearchWord> Called(RecordKind kind)
    {
        if (!_called.TryGetValue(kind, out var called))
        {
            _called.Add(kind, called = [.. words.Where(w => w.IsKind(RecordText.Kind(kind.Name)) || w.IsKind(RecordText.Kinds(kind)))]);
        }

        return called;
    }

    private bool Is(WithdrawnContent withdrawn)
    {
        var called = Called(withdrawn.Record.Table);
        var texts = withdrawn.Texts.ToList();
        return words.All(w => called.Contains(w) || w.Text.IsIn(withdrawn.Reason) || texts.Any(t => Is(w, t.Column, t.Text)));
    }

    private static bool Is(SearchWord word, RecordColumn column, string text) =>
        WithdrawnIndex.PlacesIn(column, text) is { } places ? places.Any(word.Text.IsAt)
        : column.Type == CellType.Day ? IsoDay.Of(text) is { } day && word.IsWhen(day)
        : word.IsBy(text);

    private SearchHit Hit(WithdrawnContent withdrawn)
    {
        var (kind, key) = (withdrawn.Record.Table, withdrawn.Record.Key);
        var day = Format.Day(situation.Operation.Today(withdrawn.At));
        return new SearchHit(
            RecordText.Name(kind, key, RecordText.PlaceName(situation)),
            Format.With(Texts.SearchWithdrawn, day, withdrawn.Reason),
            Urls.Record(situation.Operation.Code, kind.Name, key));
    }
}
