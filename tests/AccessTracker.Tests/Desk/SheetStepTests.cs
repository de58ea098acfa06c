using AccessTracker.Data.Import.Bundles;
using AccessTracker.Data.Import.Sheets;
using AccessTracker.Data.Operations;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Reports;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Desk.Import;
using AccessTracker.Web.Operations;
using Bunit;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace AccessTracker.Tests.Desk;

/// <summary>Each step of a sheet, as its page shows it.</summary>
public sealed class SheetStepTests : UiTest
{
    private static readonly SheetMapping _mapping =
        new() { Of = SheetKind.Deliveries, HeaderRow = 4, Columns = [new MappedColumn("التاريخ", "deliveries.day")] };

    private static readonly ImportBatch _batch =
        new() { Id = new(Guid.Empty), FileName = "آذار.xlsx", Sender = "SARC", UploadedBy = "me", TotalRows = 500, Mapping = _mapping };

    private readonly Situation _situation = SituationOf(new ReportFacts
    {
        Operation = A.Operation(),
        Locations = [A.Location("MAD", "Madaya") with { NameAr = "مضايا", Governorate = "Rural Damascus" }],
        Statuses = [A.Status("MAD", AccessStatus.Besieged, "2016-01-01")],
    });

    private OperationState Held => new(
        new StoredOperation(new(Guid.Empty), _situation.Operation, new HistoryPoint(1, "", "")), _situation, Audience.Everything);

    [Fact]
    public void A_known_column_is_chosen_a_weak_one_only_named()
    {
        var choice = new ColumnChoice(View(
            new ColumnMatch("Date", SheetKind.Deliveries.Field("deliveries.day"), MatchStrength.Known),
            new ColumnMatch("Plase", SheetKind.Deliveries.Field("deliveries.location"), MatchStrength.Weak)), null)
        {
            Missing = [SheetKind.Deliveries.Field("deliveries.location")!],
        };

        var form = Ui.Render<SheetColumnFields>(p => p.Add(f => f.Choice, choice));

        Assert.Equal("deliveries.day", form.Find("select[name=column0] option[selected]").GetAttribute("value"));
        Assert.Empty(form.FindAll("select[name=column1] option[selected]"));
        Assert.Contains("Perhaps: Location", form.Markup, StringComparison.Ordinal);
        Assert.Contains("Location", TextOf(form.Find("[role=alert]")), StringComparison.Ordinal);
        Assert.Equal("road", form.Find("select[name='constant.convoys.mode'] option[selected]").GetAttribute("value"));
        Assert.All(form.FindAll("select, input:not([type=hidden])"), field => Assert.NotNull(field.Closest("label")));
    }

    [Fact]
    public void What_was_sent_is_what_the_mapping_says()
    {
        var view = View(
            new ColumnMatch("Date", null, MatchStrength.None),
            new ColumnMatch("Place", SheetKind.Deliveries.Field("deliveries.location"), MatchStrength.Known));
        var form = new FormCollection(new Dictionary<string, StringValues>
        {
            ["kind"] = "deliveries", ["column0"] = "deliveries.day", ["column1"] = "", ["order0"] = "month_first",
                ["constant.deliveries.outcome"] = "delivered", ["constant.convoys.mode"] = "",
        });

        var mapping = new ColumnChoice(view, form).ToMapping();

        Assert.Equal([new MappedColumn("Date", "deliveries.day", DayOrder.MonthFirst), new MappedColumn("Place", null)], mapping.Columns);
        Assert.Equal([("deliveries.outcome", "delivered")], mapping.Constants.Select(c => (c.Key, c.Value)));
        Assert.Equal(["deliveries.location", "convoys.mode"], mapping.Missing().Select(f => f.Name));
    }

    [Fact]
    public void A_name_is_asked_about_with_governorate_and_status_of_each_candidate_and_none_is_chosen()
    {
        var name = new SheetQuestion
        {
            Id = "name-1", About = QuestionAbout.Name, Asks = "Which place is “مظايا”?", Rows = [54, 55, 60, 61, 70],
            Choices = [new("MAD", "Madaya"), new("A", "a"), new("B", "b"), new("C", "c"), new("leave", "leave these rows out")], TakesPlaces = true,
        };

        var step = Ask(name);

        Assert.Equal(
            ["choose", "Madaya مضايا – MAD · Rural Damascus · Besieged", "a", "b", "c", "leave these rows out"],
            step.FindAll("select option").Select(TextOf));
        Assert.Empty(step.FindAll("option[selected]"));
        Assert.Contains("In 5 rows, first in row 54", step.Markup, StringComparison.Ordinal);
        Assert.NotNull(step.Find("input[name='other.name-1']"));
    }

    [Fact]
    public void A_day_is_asked_about_with_both_readings_side_by_side_and_none_is_chosen()
    {
        var step = Ask(new SheetQuestion
        {
            Id = "days-1", About = QuestionAbout.Days, Asks = "18 June or 6 August?", Rows = [4],
            Choices = [new("a", "18 June 2016"), new("b", "6 August 2016")],
        });

        Assert.Equal(["18 June 2016", "6 August 2016"], step.FindAll("label.box").Select(TextOf));
        Assert.Empty(step.FindAll("input[checked]"));
        Assert.Equal("18 June or 6 August?", TextOf(step.Find("legend")));
    }

    private IRenderedComponent<SheetQuestions> Ask(SheetQuestion question) =>
        Ui.Render<SheetQuestions>(p => p.Add(s => s.Questions, [question]).Add(s => s.All, 1).Add(s => s.Situation, _situation));

    [Fact]
    public void Waiting_shows_how_far_it_is_and_a_link_for_those_without_script()
    {
        var wait = Ui.Render<SheetWait>(p =>
            p.Add(w => w.Operation, "test").Add(w => w.Batch, _batch with { State = BatchState.Running }).Add(w => w.Rows, 120));

        Assert.Equal("120 of 500 rows read", TextOf(wait.Find("[role=status]")));
        Assert.Equal(("500", "120"), (wait.Find("progress").GetAttribute("max"), wait.Find("progress").GetAttribute("value")));
        Assert.Equal("/o/test/files/sheets/00000000-0000-0000-0000-000000000000", wait.Find("a").GetAttribute("href"));
    }

    [Fact]
    public void A_look_ahead_counts_says_what_is_made_and_shows_refusals_and_changes()
    {
        var batch = _batch with
        {
            State = BatchState.Checked,
            Result = new BatchResult { Files = [new BatchCount("delivery", 478, 1, 1)], RefusedRows = 20, MakesHeads = true },
        };

        var outcome = Ui.Render<SheetOutcome>(p => p
            .Add(o => o.Operation, "test").Add(o => o.Batch, batch).Add(o => o.IsOwn, true)
            .Add(o => o.Refusals, [new BatchRefusal(12, "التاريخ", "قريبا", "Expected a day.")])
            .Add(o => o.Held, Held)
            .Add(o => o.Moved, [new MovedReport(
                5, new DateOnly(2016, 3, 11), new DateOnly(2016, 3, 17), true, [new MovedNumber("convoys.period.trucks", 40, 52)])])
            .Add(o => o.Page, new PreviewPage([new PreviewRecord(
                "delivery", "C9-MAD", SeenState.Changed, 9,
                new Dictionary<string, string> { ["convoy"] = "C9", ["location"] = "MAD", ["people_reached"] = "1300" },
                new Dictionary<string, string> { ["people_reached"] = "1200" })], new Dictionary<string, PreviewRecord>(), 1, 1)));

        Assert.Equal("Checked: nothing is stored yet.", TextOf(outcome.Find("[role=status]")));
        Assert.Contains("One convoy is made for each day, agency and mode", outcome.Markup, StringComparison.Ordinal);
        Assert.Contains("20 of 500 rows are refused.", outcome.Markup, StringComparison.Ordinal);
        Assert.Equal(["row 12", "التاريخ", "قريبا", "Expected a day."], Cells(outcome.FindAll("tbody tr"))[1]);
        Assert.Equal("Report 5 11 Mar 2016 \u2013 17 Mar 2016, published", Cells(outcome.FindAll("tbody tr"))[2][0]);
        Assert.Equal("40 \u2192 52", Cells(outcome.FindAll("tbody tr"))[2][4]);
        Assert.Equal(["row 9", "Changed", "C9", "Madaya", "1,200 \u2192 1,300"], Cells(outcome.FindAll("tbody tr"))[3]);
        Assert.NotNull(outcome.Find("a[href='/o/test/files/sheets/00000000-0000-0000-0000-000000000000/refused.xlsx']"));
    }

    [Fact]
    public void Somebody_else_sees_counts_and_no_rows()
    {
        var batch = _batch with { State = BatchState.Done,
            Result = new BatchResult { Files = [new BatchCount("delivery", 1, 0, 0)], RefusedRows = 2 } };
        var outcome = Ui.Render<SheetOutcome>(p => p.Add(o => o.Operation, "test").Add(o => o.Batch, batch).Add(o => o.IsOwn, false)
            .Add(o => o.Held, Held).Add(o => o.Page, new PreviewPage([], new Dictionary<string, PreviewRecord>(), 0, 0)));
        Assert.Empty(outcome.FindAll("a"));
        Assert.Contains("2 of 500 rows are refused.", outcome.Markup, StringComparison.Ordinal);
    }

    private static SheetView View(params ColumnMatch[] columns) =>
        new(["s"], 0, SheetKind.Deliveries, 4, columns, [.. columns.Select(_ => (IReadOnlyList<string>)["a", "b"])]);
}
