using System.Text.RegularExpressions;
using AccessTracker.Tests.Import.Sheets;
using Microsoft.Playwright;

namespace AccessTracker.EndToEnd;

/// <summary>A partner's sheet, from the upload to its undoing, on a small screen.</summary>
[Collection(OneSite.Name)]
public sealed class SheetJourneyTests(Site site)
{
    [BrowserFact]
    public async Task A_messy_Arabic_sheet_of_five_hundred_rows_is_brought_in_mended_finished_and_undone()
    {
        await using var manager = await site.EnterAsync("manager", width: 360);
        var page = manager.Page;
        await manager.GoAsync("/convoys?from=2016-03-01&to=2016-03-28");
        var before = await page.Locator(".count").TextContentAsync();

        await manager.GoAsync("/files");
        await page.GetByRole(AriaRole.Link, new() { Name = "Import a sheet" }).ClickAsync();
        await UploadAsync(page, "آذار.xlsx", MessySheet.Of("مضايا", "داريّا").ToBytes());

        // The headings were known; the phone number is of no interest.
        await Assertions.Expect(Column(page, "عدد المستفيدين")).ToHaveValueAsync("People reached");
        await Assertions.Expect(Column(page, "رقم هاتف المنسق")).ToHaveValueAsync("not used");
        await Assertions.Expect(page.GetByRole(AriaRole.Region, new() { Name = "The first rows as they will be read" }).Locator("tbody tr"))
            .ToHaveCountAsync(10);
        await FitsAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();

        var name = Question(page, MessySheet.NearName);
        await Assertions.Expect(name).ToContainTextAsync("In 5 rows");
        await FitsAsync(page);
        await FindAsync(name, "Madaya");
        await FindAsync(Question(page, MessySheet.OddWord), "leave these rows out");
        await page.GetByRole(AriaRole.Button, new() { Name = "Check the sheet" }).ClickAsync();

        await AnswerDoubtsAsync(page);
        await Assertions.Expect(page.GetByText($"{MessySheet.BadRows - 5} of {MessySheet.Rows} rows are refused.")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("Left out as you answered: ")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("One convoy is made for each day, agency and mode")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Region, new() { Name = "What is wrong" }).Locator("tbody tr"))
            .ToHaveCountAsync(MessySheet.BadRows - 5);
        await FitsAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Import the good rows" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Imported.", new() { Exact = true })).ToBeVisibleAsync();
        await FitsAsync(page);
        var first = page.Url;

        var download =
            await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Download the refused rows" }).ClickAsync());
        await manager.GoAsync("/files/sheets");
        await UploadAsync(page, "mended.xlsx", Mended(await download.PathAsync()));
        await page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();
        await AnswerDoubtsAsync(page);
        await Assertions.Expect(page.GetByText($"0 of {MessySheet.BadRows} rows are refused.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Import", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByText("Imported.", new() { Exact = true })).ToBeVisibleAsync();

        await UndoAsync(page);
        await page.GotoAsync(first);
        await UndoAsync(page);
        await manager.GoAsync("/convoys?from=2016-03-01&to=2016-03-28");
        await Assertions.Expect(page.Locator(".count")).ToHaveTextAsync(before!);
    }

    [BrowserFact]
    public async Task An_unknown_word_of_forty_two_rows_is_asked_about_once_imported_undone_and_done_again_without_asking()
    {
        const string sender = "Syrian Arab Red Crescent, Rural Damascus";
        await using var manager = await site.EnterAsync("manager", width: 360);
        var page = manager.Page;
        var sheet = new TestWorkbook().With(
            "حزيران",
            [
                ["تقرير التوزيع – حزيران ٢٠١٦"], null, ["تاريخ الإيصال", "اسم الموقع", "المنظمة", "عدد المستفيدين", "النتيجة"],
                .. Enumerable.Range(0, 45).Select(i => (object?[])[
                    $"{1 + (i % 15)} حزيران 2016", i % 2 == 0 ? "مضايا" : "داريّا", $"منظمة {i / 15}", 10 + i,
                        i < 42 ? "سُلّمت بالكامل" : "تم التسليم",
                ]),
            ]).ToBytes();
        await manager.GoAsync("/files/sheets");
        await UploadAsync(page, "حزيران.xlsx", sheet, sender);
        await page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();

        // The button stands where the eye is, and the question is one.
        var word = Question(page, "سُلّمت بالكامل");
        await Assertions.Expect(word).ToHaveCountAsync(1);
        await Assertions.Expect(word).ToContainTextAsync("In 42 rows, first in row 4");
        await Assertions.Expect(page.GetByText("One question is open")).ToBeInViewportAsync();
        await FindAsync(word, "delivered");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Check the sheet" })).ToBeInViewportAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Check the sheet" }).ClickAsync();
        await ImportAsync(page);
        await UndoAsync(page);

        // The same sender's sheet again: nothing is asked.
        await manager.GoAsync("/files/sheets");
        await UploadAsync(page, "حزيران.xlsx", sheet, sender);
        await page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();
        await ImportAsync(page);
        await UndoAsync(page);

        // What was answered is shown, and can be forgotten.
        await manager.GoAsync($"/files/sheets/remembered?sender={Uri.EscapeDataString(sender)}");
        await FitsAsync(page);
        var remembered = page.GetByRole(AriaRole.Row).Filter(new() { HasText = "سُلّمت بالكامل" });
        await Assertions.Expect(remembered).ToContainTextAsync("delivered");
        await remembered.GetByRole(AriaRole.Button).ClickAsync();
        await Assertions.Expect(remembered).ToHaveCountAsync(0);
    }

    [BrowserFact]
    public async Task Everything_works_without_a_script()
    {
        await using var manager = await site.EnterAsync("manager", script: false);
        var page = manager.Page;
        await manager.GoAsync("/files/sheets");
        await UploadAsync(
            page, "two.csv", "Request number,Submitted to,Date of request,Place,People\nT-1,Government,05/04/2016,Madaya,100\n"u8.ToArray());
        await page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();

        // The day can be read in two ways; the answer is asked for and kept.
        await page.GetByLabel("5 April 2016").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Check the sheet" }).ClickAsync();
        var checkedNow = page.GetByText("Checked: nothing is stored yet.");
        for (var looks = 0; looks < 200 && await checkedNow.CountAsync() == 0; looks++)
        {
            await page.GetByRole(AriaRole.Link, new() { Name = "See how far it has got" }).ClickAsync();
        }

        await Assertions.Expect(page.GetByRole(AriaRole.Region, new() { Name = "Changes" })).ToContainTextAsync("Submitted on: 5 Apr 2016");
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove this sheet" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "two.csv" })).ToHaveCountAsync(0);
    }

    private static ILocator Column(IPage page, string heading) =>
        page.Locator(".desk-columns tbody tr").Filter(new() { HasText = heading }).Locator("input").First;

    private static ILocator Question(IPage page, string about) => page.Locator(".desk-questions tbody tr").Filter(new() { HasText = about });

    // By keyboard: some of its words, the first that is found.
    private static async Task FindAsync(ILocator question, string words)
    {
        var field = question.GetByLabel("It means");
        await field.FillAsync(words);
        await question.Page.Locator(".mud-popover-open .mud-list-item").First.WaitForAsync();
        await field.PressAsync("ArrowDown");
        await field.PressAsync("Enter");
        await Assertions.Expect(field).ToHaveValueAsync(new Regex(Regex.Escape(words), RegexOptions.IgnoreCase));
    }

    // What can hardly be right is asked about before it is imported: here all of it is, and no convoy is one that is stored. What is alike is
    // answered at once.
    private static async Task AnswerDoubtsAsync(IPage page)
    {
        await Assertions.Expect(page.GetByText("Checked: nothing is stored yet.")).ToBeVisibleAsync();
        while (await page.Locator(".desk-questions").CountAsync() > 0)
        {
            var showing = page.GetByLabel("Showing");
            string[] kinds = await showing.CountAsync() == 0
                ? []
                : await showing.Locator("option").EvaluateAllAsync<string[]>("all => all.map(o => o.value)");
            foreach (var kind in kinds)
            {
                await showing.SelectOptionAsync(kind);
                await ChooseAsync(page.GetByLabel("One answer to all"));
            }

            foreach (var question in await page.Locator(".desk-questions tbody select").AllAsync())
            {
                await ChooseAsync(question);
            }

            await page.GetByRole(AriaRole.Button, new() { Name = "Answer and check again" }).ClickAsync();
            await Assertions.Expect(page.GetByText("Being checked")).ToHaveCountAsync(0);
            await Assertions.Expect(page.GetByText("Checked: nothing is stored yet.")).ToBeVisibleAsync();
        }
    }

    private static async Task ChooseAsync(ILocator question)
    {
        if (await question.CountAsync() > 0 && (await question.InputValueAsync()).Length == 0)
        {
            var answers = await question.Locator("option").EvaluateAllAsync<string[]>("all => all.map(o => o.value)");
            if (new[] { "right", "another", "keep" }.FirstOrDefault(answers.Contains) is { } answer)
            {
                await question.SelectOptionAsync(answer);
            }
        }
    }

    private static async Task ImportAsync(IPage page)
    {
        await AnswerDoubtsAsync(page);
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Import", Exact = true })).ToBeInViewportAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Import", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByText("Imported.", new() { Exact = true })).ToBeVisibleAsync();
    }

    private static async Task UploadAsync(IPage page, string name, byte[] content, string sender = "SARC Damascus")
    {
        await page.GetByLabel("Sheet (").SetInputFilesAsync(new FilePayload { Name = name, MimeType = "application/octet-stream", Buffer = content });
        await page.GetByLabel("Sender").FillAsync(sender);
        await page.GetByRole(AriaRole.Button, new() { Name = "Upload" }).ClickAsync();
        await page.WaitForURLAsync(url => Regex.IsMatch(url, "/sheets/[0-9a-f]{8}-"));
        if (await page.Locator("script[src*='blazor.web']").CountAsync() > 0 && await page.EvaluateAsync<bool>("typeof Blazor === 'object'"))
        {
            await page.Locator("[data-alive]").WaitForAsync();
        }
    }

    private static async Task UndoAsync(IPage page)
    {
        await page.GetByLabel("Reason").FillAsync("sent by mistake");
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo this import" }).ClickAsync();
        await Assertions.Expect(page.GetByText("This import was undone")).ToBeVisibleAsync();
    }

    // What somebody does with the rows that came back.
    private static byte[] Mended(string path)
    {
        var rows = Workbooks.Rows(File.ReadAllBytes(path));
        var mended =
            rows.Skip(1).Select((r, i) =>
                (object?[])[r[0], r[1], $"2016-03-{i + 1:00}", .. r[3..5], "منظمة أخرى", .. r[6..8], 900, "تم التسليم", .. r[10..]]);
        return new TestWorkbook().With("s", [rows[0], .. mended]).ToBytes();
    }

    private static async Task FitsAsync(IPage page)
    {
        await EveryPageTests.AssertAccessibleAsync(page);
        Assert.Equal(0, await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth"));
    }
}
