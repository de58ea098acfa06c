using AccessTracker.Data.Audit;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Web.Components;
using AccessTracker.Web.Operations;
using AccessTracker.Web.SignIn;
using Microsoft.AspNetCore.Components;

namespace AccessTracker.Web.Desk.Audit;

public sealed partial class AuditPage
{
    private static IReadOnlyList<FilterChoice> Actions => [.. FilterChoice.All<AuditAction>(), .. FilterChoice.All<HistoryAction>()];

    private Data.Audit.AuditPage _page = new([], false);
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

    [SupplyParameterFromQuery(Name = "person")]
    public string? Who { get; set; }

    [SupplyParameterFromQuery(Name = "action")]
    public string? Action { get; set; }

    [SupplyParameterFromQuery(Name = "operation")]
    public string? OperationCode { get; set; }

    [SupplyParameterFromQuery(Name = "from")]
    public string? From { get; set; }

    [SupplyParameterFromQuery(Name = "to")]
    public string? To { get; set; }

    /// <summary>The last row of the page before.</summary>
    [SupplyParameterFromQuery(Name = "after")]
    public string? After { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        var person = await Current.FindAsync();
        _operations = [.. (await Situations.OperationsAsync(person)).Select(o => new FilterChoice(o.Code, o.Code))];
        _page = await Reader.ReadAsync(person, new AuditQuery
        {
            Person = Given(Who),
            Action = Given(Action),
            Operation = Given(OperationCode),
            From = IsoDay.Of(From),
            To = IsoDay.Of(To),
            After = AuditCursor.Parse(After),
        }, Clock.GetUtcNow());
    }

    private static string ActionText(AuditRow row) =>
        row.IsChange ? EnumText.OfWord<HistoryAction>(row.Action) : EnumText.OfWord<AuditAction>(row.Action);

    private string Link(string? after) => Urls.Audit(Who, Action, OperationCode, IsoDay.Of(From), IsoDay.Of(To), after);

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
