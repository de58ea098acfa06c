using AccessTracker.Domain.Operations;
using AccessTracker.Web.Components;

namespace AccessTracker.Tests.Components;

public sealed class UrlsTests
{
    [Fact]
    public void Keys_are_escaped_and_are_one_part_of_the_path()
    {
        Assert.Equal("/o/issg-2016/convoys/D007", Urls.Convoy("issg-2016", "D007"));
        Assert.Equal("/o/a%20b/requests/UN%21-2016%3F%21-1", Urls.Request("a b", "UN/2016?/1"));
    }

    [Fact]
    public void Filters_that_are_not_set_leave_no_trace()
    {
        Assert.Equal("/o/x/locations", Urls.Locations("x", status: "", text: null));
        Assert.Equal(
            "/o/x/locations?status=besieged&q=%D8%AF%D8%A7%D8%B1%D9%8A%D8%A7&after=Madaya~MAD",
            Urls.Locations("x", "besieged", null, "داريا", new PageAt(After: "Madaya~MAD")));
        Assert.Equal("/o/x/reports?page=last", Urls.Reports("x", page: PageAt.Last));
        Assert.Equal("/o/x/reports?force=ceasefire", Urls.Reports("x", TaskForce.Ceasefire));
        Assert.Equal("/o/x/reports/5/r/2", Urls.Report("x", 5, 2));
        Assert.Equal("/o/x/reports/ceasefire/5/r/2", Urls.Report("x", new ReportId(TaskForce.Ceasefire, 5), 2));
        Assert.Equal("/o/x/convoys?from=2016-03-01", Urls.Convoys("x", from: A.Day("2016-03-01")));
    }

    [Fact]
    public void Records_of_today_and_of_a_report_have_different_addresses()
    {
        Assert.Equal("/o/x/records?figure=unreached.DAR", Urls.Records("x", null, "unreached.DAR"));
        Assert.Equal("/o/x/reports/5/records?figure=people.period.total", Urls.Records("x", 5, "people.period.total"));
    }

    [Theory]
    [InlineData("/o/x/reports/5", "/o/x/reports/5")]
    [InlineData(null, "/")]
    [InlineData("", "/")]
    [InlineData("https://elsewhere.example/", "/")]
    [InlineData("//elsewhere.example/", "/")]
    [InlineData("/\\elsewhere.example", "/")]
    [InlineData("/\n/elsewhere.example", "/")]
    [InlineData("o/x", "/")]
    public void Only_an_address_of_this_host_is_returned_to(string? asked, string expected) => Assert.Equal(expected, Urls.Local(asked));
}
