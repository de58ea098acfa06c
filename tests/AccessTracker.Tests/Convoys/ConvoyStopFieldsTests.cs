using AccessTracker.Domain.Convoys;
using AccessTracker.Web.Convoys;
using AccessTracker.Web.Entries;
using Bunit;

namespace AccessTracker.Tests.Convoys;

public sealed class ConvoyStopFieldsTests : UiTest
{
    [Fact]
    public void Every_field_of_a_stop_has_a_label_and_holds_what_was_typed()
    {
        var stop = Render(new EntryFields { ["stops.1.people_reached"] = "about ٢٠٠", ["stops.1.outcome"] = "partial" });

        Assert.All(stop.FindAll("input:not([type=hidden], [type=date]), select"), field =>
            Assert.NotEqual("", TextOf(stop.Find($"label[for='{field.Id}']"))));
        Assert.Equal("about ٢٠٠", stop.Find("[name='stops.1.people_reached']").GetAttribute("value"));
        Assert.Equal("partial", stop.Find("[name='stops.1.outcome'] option[selected]").GetAttribute("value"));
    }

    [Fact]
    public void What_is_rarely_said_of_a_stop_is_folded_away_until_it_is_said()
    {
        Assert.False(Render(new EntryFields()).Find("details").HasAttribute("open"));
        Assert.True(Render(new EntryFields { ["stops.1.items_removed"] = "surgical kits" }).Find("details").HasAttribute("open"));

        // A stop on the day of the convoy says nothing of its own; one of another day does.
        Assert.False(Render(new EntryFields { ["stops.1.day"] = "2016-06-15" }).Find("details").HasAttribute("open"));
        Assert.True(Render(new EntryFields { ["stops.1.day"] = "2016-06-16" }).Find("details").HasAttribute("open"));
    }

    [Fact]
    public void Who_received_is_folded_away_twice_until_somebody_says_it()
    {
        Assert.DoesNotContain(Render(new EntryFields()).FindAll("details"), d => d.HasAttribute("open"));
        Assert.Equal(2, Render(new EntryFields { ["stops.1.age_5_17"] = "40" }).FindAll("details[open]").Count);
    }

    [Fact]
    public void What_hindered_a_stop_is_asked_apart_from_what_only_some_modes_have()
    {
        var stop = Render(new EntryFields());

        Assert.Equal(["stops.1.by", "stops.1.why", "stops.1.where"], stop.FindAll(".of-hindrance input").Select(i => i.GetAttribute("name")));
        Assert.Equal(["stops.1.trucks"], stop.FindAll(".of-land input").Select(i => i.GetAttribute("name")));
        Assert.Equal(
            [
                "stops.1.people_reached", "stops.1.people_targeted", "stops.1.tonnes",
                .. PeopleSplit.Columns.Values.SelectMany(c => c).Select(c => $"stops.1.{c}"),
            ],
            stop.FindAll(".of-cargo input").Select(i => i.GetAttribute("name")));
    }

    private IRenderedComponent<ConvoyStopFields> Render(EntryFields fields)
    {
        var situation = SituationOf(new Domain.Situations.ReportFacts { Operation = A.Operation() });
        return Ui.Render<ConvoyStopFields>(p => p
            .AddCascadingValue(new EntryState("test", fields, null, situation, Domain.Access.Person.Nobody))
            .Add(c => c.Row, "stops.1")
            .Add(c => c.Departed, "15 Jun 2016"));
    }
}
