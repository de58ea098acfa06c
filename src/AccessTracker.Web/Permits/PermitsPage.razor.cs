using AccessTracker.Domain.Reports;
using AccessTracker.Web.Shared;
using Microsoft.AspNetCore.WebUtilities;

namespace AccessTracker.Web.Permits;

public sealed partial class PermitsPage
{
    private PermitFilter _filter = new();
    private PermitBoard? _all;
    private PermitBoard? _board;

    // Of every age, whichever is asked for: the table of ages is how one asks for another.
    private IReadOnlyList<PendingLine> _waiting = [];
    private AnswerTally _tally = AnswerTally.Of([]);
    private IReadOnlyList<AuthorityRecord> _records = [];
    private Slice<PendingLine> _pending = Slice<PendingLine>.Of([], 1);
    private Slice<AnswerMonth> _months = Slice<AnswerMonth>.Of([], 1);
    private Slice<UnusedPermit> _unused = Slice<UnusedPermit>.Of([], 1);
    private Slice<LineAnswer> _denials = Slice<LineAnswer>.Of([], 1);
    private Slice<PermitCondition> _conditions = Slice<PermitCondition>.Of([], 1);
    private Slice<RemovedItems> _removals = Slice<RemovedItems>.Of([], 1);

    protected override Task ReadAsync(Situation situation)
    {
        if (!HasBegun)
        {
            return Task.CompletedTask;
        }

        var query = QueryHelpers.ParseQuery(Navigation.ToAbsoluteUri(Navigation.Uri).Query);
        _filter = PermitFilter.Of(name => query.TryGetValue(name, out var values) ? values[0] : null);
        _all = Held!.Permits(_filter.On(Today));
        _board = _filter.Of(situation, _all);
        _waiting = (_filter with { Age = null }).Of(situation, _all).Pending;
        _tally = AnswerTally.Of(_board.Answered);
        _records = _board.ByAuthority();
        _pending = Page(_board.Pending, PermitList.Pending);
        _months = Page(_board.ByMonth(), PermitList.Months);
        _unused = Page(_board.Unused, PermitList.Unused);
        _denials = Page(_board.Denials, PermitList.Denials);
        _conditions = Page(_board.Conditions, PermitList.Conditions);
        _removals = Page(_board.Removals, PermitList.Removals);
        return Task.CompletedTask;
    }

    private Slice<T> Page<T>(IReadOnlyList<T> all, PermitList list) => Slice<T>.Of(all, _filter.Pages.GetValueOrDefault(list, 1));

    private Func<int, string> Link(PermitList list) => page => _filter.Url(Operation, list, page);

    private static IEnumerable<(string? Whom, string Kind)> KindsOf(RemovedItems removal) =>
        removal.Items.Count == 0 ? [(removal.By, Texts.ItemsNotSaid)] : removal.Items.Select(item => (removal.By, item));
}
