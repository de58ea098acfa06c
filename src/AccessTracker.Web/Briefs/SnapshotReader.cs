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
        return await MakeAsync(held, report.Content, on, UnknownParts.Count(report.Records), cancellation) with
        {
            IsToday = on == today,
            Before = await reports.BeforeAsync(held, on, cancellation),
            Running = Format.With(
                Texts.BriefRunning, operation.Name, Format.Day(on),
                BriefReader.Level(AccessPolicy.Ceiling(person, operation.Code) ?? Sensitivity.Low), Format.Instant(now, operation.TimeZone)),
            MadeAt = now,
        };
    }

    /// <summary>The operation on the last day of a report, with the figures that the report says.</summary>
    /// <param name="state">All records.</param>
    /// <param name="content">What it says.</param>
    /// <param name="before">The report before; null: it is the first.</param>
    /// <param name="unknown">How many parts of each of its sums are unknown.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task<Snapshot> OfReportAsync(
        OperationState state, ReportContent content, ReportPoint? before, IReadOnlyDictionary<string, int> unknown, CancellationToken cancellation) =>
        await MakeAsync(state, content, content.PeriodEnd, unknown, cancellation) with { Before = before };

    private async Task<Snapshot> MakeAsync(
        OperationState held, ReportContent content, DateOnly on, IReadOnlyDictionary<string, int> unknown, CancellationToken cancellation)
    {
        // The funnel, the lists and the map beside the figures tell of the records that these count.
        var counted = held.CountedOn(on);
        var situation = counted.Situation;
        var board = counted.Board(on);
        var places = board.ToDictionary(p => p.Location.Code, StringComparer.Ordinal);
        var numbers = MapView.Numbers(situation);
        var drawn = await outlines.ReadAsync(held.Stored, cancellation);
        return new Snapshot
        {
            Situation = situation,
            Day = on,
            IsToday = false,
            Content = content,
            Sums = new ReportSums(content, unknown),
            Funnel = AccessFunnel.OfAll(situation, on),
            Holds = HoldUp.Of(situation, counted.Permits(on), board),
            Unreached =
            [
                .. UnreachedLocation.LongestFirst(content.Unreached).Select(u => places.GetValueOrDefault(u.Location)).OfType<BoardLocation>(),
            ],
            Numbers = numbers,
            Map = MapView.Of(drawn, board.Select(p => (numbers[p.Location.Code], p)), [], MapWidth),
            Running = "",
            MadeAt = clock.GetUtcNow(),
        };
    }
}
