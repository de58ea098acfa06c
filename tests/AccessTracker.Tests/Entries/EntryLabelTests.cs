using AccessTracker.Data.Records.Kinds;
using AccessTracker.Web.Convoys;
using AccessTracker.Web.Entries;
using AccessTracker.Web.Permits;
using AccessTracker.Web.Records;
using AngleSharp.Dom;
using Bunit;

namespace AccessTracker.Tests.Entries;

/// <summary>What is wrong is named as the form names it, with its row, and leads there.</summary>
public sealed class EntryLabelTests : EntryUiTest
{
    [Fact]
    public async Task A_summary_calls_each_field_of_each_form_what_the_form_calls_it()
    {
        await SignInAsync(Manager);
        var checkedFields = Check(Open<ConvoyEntryPage>()) + Check(Open<RequestEntryPage>())
            + Check(Open<LogEntryPage>(more: p => p.Add(c => c.Key, "D036")))
            + Check(Open<AnswerEntryPage>(more: p => p.Add(c => c.Key, "UN-2016-05")))
                + Check(Open<ClearanceEntryPage>(more: p => p.Add(c => c.Key, "UN-2016-05")))
            + General.Sum(kind => Check(Open<RecordEntryPage>(more: p => p.Add(r => r.Kind, kind))));

        Assert.InRange(checkedFields, 100, 1_000);
    }

    [Fact]
    public async Task It_names_the_row_by_its_number_and_place()
    {
        await SignInAsync(Coordinator);

        var answer = await SendAsync<ConvoyEntryPage>(FieldsOf(
            Open<ConvoyEntryPage>(), ("outcome", "delivered"), ("stops.1.location", "MAD"), ("stops.4.location", "Duma"),
            ("stops.4.people_reached", "many"), ("trucks", "-3")));

        var links = answer.FindAll(".refusal a");
        Assert.Equal(["Trucks", "Stop 2 (Duma): People reached"], links.Select(l => TextOf(l)));
        Assert.All(links, link => Assert.NotNull(answer.Find($"[id='{link.GetAttribute("data-to")}']")));
    }

    [Fact]
    public async Task Every_field_of_a_number_brings_up_the_number_keys()
    {
        await SignInAsync(Manager);
        var convoy = Open<ConvoyEntryPage>();
        foreach (var column in RecordKinds.Convoys.Columns.Concat(RecordKinds.Deliveries.Columns)
            .Where(c => c.Type is CellType.Number or CellType.Tonnes))
        {
            var fields = convoy.FindAll($"[name='{column.Name}'], [name='stops.1.{column.Name}']");
            Assert.NotEmpty(fields);
            Assert.All(fields, f => Assert.Equal(column.Type == CellType.Tonnes ? "decimal" : "numeric", f.GetAttribute("inputmode")));
        }

        foreach (var kind in General)
        {
            var form = Open<RecordEntryPage>(more: p => p.Add(r => r.Kind, kind));
            Assert.All(RecordKinds.Standard.Of(kind).Columns.Where(c => c.Type == CellType.Number), c =>
                Assert.Equal("numeric", form.Find($"[name='{c.Name}']").GetAttribute("inputmode")));
        }
    }

    private static IEnumerable<string> General => RecordKinds.Standard.Records.Where(k => k.Form == RecordForm.General).Select(k => k.Name);

    private static int Check<T>(IRenderedComponent<T> page) where T : EntryPage
    {
        var labels =
            page.FindAll("form.entry label[for]")
            .Where(l => l.Closest("template") is null && page.FindAll($"[id='{l.GetAttribute("for")}'][name]").Count == 1).ToList();
        foreach (var label in labels)
        {
            var name = label.GetAttribute("for")![2..];
            if (label.ClassList.Contains("box") || (page.Instance.Form == "log" && name.StartsWith("stops.", StringComparison.Ordinal)))
            {
                // A line of an answer and a stop of a log are called after their places.
                continue;
            }

            var said = page.Instance.LabelOf(name);
            Assert.Equal(
                $"{name}: {TextOf(label).Replace("(required)", "", StringComparison.Ordinal).TrimEnd()}",
                $"{name}: {said[(said.LastIndexOf(": ", StringComparison.Ordinal) is >= 0 and var at ? at + 2 : 0)..]}");
        }

        return labels.Count;
    }
}
