using System.CommandLine;
using AccessTracker.Data.Import.Sheets;

namespace AccessTracker.Web.Cli;

/// <summary>How the command for sheets is written.</summary>
internal static class SheetOptions
{
    public static Command Command(Func<Func<Commands, Task<int>>, Task<int>> run)
    {
        var file = new Argument<string>("FILE") { Description = "An .xlsx workbook, or a .csv, .tsv or .txt file." };
        var sender = new Option<string>("--sender")
        {
            Description = "Whose sheet it is: answers are remembered for the sender's next sheet.", Required = true, HelpName = "NAME",
        };
        sender.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var name }] && name.Trim().Length is 0 or > SheetUpload.LongestSender)
            {
                result.AddError($"--sender has from 1 to {SheetUpload.LongestSender} characters.");
            }
        });
        var operation = CommandTree.Operation("The operation that the sheet is for; needed only where the store holds several.");
        var kind = new Option<string?>(
            "--kind") { Description = "What the rows are about; without it, what the headings fit best.", HelpName = "KIND" };
        var sheet = new Option<string?>("--sheet") { Description = "The sheet of a workbook, by its name.", HelpName = "NAME" };
        var answers = new Option<string?>("--answers") { Description = "A JSON object of question id to value.", HelpName = "FILE" };
        var import = new Option<bool>("--import") { Description = "Store it, where no question is open. Without it nothing is stored." };
        var keepGoodRows = new Option<bool>("--keep-good-rows") { Description = "Store the rows that are right even where others are refused." };
        var json = new Option<bool>("--json") { Description = "Print one object for a program." };
        var command = new Command("sheet", "Looks at a partner's sheet, asks what is not certain, and imports it.")
        {
            file, sender, operation, kind, sheet, answers, import, keepGoodRows, json,
        };
        command.SetAction(
            (parsed, _) => run(c => c.SheetAsync(new SheetArguments(parsed.GetRequiredValue(file), parsed.GetRequiredValue(sender).Trim())
        {
            Operation = parsed.GetValue(operation), Kind = parsed.GetValue(kind), Sheet = parsed.GetValue(sheet), Answers = parsed.GetValue(answers),
            Import = parsed.GetValue(import), KeepGoodRows = parsed.GetValue(keepGoodRows), Json = parsed.GetValue(json),
        })));
        return command;
    }
}
