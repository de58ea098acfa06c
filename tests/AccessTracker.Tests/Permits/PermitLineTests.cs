using AccessTracker.Domain.Permits;

namespace AccessTracker.Tests.Permits;

/// <summary>Counting rules, section 6.</summary>
public sealed class PermitLineTests
{
    private static readonly AccessRequest _request = A.Request("R", "2016-03-17");

    private static LineState On(string day, params Decision[] decisions) => A.PermitLine(_request, decisions).StateOn(A.Day(day))!;

    private static Decision Answer(DecisionKind kind, string on, string? from = null, string? to = null) =>
        A.Decision("R", "MAD", kind, on, from, to);

    [Fact]
    public void Before_it_is_submitted_a_line_does_not_exist() => Assert.Null(A.PermitLine(_request).StateOn(A.Day("2016-03-16")));

    [Fact]
    public void Without_an_answer_it_is_pending_from_the_day_it_was_submitted()
    {
        var state = On("2016-03-30");
        Assert.Equal((LineStateKind.Pending, A.Day("2016-03-17"), A.Day("2016-03-28")), (state.Kind, state.Since, state.DueOn!.Value));
    }

    [Fact]
    public void A_due_day_that_was_given_holds() =>
        Assert.Equal(A.Day("2016-03-24"), A.PermitLine(A.Request("R", "2016-03-17", dueOn: "2016-03-24")).StateOn(A.Day("2016-03-18"))!.DueOn);

    [Fact]
    public void It_is_overdue_on_the_day_after_its_due_day_and_not_before()
    {
        Assert.False(On("2016-03-28").IsOverdueOn(A.Day("2016-03-28")));
        Assert.True(On("2016-03-29").IsOverdueOn(A.Day("2016-03-29")));
    }

    [Fact]
    public void An_oral_yes_flags_a_pending_line_and_leaves_its_age()
    {
        var state = On("2016-03-30", Answer(DecisionKind.Verbal, "2016-03-23"));
        Assert.Equal((LineStateKind.Pending, true, A.Day("2016-03-17")), (state.Kind, state.IsVerbal, state.Since));
    }

    [Fact]
    public void An_oral_yes_does_not_end_a_permit()
    {
        var state = On("2016-03-30", Answer(DecisionKind.Granted, "2016-03-20"), Answer(DecisionKind.Verbal, "2016-03-23"));
        Assert.Equal((LineStateKind.Granted, A.Day("2016-03-20")), (state.Kind, state.Since));
    }

    [Theory]
    [InlineData(DecisionKind.Denied)]
    [InlineData(DecisionKind.Withdrawn)]
    [InlineData(DecisionKind.Expired)]
    public void An_oral_yes_after_a_no_opens_the_line_again_and_its_age_restarts(DecisionKind no)
    {
        var state = On("2016-04-01", Answer(no, "2016-03-20"), Answer(DecisionKind.Verbal, "2016-03-24"));
        Assert.Equal((LineStateKind.Pending, true, A.Day("2016-03-24")), (state.Kind, state.IsVerbal, state.Since));
        Assert.Equal(A.Day("2016-04-04"), state.DueOn);
    }

    [Fact]
    public void Reopening_restarts_the_age_and_the_due_day_even_when_one_was_given()
    {
        var line = A.PermitLine(
            A.Request("R", "2016-03-17", dueOn: "2016-03-20"), Answer(DecisionKind.Denied, "2016-03-20"),
            Answer(DecisionKind.Reopened, "2016-03-24"));
        var state = line.StateOn(A.Day("2016-03-30"))!;
        Assert.Equal(
            (LineStateKind.Pending, false, A.Day("2016-03-24"), A.Day("2016-04-04")), (state.Kind, state.IsVerbal, state.Since, state.DueOn!.Value));
    }

    [Theory]
    [InlineData(DecisionKind.Granted, LineStateKind.Granted, false)]
    [InlineData(DecisionKind.GrantedWithConditions, LineStateKind.Granted, true)]
    [InlineData(DecisionKind.Denied, LineStateKind.Denied, false)]
    [InlineData(DecisionKind.Withdrawn, LineStateKind.Closed, false)]
    [InlineData(DecisionKind.Expired, LineStateKind.Closed, false)]
    public void Each_answer_gives_its_state(DecisionKind kind, LineStateKind expected, bool conditional)
    {
        var state = On("2016-03-30", Answer(kind, "2016-03-20"));
        Assert.Equal((expected, conditional, A.Day("2016-03-20")), (state.Kind, state.IsConditional, state.Since));
    }

    [Fact]
    public void Answers_after_the_day_are_not_known_yet() =>
        Assert.Equal(LineStateKind.Pending, On("2016-03-19", Answer(DecisionKind.Granted, "2016-03-20")).Kind);

    [Fact]
    public void Of_two_answers_on_one_day_the_later_recorded_stands()
    {
        Assert.Equal(
            LineStateKind.Denied, On("2016-03-20", Answer(DecisionKind.Granted, "2016-03-20"), Answer(DecisionKind.Denied, "2016-03-20")).Kind);
        Assert.Equal(
            LineStateKind.Granted, On("2016-03-20", Answer(DecisionKind.Denied, "2016-03-20"), Answer(DecisionKind.Granted, "2016-03-20")).Kind);
    }

    [Theory]
    [InlineData("2016-03-24", LineStateKind.Granted, false)]
    [InlineData("2016-03-25", LineStateKind.Granted, true)]
    [InlineData("2016-03-31", LineStateKind.Granted, true)]
    [InlineData("2016-04-01", LineStateKind.Lapsed, false)]
    public void A_permit_holds_from_its_first_day_to_its_last(string day, LineStateKind kind, bool valid)
    {
        var state = On(day, Answer(DecisionKind.Granted, "2016-03-20", "2016-03-25", "2016-03-31"));
        Assert.Equal((kind, valid), (state.Kind, state.IsValidOn(A.Day(day))));
    }

    [Fact]
    public void The_first_yes_or_no_gives_the_decision_time_whatever_follows() => Assert.Equal(
        A.Day("2016-03-24"),
        A.PermitLine(
            _request, Answer(DecisionKind.Granted, "2016-03-30"), Answer(DecisionKind.Verbal, "2016-03-20"),
            Answer(DecisionKind.Denied, "2016-03-24"))
            .FirstDecision!.DecidedOn);

    [Fact]
    public void A_clearance_stands_outstanding_until_its_latest_entry_says_obtained()
    {
        var line = new PermitLine(
            _request,
            A.Line("R", "MAD"),
            [],
            [
                A.Clearance("R", "MAD", "Party A", ClearanceState.Pending, "2016-03-20"),
                A.Clearance("R", "MAD", "Party A", ClearanceState.Obtained, "2016-03-25"),
                A.Clearance("R", "MAD", "Party B", ClearanceState.Refused, "2016-03-22"),
            ],
            A.Operation().Weekend);
        Assert.Equal(["Party A"], line.OutstandingClearances(A.Day("2016-03-21")).Select(c => c.Party));
        Assert.Equal(["Party A", "Party B"], line.OutstandingClearances(A.Day("2016-03-24")).Select(c => c.Party));
        Assert.Equal(["Party B"], line.OutstandingClearances(A.Day("2016-03-25")).Select(c => c.Party));
    }

    [Theory]
    [InlineData("facilitation_letter", "MoFA", "Facilitation letter", "M.o.F.A.")]
    [InlineData("FACILITATION-LETTER", "Jaysh al-Islam", "facilitation letter", "jaysh al islam")]
    [InlineData("lettre de facilité", "MoFA", "Lettre  de facilite", "mofa")]
    [InlineData("تصريح أمني", "الهيئة", "تصريح امني", "الهيئه")]
    public void Spellings_of_a_kind_and_a_party_are_one(string kind, string party, string otherKind, string otherParty)
    {
        var pending = A.Clearance("R", "MAD", party, ClearanceState.Pending, "2016-03-20") with { Kind = kind };
        var obtained = A.Clearance("R", "MAD", otherParty, ClearanceState.Obtained, "2016-03-25") with { Kind = otherKind };
        var line = new PermitLine(_request, A.Line("R", "MAD"), [], [pending, obtained], A.Operation().Weekend);

        Assert.Single(line.OutstandingClearances(A.Day("2016-03-24")));
        Assert.Empty(line.OutstandingClearances(A.Day("2016-03-25")));
    }

    [Fact]
    public void A_party_without_a_letter_is_itself_alone()
    {
        PermitLine Line(string other) => new(
            _request, A.Line("R", "MAD"), [],
            [A.Clearance("R", "MAD", "???", ClearanceState.Pending, "2016-03-20"),
                A.Clearance("R", "MAD", other, ClearanceState.Obtained, "2016-03-25")], A.Operation().Weekend);

        Assert.Empty(Line(" ??? ").OutstandingClearances(A.Day("2016-03-25")));
        Assert.Single(Line("!!!").OutstandingClearances(A.Day("2016-03-25")));
    }
}
