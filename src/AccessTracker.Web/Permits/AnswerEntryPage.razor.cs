using AccessTracker.Data.Bundles;
using AccessTracker.Domain.Permits;
using AccessTracker.Domain.Shared;
using AccessTracker.Web.Entries;
using AccessTracker.Web.Records;
using AccessTracker.Web.Shared;

namespace AccessTracker.Web.Permits;

/// <summary>One answer to several lines of a request (counting rules, section 6).</summary>
public sealed partial class AnswerEntryPage
{
    public override string Form => "answer";

    protected override BundleTable Table => BundleSchema.Decisions;

    protected override string DayField => "decided_on";

    protected override Entry Read(EntryReading reading)
    {
        var kind = reading.Choice<DecisionKind>("decision", isRequired: true);
        var day = reading.Day("decided_on", isRequired: true);
        var (from, to) = (reading.Day("valid_from"), reading.Day("valid_to"));
        var (party, step, conditions, source) = (reading.Text("party"), reading.Text("step"), reading.Text("conditions"), reading.Text("source"));
        var isYes = kind is DecisionKind.Granted or DecisionKind.GrantedWithConditions;
        if (kind == DecisionKind.GrantedWithConditions && conditions is null)
        {
            reading.Problem("conditions", Texts.ConditionsNeeded);
        }

        var chosen = Chosen(reading);
        List<(PermitLine Line, string Row, long? People)> answers = [.. chosen.Select(c => (c.Line, c.Row, PeopleOf(reading, c.Line, c.Row, isYes)))];
        var note = reading.Note("note");
        var rows = new List<EntryRow>();
        foreach (var (line, row, people) in answers)
        {
            if (kind is not { } decision || day is not { } decidedOn)
            {
                continue;
            }

            var answer = new Decision
            {
                Request = Key, Location = line.Line.Location, Kind = decision, DecidedOn = decidedOn, Party = party, Step = step,
                PeopleApproved = people, Conditions = conditions, ValidFrom = from, ValidTo = to, Note = note, Source = source,
            };
            Ask(reading, answer, line, row);
            rows.Add(RowOf(reading, row, Cells(answer), line.Decisions.Any(d => RecordKeys.Of(d) == RecordKeys.Of(answer))));
        }

        return new Entry(rows, Urls.Request(Operation, Key));
    }

    private long? PeopleOf(EntryReading reading, PermitLine line, string row, bool isYes)
    {
        var people = reading.Number($"{row}.people", label: $"{Texts.PeopleApproved}, {Situation!.Locations[line.Line.Location].Name}");
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
                DecisionDoubt.InTheFuture => ("decided_on", Show.With(Texts.DoubtFuture, Show.LongDay(answer.DecidedOn))),
                DecisionDoubt.AboveRequested => ($"{row}.people", Show.With(Texts.DoubtAboveRequested, Show.Number(answer.PeopleApproved), Show.Number(line.Line.PeopleRequested))),
                DecisionDoubt.EndedBeforeDecided => ("valid_to", Show.With(Texts.DoubtEndedBefore, Show.LongDay(answer.ValidTo!.Value))),
            };
            if (!reading.Doubts.Any(d => d.Field == field && d.Text == text))
            {
                reading.Doubt(field, Word.Of(doubt), text);
            }
        }
    }

    private static Dictionary<string, string> Cells(Decision answer) => new()
    {
        ["request"] = answer.Request,
        ["location"] = answer.Location,
        ["decision"] = Word.Of(answer.Kind),
        ["decided_on"] = Cell.Day(answer.DecidedOn),
        ["party"] = answer.Party ?? "",
        ["step"] = answer.Step ?? "",
        ["people_approved"] = Cell.Write(answer.PeopleApproved),
        ["conditions"] = answer.Conditions ?? "",
        ["valid_from"] = Cell.Write(answer.ValidFrom),
        ["valid_to"] = Cell.Write(answer.ValidTo),
        ["note"] = answer.Note ?? "",
        ["source"] = answer.Source ?? "",
    };
}
