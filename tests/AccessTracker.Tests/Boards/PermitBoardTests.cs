using AccessTracker.Domain.Boards;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Permits;
using AccessTracker.Domain.Situations;
using AccessTracker.Tests.Reports;
using CsCheck;

namespace AccessTracker.Tests.Boards;

/// <summary>The permits board on 10 March; baseline 12 February.</summary>
public sealed class PermitBoardTests
{
    private static readonly DateOnly _day = new(2016, 3, 10);

    private static readonly ReportFacts _asked = new()
    {
        Operation = A.Operation(),
        Locations = [A.Location("A"), A.Location("B"), A.Location("C")],
        Requests = [A.Request("R", "2016-02-14"), A.Request("S", "2016-03-08") with { Authority = "Council" }],
        Lines = [A.Line("R", "A", 100), A.Line("R", "B", 200), A.Line("R", "C"), A.Line("S", "A", 70)],
        Convoys = [A.Convoy("X") with { Request = "R" }],
    };

    private static PermitBoard Board(params Decision[] decisions) => PermitBoard.Of(new Situation(_asked with { Decisions = decisions }), _day);

    [Fact]
    public void What_is_late_comes_first_then_the_oldest()
    {
        var pending = Board(A.Decision("R", "C", DecisionKind.Reopened, "2016-03-01")).Pending;
        Assert.Equal(
            [("R", "A", 25, 16), ("R", "B", 25, 16), ("R", "C", 9, 0), ("S", "A", 2, 0)],
            pending.Select(l => (l.Line.Request.Ref, l.Line.Line.Location, l.AgeDays, l.OverdueDays)));
    }

    [Fact]
    public void A_line_counts_under_its_first_yes_or_no_whatever_came_later()
    {
        var record = Board(
            A.Decision("R", "A", DecisionKind.Verbal, "2016-02-16"),
            A.Decision("R", "A", DecisionKind.Denied, "2016-02-20"),
            A.Decision("R", "A", DecisionKind.Granted, "2016-03-02"),
            A.Decision("R", "B", DecisionKind.GrantedWithConditions, "2016-03-02")).ByAuthority().Single(r => r.Authority == "Government");
        Assert.Equal(
            (3, 1, 0, 1, 1), (record.Asked, record.Pending.Count, record.Answers.Granted, record.Answers.Conditional, record.Answers.Denied));
        Assert.Equal((0.5m, 11.5m, 17), (record.Answers.ShareOf(record.Answers.Denied), record.Answers.Days.Median, record.Answers.Days.P90));
    }

    [Fact]
    public void Where_nothing_was_answered_there_is_no_share() => Assert.Null(Board().ByAuthority()[0].Answers.ShareOf(0));

    [Fact]
    public void Months_are_those_of_the_first_answer()
    {
        var months =
            Board(A.Decision("R", "A", DecisionKind.Granted, "2016-02-20"), A.Decision("R", "B", DecisionKind.Denied, "2016-03-02"),
                A.Decision("R", "A", DecisionKind.Denied, "2016-03-05")).ByMonth();
        Assert.Equal(
            [("2016-02-01", 1, 0), ("2016-03-01", 0, 1)],
            months.Select(m => (m.Month.ToString("yyyy-MM-dd", null), m.Answers.Granted, m.Answers.Denied)));
    }

    [Fact]
    public void What_was_answered_before_the_baseline_is_in_no_record()
    {
        var facts = _asked with
        {
            Requests = [A.Request("R", "2016-01-20")],
            Lines = [A.Line("R", "A")],
            Decisions = [A.Decision("R", "A", DecisionKind.Denied, "2016-02-01"), A.Decision("R", "A", DecisionKind.Denied, "2016-02-20")],
        };
        var board = PermitBoard.Of(new Situation(facts), _day);
        Assert.Empty(board.Answered);
        Assert.Equal(new DateOnly(2016, 2, 20), Assert.Single(board.Denials).Decision.DecidedOn);
    }

    [Fact]
    public void An_unused_permit_says_until_when_it_holds_and_what_holds_it_up()
    {
        var facts = _asked with
        {
            Decisions =
            [
                A.Decision("R", "A", DecisionKind.Granted, "2016-02-20", validTo: "2016-03-12", approved: 60),
                A.Decision("R", "B", DecisionKind.Granted, "2016-02-25", validFrom: "2016-03-20"),
                A.Decision("R", "C", DecisionKind.Granted, "2016-02-20"),
                A.Decision("S", "A", DecisionKind.Granted, "2016-03-09", validTo: "2016-03-09"),
            ],
            Clearances = [A.Clearance("R", "A", "Army", ClearanceState.Pending, "2016-02-21")],
            Deliveries = [A.Delivery("D", "X", "C", "2016-02-25")],
        };
        var unused = PermitBoard.Of(new Situation(facts), _day).Unused;
        Assert.Equal(
            [("A", 19, true, (int?)2, (long?)60, Blocking.AwaitingClearance), ("B", 14, false, null, null, Blocking.PermitNotYetValid)],
            unused.Select(p => (p.Line.Line.Location, p.DaysWaiting, p.IsValid, p.DaysLeft, p.People, p.Why)));
    }

    [Theory]
    [InlineData(60, null, null, "fewer_people")]
    [InlineData(100, "2016-03-12", null, "days_set")]
    [InlineData(60, "2016-03-12", "no surgical kits", "fewer_people,days_set,written")]
    [InlineData(null, null, " ", "not_said")]
    public void The_conditions_of_a_permit_are_told_by_what_its_record_says(int? approved, string? validTo, string? written, string kinds)
    {
        var board = Board(
            A.Decision("R", "A", DecisionKind.GrantedWithConditions, "2016-02-20", validTo: validTo,
                approved: approved) with { Conditions = written });
        var condition = Assert.Single(board.Conditions);
        Assert.Equal(kinds, string.Join(',', condition.Kinds.Select(Domain.Common.EnumCode.Of)));
        Assert.Equal("Government", condition.SetBy);
    }

    [Fact]
    public void Items_removed_are_told_of_who_removed_them_and_of_who_had_permitted_the_convoy()
    {
        var facts = _asked with
        {
            Deliveries =
            [
                A.Delivery("D1", "X", "A", "2016-03-01") with { ItemsRemoved = "surgical kits; insulin", RemovedBy = "Checkpoint" },
                A.Delivery("D2", "X", "B", "2016-03-02"),
                A.Delivery("D3", "X", "B", "2016-03-11") with { ItemsRemoved = "later" },
            ],
        };
        var removal = Assert.Single(PermitBoard.Of(new Situation(facts), _day).Removals);
        Assert.Equal(["surgical kits", "insulin"], removal.Items);
        Assert.Equal([true, true, false], new[] { "Checkpoint", "Government", "Council" }.Select(removal.Concerns));
    }

    [Fact]
    public void A_place_is_held_up_by_who_was_asked_and_by_whose_clearance_is_out()
    {
        var besieged =
            _asked with { Statuses = [A.Status("A", AccessStatus.Besieged, "2016-01-01")], Lines = [A.Line("R", "A")],
                Requests = [A.Request("R", "2016-02-14")] };
        Assert.Equal([true, false], Of(besieged));
        Assert.Equal([false, true], Of(besieged with
        {
            Decisions = [A.Decision("R", "A", DecisionKind.Granted, "2016-02-20")],
            Clearances = [A.Clearance("R", "A", "Army", ClearanceState.Refused, "2016-02-21")],
        }));
        Assert.Equal(
            [true, true], Of(besieged with { Decisions = [A.Decision("R", "A", DecisionKind.Denied, "2016-02-20") with { Party = "Army" }] }));
        Assert.Equal([false, false], Of(besieged with { Decisions = [A.Decision("R", "A", DecisionKind.Granted, "2016-02-20")] }));
        Assert.Equal([true, false], Of(besieged with { Decisions = [A.Decision("R", "A", DecisionKind.Expired, "2016-02-20")] }));
        Assert.Equal([false, false], Of(besieged with { Decisions = [A.Decision("R", "A", DecisionKind.Withdrawn, "2016-02-20")] }));

        static IEnumerable<bool> Of(ReportFacts facts)
        {
            var situation = new Situation(facts);
            return new[] { "Government", "Army" }.Select(a => PermitHold.By(a, situation, UnreachedBoard.Of(situation, _day).Single(), _day));
        }
    }

    // Nobody is asked for where nothing waits; where nobody knows of any line, it is unknown.
    private static long? PeopleOf(IReadOnlyList<PendingLine> pending) =>
        pending.Count > 0 && pending.All(l => l.Line.Line.PeopleRequested is null) ? null : pending.Sum(l => l.Line.Line.PeopleRequested ?? 0);

    [Fact]
    public void Board_and_report_agree_on_every_operation() => FactsGen.Any.Sample(
        facts =>
        {
            var situation = new Situation(facts);
            foreach (var report in FactsGen.Reports(facts).Where(r => r.Period.End >= facts.Operation.Since))
            {
                var (board, permits) = (PermitBoard.Of(situation, report.Period.End), report.Content.Permits);
                var pending = board.Pending;
                Assert.Equal(
                    (permits.Pending, permits.Overdue, permits.Verbal, permits.PeoplePending),
                    (pending.Count, pending.Count(l => l.IsOverdue), pending.Count(l => l.State.IsVerbal), PeopleOf(pending)));
                Assert.Equal(
                    permits.GrantedUnused.Select(u => (u.Request, u.Location, u.People, u.DaysWaiting)).Order(),
                    board.Unused.Select(u => (u.Line.Request.Ref, u.Line.Line.Location, u.People, u.DaysWaiting)).Order());
                Assert.Equal(permits.DecisionDays.Cumulative, AnswerTally.Of(board.Answered).Days);
                Assert.Equal(
                    pending.Select(l => (l.IsOverdue, l.AgeDays)).OrderByDescending(l => l.IsOverdue).ThenByDescending(l => l.AgeDays),
                    pending.Select(l => (l.IsOverdue, l.AgeDays)));
            }
        },
        iter: 300);

    [Fact]
    public void The_parts_of_a_board_add_up_to_it() => FactsGen.Any.Sample(
        facts =>
        {
            var situation = new Situation(facts);
            var board = PermitBoard.Of(situation, _day);
            var records = board.ByAuthority();
            var months = board.ByMonth();
            Assert.Equal(board.Asked.Count, records.Sum(r => r.Asked));
            Assert.Equal(board.Pending.Count, records.Sum(r => r.Pending.Count));
            Assert.Equal(board.Answered.Count, records.Sum(r => r.Answers.Lines));
            Assert.Equal(board.Answered.Count, months.Sum(m => m.Answers.Lines));
            Assert.All(records.Select(r => r.Answers).Concat(months.Select(m => m.Answers)).Where(t => t.Lines > 0), tally =>
            {
                Assert.InRange(
                    (tally.ShareOf(tally.Granted) + tally.ShareOf(tally.Conditional) + tally.ShareOf(tally.Denied))!.Value, 0.9998m, 1.0002m);
                Assert.True(tally.Days.P90 >= tally.Days.Median);
                Assert.Equal(tally.Lines, tally.Days.Count);
            });

            // Taken apart by place, nothing is lost and nothing counts twice.
            var parts = situation.Locations.Keys.Select(code => board.Of(l => l.Line.Location == code, r => r.Stop.Location == code)).ToList();
            Assert.Equal(
                [board.Asked.Count, board.Pending.Count, board.Answered.Count, board.Unused.Count, board.Denials.Count, board.Conditions.Count,
                    board.Removals.Count],
                [
                    parts.Sum(p => p.Asked.Count), parts.Sum(p => p.Pending.Count), parts.Sum(p => p.Answered.Count), parts.Sum(p => p.Unused.Count),
                        parts.Sum(p => p.Denials.Count),
                    parts.Sum(p => p.Conditions.Count), parts.Sum(p => p.Removals.Count),
                ]);
        },
        iter: 300);
}
