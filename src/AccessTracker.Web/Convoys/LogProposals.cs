using AccessTracker.Data.Export;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Convoys;
using AccessTracker.Domain.Figures;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;
using AccessTracker.Web.Entries;

namespace AccessTracker.Web.Convoys;

/// <summary>
/// What the log of a convoy proposes for its record: the day it departed and, of each stop, the day and the outcome; people reached
/// are asked for beside them. All of it is taken over together: an outcome under a wrong day is counted in a wrong report.
/// </summary>
internal sealed class LogProposals
{
    /// <summary>The field of the day of departure.</summary>
    public const string DepartedOn = "departed_on";

    public static readonly LogProposals None = new(null, null, []);

    private readonly Situation? _situation;

    private LogProposals(Situation? situation, ConvoyEvent? departure, IReadOnlyList<(ProposedOutcome Proposal, string Row)> stops) =>
        (_situation, Departure, Stops) = (situation, departure, stops);

    /// <summary>The entry whose day the convoy's departure would become; null: it is so already, or the log does not say.</summary>
    public ConvoyEvent? Departure { get; }

    /// <summary>Each with the beginning of the names of its fields.</summary>
    public IReadOnlyList<(ProposedOutcome Proposal, string Row)> Stops { get; }

    public bool IsEmpty => Departure is null && Stops.Count == 0;

    /// <param name="convoy">Ref of the convoy.</param>
    /// <param name="mayChangeConvoy">Whoever looks may write the convoy's own record.</param>
    public static LogProposals Of(Situation situation, string convoy, IReadOnlyList<ConvoyEvent> log, bool mayChangeConvoy)
    {
        if (log.Count == 0)
        {
            return None;
        }

        List<Delivery> stops = [.. situation.StopsOf(convoy).Select(s => s.Delivery)];
        var departure = mayChangeConvoy ? ProposedOutcome.Departure(log, stops) : null;
        return new LogProposals(
            situation,
            departure?.Day == situation.Convoys[convoy].DepartedOn ? null : departure,
            [.. ProposedOutcome.Of(log, stops).Where(IsOpen).Select((p, i) => (p, EntryFields.Row("stops", i + 1)))]);
    }

    /// <summary>Puts what is proposed into the fields.</summary>
    /// <param name="received">Who received at the stops, as it is stored.</param>
    public void Fill(EntryFields fields, IReadOnlyList<StoredRecord> received)
    {
        if (Departure is { } departure)
        {
            fields[DepartedOn] = Cell.Day(departure.Day);
        }

        foreach (var (proposal, row) in Stops)
        {
            fields[$"{row}.outcome"] = EnumCode.Of(proposal.Outcome ?? proposal.Delivery.Outcome);
            fields[$"{row}.day"] = Cell.Day(proposal.Day ?? NotBeforeDeparture(proposal.Delivery.Day));
            fields[$"{row}.people_reached"] = Cell.Write(proposal.Delivery.PeopleReached);
            SplitFields.Fill(fields, row, proposal.Delivery.Ref, received);
        }
    }

    // A convoy that set out later than planned has its other stops still ahead: their planned day would be refused as before the departure.
    private DateOnly NotBeforeDeparture(DateOnly planned) => Departure is { } departure && departure.Day > planned ? departure.Day : planned;

    /// <summary>The records that taking it over saves, as the fields have it now.</summary>
    /// <param name="versionOf">The version of a record, by kind and key, that the form showed.</param>
    public IReadOnlyList<EntryRow> Taken(EntryReading reading, string convoyRef, Func<string, string, long> versionOf)
    {
        var rows = new List<EntryRow>();
        var convoy = _situation!.Convoys[convoyRef];
        if (Departure is not null)
        {
            convoy = convoy with { DepartedOn = reading.Day(DepartedOn, isRequired: true) };
            rows.Add(new EntryRow(
                RecordKinds.Convoys, convoyRef, versionOf(RecordKinds.Convoys.Name, convoyRef),
                new Dictionary<string, string> { ["ref"] = convoyRef, ["mode"] = EnumCode.Of(convoy.Mode),
                    ["departed_on"] = Cell.Write(convoy.DepartedOn) },
                new Dictionary<string, string> { ["departed_on"] = DepartedOn }));
        }

        if (convoy.Mode != ConvoyMode.Evacuation)
        {
            // Before the notes are read, which take the words around figures.
            rows.AddRange(Stops.Select(s => SplitFields.Row(s.Proposal.Delivery, s.Row, SplitFields.Read(reading, s.Row), versionOf))
                .OfType<EntryRow>());
        }

        List<(Delivery Stop, string Row)> taken =
            [.. Stops.Select(s => (Taken(reading, s.Proposal.Delivery, s.Row, convoy), s.Row)).Where(s => s.Item1 is not null)
                .Select(s => (s.Item1!, s.Row))];
        rows.AddRange(taken.Select(t => RowOf(t.Stop, t.Row, convoy, versionOf)));
        return rows;
    }

    // Where the log does not say, somebody who has said it already is not asked again.
    private static bool IsOpen(ProposedOutcome proposal) => proposal.IsChange || (proposal.Outcome is null && !proposal.Delivery.IsAttempt);

    private static Delivery? Taken(EntryReading reading, Delivery stop, string row, Convoy convoy)
    {
        // What is proposed may be of other stops by now than when it was shown.
        if (reading.Fields[$"{row}.of"] != stop.Ref)
        {
            reading.Problem($"{row}.outcome", Texts.EntryChangedElsewhere);
            return null;
        }

        var outcome = reading.Choice<DeliveryOutcome>($"{row}.outcome", isRequired: true);
        var day = reading.Day($"{row}.day", isRequired: true);
        var people = convoy.Mode == ConvoyMode.Evacuation ? stop.PeopleReached : reading.Number($"{row}.people_reached", row, Texts.PeopleReached);

        // The words around the figure go behind what is noted already.
        reading.Fields[$"{row}.note"] = stop.Note ?? "";
        var taken = stop with { Outcome = outcome ?? stop.Outcome, Day = day ?? stop.Day, PeopleReached = people,
            Note = reading.Note($"{row}.note", row) };
        return outcome is null || day is null || taken == stop ? null : taken;
    }

    private static EntryRow RowOf(Delivery stop, string row, Convoy convoy, Func<string, string, long> versionOf)
    {
        var cells = new Dictionary<string, string>
        {
            ["ref"] = stop.Ref,
            ["convoy"] = stop.Convoy,
            ["location"] = stop.Location,
            ["day"] = Cell.Day(stop.Day),
            ["outcome"] = EnumCode.Of(stop.Outcome),
            ["note"] = stop.Note ?? "",
        };
        if (convoy.Mode != ConvoyMode.Evacuation)
        {
            cells["people_reached"] = Cell.Write(stop.PeopleReached);
        }

        return new EntryRow(
            RecordKinds.Deliveries, stop.Ref, versionOf(RecordKinds.Deliveries.Name, stop.Ref), cells,
            new Dictionary<string, string> { ["day"] = $"{row}.day", ["outcome"] = $"{row}.outcome", ["people_reached"] = $"{row}.people_reached" });
    }
}
