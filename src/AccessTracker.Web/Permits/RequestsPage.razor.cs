using AccessTracker.Domain.Common;
using AccessTracker.Domain.Permits;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;
using AccessTracker.Web.Operations;
using Microsoft.AspNetCore.Components;

namespace AccessTracker.Web.Permits;

public sealed partial class RequestsPage
{
    // Beside the states themselves: the pending lines whose answer is late.
    private const string Overdue = "overdue";

    private static IReadOnlyList<FilterChoice> States =>
        [.. FilterChoice.All<LineStateKind>(), new FilterChoice(Overdue, Texts.PendingOverdue)];

    private ListPage<ListedLine> _found = ListPage<ListedLine>.Empty;
    private IReadOnlyList<FilterChoice> _authorities = [];

    [SupplyParameterFromQuery(Name = "state")]
    public string? State { get; set; }

    [SupplyParameterFromQuery(Name = "authority")]
    public string? Authority { get; set; }

    [SupplyParameterFromQuery(Name = "q")]
    public string? Text { get; set; }

    protected override Task ReadAsync(Situation situation)
    {
        _authorities = FilterChoice.OfNames(situation.Facts.Requests.Select(r => r.Authority));
        var search = new TextSearch(situation, Text);
        _found = OperationLists.LineOrder.Page(Held!.Lists.Lines(Today), At, l =>
            Is(l.State)
            && (string.IsNullOrEmpty(Authority) || FreeText.Same(l.Line.Request.Authority, Authority))
            && (search.IsBlank || search.IsAt(l.Line.Line.Location) || search.IsIn(l.Line.Request.Ref) || search.IsIn(l.Line.Request.Plan)));
        return Task.CompletedTask;
    }

    private bool Is(LineState? state) => State switch
    {
        null or "" => true,
        Overdue => state?.IsOverdueOn(Today) ?? false,
        _ => state is not null && EnumCode.Of(state.Kind) == State,
    };
}
