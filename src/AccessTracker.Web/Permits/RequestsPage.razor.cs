using AccessTracker.Domain.Permits;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;
using AccessTracker.Web.Operations;
using Microsoft.AspNetCore.Components;

namespace AccessTracker.Web.Permits;

public sealed partial class RequestsPage
{
    private static IReadOnlyList<FilterChoice> States =>
        [.. FilterChoice.All<LineStateKind>(), new FilterChoice(RequestFilter.Overdue, Texts.PendingOverdue)];

    private ListPage<ListedLine> _found = ListPage<ListedLine>.Empty;
    private IReadOnlyList<FilterChoice> _authorities = [];

    [SupplyParameterFromQuery(Name = "state")]
    public string? State { get; set; }

    [SupplyParameterFromQuery(Name = "authority")]
    public string? Authority { get; set; }

    [SupplyParameterFromQuery(Name = "q")]
    public string? Text { get; set; }

    private RequestFilter Filter => new() { State = State, Authority = Authority, Text = Text };

    protected override Task ReadAsync(Situation situation)
    {
        _authorities = FilterChoice.OfNames(situation.Facts.Requests.Select(r => r.Authority));
        _found = OperationLists.LineOrder.Page(Held!.Lists.Lines(Today), At, Filter.In(situation, Today));
        return Task.CompletedTask;
    }
}
