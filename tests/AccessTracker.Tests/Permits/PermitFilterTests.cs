using AccessTracker.Domain.Boards;
using AccessTracker.Domain.Permits;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;
using AccessTracker.Web.Permits;

namespace AccessTracker.Tests.Permits;

/// <summary>What the address of the permits board asks for.</summary>
public sealed class PermitFilterTests
{
    private static readonly DateOnly _day = new(2016, 3, 10);

    private static readonly Situation _situation = new(new ReportFacts
    {
        Operation = A.Operation(),
        Locations = [A.Location("DAR", "Darayya", "داريا") with { Governorate = "Rural Damascus" },
            A.Location("FOA", "Foah") with { Governorate = "Idleb" }],
        Requests = [A.Request("UN-1", "2016-02-14") with { Plan = "March plan" }, A.Request("UN-2", "2016-03-01") with { Authority = "Council" }],
        Lines = [A.Line("UN-1", "DAR"), A.Line("UN-1", "FOA"), A.Line("UN-2", "FOA")],
        Decisions = [A.Decision("UN-1", "FOA", DecisionKind.Denied, "2016-02-20")],
    });

    private static IEnumerable<string> Pending(PermitFilter filter) =>
        filter.Of(_situation, PermitBoard.Of(_situation, _day)).Pending.Select(l => $"{l.Line.Request.Ref} {l.Line.Line.Location}");

    [Fact]
    public void Nothing_asked_for_is_everything() => Assert.Equal(["UN-1 DAR", "UN-2 FOA"], Pending(new PermitFilter { Authority = "", Text = "" }));

    [Fact]
    public void Each_field_narrows()
    {
        Assert.Equal(["UN-2 FOA"], Pending(new PermitFilter { Authority = "Council" }));
        Assert.Equal(["UN-1 DAR"], Pending(new PermitFilter { Place = "DAR" }));
        Assert.Equal(["UN-2 FOA"], Pending(new PermitFilter { Governorate = "Idleb" }));
        Assert.Equal(["UN-1 DAR"], Pending(new PermitFilter { Text = "داريا" }));
        Assert.Equal(["UN-1 DAR"], Pending(new PermitFilter { Text = "march" }));
        Assert.Equal(["UN-2 FOA"], Pending(new PermitFilter { Age = "fortnight" }));
        Assert.Equal(["UN-1 DAR"], Pending(new PermitFilter { Age = "month" }));
        Assert.Empty(Pending(new PermitFilter { Place = "DAR", Governorate = "Idleb" }));
    }

    [Fact]
    public void An_age_is_asked_of_what_is_pending_alone() =>
        Assert.Single(new PermitFilter { Age = "week" }.Of(_situation, PermitBoard.Of(_situation, _day)).Denials);

    [Theory]
    [InlineData(7, AgeBand.Week)]
    [InlineData(8, AgeBand.Fortnight)]
    [InlineData(14, AgeBand.Fortnight)]
    [InlineData(15, AgeBand.Month)]
    [InlineData(30, AgeBand.Month)]
    [InlineData(31, AgeBand.Longer)]
    public void Ages_are_told_apart_at_7_14_and_30_days(int days, AgeBand expected) => Assert.Equal(expected, AgeBands.Of(days));

    [Fact]
    public void An_address_is_read_as_it_was_written()
    {
        var filter = new PermitFilter { Day = "2016-03-10", Authority = "A & B", Place = "DAR", Governorate = "Idleb", Age = "week", Text = "داريا" };
        var url = filter.Url("o", PermitList.Unused, new PageAt(After: "k~1"));
        var query = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(new Uri(new Uri("http://localhost"), url).Query);
        var read = PermitFilter.Of(name => query.TryGetValue(name, out var values) ? values[0] : null);
        Assert.Equal(filter.Pairs(), read.Pairs());
        Assert.Equal(new PageAt(After: "k~1"), Assert.Single(read.Pages, p => p.Key == PermitList.Unused).Value);
        Assert.EndsWith("#unused", url, StringComparison.Ordinal);
    }
}
