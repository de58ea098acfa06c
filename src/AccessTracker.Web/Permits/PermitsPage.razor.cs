using AccessTracker.Domain.Boards;
using AccessTracker.Domain.Permits;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;
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
    private ListPage<PendingLine> _pending = ListPage<PendingLine>.Empty;
    private ListPage<AnswerMonth> _months = ListPage<AnswerMonth>.Empty;
    private ListPage<UnusedPermit> _unused = ListPage<UnusedPermit>.Empty;
    private ListPage<LineAnswer> _denials = ListPage<LineAnswer>.Empty;
    private ListPage<PermitCondition> _conditions = ListPage<PermitCondition>.Empty;
    private ListPage<RemovedItems> _removals = ListPage<RemovedItems>.Empty;

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
        _pending = PermitOrders.Pending.Page(_board.Pending, At(PermitList.Pending));
        _months = PermitOrders.Months.Page(_board.ByMonth(), At(PermitList.Months));
        _unused = PermitOrders.Unused.Page(_board.Unused, At(PermitList.Unused));
        _denials = PermitOrders.Denials.Page(_board.Denials, At(PermitList.Denials));
        _conditions = PermitOrders.Conditions.Page(_board.Conditions, At(PermitList.Conditions));
        _removals = PermitOrders.Removals.Page(_board.Removals, At(PermitList.Removals));
        return Task.CompletedTask;
    }

    private int Ended(LineStateKind kind) => _board!.Asked.Count(l => l.State.Kind == kind);

    private PageAt At(PermitList list) => _filter.Pages.GetValueOrDefault(list);

    private Func<PageAt, string> Link(PermitList list) => page => _filter.Url(Operation, list, page);

    private static IEnumerable<(string? Whom, string Kind)> KindsOf(RemovedItems removal) =>
        removal.Items.Count == 0 ? [(removal.By, Texts.ItemsNotSaid)] : removal.Items.Select(item => (removal.By, item));
}
