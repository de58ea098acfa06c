using System.Collections;
using System.Globalization;
using AccessTracker.Data.Common;
using AccessTracker.Data.Records;
using AccessTracker.Domain.Common;
using AccessTracker.Tests.Import.Bundles;

namespace AccessTracker.Tests.Records;

/// <summary>Every way in which a row or a cell can be wrong: the report names its place, its value and the reason, and nothing is stored.</summary>
public sealed class RefusalTests
{
    [Theory]
    [MemberData(nameof(Cells))]
    public async Task A_bad_row_is_named_with_its_place_and_nothing_is_stored(
        string file, string[] lines, int row, string? column, string? value, RefusalCode code)
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        var bundle = new TestBundle(store.Folder.Path("in")).WithAnOperation().With(file, lines);

        var result = await store.ImportAsync(bundle.Path);

        var refused = Assert.Single(result.Refused, r => r.File == file);
        Assert.Equal((row, column, value, code), (refused.Row, refused.Column, refused.Value, refused.Refusal.Code));
        Assert.False(result.IsStored);
        await AssertEmptyAsync(store);
    }

    public static TheoryData<string, string[], int, string?, string?, RefusalCode> Cells()
    {
        var data = new TheoryData<string, string[], int, string?, string?, RefusalCode>();
        Operation("SYR,Syria,2016-02-30", "since", "2016-02-30", RefusalCode.NotADay);
        Operation("SYR,Syria,12.02.2016", "since", "12.02.2016", RefusalCode.NotADay);
        Operation("SYR,Syria,0016-02-12", "since", "0016-02-12", RefusalCode.DayOutOfRange);
        Operation("SYR,,2016-02-12", "name", "", RefusalCode.Missing);
        Operation("SYR,Syria,2016-02-12,2016-02-11", "until", "2016-02-11", RefusalCode.UntilBeforeSince);
        Operation("SYR,Syria,2016-02-12,,Asia/Aleppo", "time_zone", "Asia/Aleppo", RefusalCode.UnknownTimeZone);
        Operation("SYR,Syria,2016-02-12,,,friday", "weekend", "friday", RefusalCode.UnknownWord);
        Operation("SYR,Syria,2016-02-12,,,sun;mon;tue;wed;thu;fri;sat", "weekend", "sun;mon;tue;wed;thu;fri;sat", RefusalCode.NoWorkingDay);
        Operation("SYR,Syria,2016-02-12,,,,someday", "meeting_weekday", "someday", RefusalCode.UnknownWord);
        Operation("SYR,Syria,2016-02-12,,,,,,-1", "overdue_days", "-1", RefusalCode.Negative);
        Operation($"{new string('k', 65)},Syria,2016-02-12", "code", new string('k', 65), RefusalCode.KeyTooLong);
        Operation("a/b,Syria,2016-02-12", "code", "a/b", RefusalCode.OperationCodeInAddress);
        Operation("S\u0007R,Syria,2016-02-12", "code", "S\u0007R", RefusalCode.ControlCharacter);

        Add("meetings.csv", "number,date", ["1,2016-02-11"], 2, "date", "2016-02-11", RefusalCode.MeetingBeforeSince);
        Add("meetings.csv", "number,date", ["1,2016-02-18", "2,2016-02-18"], 3, "date", "2016-02-18", RefusalCode.MeetingNotAfterTheOneBefore);
        Add("meetings.csv", "number,date", ["2,2016-02-18", "1,2016-02-25"], 2, "date", "2016-02-18", RefusalCode.MeetingNotAfterTheOneBefore);
        Add("meetings.csv", "number,date", ["0,2016-02-18"], 2, "number", "0", RefusalCode.NumberOutOfRange);
        Add("meetings.csv", "number,date", ["1,2016-02-18", "1,2016-02-25"], 3, "number", "1", RefusalCode.SameTwice);

        Add("locations.csv", "code,name,latitude", ["X,X,90.1"], 2, "latitude", "90.1", RefusalCode.DegreesOutOfRange);
        Add("locations.csv", "code,name,longitude", ["X,X,-180.5"], 2, "longitude", "-180.5", RefusalCode.DegreesOutOfRange);
        Add("locations.csv", "code,name,longitude", ["X,X,36E"], 2, "longitude", "36E", RefusalCode.NotADecimal);
        Add("meetings.csv", "number,date", ["1,2016-02-18", "2,2025-02-25", "3,2016-03-10", "4,2016-03-18"], 3, "date", "2025-02-25",
            RefusalCode.MeetingNotBeforeTheNext);
        Add("locations.csv", "code,name", ["..,X"], 2, "code", "..", RefusalCode.KeyOfDots);
        Add("locations.csv", "code,name", ["A/./B,X"], 2, "code", "A/./B", RefusalCode.KeyOfDots);
        Add("stated_figures.csv", "meeting,measure,window,low,high", ["2,people_reached,period,900,100"], 2, "high", "100", RefusalCode.HighBelowLow);
        Add("locations.csv", "code,name", ["A;B,X"], 2, "code", "A;B", RefusalCode.KeyHoldsSemicolon);
        Add("locations.csv", "code,name", ["MAD,Madaya", "DAR,Darayya", "MAD,Madaya"], 4, "code", "MAD", RefusalCode.SameTwice);

        Add("statuses.csv", "location,status,from", ["Nowhere,besieged,2016-01-01"], 2, "location", "Nowhere", RefusalCode.UnknownPlace);
        Add("statuses.csv", "location,status,from", ["MAD,surrounded,2016-01-01"], 2, "status", "surrounded", RefusalCode.UnknownWord);
        Add("statuses.csv", "location,status,from", ["MAD,Besieged,2016-01-01"], 2, "status", "Besieged", RefusalCode.UnknownWord);
        Add("statuses.csv", "location,status,from", ["MAD,besieged,2016-01-01", "Madaja,accessible,2016-01-01"], 3, "location", "Madaja",
            RefusalCode.SameTwice);
        Add("populations.csv", "location,as_of,people", ["MAD,2016-01-01,-5"], 2, "people", "-5", RefusalCode.Negative);
        Add("populations.csv", "location,as_of,people", ["MAD,2016-01-01,many"], 2, "people", "many", RefusalCode.NotANumber);
        Add("populations.csv", "location,as_of,people", ["MAD,2016-01-01,1.5"], 2, "people", "1.5", RefusalCode.NotANumber);
        Add("populations.csv", "location,as_of,people", ["MAD,2016-01-01,\"12,00\""], 2, "people", "12,00", RefusalCode.NotANumber);
        Add("populations.csv", "location,as_of,people", ["MAD,2016-01-01,99999999999999999999"], 2, "people", "99999999999999999999",
            RefusalCode.NumberOutOfRange);

        Add("requests.csv", "ref,authority,submitted_on,line", ["R1,Government,2016-03-01,crossline"], 2, "line", "crossline",
            RefusalCode.UnknownWord);
        Add("request_lines.csv", "request,location", ["R1,MAD", "R2,MAD"], 3, "request", "R2", RefusalCode.UnknownReference);
        Add("request_lines.csv", "request,location", ["R1,MAD", "R1,Homs"], 3, "location", "Homs", RefusalCode.UnknownPlace);
        Add("request_lines.csv", "request,location", ["r1,MAD"], 2, "request", "r1", RefusalCode.UnknownReference);
        Decision("R1,MAD,granted,2016-02-29,,", "decided_on", "2016-02-29", RefusalCode.DecisionBeforeRequest);
        Decision("R1,MAD,granted,2016-03-05,2016-03-10,2016-03-09", "valid_to", "2016-03-09", RefusalCode.ValidToBeforeValidFrom);
        Decision("R1,MAD,approved,2016-03-05,,", "decision", "approved", RefusalCode.UnknownWord);
        Add("decisions.csv", "request,location,decision,decided_on", ["R1,MAD,granted,2016-03-05", "R1,MAD,granted,2016-03-05"], 3, "request", "R1",
            RefusalCode.SameTwice);
        Add("clearances.csv", "request,location,kind,party,state,on", ["R1,MAD,letter,,pending,2016-03-01"], 2, "party", "", RefusalCode.Missing);

        Add("convoys.csv", "ref,mode,request", ["C1,road,R9"], 2, "request", "R9", RefusalCode.UnknownReference);
        Add("convoys.csv", "ref,mode,trucks", ["C1,road,-1"], 2, "trucks", "-1", RefusalCode.Negative);
        Add("convoys.csv", "ref,mode,tonnes", ["C1,road,1.1234567"], 2, "tonnes", "1.1234567", RefusalCode.TooPrecise);
        Add("convoys.csv", "ref,mode,tonnes", ["C1,road,-0.5"], 2, "tonnes", "-0.5", RefusalCode.Negative);
        Add("deliveries.csv", "ref,convoy,location,day,outcome", ["D1,C1,MAD,2016-03-09,delivered"], 2, "day", "2016-03-09",
            RefusalCode.DeliveryBeforeDeparture);
        Add("deliveries.csv", "ref,convoy,location,day,outcome", ["D1,C2,MAD,2016-03-11,delivered"], 2, "convoy", "C2", RefusalCode.UnknownReference);
        Add("deliveries.csv", "ref,convoy,location,day,outcome", ["D1,C1,MAD,2016-03-11,delivered,extra"], 2, null, "extra",
            RefusalCode.TooManyCells);
        Add("deliveries.csv", "ref,convoy,location,day,outcome", ["D1,C1,MAD,2016-03-11,del\"ivered"], 2, "outcome", "del\"ivered",
            RefusalCode.StrayQuote);
        Add("deliveries.csv", "ref,convoy,location,day,outcome", ["D1,C1,MAD,2016-03-11,\"delivered\"x"], 2, "outcome", "\"delivered\"x",
            RefusalCode.StrayQuote);
        Add("convoy_events.csv", "convoy,day,kind", ["C1,2016-03-10,exploded"], 2, "kind", "exploded", RefusalCode.UnknownWord);
        Add("incidents.csv", "ref,day,kind,convoy", ["I1,2016-03-10,attack,C7"], 2, "convoy", "C7", RefusalCode.UnknownReference);
        Add("targets.csv", "code,name,people,scope,locations,start_on,due_on", ["T,T,1,named,MAD;Homs,2016-03-01,2016-03-31"], 2, "locations",
            "MAD;Homs", RefusalCode.UnknownPlace);
        Add("stated_figures.csv", "meeting,measure,window,low", ["9,trucks,period,1"], 2, "meeting", "9", RefusalCode.UnknownReference);
        Add("stated_figures.csv", "meeting,measure,window,low", ["1,lorries,period,1"], 2, "measure", "lorries", RefusalCode.UnknownWord);
        Add("stated_figures.csv", "meeting,measure,window,low", ["1,trucks,period,1", "١,trucks,period,2"], 3, "meeting", "١", RefusalCode.SameTwice);
        return data;

        void Operation(string row, string column, string value, RefusalCode code) =>
            Add("operation.csv", "code,name,since,until,time_zone,weekend,meeting_weekday,authority,overdue_days", [row], 2, column, value, code);

        void Decision(string row, string column, string value, RefusalCode code) =>
            Add("decisions.csv", "request,location,decision,decided_on,valid_from,valid_to", [row], 2, column, value, code);

        void Add(string file, string header, string[] rows, int row, string? column, string? value, RefusalCode code) =>
            data.Add(file, [header, .. rows], row, column, value, code);
    }

    [Theory, EveryStore]
    public async Task A_decision_for_a_line_that_does_not_exist_is_refused(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var bundle = new TestBundle(store.Folder.Path("in")).WithAnOperation()
            .With("request_lines.csv", "request,location", "R1,DAR")
            .With("clearances.csv", "request,location,kind,party,state,on", "R1,MAD,letter,Army,pending,2016-03-06");

        var result = await store.ImportAsync(bundle.Path);

        Assert.Equal(["decisions.csv", "clearances.csv"], result.Refused.Select(r => r.File));
        Assert.All(result.Refused, r =>
            Assert.Equal((2, "location", "MAD", RefusalCode.UnknownLine), (r.Row!.Value, r.Column, r.Value, r.Refusal.Code)));
        await AssertEmptyAsync(store);
    }

    [Fact]
    public async Task Every_bad_cell_of_a_row_is_told_and_the_row_counted_once()
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        var bundle = new TestBundle(store.Folder.Path("in")).WithAnOperation()
            .With("deliveries.csv", "ref,convoy,location,day,outcome,people_reached", "D1,C1,MAD,2016-03-32,arrived,-7");

        var result = await store.ImportAsync(bundle.Path);

        Assert.Equal(["day", "outcome", "people_reached"], result.Refused.Select(r => r.Column));
        Assert.Equal(1, result.Files.Single(f => f.File == "deliveries.csv").Refused);
    }

    [Fact]
    public async Task A_name_of_two_places_is_refused_with_both()
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        var bundle = new TestBundle(store.Folder.Path("in")).WithAnOperation()
            .With("locations.csv", "code,name", "MAD,Madaya", "DAR,Darayya", "HAJ1,Hajar", "HAJ2,al-Hajar")
            .With("statuses.csv", "location,status,from", "Hajar,besieged,2016-01-01");

        var refused = Assert.Single((await store.ImportAsync(bundle.Path)).Refused);

        Assert.Equal((RefusalCode.AmbiguousPlace, "Hajar"), (refused.Refusal.Code, refused.Value));
        Assert.Equal(["HAJ1 Hajar", "HAJ2 al-Hajar"], refused.Candidates);
    }

    [Fact]
    public async Task A_name_that_is_near_a_place_is_refused_with_the_place()
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        var bundle =
            new TestBundle(store.Folder.Path("in")).WithAnOperation().With("statuses.csv", "location,status,from", "Madayaa,besieged,2016-01-01");

        var refused = Assert.Single((await store.ImportAsync(bundle.Path)).Refused);

        Assert.Equal(RefusalCode.UnknownPlace, refused.Refusal.Code);
        Assert.Equal(["MAD Madaya"], refused.Candidates);
        Assert.Equal(
            "statuses.csv, row 2, location: 'Madayaa' No place has this code or name. Add it to locations.csv (as an alias, if it is another "
                + "spelling), or correct it. Nearest: MAD Madaya.",
            refused.ToString());
    }

    [Theory, EveryStore]
    public async Task A_changed_record_may_not_contradict_those_already_stored(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        Assert.True((await store.ImportAsync(new TestBundle(store.Folder.Path("in")).WithAnOperation().Path)).IsStored);
        var late = new TestBundle(store.Folder.Path("late"))
            .With("operation.csv", "code,name,since", "SYR,Syria,2016-02-20")
            .With("meetings.csv", "number,date", "2,2016-02-10")
            .With("requests.csv", "ref,authority,submitted_on", "R1,Government,2016-03-06")
            .With("convoys.csv", "ref,mode,departed_on", "C1,road,2016-03-12");

        var result = await store.ImportAsync(late.Path);

        Assert.Equal(
            [("operation.csv", "since", "2016-02-20", RefusalCode.MeetingBeforeSince),
                ("meetings.csv", "date", "2016-02-10", RefusalCode.MeetingBeforeSince),
             ("requests.csv", "submitted_on", "2016-03-06", RefusalCode.DecisionBeforeRequest),
             ("convoys.csv", "departed_on", "2016-03-12", RefusalCode.DeliveryBeforeDeparture)],
            result.Refused.Select(r => (r.File, r.Column!, r.Value!, r.Refusal.Code)));
        Assert.All(result.Refused, r => Assert.Equal(2, r.Row));
        Assert.Equal(1, await store.ScalarAsync<long>("select change_number from operation"));
    }

    [Fact]
    public async Task A_bundle_without_operation_needs_one_to_go_to()
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        var meetings = new TestBundle(store.Folder.Path("in")).With("meetings.csv", "number,date", "1,2016-03-03");
        Assert.Equal(RefusalCode.NoOperation, Assert.Single((await store.ImportAsync(meetings.Path)).Refused).Refusal.Code);
        await store.ImportAsync(new TestBundle(store.Folder.Path("a")).With("operation.csv", "code,name,since", "A,A,2016-01-01").Path);

        Assert.Equal("A", (await store.ImportAsync(meetings.Path)).Operation);

        await store.ImportAsync(new TestBundle(store.Folder.Path("b")).With("operation.csv", "code,name,since", "B,B,2016-01-01").Path);
        Assert.Equal(RefusalCode.SeveralOperations, Assert.Single((await store.ImportAsync(meetings.Path)).Refused).Refusal.Code);
        Assert.Equal(RefusalCode.UnknownOperation, Assert.Single((await store.ImportAsync(meetings.Path, operation: "C")).Refused).Refusal.Code);
        Assert.Equal(
            RefusalCode.OtherOperation, Assert.Single((await store.ImportAsync(store.Folder.Path("a"), operation: "B")).Refused).Refusal.Code);
        Assert.Equal("B", (await store.ImportAsync(meetings.Path, operation: "B")).Operation);
        Assert.Equal(
            2, await store.ScalarAsync<long>("select count(*) from meeting where number = 1 and held_on = '2016-03-03' and withdrawn_at is null"));
    }

    [Fact]
    public async Task A_second_operation_in_one_bundle_is_refused()
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        var bundle = new TestBundle(store.Folder.Path("in")).With("operation.csv", "code,name,since", "A,A,2016-01-01", "B,B,2016-01-01");

        var refused = Assert.Single((await store.ImportAsync(bundle.Path)).Refused);

        Assert.Equal((3, RefusalCode.SecondOperation), (refused.Row!.Value, refused.Refusal.Code));
        await AssertEmptyAsync(store);
    }

    [Fact]
    public void Every_reason_has_a_text_that_takes_its_arguments()
    {
        var keys = Texts.ResourceManager.GetResourceSet(CultureInfo.InvariantCulture, true, true)!.Cast<DictionaryEntry>().Select(e => (string)e.Key)
            .ToList();
        Assert.All(Enum.GetValues<RefusalCode>(), code =>
        {
            var variants = keys.Where(k => k == $"Refusal_{code}" || k.StartsWith($"Refusal_{code}_", StringComparison.Ordinal)).ToList();
            Assert.NotEmpty(variants);
            Assert.All(variants, key =>
            {
                var message =
                    Refusal.As(code, key.Length > $"Refusal_{code}".Length ? key[$"Refusal_{code}_".Length..] : "", "a", "b", "c", "d").Message;
                Assert.Matches(@"^[^{}]+ [^{}]+\.$", message);
            });
        });
    }

    private static async Task AssertEmptyAsync(TestStore store)
    {
        Assert.Equal(0, await store.ScalarAsync<long>("select count(*) from operation"));
        Assert.Equal(0, await store.ScalarAsync<long>("select count(*) from history"));
    }
}
