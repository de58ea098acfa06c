using AccessTracker.Domain.Figures;
using AccessTracker.Web.Components;

namespace AccessTracker.Web.Reports.Tables;

/// <summary>What was promised or demanded by a day, and where it was kept (ceasefire rules, section 17).</summary>
public static class CommitmentTables
{
    /// <summary>The tables of the commitments of a report; none of a report that was published before it had them.</summary>
    public static IReadOnlyList<ReportTable> Of(TableNames source, IReadOnlyList<CommitmentProgress>? commitments) =>
        commitments is null ? [] : [Commitments(source, commitments), Places(source, commitments)];

    private static ReportTable Commitments(TableNames source, IReadOnlyList<CommitmentProgress> commitments) => new(
        "commitments",
        Texts.ReportCommitments,
        Texts.ReportCommitments,
        [
            new("commitment", Texts.FileCode, FigureType.Text, "#activity+commitment+id") { IsDetail = true },
            new("name", Texts.ReportCommitment, FigureType.Text, "#activity+commitment+name"),
            new("made_on", Texts.ReportCommitmentMade, FigureType.Day, "#date+made"),
            new("due_on", Texts.DueOn, FigureType.Day, "#date+due"),
            new("state", Texts.State, FigureType.Text, "#status+commitment") { Help = "commitments.any" },
            new("places", Texts.ReportCommitmentOf, FigureType.Count, "#loc+num+commitment", Cells.Places),
            new("kept", Texts.ReportCommitmentKeptAt, FigureType.Count, "#loc+num+kept", Cells.Places),
            new("not_kept_at", Texts.ReportCommitmentNotKept, FigureType.Text, "#loc+name+not_kept"),
            new("consequence", Texts.ReportConsequence, FigureType.Text, "#description+consequence"),
            new("consequence_due", Texts.ReportConsequenceDue, FigureType.Flag, "#status+consequence"),
            new("consequence_on", Texts.ReportConsequenceOn, FigureType.Day, "#date+consequence") { IsDetail = true },
        ],
        [.. commitments.Select(c => Row(source, c))])
    {
        Shown =
        [
            new("name") { Share = 26 }, new("due_on"), new("state"), new("kept"), new("not_kept_at") { Share = 22 },
            new(ColumnJoin.Aside, "consequence", "consequence_due") { Share = 22 },
        ],
    };

    private static ReportRow Row(TableNames source, CommitmentProgress commitment)
    {
        var path = $"commitments.{commitment.Code}";
        return new ReportRow(
        [
            Cells.Words($"{path}.code", commitment.Code),
            Cells.Words($"{path}.name", commitment.Name),
            Cells.Day($"{path}.madeOn", commitment.MadeOn),
            Cells.Day($"{path}.dueOn", commitment.DueOn),
            Cells.Word<CommitmentState>($"{path}.state", commitment.State) with { Figure = path },
            Cells.Number($"{path}.places", commitment.Places.Count),
            Cells.Number($"{path}.kept", commitment.Kept.Count) with { Text = Kept(commitment) },
            NotKept(source, commitment),
            Cells.Words($"{path}.consequence", commitment.Consequence) with { Text = commitment.Consequence ?? Texts.NotApplicable },
            Cells.Flag($"{path}.consequenceDue", commitment.ConsequenceDue) with { Aside = Aside(commitment) },
            Cells.Day($"{path}.consequenceOn", commitment.ConsequenceOn),
        ]);
    }

    private static ReportCell NotKept(TableNames source, CommitmentProgress commitment)
    {
        var names = Format.List(commitment.Places.Except(commitment.Kept, StringComparer.Ordinal).Select(source.NameOf));
        return new ReportCell(names) { Text = names.Length == 0 ? Texts.NotApplicable : null };
    }

    private static string Kept(CommitmentProgress commitment) => commitment.Places.Count == 0
        ? Texts.NotApplicable
        : Format.With(Texts.XOfY, Format.Number(commitment.Kept.Count), Format.Number(commitment.Places.Count));

    private static string Aside(CommitmentProgress commitment) => commitment switch
    {
        { ConsequenceOn: { } day } => Format.With(Texts.ReportConsequenceSince, Format.Day(day)),
        { ConsequenceDue: true } => Texts.ReportConsequenceIsDue,
        _ => "",
    };

    // A row for each place of each commitment is for programs; people read in one cell where it was not kept.
    private static ReportTable Places(TableNames source, IReadOnlyList<CommitmentProgress> commitments) => new(
        "commitment_places",
        Texts.ReportCommitments,
        Texts.ReportCommitmentPlaces,
        [
            new("commitment", Texts.FileCode, FigureType.Text, "#activity+commitment+id") { IsDetail = true },
            new("name", Texts.ReportCommitment, FigureType.Text, "#activity+commitment+name"),
            LocationTables.Code,
            LocationTables.Place,
            new("kept_at", Texts.ReportCommitmentKeptAt, FigureType.Text, "#loc+code+kept"),
        ],
        [
            .. commitments.SelectMany(commitment => commitment.Places.Select(place => new ReportRow(
            [
                Cells.Words(null, commitment.Code),
                Cells.Words(null, commitment.Name),
                Cells.Words($"commitments.{commitment.Code}.places.{place}", place),
                source.Place(null, place),
                commitment.Kept.Contains(place, StringComparer.Ordinal)
                    ? Cells.Words($"commitments.{commitment.Code}.kept.{place}", place) with { Text = Texts.Yes }
                    : new ReportCell(null) { Text = Texts.No },
            ]) { Location = place })),
        ]) { Form = TableForm.LeftOut };
}
