using AccessTracker.Data.Reports;
using AccessTracker.Domain.Reports;
using AccessTracker.Web.Reports.Publish;

namespace AccessTracker.Tests.Reports;

/// <summary>Which of the chair's languages is read first.</summary>
public sealed class NarrativeOrderTests
{
    [Fact]
    public void What_was_written_is_read_in_the_configured_order_then_what_was_written_in_other_languages()
    {
        var settings = new PublishSettings { Languages = ["en", "ar", "ku"] };

        var read = settings.InOrder([Written("ar"), Written("en"), Written("fr"), Written("de"), Written("ku", "  ")]);

        Assert.Equal([new Narrative("en", "words"), new Narrative("ar", "words"), new Narrative("de", "words"), new Narrative("fr", "words")], read);
    }

    private static StoredNarrative Written(string language, string text = "words") => new() { Language = language, Markdown = text };
}
