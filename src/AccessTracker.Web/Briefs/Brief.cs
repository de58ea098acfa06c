using AccessTracker.Domain.Boards;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Permits;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;
using AccessTracker.Web.Permits;
using AccessTracker.Web.Reports.Tables;

namespace AccessTracker.Web.Briefs;

/// <summary>What the briefs about authorities and places have in common.</summary>
internal static class Brief
{
    private const int LongestWhole = 17;

    public static BriefDocument Of(BriefSource source, string about, IReadOnlyList<BriefFact> facts, IReadOnlyList<BriefSection> sections)
    {
        var operation = source.Situation.Operation;
        return Of(
            new BriefFrame(
                operation,
                Format.With(Texts.BriefHeading, about),
                Format.With(Texts.BriefLead, operation.Name, Format.Day(source.Day), Format.Day(operation.Since)),
                Format.With(
                    Texts.BriefRunning, operation.Name, Format.Day(source.Day), source.Level, Format.Instant(source.MadeAt, operation.TimeZone)),
                source.Board,
                source.MadeAt),
            facts,
            sections);
    }

    public static BriefDocument Of(BriefFrame frame, IReadOnlyList<BriefFact> facts, IReadOnlyList<BriefSection> sections) => new()
    {
        Title = frame.Title,
        Lead = frame.Lead,
        Facts = facts,
        Sections = sections,
        Running = frame.Running,
        Board = frame.Board,
        MadeAt = frame.MadeAt,
        Operation = frame.Operation.Name,
    };

    /// <summary>A section with a table, which says so where the table would be empty.</summary>
    public static BriefSection Section(string title, string? lead, ReadTable table, string whenEmpty) => table.Rows.Count == 0
        ? new BriefSection(title, [whenEmpty])
        : new BriefSection(title, lead is null ? [] : [lead], table);

    /// <summary>What was refused, what was asked in return, and what was taken off: the latest first.</summary>
    /// <param name="source">What the brief is made of.</param>
    /// <param name="board">The part of its board that it is about.</param>
    /// <param name="isOfPlace">All of it is about one place, which is not named each time.</param>
    public static BriefSection Refusals(BriefSource source, PermitBoard board, bool isOfPlace)
    {
        var situation = source.Situation;
        (DateOnly Day, string Place, string What, string By, string Detail, string Record)[] rows =
        [
            .. board.Denials.Select(d => (
                d.Decision.DecidedOn, Name(situation, d.Line), EnumText.Of(DecisionKind.Denied), PermitWords.By(d.Line, d.Decision), AskedFor(d.Line),
                d.Line.Request.Ref)),
            .. board.Conditions.Select(c => (
                c.Decision.DecidedOn, Name(situation, c.Line), Texts.BriefConditions, PermitWords.By(c.Line, c.Decision), PermitWords.Conditions(c),
                c.Line.Request.Ref)),
            .. board.Removals.Select(r => (
                r.Stop.Day, ShownName.Of(situation.Locations[r.Stop.Location]), Texts.RemovalsTitle, r.By ?? Texts.NotRecorded, PermitWords.Items(r),
                r.Stop.Convoy.Ref)),
        ];
        return Section(
            Texts.BriefRefusals,
            Format.With(Texts.BriefRefusalsLead, Format.Number(board.Denials.Count), Format.Number(board.Conditions.Count),
                Format.Number(board.Removals.Count), Format.Day(situation.Operation.Since)),
            new ReadTable(
                Texts.BriefRefusals,
                [Short(Texts.Day), .. isOfPlace ? Array.Empty<ReadColumn>() : [Wide(Texts.Place, 16)],
                    Words(Texts.BriefWhat, rows.Select(r => r.What), 14), Wide(Texts.ByWhom, 18), Wide(Texts.BriefDetail, 34),
                    Reference(Texts.BoardRecord, rows.Select(r => r.Record))],
                [.. rows.OrderByDescending(r => r.Day)
                    .Select(r => Row([Format.Day(r.Day), .. isOfPlace ? Array.Empty<string>() : [r.Place], r.What, r.By, r.Detail, r.Record]))]),
            Texts.BriefRefusalsNone);
    }

    public static string Name(Situation situation, PermitLine line) => ShownName.Of(situation.Locations[line.Line.Location]);

    public static string AskedFor(PermitLine line) =>
        line.Line.PeopleRequested is { } people ? Format.With(Texts.AskedFor, Format.Number(people)) : "";

    /// <summary>The day by which a pending line was to be answered, and how late it is.</summary>
    public static string Due(PendingLine line) =>
        line.IsOverdue
        ? $"{Format.Day(line.State.DueOn)}{Texts.ListSeparator}{Format.With(Texts.OverdueDetail, Format.Days(line.OverdueDays))}"
        : Format.Day(line.State.DueOn);

    public static ReadColumn Wide(string header, int share) => new(header) { Share = share };

    public static ReadColumn Short(string header, int share = 15) => new(header, ReadKind.Whole) { Share = share };

    public static ReadColumn Number(string header, int share = 12) => new(header, ReadKind.Number) { Share = share };

    /// <summary>A few words that are not broken, unless they are long.</summary>
    public static ReadColumn Words(string header, IEnumerable<string> texts, int share) => Reference(header, texts, share);

    /// <summary>References are not broken, unless they are long.</summary>
    public static ReadColumn Reference(string header, IEnumerable<string> references, int share = 15) =>
        new(header, references.All(r => r.Length <= LongestWhole) ? ReadKind.Whole : ReadKind.Text) { Share = share };

    public static IReadOnlyList<ReadCell> Row(params string[] cells) => [.. cells.Select(text => new ReadCell(text))];
}
