using AccessTracker.Data.Audit;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Web.Components;
using AccessTracker.Web.Operations;
using AccessTracker.Web.SignIn;
using Microsoft.AspNetCore.Components;

namespace AccessTracker.Web.Desk.Audit;

public sealed partial class AuditPage
{
    private Data.Audit.AuditPage _page = new([], false);
    private AuditFilter _filter = AuditFilter.Of(null);
    private IReadOnlyList<FilterChoice> _operations = [];

    [Inject]
    public required AuditReader Reader { get; init; }

    [Inject]
    public required RecordKinds Kinds { get; init; }

    [Inject]
    public required SituationCache Situations { get; init; }

    [Inject]
    public required CurrentPerson Current { get; init; }

    [Inject]
    public required TimeProvider Clock { get; init; }

    [CascadingParameter]
    private HttpContext Context { get; set; } = null!;

    private bool HasDesk => HttpMethods.IsGet(Context.Request.Method);

    protected override async Task OnInitializedAsync()
    {
        var person = await Current.FindAsync();
        _filter = AuditFilter.Of(Context.Request.QueryString.ToString());
        _operations = [.. (await Situations.OperationsAsync(person)).Select(o => new FilterChoice(o.Code, o.Code))];
        _page = await Reader.ReadAsync(person, _filter.ToQuery(), Clock.GetUtcNow());
    }

    private string Link(string? after) => Urls.Audit((_filter with { After = after }).Pairs());
}
