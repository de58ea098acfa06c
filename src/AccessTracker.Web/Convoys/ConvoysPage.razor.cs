using System.Globalization;
using AccessTracker.Domain.Convoys;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Reports;
using AccessTracker.Domain.Shared;
using AccessTracker.Web.Shared;
using Microsoft.AspNetCore.Components;

namespace AccessTracker.Web.Convoys;

public sealed partial class ConvoysPage
{
    private Slice<Convoy> _found = Slice<Convoy>.Of([], 1);

    [SupplyParameterFromQuery(Name = "mode")]
    public string? Mode { get; set; }

    [SupplyParameterFromQuery(Name = "track")]
    public string? Track { get; set; }

    [SupplyParameterFromQuery(Name = "outcome")]
    public string? Outcome { get; set; }

    [SupplyParameterFromQuery(Name = "q")]
    public string? Text { get; set; }

    [SupplyParameterFromQuery(Name = "from")]
    public string? From { get; set; }

    [SupplyParameterFromQuery(Name = "to")]
    public string? To { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    public int? Page { get; set; }

    private DateOnly? FromDay => Day(From);

    private DateOnly? ToDay => Day(To);

    protected override Task ReadAsync(Situation situation)
    {
        var text = PlaceName.Fold(Text ?? "");
        _found = Slice<Convoy>.Of(
            [.. situation.Facts.Convoys
                .Where(c => Is(Mode, c.Mode) && Is(Track, c.Track))
                .Select(c => ConvoySummary.Of(situation, c))
                .Where(c => string.IsNullOrEmpty(Outcome) || c.Stops.Any(s => Is(Outcome, s.Delivery.Outcome)))
                .Where(c => IsBetween(c) && (text.Length == 0 || Mentions(situation, c, text)))
                .OrderByDescending(c => c.FirstDay)
                .ThenBy(c => c.Convoy.Ref, StringComparer.Ordinal)
                .Select(c => c.Convoy)],
            Page);
        return Task.CompletedTask;
    }

    private bool IsBetween(ConvoySummary convoy) =>
        (FromDay is null && ToDay is null)
        || convoy.Stops.Any(s => !(s.Day < FromDay) && !(s.Day > ToDay))
        || (convoy.Stops.Count == 0 && convoy.FirstDay is { } day && !(day < FromDay) && !(day > ToDay));

    private static bool Mentions(Situation situation, ConvoySummary convoy, string text) =>
        new[] { convoy.Convoy.Ref, convoy.Convoy.Agencies, convoy.Convoy.Origin, convoy.Convoy.Request, convoy.Convoy.Note }
            .OfType<string>()
            .Any(t => PlaceName.Fold(t).Contains(text, StringComparison.Ordinal))
        || convoy.Stops.Any(s => PlaceName.Keys(situation.Locations[s.Location]).Any(k => k.Contains(text, StringComparison.Ordinal)));

    private static bool Is<T>(string? word, T value) where T : struct, Enum => string.IsNullOrEmpty(word) || Word.Of(value) == word;

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    // A filter that is given anew takes its place beside the others; "" clears it.
    private void Go(string? mode = null, string? track = null, string? outcome = null, string? text = null, string? from = null, string? to = null) =>
        Navigation.NavigateTo(
            Urls.Convoys(Operation, mode ?? Mode, track ?? Track, outcome ?? Outcome, text ?? Text, Day(from ?? From), Day(to ?? To)), replace: true);
}
