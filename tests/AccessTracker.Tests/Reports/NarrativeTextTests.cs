using AccessTracker.Web.Reports;
using Bunit;

namespace AccessTracker.Tests.Reports;

public sealed class NarrativeTextTests : UiTest
{
    [Fact]
    public void Markdown_is_shown_under_the_page_s_own_headings()
    {
        var page = Ui.Render<NarrativeText>(p =>
            p.Add(t => t.Markdown, "# Week\n\nTwo **convoys** reached *Madaya*.\n\n1. first\n2. second\n\n> said\n\n`code`\n\n---"));

        Assert.Equal("Week", page.Find("h3").TextContent);
        Assert.Equal("convoys", page.Find("p strong").TextContent);
        Assert.Equal("Madaya", page.Find("p em").TextContent);
        Assert.Equal(2, page.FindAll("ol > li").Count);
        Assert.Equal("said", TextOf(page.Find("blockquote")));
        Assert.Equal("code", page.Find("code").TextContent);
        Assert.Single(page.FindAll("hr"));
    }

    [Fact]
    public void A_table_is_a_table_with_its_head()
    {
        var page = Ui.Render<NarrativeText>(p => p.Add(t => t.Markdown, "| Place | People |\n|---|---:|\n| **Foah** | 800 |\n| Madaya |"));

        Assert.Equal(["Place", "People"], page.FindAll("th[scope=col]").Select(TextOf));
        Assert.Equal("Foah", TextOf(page.Find("td strong")));
        Assert.Equal("800", TextOf(page.Find("td.number")));
        Assert.Equal(3, page.FindAll("tr").Count);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("Text <b onmouseover='alert(1)'>bold</b>")]
    [InlineData("![picture](https://example.org/x.png)")]
    [InlineData("[bad](javascript:alert(1))")]
    [InlineData("[bad](JaVaScRiPt:alert(1))")]
    [InlineData("[bad](data:text/html,x)")]
    [InlineData("[bad](/accounts)")]
    [InlineData("[bad](//example.org)")]
    [InlineData("<javascript:alert(1)>")]
    [InlineData("[bad][r]\n\n[r]: vbscript:x")]
    public void Nothing_typed_becomes_markup_a_picture_or_a_link_to_somewhere_else(string markdown)
    {
        var page = Ui.Render<NarrativeText>(p => p.Add(t => t.Markdown, markdown));

        Assert.Empty(page.FindAll("a, img, script, b, iframe, [onerror], [onmouseover]"));
        Assert.NotEqual("", page.Markup.Trim());
    }

    [Theory]
    [InlineData("[page](https://example.org/a?b=1&c=2)", "https://example.org/a?b=1&c=2")]
    [InlineData("<https://example.org>", "https://example.org/")]
    [InlineData("<chair@example.org>", "mailto:chair@example.org")]
    [InlineData("[page][r]\n\n[r]: http://example.org", "http://example.org/")]
    public void A_link_leads_to_the_web_or_to_mail(string markdown, string address) =>
        Assert.Equal(address, Ui.Render<NarrativeText>(p => p.Add(t => t.Markdown, markdown)).Find("a").GetAttribute("href"));

    [Fact]
    public void Arabic_finds_its_own_direction()
    {
        var page = Ui.Render<NarrativeText>(p => p.Add(t => t.Markdown, "وصلت قافلتان.\n\nTwo convoys.\n\n- لا شيء"));

        Assert.Equal(["P", "P", "UL"], page.FindAll("[dir=auto]").Select(e => e.TagName));

        // With one of its own within, the list would not look at its words.
        Assert.Empty(page.FindAll("ul [dir]"));
    }

    [Theory]
    [InlineData("> ")]
    [InlineData("- ")]
    [InlineData("[")]
    [InlineData("**a")]
    public void However_deep_it_is_nested_it_is_shown(string piece)
    {
        var page = Ui.Render<NarrativeText>(p => p.Add(t => t.Markdown, string.Concat(Enumerable.Repeat(piece, 20_000 / piece.Length)) + "end"));

        Assert.Contains("end", page.Markup, StringComparison.Ordinal);
    }
}
