using AccessTracker.Domain.Boards;
using AccessTracker.Domain.Permits;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Permits;
using Bunit;

namespace AccessTracker.Tests.Permits;

/// <summary>The tables of the permits board.</summary>
public sealed class PermitTablesTests : UiTest
{
    private static readonly DateOnly _day = new(2016, 3, 10);

    private static readonly ReportFacts _facts = new()
    {
        Operation = A.Operation(),
        Locations = [A.Location("MAD", "Madaya"), A.Location("DAR", "Darayya")],
        Requests = [A.Request("R", "2016-02-14"), A.Request("S", "2016-03-06") with { Authority = "Council & co" }],
        Lines = [A.Line("R", "MAD", 40_000), A.Line("R", "DAR"), A.Line("S", "DAR")],
    };

    private readonly PermitBoard _board = PermitBoard.Of(new Situation(_facts), _day);

    [Fact]
    public void Each_number_of_the_table_of_ages_leads_to_its_lines_and_nothing_leads_from_0()
    {
        var table = Ui.Render<AgeTable>(p =>
            p.Add(t => t.Operation, "test").Add(t => t.Pending, _board.Pending)
            .Add(t => t.Filter, new PermitFilter { Day = "2016-03-10", Age = "week" }));

        Assert.Equal(["Council & co", "1", "0", "0", "0", "1", "0", "unknown"], Rows(table)[0]);
        Assert.Equal(["Government", "0", "0", "2", "0", "2", "2", "at least 40,000; unknown for 1 line"], Rows(table)[1]);
        Assert.Equal(
            [
                "/o/test/permits?day=2016-03-10&authority=Council%20%26%20co#pending",
                    "/o/test/permits?day=2016-03-10&authority=Council%20%26%20co&age=week#pending",
                "/o/test/permits?day=2016-03-10&authority=Government#pending",
                "/o/test/permits?day=2016-03-10&authority=Government&age=month#pending",
            ],
            table.FindAll("a").Select(a => a.GetAttribute("href")));
    }

    [Fact]
    public void An_authority_that_has_answered_nothing_has_no_shares_and_no_days()
    {
        var cells = Ui.Render<AnswerCells>(p => p.Add(c => c.Answers, AnswerTally.Of([])));
        Assert.Equal(["0", "0", "0", "0", "–", "–"], cells.FindAll("td").Select(TextOf));
    }

    [Fact]
    public void A_permit_of_unknown_people_that_ends_says_so()
    {
        var situation =
            new Situation(_facts with { Decisions = [A.Decision("R", "MAD", DecisionKind.Granted, "2016-03-01", validTo: "2016-03-11")] });
        var table = Ui.Render<UnusedTable>(p => p.Add(t => t.Situation, situation).Add(t => t.Permits, PermitBoard.Of(situation, _day).Unused));
        Assert.Equal(
            ["Madaya", "R", "Government", "1 Mar 2016", "9 days", "unknown", "until 11 Mar 2016 (1 day left)", "Permit valid, no convoy under way"],
            Rows(table)[0]);
    }

    [Fact]
    public void Kinds_are_counted_by_whom_the_most_first()
    {
        var table = Ui.Render<KindsByWhom>(p => p
            .Add(t => t.Caption, "Items").Add(t => t.Counted, "Deliveries")
                .Add(t => t.Kinds, [("Army", "insulin"), (null, "kits"), ("Army", "kits"), ("Army", "kits")]));
        Assert.Equal([["Army", "kits", "2"], ["not recorded", "kits", "1"], ["Army", "insulin", "1"]], Rows(table));
    }
}
