using System.Globalization;
using System.Text;
using AccessTracker.Data.Import.Bundles;
using AccessTracker.Data.Import.Sheets;
using AccessTracker.Domain.Common;
using AccessTracker.Web.Components;
using AccessTracker.Web.Desk.Import;

namespace AccessTracker.Web.Cli;

/// <summary>What came of a sheet, for a person at a screen of letters.</summary>
internal static class SheetAccountText
{
    private const int MostRows = 10;

    public static string Of(SheetAccount account, bool isImport)
    {
        var text = new StringBuilder();
        if (account.View is { } view)
        {
            text
            .AppendLine(CultureInfo.InvariantCulture,
                $"{(account.Sheets.Count > 0 ? string.Join(", ", account.Sheets) : view.Sheets[view.Sheet])}: "
                    + $"{(account.Mapping is null ? "" : $"{SheetText.Kind(view.Kind)}. ")}{Headings(view)}");
        }

        foreach (var (index, column) in account.Mapping?.Columns.Index().Where(c => c.Item.Heading.Length > 0) ?? [])
        {
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"  {column.Heading}: {SheetText.LeftOut(account.View!, index, column.Field) ?? column.Field ?? Texts.SheetNotUsed}");
        }

        foreach (var question in account.Questions)
        {
            text.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"{question.Text}{Rows(question.Rows)}")
                .AppendLine(CultureInfo.InvariantCulture, $"  {question.Id}");
            question.Choices.ToList().ForEach(c => text.AppendLine(CultureInfo.InvariantCulture, $"    {c.Value}: {c.Text}"));
        }

        text.AppendLine();
        foreach (var kind in account.Records.GroupBy(r => r.Kind))
        {
            text.AppendLine(CultureInfo.InvariantCulture,
                $"{kind.Key}: {Count(kind, SeenState.New)} new, {Count(kind, SeenState.Changed)} changed, {Count(kind, SeenState.Same)} same");
        }

        foreach (var refused in account.Refused)
        {
            var place = string.Join(", ", new[] { $"Row {refused.Row}", refused.Heading }.OfType<string>());
            text.AppendLine(
                CultureInfo.InvariantCulture, $"{place}: {(string.IsNullOrEmpty(refused.Value) ? "" : $"'{refused.Value}' ")}{refused.Message}");
        }

        foreach (var left in account.LeftOut.GroupBy(r => r.Why))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"Left out ({EnumCode.Of(left.Key)}){Rows([.. left.Select(r => r.Row)])}");
        }

        return text.Append(End(account, isImport)).ToString();
    }

    private static string End(SheetAccount account, bool isImport) =>
        account.Batches.Count > 0 ? $"Stored; the import is {string.Join(", ", account.Batches.Select(b => b.Id))}, and can be undone."
        : account.Questions.Count > 0 ? Format.With("Nothing was stored: {0} {0:question is|questions are} open.", account.Questions.Count)
        : isImport ? "Nothing was stored: rows were refused. --keep-good-rows stores the others."
        : "Nothing was stored: --import stores it.";

    private static string Headings(SheetView view) =>
        Format.With("Headings in {0:row|rows} {1}.", view.HeaderRows.Count, string.Join(", ", view.HeaderRows));

    private static int Count(IEnumerable<AccountRecord> records, SeenState state) => records.Count(r => r.State == state);

    private static string Rows(IReadOnlyList<int> rows) => rows.Count == 0 ? ""
        : $" (row{(rows.Count == 1 ? "" : "s")} {string.Join(", ", rows.Take(MostRows))}{(rows.Count > MostRows ? ", \u2026" : "")})";
}
