using System.Text.Json;
using AccessTracker.Domain.Figures;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Reports;
using AccessTracker.Domain.Situations;

namespace AccessTracker.Tests.Reports;

public sealed class ReportJsonTests
{
    private static readonly ReportContent _content = A.Report(
        new ReportFacts
        {
            Operation = A.Operation() with { Name = "Tëst \"دوما\" <b>" },
            Meetings = [A.Meeting(1, "2016-02-18")],
            Locations = [A.Location("MAD", "مضايا")],
            Statuses = [A.Status("MAD", AccessStatus.Besieged, "2016-01-01")],
        },
        1).Content;

    [Fact]
    public void Letters_of_every_script_stand_as_they_are() =>
        Assert.StartsWith("{\"operation\":{\"code\":\"test\",\"name\":\"Tëst \\\"دوما\\\" "
            + "<b>\",\"since\":\"2016-02-12\",\"timeZone\":\"Asia/Damascus\",\"overdueDays\":30},\"reportDate\":\"2016-02-18\"",
            ReportJson.Serialize(_content), StringComparison.Ordinal);

    [Fact]
    public void The_properties_come_in_the_order_of_the_report()
    {
        using var json = JsonDocument.Parse(ReportJson.Serialize(_content));
        Assert.Equal(
            [
                "operation", "reportDate", "periodStart", "periodEnd", "people", "coverage", "reached", "unreached", "convoys", "permits",
                    "evacuations", "incidents",
                "otherSeries", "targets", "changes", "revisions", "stated", "dataQuality", "commitments", "routes",
            ],
            json.RootElement.EnumerateObject().Select(p => p.Name));
        Assert.Equal(
            ["location", "name", "status", "population", "populationAsOf", "lastReachedOn", "daysSinceReached", "blockedBy", "blockedSince"],
            json.RootElement.GetProperty("unreached")[0].EnumerateObject().Select(p => p.Name));
        Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("unreached")[0].GetProperty("population").ValueKind);
    }

    [Theory]
    [InlineData("0", "0.0")]
    [InlineData("21", "21.0")]
    [InlineData("0.2500", "0.25")]
    [InlineData("0.3333", "0.3333")]
    public void Decimals_have_one_digit_at_least_and_none_to_spare(string value, string expected)
    {
        var tonnes = decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture);
        var content = _content with { Convoys = new ConvoysByWindow(_content.Convoys.Period with { Tonnes = tonnes }, _content.Convoys.Cumulative) };
        Assert.Contains($"\"tonnes\":{expected},", ReportJson.Serialize(content), StringComparison.Ordinal);
    }

    [Fact]
    public void The_hash_is_SHA_256_in_lower_case_hex() =>
        Assert.Equal("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", ReportJson.Hash("abc"));
}
