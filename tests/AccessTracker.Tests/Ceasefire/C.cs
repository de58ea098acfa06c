using AccessTracker.Domain.Ceasefire;
using AccessTracker.Domain.Operations;
using AccessTracker.Domain.Reports;
using AccessTracker.Domain.Situations;

namespace AccessTracker.Tests.Ceasefire;

/// <summary>Short ways to make the ceasefire task force's records in tests: only what a test is about is said. The year is 2016.</summary>
internal static class C
{
    public static readonly Party[] Parties =
    [
        new() { Code = "GOV", Name = "Government of Syria", NameAr = "الحكومة السورية", Kind = PartyKind.Government },
        new() { Code = "OPP", Name = "The Opposition", Kind = PartyKind.Opposition },
    ];

    /// <summary>A day of 2016: <c>05-01</c>.</summary>
    public static DateOnly Day(string day) => A.Day($"2016-{day}");

    public static DateOnly? DayOrNone(string? day) => day is null ? null : Day(day);

    public static Arrangement Arrangement(
        string code = "COH", string from = "05-01", string? until = null, int? required = null, string[]? governorates = null,
        string[]? locations = null) => new()
        {
            Code = code,
            Name = code,
            Kind = ArrangementKind.CessationOfHostilities,
            From = Day(from),
            Until = DayOrNone(until),
            Scope = governorates is not null ? ArrangementScope.Governorate : locations is not null ? ArrangementScope.Named : ArrangementScope.All,
            Governorates = governorates ?? [],
            Locations = locations ?? [],
            RequiredDays = required,
        };

    public static Allegation Allegation(
        string reference, string day, string? received = null, string arrangement = "COH", string? party = null, string? location = null,
        string? governorate = null, int count = 1, long? killed = null, long? injured = null, string kind = "shelling") => new()
        {
            Ref = reference,
            Arrangement = arrangement,
            Day = Day(day),
            ReceivedOn = Day(received ?? day),
            Party = party,
            Location = location,
            Governorate = governorate,
            Count = count,
            Killed = killed,
            Injured = injured,
            Kind = kind,
        };

    public static AllegationStep Step(string allegation, string on, AllegationStepKind kind) =>
        new() { Allegation = allegation, On = Day(on), Step = kind };

    /// <summary>A step of allegation V as <c>05-03 substantiated</c>.</summary>
    public static AllegationStep Step(string text) =>
        Step("V", text[..5], Domain.Common.EnumCode.Parse<AllegationStepKind>(text[6..]));

    public static MonitoringEntry Watch(string day, string? governorate = null, string centre = "HME") =>
        new() { Centre = centre, Day = Day(day), Governorate = governorate };

    public static Commitment Commitment(
        string made, string due, CommitmentScope scope = CommitmentScope.Named, CommitmentTest test = CommitmentTest.Reached,
        string? consequence = null, string? consequenceOn = null, string? fulfilled = null, params string[] places) => new()
        {
            Code = "K",
            Name = "K",
            MadeOn = Day(made),
            DueOn = Day(due),
            Scope = scope,
            Test = test,
            Consequence = consequence,
            ConsequenceOn = DayOrNone(consequenceOn),
            FulfilledOn = DayOrNone(fulfilled),
            Locations = places,
        };

    /// <summary>An operation with these records, from 1 May on.</summary>
    public static ReportFacts Facts(CeasefireFacts ceasefire) => new()
    {
        Operation = A.Operation("2016-05-01"),
        Ceasefire = ceasefire with { Parties = ceasefire.Parties.Count > 0 ? ceasefire.Parties : Parties },
        Locations =
        [
            A.Location("ALE", "Aleppo") with { Governorate = "Aleppo" }, A.Location("HOM", "Homs") with { Governorate = "Homs" },
            A.Location("WAR", "al-Waer") with { Governorate = "Homs" }, A.Location("XXX", "Nowhere"),
        ],
    };

    /// <summary>The report on the days up to one.</summary>
    public static CeasefireContent Report(ReportFacts facts, string from, string to) =>
        CeasefireReport.Compute(new Situation(facts), new ReportPeriod(1, Day(from), Day(to))).Content;

    public static CeasefireContent Report(CeasefireFacts ceasefire, string to, string from = "05-01") => Report(Facts(ceasefire), from, to);
}
