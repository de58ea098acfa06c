using System.Net;
using System.Text;
using AccessTracker.Domain.Access;
using AccessTracker.Tests.Access;
using AccessTracker.Tests.Reports.Files;
using AccessTracker.Web.Reports.Files;

namespace AccessTracker.Tests.Reports;

/// <summary>A file is passed on: its properties name the operation, and nobody.</summary>
[Collection("hangfire")]
public sealed class FilePropertiesTests
{
    [Theory]
    [InlineData("/unreached.xlsx")]
    [InlineData("/unreached.csv")]
    [InlineData("/permits/brief.docx?authority=Government")]
    [InlineData("/permits/brief.docx?place=North")]
    [InlineData("/permits/brief?place=North")]
    [InlineData("/reports/1/files/report-1-draft.docx")]
    [InlineData("/reports/1/files/report-1-draft.xlsx")]
    [InlineData("/reports/1/files/report-1-draft.json")]
    [InlineData("/reports/1/print")]
    public async Task A_file_does_not_name_who_took_it(string path)
    {
        using var site = await AccessSite.CreateAsync();
        var person = new Person("zqtaker@example.org", [new Grant(Role.Manager, AccessWorld.Operation, [])]);

        var (status, text) = await site.GetAsync(person, $"/o/{AccessWorld.Operation}{path}");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.DoesNotContain(
            "zqtaker", text[(text.IndexOf("<main", StringComparison.Ordinal) is > 0 and var main ? main : 0)..], StringComparison.Ordinal);
        Assert.True(!path.Contains(".docx", StringComparison.Ordinal) && !path.Contains(".xlsx", StringComparison.Ordinal)
            || text.Contains("creator>An operation that goes on</", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(".docx")]
    [InlineData(".xlsx")]
    public void A_published_report_s_properties_name_the_operation(string ending)
    {
        var document = AReport.Of(5);
        var file = ReportFormats.All(document).First(f => f.Name.EndsWith(ending, StringComparison.Ordinal));

        var properties = FileReader.Unzip(file.Content).First(e => e.Key.Contains("core", StringComparison.OrdinalIgnoreCase)).Value;

        Assert.Contains($"creator>{document.Content.Operation.Name}</", Encoding.UTF8.GetString(properties), StringComparison.Ordinal);
    }
}
