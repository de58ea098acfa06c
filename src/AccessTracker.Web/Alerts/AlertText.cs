using AccessTracker.Domain.Alerts;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;

namespace AccessTracker.Web.Alerts;

/// <summary>Alerts in the reader's words.</summary>
public static class AlertText
{
    /// <summary>What is so, with what made it fire. <paramref name="situation"/> has the names.</summary>
    public static string Of(Alert alert, Situation situation) => alert.Kind switch
    {
        AlertKind.PermitLapses => Format.With(
            alert.Days == 0 ? Texts.AlertPermitEndsToday : Texts.AlertPermitLapses, Place(alert, situation), alert.Authority, alert.Request,
            Format.Day(alert.Day), Format.Days(alert.Days)),
        AlertKind.PlaceUnreached when alert.Day is null =>
            Format.With(Texts.AlertNeverReached, Place(alert, situation), Format.Days(alert.Days), Format.Day(alert.Began), People(alert)),
        AlertKind.PlaceUnreached =>
            Format.With(Texts.AlertUnreached, Place(alert, situation), Format.Days(alert.Days), Format.Day(alert.Day), People(alert)),
        AlertKind.AnswerOverdue =>
            Format.With(Texts.AlertAnswerOverdue, Place(alert, situation), alert.Authority, alert.Request, Format.Day(alert.Day),
                Format.Days(alert.Days)),
        AlertKind.PermitUnused =>
            Format.With(Texts.AlertPermitUnused, Place(alert, situation), alert.Authority, alert.Request, Format.Day(alert.Day),
                Format.Days(alert.Days)),
        AlertKind.TargetBehind => Format.With(
            Texts.AlertTargetBehind,
            alert.Target,
            Sum(alert, alert.Reached, SumBound.Least),
            Format.Number(alert.People),
            Format.Number(alert.Expected),
            Sum(alert, alert.RecentPerWeek, SumBound.KnownOnly),
            Sum(alert, alert.NeededPerWeek, SumBound.Most),
            Format.Day(alert.Day)),
        AlertKind.RouteClosed => Format.With(
            Texts.AlertRouteClosed, alert.Convoy, Format.Day(alert.Day), Place(alert, situation), Route(alert, situation), Format.Day(alert.Began)),
        AlertKind.RunBroken => Format.With(Texts.AlertRunBroken, Arrangement(alert, situation), Format.Days(alert.Days), Format.Day(alert.Day)),
        AlertKind.PatternFound => Format.With(
            Texts.AlertPatternFound, Party(alert, situation), Arrangement(alert, situation), Format.Number(alert.Count), Format.Day(alert.Day)),
        AlertKind.CommitmentMissed => Format.With(
            alert.Count > 0 ? Texts.AlertCommitmentMissedAt : Texts.AlertCommitmentMissed, alert.Commitment, Format.Day(alert.Day),
            Format.Days(alert.Days), Format.Number(alert.Count)),
        AlertKind.CommitmentDue => Format.With(
            alert.Count > 0 ? Texts.AlertCommitmentDueAt : Texts.AlertCommitmentDue, alert.Commitment, Format.Day(alert.Day),
            Format.Number(alert.Count)),
        AlertKind.AllegationOpen when alert.Allegation is null => Format.With(
            Texts.AlertAllegationsOpen, Arrangement(alert, situation), alert.Governorate ?? Texts.NoGovernorate, Format.Number(alert.Count),
            Format.Number(alert.Entries), Format.Days(alert.Days), Format.Day(alert.Day)),
        AlertKind.AllegationOpen => Format.With(
            Texts.AlertAllegationOpen, alert.Allegation, Arrangement(alert, situation), Format.Days(alert.Days), Format.Day(alert.Day)),
        AlertKind.RequiredReached => Format.With(
            alert.Count > 0 ? Texts.AlertRequiredReachedUnwatched : Texts.AlertRequiredReached, Arrangement(alert, situation),
            Format.Days(alert.Days), Format.Day(alert.Day), Format.Number(alert.Count)),
        AlertKind.ReportLate =>
            Format.With(Texts.AlertReportLate, ReportName.Of(alert.Report!.Value), Format.Day(alert.Day), Format.Days(alert.Days)),
    };

    private static string Sum(Alert alert, long? people, SumBound bound) =>
        new FigureSum(people, alert.ReachedUnknown, SumPart.Delivery) { Bound = bound }.Amount;

    /// <summary>What a kind asks: "At most {0} days are left…", with its threshold.</summary>
    public static string Threshold(AlertKind kind) => kind switch
    {
        AlertKind.PermitLapses => Texts.AlertRulePermitLapses,
        AlertKind.PlaceUnreached => Texts.AlertRulePlaceUnreached,
        AlertKind.AnswerOverdue => Texts.AlertRuleAnswerOverdue,
        AlertKind.PermitUnused => Texts.AlertRulePermitUnused,
        AlertKind.TargetBehind => Texts.AlertRuleTargetBehind,
        AlertKind.ReportLate => Texts.AlertRuleReportLate,
        AlertKind.RouteClosed => Texts.AlertRuleRouteClosed,
        AlertKind.RunBroken => Texts.AlertRuleRunBroken,
        AlertKind.PatternFound => Texts.AlertRulePatternFound,
        AlertKind.CommitmentMissed => Texts.AlertRuleCommitmentMissed,
        AlertKind.CommitmentDue => Texts.AlertRuleCommitmentDue,
        AlertKind.AllegationOpen => Texts.AlertRuleAllegationOpen,
        AlertKind.RequiredReached => Texts.AlertRuleRequiredReached,
    };

    /// <summary>The page of what an alert is about, and its name; an alert may lead to two.</summary>
    public static IEnumerable<(string Url, string Text)> Links(Alert alert, Situation situation)
    {
        var operation = situation.Operation.Code;
        if (alert.Location is { } place)
        {
            yield return (Urls.Location(operation, place), Place(alert, situation)!);
        }

        if (alert.Request is { } request)
        {
            yield return (Urls.Request(operation, request), request);
        }

        if (alert.Allegation is { } allegation)
        {
            yield return (Urls.Allegation(operation, allegation), allegation);
        }
        else if (alert.Kind == AlertKind.AllegationOpen)
        {
            yield return (
                Urls.Allegations(
                    operation, ("arrangement", alert.Arrangement), ("governorate", alert.Governorate), ("age", Urls.LongOpen)),
                Texts.AlertAllegationsLink);
        }

        if (alert.Convoy is { } convoy)
        {
            yield return (Urls.Convoy(operation, convoy), convoy);
        }

        if (alert.Route is { } route)
        {
            yield return (Urls.Route(operation, route), Route(alert, situation)!);
        }

        if (alert.Arrangement is { } arrangement)
        {
            yield return alert.Party is { } party
                ? (Urls.PatternBrief(operation, null, arrangement, party), Texts.BriefTitle)
                : (Urls.Arrangement(operation, arrangement), Arrangement(alert, situation)!);
        }

        if (alert.Commitment is { } commitment)
        {
            yield return (Urls.Commitments(operation), commitment);
        }

        if (alert.Report is { } report)
        {
            yield return (Urls.Report(operation, report), ReportName.Of(report));
        }

        if (alert.Target is { } target)
        {
            yield return (Urls.Targets(operation), target);
        }
    }

    private static string? Route(Alert alert, Situation situation) =>
        ShownName.Of(situation.Ceasefire.Routes.FirstOrDefault(r => r.Code == alert.Route)) ?? alert.Route;

    private static string? Arrangement(Alert alert, Situation situation) =>
        ShownName.Of(situation.Ceasefire.Arrangements.FirstOrDefault(a => a.Code == alert.Arrangement)) ?? alert.Arrangement;

    private static string? Party(Alert alert, Situation situation) => ShownName.Of(situation.Ceasefire.Parties.Find(alert.Party)) ?? alert.Party;

    /// <summary>What the place is called; its code, where nobody knows it.</summary>
    public static string Place(string code, Situation situation) => ShownName.Of(situation.Locations.GetValueOrDefault(code)) ?? code;

    private static string? Place(Alert alert, Situation situation) => alert.Location is { } code ? Place(code, situation) : null;

    private static string People(Alert alert) =>
        alert.People is { } people ? Format.With(Texts.PeopleCount, Format.Number(people)) : Texts.PeopleUnknown;
}
