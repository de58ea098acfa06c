using System.Text;
using AccessTracker.Data.Export;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Operations;
using AccessTracker.Web.Components;
using AccessTracker.Web.Hosting;
using AccessTracker.Web.Operations;
using AccessTracker.Web.Reports.Tables;
using AccessTracker.Web.SignIn;

namespace AccessTracker.Web.Reports.Files;

/// <summary>What the file of a list holds.</summary>
/// <param name="Slug">Begins its name.</param>
/// <param name="Title">What the list is called.</param>
/// <param name="Day">The day that is shown.</param>
/// <param name="Table">Its rows, in the order shown.</param>
/// <param name="Counts">How many they are.</param>
public sealed record ListFile(
    string Slug, string Title, DateOnly Day, ReportTable Table, IReadOnlyList<(string Label, ReportCell Cell)> Counts)
{
    /// <summary>What the workbook holds besides, on sheets of their own; CSV has one table.</summary>
    public IReadOnlyList<ReportTable> More { get; init; } = [];
}

/// <summary>What a list is read from.</summary>
/// <param name="Held">The records, as their reader may read them.</param>
/// <param name="Today">The operation's today.</param>
/// <param name="Person">Who reads.</param>
/// <param name="Context">The request.</param>
public sealed record ListSource(OperationState Held, DateOnly Today, Person Person, HttpContext Context)
{
    /// <summary>A service of the program.</summary>
    public T Get<T>() where T : notnull => Context.RequestServices.GetRequiredService<T>();
}

/// <summary>
/// A list as a workbook and as CSV: exactly what its address asks for, as its reader may read it. Each is put down in the audit.
/// </summary>
public sealed class ListDownload(SituationCache situations, ExportedFiles files, TimeProvider clock)
{
    /// <summary>Maps both files.</summary>
    /// <param name="app">The application.</param>
    /// <param name="list">The list's address, below the operation's.</param>
    /// <param name="read">Reads what an address asks for.</param>
    /// <param name="make">Makes the file of an operation's records on its today.</param>
    public static void Map<TFilter>(
        WebApplication app, string list, Func<Func<string, string?>, TFilter> read, Func<OperationState, TFilter, DateOnly, ListFile> make)
        where TFilter : IListFilter =>
        Map<TFilter>(app, list, read, (source, filter) => Task.FromResult<ListFile?>(make(source.Held, filter, source.Today)));

    /// <summary>Maps both files of a list that the records in memory do not tell.</summary>
    /// <param name="app">The application.</param>
    /// <param name="list">The list's address, below the operation's.</param>
    /// <param name="read">Reads what an address asks for.</param>
    /// <param name="make">Makes the file; null: there is no such list.</param>
    public static void Map<TFilter>(
        WebApplication app, string list, Func<Func<string, string?>, TFilter> read, Func<ListSource, TFilter, Task<ListFile?>> make)
        where TFilter : IListFilter
    {
        var group = app.MapGroup("/o/{Operation}").RequireAuthorization(Policies.Export).RequireRateLimiting(RateLimits.Export);
        group.MapGet($"{list}.xlsx", (string operation, HttpContext context, ListDownload download) =>
            download.SendAsync(operation, "xlsx", ReportFormats.Excel, read, make, context));
        group.MapGet($"{list}.csv", (string operation, HttpContext context, ListDownload download) =>
            download.SendAsync(operation, "csv", "text/csv; charset=utf-8", read, make, context));
    }

    private async Task<IResult> SendAsync<TFilter>(
        string operation, string ending, string mediaType, Func<Func<string, string?>, TFilter> read,
        Func<ListSource, TFilter, Task<ListFile?>> make, HttpContext context)
        where TFilter : IListFilter
    {
        var person = PersonClaims.Of(context.User);
        if (await situations.FindAsync(operation, person, context.RequestAborted) is not { } held)
        {
            return Results.NotFound();
        }

        var filter = read(name => context.Request.Query[name].FirstOrDefault());
        if (filter.Unknown().Select(w => Format.With(Texts.FileWordUnread, w.Value, w.Name)).ToList() is { Count: > 0 } unknown)
        {
            return Results.Text(string.Join('\n', unknown), "text/plain", Encoding.UTF8, StatusCodes.Status400BadRequest);
        }

        var (now, of) = (clock.GetUtcNow(), held.Situation.Operation);
        if (await make(new ListSource(held, of.Today(now), person, context), filter) is not { } file)
        {
            return Results.NotFound();
        }

        var content = ending == "csv"
            ? CsvFiles.Write(file.Table, ExportFlavour.ForSpreadsheets)
            : XlsxFile.Write($"{of.Name}: {file.Title}{Texts.ListSeparator}{Format.Day(file.Day)}",
                now, of.Name, null, Facts(of, filter, file), [file.Table, .. file.More]);
        var name = $"{file.Slug}-{operation}-{Format.Iso(file.Day)}.{ending}";
        return await files.SendAsync(context, operation, now, name, (name, mediaType, content));
    }

    // Operation, day, counts and filter: what tells one such file from another.
    private static IReadOnlyList<(string Label, ReportCell Cell)> Facts(Operation operation, IListFilter filter, ListFile file) =>
    [
        (Texts.Operation, new ReportCell(operation.Name)),
        (Texts.FileCode, new ReportCell(operation.Code)),
        (Texts.OnDay, new ReportCell(file.Day)),
        .. file.Counts,
        (Texts.Filters,
            new ReportCell(
                string.Join("; ", filter.Pairs().Where(p => p.Name != "day" && !string.IsNullOrEmpty(p.Value)).Select(p => $"{p.Name}={p.Value}")))),
    ];
}
