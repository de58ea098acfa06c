using System.Text.Encodings.Web;
using System.Text.Json;
using AccessTracker.Data.Import.Bundles;
using AccessTracker.Data.Import.Sheets;
using AccessTracker.Domain.Common;

namespace AccessTracker.Web.Cli;

/// <summary>What came of a sheet, as one JSON object (docs/sheets.md).</summary>
internal static class SheetObject
{
    private static readonly JsonSerializerOptions _json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    };

    public static string Write(SheetAccount account)
    {
        var view = account.View;
        var columns = account.Mapping?.Columns ?? [.. view?.Columns.Select(c => new MappedColumn(c.Heading, null)) ?? []];
        return JsonSerializer.Serialize(
            new
            {
                Kind = account.Mapping?.Kind,
                Sheet = account.Sheets.Count > 0 ? string.Join(", ", account.Sheets) : view?.Sheets[view.Sheet],
                HeadingRows = view?.HeaderRows ?? [],
                Columns = columns.Select((c, i) => (c.Heading, c.Field, LeftOut: view!.LeftOut(i, c.Field)))
                    .Where(c => c.Heading.Length > 0).Select(c => c.LeftOut == LeftOutColumn.Other
                        ? (object)new { c.Heading, c.Field }
                        : new { c.Heading, c.Field, LeftOut = EnumCode.Of(c.LeftOut) }),
                Questions = account.Questions.Select(q => new
                {
                    q.Id, About = EnumCode.Of(q.About), q.Text, q.Rows, Choices = q.Choices.Select(c => new { c.Value, c.Text }),
                }),
                Counts = new
                {
                    New = Count(SeenState.New), Same = Count(SeenState.Same), Changed = Count(SeenState.Changed), Refused = account.RefusedRows,
                    LeftOut = account.LeftOut.Count,
                },
                Records = account.Records.Select(r => r.Sheet is null
                    ? (object)new { r.Kind, r.Key, State = EnumCode.Of(r.State), r.Rows, Values = r.Current, r.Before }
                    : new { r.Kind, r.Key, State = EnumCode.Of(r.State), r.Sheet, r.Rows, Values = r.Current, r.Before }),
                Refused = account.Refused.Select(r => new { r.Row, Column = r.Heading, r.Value, Expected = r.Message }),
                LeftOut = account.LeftOut.Select(r => new { r.Row, Why = EnumCode.Of(r.Why) }),
                Batch = account.Batches.Count == 0 ? null : string.Join(", ", account.Batches.Select(b => b.Id)),
            }, _json);

        int Count(SeenState state) => account.Records.Count(r => r.State == state);
    }
}
