using AccessTracker.Domain.Permits;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Operations;
using AccessTracker.Web.Permits;
using Bunit;
using Microsoft.Extensions.DependencyInjection;

namespace AccessTracker.Tests.Entries;

public sealed class LineEntryTests : EntryUiTest
{
    [Fact]
    public async Task One_answer_is_logged_for_several_places_at_a_time()
    {
        await SignInAsync(Coordinator);
        await RequestAsync();

        await SendAsync<AnswerEntryPage>(
            FieldsOf(Answer(), ("lines.1.on", "yes"), ("lines.2.on", "yes"), ("lines.2.people", "about 300"), ("as_asked", "yes"),
                ("decision", "granted_with_conditions"), ("decided_on", "30/6/2016"),
                ("party", "NSO"), ("step", "plan"), ("conditions", "no surgical kits"), ("valid_to", "31 July 2016"), ("entry.meant", "")),
                more: One);

        var lines = await LinesAsync();
        Assert.All(lines, l => Assert.Equal(LineStateKind.Granted, l.StateOn(new DateOnly(2016, 6, 30))!.Kind));
        Assert.All(lines, l =>
            Assert.Equal(
                ("NSO", "plan", "no surgical kits", new DateOnly(2016, 7, 31)),
                (l.Decisions[0].Party, l.Decisions[0].Step, l.Decisions[0].Conditions, l.Decisions[0].ValidTo)));
        Assert.Equal([200L, 300L], lines.Select(l => l.Decisions[0].PeopleApproved!.Value).Order());
        Assert.Contains("about 300", lines.First(l => l.Decisions[0].PeopleApproved == 300).Decisions[0].Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_beside_a_place_that_was_not_ticked_means_that_place()
    {
        await SignInAsync(Coordinator);
        await RequestAsync();

        await SendAsync<AnswerEntryPage>(
            FieldsOf(Answer(), ("lines.1.people", "150"), ("decision", "granted"), ("decided_on", "30/6/2016")), more: One);

        Assert.Equal([150L, null], (await LinesAsync()).Select(l => l.Decisions is [var answer, ..] ? answer.PeopleApproved : null));
    }

    [Fact]
    public async Task One_letter_grants_one_place_and_refuses_another_on_terms_of_their_own()
    {
        await SignInAsync(Coordinator);
        await RequestAsync();

        await SendAsync<AnswerEntryPage>(
            FieldsOf(Answer(), ("lines.1.on", "yes"), ("lines.2.decision", "denied"), ("decision", "granted_with_conditions"),
                ("conditions", "no surgical kits"), ("decided_on", "30/6/2016"),
                ("valid_to", "31 July 2016"), ("lines.1.valid_to", "10 July 2016"), ("party", "NSO")), more: One);

        var lines = await LinesAsync();
        Assert.Equal(
            [(DecisionKind.GrantedWithConditions, "no surgical kits", new DateOnly(2016, 7, 10)), (DecisionKind.Denied, null, (DateOnly?)null)],
            lines.Select(l => (l.Decisions[0].Kind, l.Decisions[0].Conditions, l.Decisions[0].ValidTo)));
        Assert.All(lines, l => Assert.Equal("NSO", l.Decisions[0].Party));
    }

    [Fact]
    public async Task Each_place_may_have_its_own_answer_and_then_none_is_needed_for_all()
    {
        await SignInAsync(Coordinator);
        await RequestAsync();

        var asked = await SendAsync<AnswerEntryPage>(
            FieldsOf(Answer(), ("lines.1.decision", "granted_with_conditions"), ("lines.2.on", "yes"), ("decided_on", "30/6/2016")), more: One);
        Assert.Equal(
            ["Answer: Choose the answer for all places, or one for each place that is ticked.", "Duma: Conditions: Say what the conditions are."],
            asked.FindAll(".refusal li").Select(TextOf));

        await SendAsync<AnswerEntryPage>(
            FieldsOf(asked, ("lines.1.conditions", "food only"), ("lines.2.decision", "granted"), ("lines.2.people", "300")), more: One);
        Assert.Equal(
            [(DecisionKind.GrantedWithConditions, "food only", null), (DecisionKind.Granted, null, (long?)300)],
            (await LinesAsync()).Select(l => (l.Decisions[0].Kind, l.Decisions[0].Conditions, l.Decisions[0].PeopleApproved)));
    }

    [Fact]
    public async Task All_places_are_ticked_without_a_script()
    {
        await SignInAsync(Coordinator);
        await RequestAsync();

        var ticked = await SendAsync<AnswerEntryPage>(FieldsOf(Answer()), LineChoice.TickAll, One);

        Assert.All(ticked.FindAll(".line input[type=checkbox]"), box => Assert.True(box.HasAttribute("checked")));
    }

    [Fact]
    public async Task An_answer_needs_a_place_a_kind_and_conditions_where_it_has_them()
    {
        await SignInAsync(Coordinator);
        await RequestAsync();

        var none = await SendAsync<AnswerEntryPage>(FieldsOf(Answer()), more: One);
        Assert.Equal(["Answer: This field is required.", "For which places: Choose at least one place."], none.FindAll(".refusal li").Select(TextOf));

        var bare = await SendAsync<AnswerEntryPage>(FieldsOf(Answer(), ("lines.1.on", "yes"), ("decision", "granted_with_conditions")), more: One);
        Assert.Equal("Conditions: Say what the conditions are.", TextOf(Assert.Single(bare.FindAll(".refusal li"))));

        var denied =
            await SendAsync<AnswerEntryPage>(FieldsOf(Answer(), ("lines.1.on", "yes"), ("lines.1.people", "5"), ("decision", "denied")), more: One);
        Assert.Contains("Only a grant approves people", TextOf(denied.Find(".refusal")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("people", "400", "400 people approved is more than the 300 asked for.")]
    [InlineData("valid_to", "2016-06-29", "The permit would have ended on Wednesday 29 June 2016, before it was given.")]
    [InlineData("decided_on", "2 July 2016", "Saturday 2 July 2016 is in the future.")]
    public async Task What_can_hardly_be_right_is_asked_about_and_kept_if_meant(string field, string value, string question)
    {
        await SignInAsync(Coordinator);
        await RequestAsync();
        var name = field == "people" ? "lines.2.people" : field;

        var asked = await SendAsync<AnswerEntryPage>(FieldsOf(Answer(), ("lines.2.on", "yes"), ("decision", "granted"), (name, value)), more: One);
        Assert.Equal(question, TextOf(Assert.Single(asked.FindAll(".question a"))));

        await SendAsync<AnswerEntryPage>(FieldsOf(asked), more: One);
        Assert.Single((await LinesAsync())[1].Decisions);
    }

    [Fact]
    public async Task The_same_answer_is_not_logged_twice()
    {
        await SignInAsync(Coordinator);
        await RequestAsync();
        await SendAsync<AnswerEntryPage>(FieldsOf(Answer(), ("lines.1.on", "yes"), ("decision", "denied")), more: One);

        var again = await SendAsync<AnswerEntryPage>(
            FieldsOf(Answer(), ("lines.1.on", "yes"), ("lines.2.on", "yes"), ("decision", "denied")), more: One);

        Assert.Contains("already logged for this place", TextOf(again.Find(".refusal")), StringComparison.Ordinal);
        Assert.Equal([1, 0], (await LinesAsync()).Select(l => l.Decisions.Count));
    }

    [Fact]
    public async Task A_clearance_is_logged_with_its_party_and_the_request_says_what_stands_out()
    {
        await SignInAsync(Coordinator);
        await RequestAsync();

        await SendAsync<ClearanceEntryPage>(
            FieldsOf(Clearance(), ("lines.1.on", "yes"), ("kind", "facilitation_letter"), ("party", "MoFA"), ("state", "pending")), more: Two);

        var line = (await LinesAsync())[0];
        Assert.Equal(
            ("facilitation_letter", "MoFA", ClearanceState.Pending), (line.Clearances[0].Kind, line.Clearances[0].Party, line.Clearances[0].State));
        var chain = LineChain.Of(line, await SituationAsync(), new DateOnly(2016, 6, 30));
        Assert.Equal((null, null, 1), (chain.Answered, chain.Cleared, chain.Outstanding.Count));
    }

    [Fact]
    public async Task A_clearance_that_stands_out_is_obtained_under_another_spelling()
    {
        await SignInAsync(Coordinator);
        await RequestAsync();
        await SendAsync<ClearanceEntryPage>(
            FieldsOf(Clearance(), ("lines.1.on", "yes"), ("kind", "facilitation_letter"), ("party", "MoFA"), ("state", "pending")), more: Two);

        await SendAsync<ClearanceEntryPage>(
            FieldsOf(Clearance(), ("lines.1.on", "yes"), ("kind", "Facilitation  Letter"), ("party", "M.o.F.A."), ("state", "obtained")), more: Two);

        var line = (await LinesAsync())[0];
        Assert.Empty(line.OutstandingClearances(new DateOnly(2016, 6, 30)));
        Assert.Equal(
            ("facilitation_letter", "MoFA", ClearanceState.Obtained),
            Assert.Single(line.Clearances) is var one ? (one.Kind, one.Party, one.State) : default);
    }

    [Theory]
    [InlineData("facilitation_letter", "Govt. of Syria", "party", "Government of Syria")]
    [InlineData("facilitation_letter", "GoS", "party", "Government of Syria")]
    [InlineData("facilitation_letter", "the authorities in Damascus", "party", "Government of Syria")]
    [InlineData("letter", "Government of Syria", "kind", "facilitation_letter")]
    public async Task What_is_obtained_in_other_words_than_what_stands_out_is_asked_about_and_its_words_are_offered(
        string kind, string party, string field, string instead)
    {
        await SignInAsync(Coordinator);
        await RequestAsync();
        await SendAsync<ClearanceEntryPage>(
            FieldsOf(Clearance(), ("lines.1.on", "yes"), ("kind", "facilitation_letter"), ("party", "Government of Syria"), ("state", "pending")),
            more: Two);

        var asked = await SendAsync<ClearanceEntryPage>(
            FieldsOf(Clearance(), ("lines.1.on", "yes"), ("kind", kind), ("party", party), ("state", "obtained")), more: Two);
        Assert.Single(asked.FindAll(".question li"));
        var offer = asked.Find(".question li button").GetAttribute("value")!;
        Assert.Equal($"use:{field}={instead}", offer);

        await SendAsync<ClearanceEntryPage>(FieldsOf(asked), offer, Two);

        var line = (await LinesAsync())[0];
        Assert.Empty(line.OutstandingClearances(new DateOnly(2016, 6, 30)));
        Assert.Equal(("facilitation_letter", "Government of Syria"), Assert.Single(line.Clearances) is var one ? (one.Kind, one.Party) : default);
    }

    [Fact]
    public async Task A_clearance_that_stands_out_has_obtained_beside_it_which_opens_the_form_filled_in()
    {
        await SignInAsync(Coordinator);
        await RequestAsync();
        await SendAsync<ClearanceEntryPage>(
            FieldsOf(Clearance(), ("lines.2.on", "yes"), ("kind", "facilitation_letter"), ("party", "MoFA"), ("state", "pending")), more: Two);
        var situation = await SituationAsync();
        var chains = Ui.Render<LineChainTable>(p => p
            .Add(t => t.Situation, situation)
            .Add(t => t.Chains, [LineChain.Of(Madaya(situation), situation, new DateOnly(2016, 6, 30))])
            .Add(t => t.MayWrite, _ => true));

        var address = chains.FindAll(".outstanding a").First(a => TextOf(a) == "Obtained").GetAttribute("href")!;
        Assert.Equal("/o/issg-2016/enter/clearance/R-20160630?place=MAD&kind=facilitation_letter&party=MoFA&state=obtained", address);

        var form = Open<ClearanceEntryPage>(address[address.IndexOf('?', StringComparison.Ordinal)..], Two);
        await SendAsync<ClearanceEntryPage>(FieldsOf(form), more: Two);

        Assert.Empty((await LinesAsync())[1].OutstandingClearances(new DateOnly(2016, 6, 30)));
    }

    [Fact]
    public async Task Nobody_answers_a_request_that_is_not_there_or_without_the_right()
    {
        await SignInAsync(Coordinator with { Grants = [new(Domain.Access.Role.Coordinator, null, ["Homs"])] });

        Assert.Contains("outside your governorates", Denied<AnswerEntryPage>(p => p.Add(c => c.Key, "UN-2016-02")), StringComparison.Ordinal);
        await NotFoundAsync<AnswerEntryPage>(p => p.Add(c => c.Key, "never-made"));
    }

    private static PermitLine Madaya(Situation situation) => situation.Lines.First(l => l.Request.Ref == "R-20160630" && l.Line.Location == "MAD");

    private IRenderedComponent<AnswerEntryPage> Answer() => Open<AnswerEntryPage>(more: One);

    private IRenderedComponent<ClearanceEntryPage> Clearance() => Open<ClearanceEntryPage>(more: Two);

    private static void One(ComponentParameterCollectionBuilder<AnswerEntryPage> p) => p.Add(c => c.Key, "R-20160630");

    private static void Two(ComponentParameterCollectionBuilder<ClearanceEntryPage> p) => p.Add(c => c.Key, "R-20160630");

    private Task<IRenderedComponent<RequestEntryPage>> RequestAsync() => SendAsync<RequestEntryPage>(FieldsOf(
        Open<RequestEntryPage>(), ("authority", "Local council"), ("ref", "R-20160630"), ("lines.1.location", "DUM"), ("lines.1.people", "200"),
        ("lines.2.location", "MAD"), ("lines.2.people", "300")));

    private async Task<Situation> SituationAsync() =>
        (await Ui.Services.GetRequiredService<SituationCache>().FindAsync(Operation, Coordinator))!.Situation;

    // By code of the place.
    private async Task<List<PermitLine>> LinesAsync() => [.. (await SituationAsync()).Lines.Where(l => l.Request.Ref == "R-20160630")];
}
