using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Messages;
using AccessTracker.Domain.Permits;
using AccessTracker.Web.Components;
using AccessTracker.Web.Entries;
using AccessTracker.Web.Records;

namespace AccessTracker.Web.Permits;

/// <summary>The answers of one letter to several lines of a request: the same for all, or each its own (counting rules, section 6).</summary>
public sealed partial class AnswerEntryPage
{
    public override string Form => "answer";

    protected override RecordKind Table => RecordKinds.Decisions;

    protected override string DayField => "decided_on";

    protected override FormColumns Columns { get; } = new(
        RecordKinds.Decisions, "request", "location", "decision", "decided_on", "party", "step", "people_approved", "conditions", "valid_from",
        "valid_to", "note", "source");

    private string Heading => IsUnchosen ? Texts.AnswerToRequest : Format.With(Texts.AnswerTo, Key);

    private static readonly string[] _ofItself = ["decision", "conditions", "valid_from", "valid_to"];

    protected override IReadOnlyList<string> OfRow => ["people", .. _ofItself];

    protected override void Fill(MessageFill fill)
    {
        var reading = fill.Reading;
        fill.Put("decision", reading.Of(MessageField.Answer));
        fill.Put("decided_on", reading.Of(MessageField.Day));
        fill.Put("party", reading.Of(MessageField.Party));
        fill.Put("conditions", reading.Of(MessageField.Conditions));
        fill.Put("valid_to", reading.Of(MessageField.ValidTo));
        foreach (var stop in reading.Stops)
        {
            foreach (var row in Lines.Select((l, i) => (l, i)).Where(p => p.l.Line.Location == stop.Place.Location?.Code).Select(p => Row(p.i)))
            {
                fill.Put($"{row}.on", stop.Place, "yes");
                fill.PutPeople($"{row}.people", reading.Of(stop, MessageField.People), reading.Of(stop, MessageField.Families));
            }
        }
    }

    protected override Entry Read(EntryReading reading)
    {
        var forAll = new Answered(
            reading.Choice<DecisionKind>("decision"), reading.Text("conditions"), reading.Day("valid_from"), reading.Day("valid_to"));
        if (forAll.Kind is null && (Named.Count == 0 || Named.Any(r => Fields.IsBlank(r, "decision"))) && reading.ProblemOf("decision") is null)
        {
            reading.Problem("decision", Named.Count > 1 ? Texts.AnswerNeeded : Texts.EntryMissing);
        }

        var day = reading.Day("decided_on", isRequired: true);
        var (party, step, source) = (reading.Text("party"), reading.Text("step"), reading.Text("source"));
        var chosen = Chosen(reading);
        List<(PermitLine Line, string Row, Answered Answer, long? People)> answers = [];
        foreach (var (line, row) in chosen)
        {
            var answer = OfLine(reading, row, forAll);
            answers.Add((line, row, answer, PeopleOf(reading, line, row, answer.IsYes)));
        }

        var note = reading.Note("note");
        var rows = new List<EntryRow>();
        foreach (var (line, row, answered, people) in answers)
        {
            if (answered.Kind is not { } decision || day is not { } decidedOn)
            {
                continue;
            }

            var answer = new Decision
            {
                Request = Key, Location = line.Line.Location, Kind = decision, DecidedOn = decidedOn, Party = party, Step = step,
                PeopleApproved = people, Conditions = answered.Conditions, ValidFrom = answered.From, ValidTo = answered.To, Note = note,
                Source = source,
            };
            Ask(reading, answer, line, row);
            var isThere = line.Decisions.Any(d => RecordKeys.Of(d) == RecordKeys.Of(answer));
            rows.Add(RowOf(reading, row, RecordKinds.Decisions.Cells(answer), isThere, column => FieldOf(row, column)));
        }

        return new Entry(rows, Urls.Request(Operation, Key));
    }

    // Where a column of one place's answer was typed: beside the place, or above for all.
    private string? FieldOf(string row, string column) =>
        column == "people_approved" ? $"{row}.people" : _ofItself.Contains(column) && !Fields.IsBlank(row, column) ? $"{row}.{column}" : null;

    // What is not said of a place by itself is as for all; but days are those of a permit, and conditions of one that has them.
    private static Answered OfLine(EntryReading reading, string row, Answered forAll)
    {
        var own = reading.Choice<DecisionKind>($"{row}.decision");
        var answer = new Answered(
            own ?? forAll.Kind, reading.Text($"{row}.conditions"), reading.Day($"{row}.valid_from"), reading.Day($"{row}.valid_to"));
        var isAsForAll = own is null || own == forAll.Kind;
        answer = answer with
        {
            Conditions = answer.Conditions ?? (isAsForAll || answer.Kind == DecisionKind.GrantedWithConditions ? forAll.Conditions : null),
            From = answer.From ?? (isAsForAll || answer.IsYes ? forAll.From : null),
            To = answer.To ?? (isAsForAll || answer.IsYes ? forAll.To : null),
        };
        var field = own is null ? "conditions" : $"{row}.conditions";
        if (answer is { Kind: DecisionKind.GrantedWithConditions, Conditions: null } && reading.ProblemOf(field) is null)
        {
            reading.Problem(field, Texts.ConditionsNeeded);
        }

        return answer;
    }

    private long? PeopleOf(EntryReading reading, PermitLine line, string row, bool isYes)
    {
        var people = reading.Number(
            $"{row}.people", label: $"{Texts.PeopleApproved}{Texts.ListSeparator}{ShownName.Of(Situation!.Locations[line.Line.Location])}");
        if (people is not null && !isYes)
        {
            reading.Problem($"{row}.people", Texts.ApprovedOnlyWhenGranted);
        }

        return people ?? (isYes && Fields.IsChecked("as_asked") ? line.Line.PeopleRequested : null);
    }

    // The day is asked about once, not for each line.
    private static void Ask(EntryReading reading, Decision answer, PermitLine line, string row)
    {
        foreach (var doubt in DecisionDoubts.Of(answer, line.Line, reading.Today))
        {
            var (field, text) = doubt switch
            {
                DecisionDoubt.InTheFuture => ("decided_on", Format.With(Texts.DoubtFuture, Format.LongDay(answer.DecidedOn))),
                DecisionDoubt.AboveRequested =>
                    ($"{row}.people",
                        Format.With(Texts.DoubtAboveRequested, Format.Number(answer.PeopleApproved), Format.Number(line.Line.PeopleRequested))),
                DecisionDoubt.EndedBeforeDecided =>
                    (reading.Fields.IsBlank(row, "valid_to") ? "valid_to" : $"{row}.valid_to",
                        Format.With(Texts.DoubtEndedBefore, Format.LongDay(answer.ValidTo!.Value))),
            };
            if (!reading.Doubts.Any(d => d.Field == field && d.Text == text))
            {
                reading.Doubt(field, EnumCode.Of(doubt), text);
            }
        }
    }

    /// <summary>What is answered, for all places or for one.</summary>
    private sealed record Answered(DecisionKind? Kind, string? Conditions, DateOnly? From, DateOnly? To)
    {
        public bool IsYes => Kind is DecisionKind.Granted or DecisionKind.GrantedWithConditions;
    }
}
