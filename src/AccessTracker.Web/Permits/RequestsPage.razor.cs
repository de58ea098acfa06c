using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Permits;
using AccessTracker.Domain.Reports;
using AccessTracker.Domain.Shared;
using AccessTracker.Web.Shared;
using Microsoft.AspNetCore.Components;

namespace AccessTracker.Web.Permits;

public sealed partial class RequestsPage
{
    // Beside the states themselves: the pending lines whose answer is late.
    private const string Overdue = "overdue";

    private static readonly IReadOnlyList<FilterChoice> _states = [.. FilterChoice.All<LineStateKind>(), new FilterChoice(Overdue, Texts.PendingOverdue)];

    private Slice<PermitLine> _found = Slice<PermitLine>.Of([], 1);
    private IReadOnlyList<FilterChoice> _authorities = [];

    [SupplyParameterFromQuery(Name = "state")]
    public string? State { get; set; }

    [SupplyParameterFromQuery(Name = "authority")]
    public string? Authority { get; set; }

    [SupplyParameterFromQuery(Name = "q")]
    public string? Text { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    public int? Page { get; set; }

    protected override Task ReadAsync(Situation situation)
    {
        _authorities = FilterChoice.Of(situation.Facts.Requests.Select(r => r.Authority));
        var text = PlaceName.Fold(Text ?? "");
        _found = Slice<PermitLine>.Of(
            [.. situation.Lines
                .Where(l => string.IsNullOrEmpty(Authority) || l.Request.Authority == Authority)
                .Where(l => text.Length == 0 || Mentions(situation, l, text))
                .Select(l => (Line: l, State: l.StateOn(Today)))
                .Where(l => Is(l.State))
                .OrderBy(l => l.State?.Kind)
                .ThenBy(l => l.State?.Since)
                .ThenBy(l => l.Line.Request.Ref, StringComparer.Ordinal)
                .ThenBy(l => l.Line.Line.Location, StringComparer.Ordinal)
                .Select(l => l.Line)],
            Page);
        return Task.CompletedTask;
    }

    private bool Is(LineState? state) => State switch
    {
        null or "" => true,
        Overdue => state?.IsOverdueOn(Today) ?? false,
        _ => state is not null && Word.Of(state.Kind) == State,
    };

    private static bool Mentions(Situation situation, PermitLine line, string text) =>
        new[] { line.Request.Ref, line.Request.Plan }.OfType<string>().Any(t => PlaceName.Fold(t).Contains(text, StringComparison.Ordinal))
        || PlaceName.Keys(situation.Locations[line.Line.Location]).Any(k => k.Contains(text, StringComparison.Ordinal));

    private void Go(string? state = null, string? authority = null, string? text = null) =>
        Navigation.NavigateTo(Urls.Requests(Operation, state ?? State, authority ?? Authority, text ?? Text), replace: true);
}
