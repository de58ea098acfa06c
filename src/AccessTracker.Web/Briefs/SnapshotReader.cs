using AccessTracker.Data.Operations;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Boards;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Figures;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Reports;
using AccessTracker.Web.Boards;
using AccessTracker.Web.Components;
using AccessTracker.Web.Operations;
using AccessTracker.Web.Reports;

namespace AccessTracker.Web.Briefs;

/// <summary>Makes snapshots of the records of who asks.</summary>
public sealed class SnapshotReader(ReportReader reports, OutlineStore outlines, TimeProvider clock)
{
    // Half of that of the map's own page, more or less: on half a sheet its signs and names can be read.
    private const double MapWidth = 680;

    /// <summary>The operation on a day; null before its baseline day has come, for there is nothing to count.</summary>
    /// <param name="held">What the reader may read.</param>
    /// <param name="person">Who reads.</param>
    /// <param name="day">As the address has it (<c>yyyy-MM-dd</c>); one to come or none is today, one before the baseline is the baseline.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task<Snapshot?> FindAsync(OperationState held, Person person, string? day, CancellationToken cancellation = default)
    {
        var (now, situation) = (clock.GetUtcNow(), held.Situation);
        var operation = situation.Operation;
        var today = operation.Today(now);
        if (today < operation.Since)
        {
            return null;
        }

        var asked = IsoDay.UpTo(today, day);
        var on = asked < operation.Since ? operation.Since : asked;
        var report = held.Today(on);
        var board = held.Board(on);
        var places = board.ToDictionary(p => p.Location.Code, StringComparer.Ordinal);
        var numbers = MapView.Numbers(situation);
        var drawn = await outlines.FindAsync(held.Stored, cancellation) is { } text ? Outline.Parse(text).Outlines ?? [] : [];
        return new Snapshot
        {
            Situation = situation,
            Day = on,
            IsToday = on == today,
            Content = report.Content,
            Sums = new ReportSums(report.Content, UnknownParts.Count(report.Records)),
            Before = await reports.BeforeAsync(held, on, cancellation),
            Funnel = AccessFunnel.OfAll(situation, on),
            Holds = HoldUp.Of(situation, held.Permits(on), board),
            Unreached = [.. UnreachedLocation.LongestFirst(report.Content.Unreached).Select(u => places[u.Location])],
            Numbers = numbers,
            Map = MapView.Of(drawn, board.Select(p => (numbers[p.Location.Code], p)), [], MapWidth),
            Running = Format.With(
                Texts.BriefRunning, operation.Name, Format.Day(on),
                BriefReader.Level(AccessPolicy.Ceiling(person, operation.Code) ?? Sensitivity.Low), Format.Instant(now, operation.TimeZone)),
            MadeAt = now,
        };
    }
}
