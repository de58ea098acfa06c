using AccessTracker.Data.Records;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Operations;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Alerts;
using AccessTracker.Web.Components;
using AccessTracker.Web.Reports;
using AccessTracker.Web.SignIn;
using Microsoft.AspNetCore.Components;

namespace AccessTracker.Web.Operations;

/// <summary>The first page: what stands in each operation that its reader may read. Who has one is led into it.</summary>
public sealed partial class HomePage
{
    private readonly List<Row> _operations = [];
    private bool _mayAdd;

    [Inject]
    public required SituationCache Situations { get; init; }

    [Inject]
    public required CurrentPerson Current { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required ReportReader Reports { get; init; }

    [Inject]
    public required AlertReader Alerts { get; init; }

    [Inject]
    public required RecordChanges Changes { get; init; }

    [Inject]
    public required TimeProvider Clock { get; init; }

    protected override async Task OnInitializedAsync()
    {
        var person = await Current.FindAsync();
        var operations = await Situations.OperationsAsync(person);
        _mayAdd = AccessPolicy.May(person, Verb.AddOperation, new Subject(null));
        if (operations is [var only] && new Uri(Navigation.Uri).AbsolutePath == Urls.Home)
        {
            Navigation.NavigateTo(Urls.Overview(only.Code));
            return;
        }

        foreach (var operation in operations)
        {
            if (await Situations.FindAsync(operation.Code, person) is { } held)
            {
                _operations.Add(await ReadAsync(held, person));
            }
        }
    }

    private async Task<Row> ReadAsync(OperationState held, Person person)
    {
        var situation = held.Situation;
        var today = situation.Operation.Today(Clock.GetUtcNow());
        var hasBegun = today >= situation.Operation.Since;
        return new Row(
            situation.Operation,
            situation.Calendar.Next(today)?.End,
            situation.Locations.Count > 0,
            hasBegun ? held.Today(today).Content.Unreached.Count : 0,
            PendingLine.OldestFirst(situation.Lines, today).Count,
            (await Reports.LedgerAsync(held)).LastOrDefault(r => r.Period.TaskForce == TaskForce.Humanitarian),
            (await Alerts.ReadAsync(held, person)).Awake.Count(),
            await Changes.LastAsync(held.Stored, Situations.AudienceOf(person, held)));
    }

    private sealed record Row(
        Operation Operation, DateOnly? Next, bool HasPlaces, int Unreached, int Pending, LedgerRow? Report, int Alerts, DateTimeOffset? LastEntry);
}
